import { RULES } from '../../core/rules/catalogue.ts'
import { stableId } from '../../core/rules/finding.ts'
import { SCHEMES } from '../../core/scheme/schemes.ts'

/** Names what judges: the programme and everything the catalogue of rules and schemes says. The same content is judged again only when this changes. */
export function rulesVersion(version: string, scheme: string | undefined): string {
  const rules = RULES.map(({ code, title, severity, formula, source }) =>
    [code, title, severity, formula, source.document, source.topic].join('|'),
  )
  const id = stableId([...rules, JSON.stringify(SCHEMES)]).slice(0, 8)
  return `校表 ${version}，规则 ${RULES.length} 条（${id}）${scheme === undefined ? '' : `，评分方案 ${scheme}`}`
}
