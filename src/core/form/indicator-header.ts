import type { FieldMap } from '../template/field-map.ts'
import type { ScoredForm } from './forms.ts'
import { findHeaderRow, type HeaderRow, headerAt } from './header-row.ts'
import { bareLabel, LabelIndex, squeeze } from './label-text.ts'
import { placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

export type IndicatorColumn = keyof FieldMap['indicators']['columns']

export const COLUMN_LABELS: Readonly<Record<IndicatorColumn, string>> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  targetValue: '年度指标值',
  actualValue: '实际完成值',
  maxScore: '分值',
  score: '得分',
  deviationReason: '偏差原因分析及改进措施',
  nature: '指标性质',
  unit: '度量单位',
  rawScore: '单项指标得分',
}

/** The columns of the national form; what else a place has is read where it stands and missed nowhere. */
const OFFICIAL: readonly IndicatorColumn[] = [
  'level1',
  'level2',
  'level3',
  'targetValue',
  'actualValue',
  'maxScore',
  'score',
  'deviationReason',
]

export type IndicatorHeader = HeaderRow<IndicatorColumn>

export function columnIndex({ fieldMap }: ReadingContext): LabelIndex<IndicatorColumn> {
  return LabelIndex.of<IndicatorColumn>(fieldMap.indicators.columns)
}

/** The header of the indicator table at or below a row: names the indicators, and says what was asked or reached, or how they are grouped. */
export function findIndicatorHeader(context: ReadingContext, from: number): IndicatorHeader | undefined {
  const { grid, block } = context
  const index = columnIndex(context)
  let row = from
  while (row <= block.bottom) {
    const found = findHeaderRow(grid, index, row, block.bottom, 3)
    if (!found) return undefined
    const { level3, targetValue, actualValue, level2 } = found.columns
    if (level3 && (targetValue || actualValue || level2)) return withSecondRow(context, withReasonLast(found))
    row = found.row + 1
  }
  return undefined
}

/** The same header again at the top of a further page. */
export function repeatsHeader(context: ReadingContext, row: number): IndicatorHeader | undefined {
  const repeated = headerAt(context.grid, columnIndex(context), row)
  // Of a header of two rows the names of the columns may stand in either.
  if (Object.values(repeated.columns).filter((slot) => slot.top === row).length < 4) return undefined
  return withSecondRow(context, repeated)
}

/** 「说明」 left of the values explains the indicator (河北); only behind them it is the reason of a deviation. */
function withReasonLast(header: IndicatorHeader): IndicatorHeader {
  const { deviationReason, ...columns } = header.columns
  const values = columns.actualValue ?? columns.targetValue ?? columns.score
  if (!deviationReason || !values || deviationReason.left > values.left) return header
  return { ...header, columns }
}

/** Below 「年度指标值」 a second row may split it into 指标性质, 指标值 and 度量单位 (云南). */
function withSecondRow({ grid, fieldMap, block }: ReadingContext, header: IndicatorHeader): IndicatorHeader {
  const row = header.row + 1
  const target = header.columns.targetValue
  if (!target || row > block.bottom) return header
  const index = LabelIndex.of<IndicatorColumn>(fieldMap.indicators.columns)
  const below = grid.slots(row).filter((slot) => slot.top === row && slot.left >= target.left && slot.right <= target.right)
  const parts: Partial<Record<IndicatorColumn, Slot>> = {}
  for (const slot of below) {
    const name = index.nameOf(slot)
    if (name === 'nature' || name === 'unit' || name === 'targetValue') parts[name] = slot
  }
  if (!parts.targetValue || (!parts.nature && !parts.unit)) return header
  return { ...header, bottom: Math.max(header.bottom, row), columns: { ...header.columns, ...parts } }
}

/**
 * Columns of the national form that this table lacks. A table that has other columns for them, or that is worded as another form is, lacks
 * nothing; where the wording alone differs, one missing column is still one that was lost.
 */
export function missingColumns(context: ReadingContext, header: IndicatorHeader): ScoredForm['missingColumns'] {
  const place = placeIn(context, context.grid.slots(header.row)[0]!)
  const missing = OFFICIAL.filter((name) => !header.columns[name])
  const splits = header.columns.nature ?? header.columns.unit ?? header.columns.rawScore
  const national = isNationallyWorded(header)
  if (splits || missing.length > (national ? 3 : 1)) return []
  // Elsewhere a form may be printed without 分值: the scores are capped by their group.
  if (!national && missing[0] === 'maxScore') return []
  return missing.map((name) => ({ name: COLUMN_LABELS[name], place }))
}

/** Worded as the printed national form, 年度指标值 and 实际完成值, the scores behind them. */
export function isNationallyWorded({ columns }: IndicatorHeader): boolean {
  const { targetValue, actualValue, maxScore, score, nature, unit } = columns
  if (nature || unit) return false
  const worded = [targetValue, actualValue].every((slot) => !slot || /^(年度指标值|实际完成值)$/.test(squeeze(slot.text)))
  const values = actualValue ?? targetValue
  return worded && [maxScore, score].every((slot) => !slot || !values || slot.left > values.left)
}

/** 「年度绩效目标1（80分）」 left of the table and down beside its rows names the table, no column of it. */
function isCaption(slot: Slot, header: IndicatorHeader, firstColumn: number): boolean {
  return slot.right < firstColumn && slot.bottom > header.bottom
}

/** Head cells that stood for no known column. */
export function unknownColumns(context: ReadingContext, header: IndicatorHeader): ScoredForm['unknownColumns'] {
  const ignored = new Set(context.fieldMap.indicators.ignoredColumns.map(bareLabel))
  const first = Math.min(...Object.values(header.columns).map((slot) => slot.left))
  return header.unknown
    .filter((slot) => slot.top >= header.row && !ignored.has(slot.label) && !isCaption(slot, header, first))
    .map((slot) => ({ place: placeIn(context, slot), text: slot.text }))
}
