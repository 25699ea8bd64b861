import type { FundBlock, ScoredForm } from '../forms.ts'
import type { IndicatorColumn } from '../heading-parts.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { IndicatorHeader } from './indicator-header.ts'

export const COLUMN_LABELS: Readonly<Record<IndicatorColumn, string>> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  targetValue: '年度指标值',
  initialTarget: '年初指标值',
  adjustedTarget: '调整后指标值',
  actualValue: '实际完成值',
  maxScore: '分值',
  score: '得分',
  rawScore: '单项指标得分',
  deviationReason: '偏差原因分析及改进措施',
  remark: '备注',
  nature: '指标性质',
  unit: '度量单位',
  completionRate: '完成率',
  scoreFactor: '得分系数',
}

/** The columns of the national form; what else a place has is read where it stands and missed nowhere. */
const OFFICIAL: readonly IndicatorColumn[] = ['targetValue', 'actualValue', 'maxScore', 'score', 'deviationReason']

/**
 * Columns of the national form that this table lacks. Said only of a form of which every heading of the table is one of
 * that form's and whose fund block has all its columns: what is worded otherwise may be a place's own form, which lacks
 * nothing.
 */
export function missingColumns(
  context: ReadingContext,
  header: IndicatorHeader,
  funds: FundBlock | undefined,
): ScoredForm['missingColumns'] {
  if (!header.national || !hasNationalColumns(funds)) return []
  const { columns } = header
  const place = placeIn(context, context.grid.slots(header.row)[0]!)
  const missing = OFFICIAL.filter((name) => !columns[name])
  return missing.length > 3 ? [] : missing.map((name) => ({ name: COLUMN_LABELS[name], place }))
}

function hasNationalColumns(funds: FundBlock | undefined): boolean {
  const total = funds?.rows.total
  const fields = [
    total?.initialBudget,
    total?.annualBudget,
    total?.annualExecution,
    funds?.maxScore,
    funds?.executionRate,
    funds?.score,
  ]
  return fields.every((field) => field !== undefined)
}

/** Worded as the printed national form, 年度指标值 and 实际完成值, the scores behind them. */
export function isNationallyWorded({ columns }: IndicatorHeader): boolean {
  const { targetValue, actualValue, maxScore, score, nature, unit } = columns
  if (nature || unit) return false
  const worded = [targetValue, actualValue].every((slot) => !slot || /^(年度指标值|实际完成值)$/.test(slot.squeezed))
  const values = actualValue ?? targetValue
  return worded && [maxScore, score].every((slot) => !slot || !values || slot.left > values.left)
}

/** Head cells that stood for no known column. */
export function unknownColumns(
  context: ReadingContext,
  { unknown, columns }: IndicatorHeader,
): ScoredForm['unknownColumns'] {
  const first = Math.min(...Object.values(columns).map((slot) => slot.left))
  // 「年度绩效目标1（80分）」 left of the table names the table.
  return unknown
    .filter(({ slot }) => slot.left >= first)
    .map(({ slot, text }) => ({ place: placeIn(context, slot), text }))
}
