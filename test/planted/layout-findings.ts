import type { SheetDraft } from '../../src/core/model/sheet-draft.ts'
import { review } from '../../src/core/review.ts'
import type { ReportedFinding } from '../../src/core/reviewed-submission.ts'
import { schemeById } from '../../src/core/scheme/schemes.ts'
import type { ProjectContent } from '../../src/core/content/content.ts'
import { workbookFromDrafts } from '../../src/core/model/sheet-from-draft.ts'
import type { Holds } from '../fixture-content/layouts/holds.ts'
import { minus, plus, rational, read, rounded, times } from './rational.ts'

/** A finding without its place: which rule, of what (an indicator, the funds, a heading), in which column. */
export interface PlacelessFinding {
  readonly rule: string
  readonly subject: string
  readonly column: string
  readonly told: string
}

/** What the national scheme finds on a form, wherever its cells stand, and whatever it calls its only budget. */
export function findingsOn(draft: SheetDraft, holds?: Holds): readonly PlacelessFinding[] {
  const workbooks = [{ path: '自评.xlsx', sha256: '', workbook: workbookFromDrafts([draft]) }]
  const found = review({ workbooks, scheme: schemeById('cn')! }).findings.map(placeless)
  if (!holds?.initialBudgetOnly) return found
  return found.map((each) => (each.column === AMOUNTS.initial ? { ...each, column: AMOUNTS.annual } : each))
}

const FUND_TOTAL = /^(年度资金总额|总额|年度财政资金总额|预算数|执行数|年度总金额|合计|金额（万元）)[：:]?$/
const FUND_SOURCE =
  /^(?:其中：)?(?:[当本]年财政拨款|财政拨款|(?:中央)?财政资金|上年结转资金|其他资金|其他|中央补助|地方资金|地方资金\/其他|本级)$/

function placeless(finding: ReportedFinding): PlacelessFinding {
  const { rule, label, message, cell } = finding
  const [first = '', column = ''] = label.split(' / ')
  // 「实施单位」 is 资金使用单位 elsewhere: the sentence names the field.
  const subject = rule === 'TX-01' ? (/「(.+?)」/.exec(message)?.[1] ?? first) : first
  // A sum that does not hold stands at the total or at the addend that explains it, as far as the form tells.
  const whose = rule === 'ZJ-01' ? '资金' : (fundRow(subject) ?? plainName(subject))
  return { rule, subject: whose, column, told: `${cell} ${message}` }
}

function fundRow(label: string): string | undefined {
  if (FUND_TOTAL.test(label)) return '资金总额'
  return FUND_SOURCE.test(label) ? '资金来源' : undefined
}

/** 「指标1：新建面积(≥**平方米)」 → 「新建面积」. */
function plainName(label: string): string {
  return label.replace(/^指标\d+[：:]/, '').replace(/\([^()]*\*\*[^()]*\)$/, '')
}

/** Of the submission, not of the form; of how numbers are stored; of the remark, which the others lack. */
const NOT_OF_THE_FORM = new Set(['JG-01', 'JG-02', 'JG-03', 'TX-03', 'DF-07'])
/** They need the 分值 of each indicator. */
const BY_MAX_SCORE = new Set(['DF-01', 'DF-03', 'DF-04', 'DF-05', 'DF-08', 'FZ-02', 'FZ-04', 'FZ-05'])

/** What was explained and paid for in points is left alone. */
const BY_REASON = new Set(['DF-04', 'DF-05', 'TX-05', 'TX-16', 'PC-05'])

/** Whether a layout has all the fields that the finding rests on. */
export function restsOnHeldFields({ rule, subject, column }: PlacelessFinding, holds: Holds): boolean {
  if (NOT_OF_THE_FORM.has(rule)) return false
  if (rule.startsWith('DF') && !holds.scores) return false
  if (BY_REASON.has(rule) && !(holds.reasons && holds.maxScores && holds.scores)) return false
  if ((BY_MAX_SCORE.has(rule) || column === '分值') && !(holds.maxScores && holds.scores)) return false
  if (rule === 'FZ-01' && !(holds.groupWeights && holds.maxScores)) return false
  if (rule === 'FZ-03' && !(holds.groupWeights && holds.executionMaxScore)) return false
  // A group without name and weight is the rest of the group above.
  if (rule === 'JG-04' && !holds.groupWeights) return false
  if (['DF-08', 'BJ-10', 'ZJ-11'].includes(rule) && !holds.levels) return false
  if (rule.startsWith('PC') || rule === 'TX-15') return holds.reasons
  // What was carried over explains a change.
  if (rule === 'ZJ-10') return holds.initialBudget && holds.sources.length === 3
  if (subject === '总分') return column === '分值' ? holds.totalMaxScore : holds.totalScore
  if (rule === 'ZJ-04') return holds.executionScore && !holds.executionRow
  // Told there by the rules on indicators.
  if (subject === '预算执行率') return false
  if (rule === 'TX-11' || rule === 'TX-13') return holds.goals
  if (rule === 'ZJ-03') return holds.executionRate
  if (rule === 'ZJ-01') return holds.sources.length > 1 && holds.sourceColumns.some((each) => column === AMOUNTS[each])
  // One column left out is known by another that is filled in.
  if (rule === 'ZJ-09') return holds.sources.length > 1 && holds.sourceColumns.length > 1
  if (rule === 'ZJ-02' && subject === '资金来源')
    return holds.sources.length === 3 && holds.sourceColumns.includes('executed')
  if (column === AMOUNTS.initial) return holds.initialBudget
  if (PROJECT_HEADING.has(subject)) return holds.projectHeading
  return !FILLER.has(subject) || holds.filler
}

const AMOUNTS = { initial: '年初预算数', annual: '全年预算数', executed: '全年执行数' } as const
const PROJECT_HEADING = new Set(['项目支出名称', '主管部门', '部门名称', '实施单位'])
const FILLER = new Set(['填报日期', '填表人', '单位负责人签字', '联系电话'])

/**
 * The same form as a layout prints it: an execution score out of 20 where it prints 20, no part in the total where it
 * has none.
 */
export function asPrinted(content: ProjectContent, holds: Holds): ProjectContent {
  const { total } = content.funds
  if (!isNumber(total.score) || !isNumber(content.total.score)) return content
  const share = holds.executionScore ? rational(holds.executionWeight, 10) : rational(0)
  const score = times(read(total.score), share)
  const sum = plus(minus(read(content.total.score), read(total.score)), score)
  return {
    ...content,
    funds: { ...content.funds, total: { ...total, score: rounded(score, 4) } },
    total: { ...content.total, score: rounded(sum, 4) },
  }
}

/** The rate as a percentage, since an indicator's row does not say that a bare 0.97 is one. */
export function withPercentage(content: ProjectContent): ProjectContent {
  const { rate } = content.funds.total
  if (!isNumber(rate)) return content
  const value = read(rate)
  const percentage = Number(rate) <= 1 ? times(value, rational(100)) : value
  return {
    ...content,
    funds: { ...content.funds, total: { ...content.funds.total, rate: `${rounded(percentage, 2)}%` } },
  }
}

export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
