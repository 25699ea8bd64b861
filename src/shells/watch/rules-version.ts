import { createHash } from 'node:crypto'
import { RULES } from '../../core/rules/catalogue.ts'

/**
 * Names what judges: `program` is the hash of all of it. The same content is judged again only when this changes, be it
 * that one line of the programme did and none of what its rules say of themselves.
 */
export function rulesVersion(version: string, program: string, scheme: string | undefined): string {
  const id = createHash('sha256').update(program).digest('hex').slice(0, 12)
  return `校表 ${version}（${id}），规则 ${RULES.length} 条${scheme === undefined ? '' : `，评分方案 ${scheme}`}`
}
