import { RULES } from '../../core/rules/catalogue.ts'

/**
 * Names for people what judges; `program` is its identity. The same content is judged again only when this changes, be
 * it that one line of the programme did and none of what its rules say of themselves.
 */
export function rulesVersion(version: string, program: string, scheme: string | undefined): string {
  const id = program.slice(0, 12)
  return `校表 ${version}（${id}），规则 ${RULES.length} 条${scheme === undefined ? '' : `，评分方案 ${scheme}`}`
}
