import { Headings, type IndicatorColumn, type Meaning } from '../heading-parts.ts'
import type { FundBlock, ScoredForm } from '../forms.ts'
import { LONGEST_LABEL, squeeze } from '../label-text.ts'
import { placeIn, type ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

export type { IndicatorColumn }

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

/** The box that heads a column, with its whole wording where it stands below another heading: 「完成情况」 over 「全年」. */
interface Head {
  readonly slot: Slot
  readonly text: string
  readonly meaning: Meaning | undefined
}

export interface IndicatorHeader {
  readonly row: number
  /** Last row of the header: further down than `row` where it is split over rows or its boxes are merged downward. */
  readonly bottom: number
  /** The boxes below which the columns stand. */
  readonly columns: Partial<Readonly<Record<IndicatorColumn, Slot>>>
  /**
   * Columns that state a target, the one that counts first: adjusted, of the year, initial. `columns.targetValue` is
   * the leftmost.
   */
  readonly targets: readonly Slot[]
  /** Columns for reasons and measures, from left to right: some forms have one of each. */
  readonly reasons: readonly Slot[]
  /** Heads that are not understood, without what no one sees. */
  readonly unknown: readonly Head[]
  /** Every heading is one of the printed national form. */
  readonly national: boolean
}

/**
 * The header of the indicator table at or below a row: names the indicators, and says what was asked or reached, or how
 * they are grouped.
 */
export function findIndicatorHeader(context: ReadingContext, from: number): IndicatorHeader | undefined {
  for (let row = from; row <= context.block.bottom; row++) {
    const header = headerAt(context, row)
    const { level1, level2, level3, targetValue, actualValue } = header.columns
    if (Object.keys(header.columns).length < 3) continue
    const named = level3
      ? (targetValue ?? actualValue ?? level2) && header
      : (level1 ?? level2) && (targetValue ?? actualValue) && withNameColumn(header)
    if (named) return atNames(startingBelow(context, named))
  }
  return undefined
}

/** A row over the header, with nothing of its own in it, is no part of the header. */
function startingBelow(context: ReadingContext, header: IndicatorHeader): IndicatorHeader {
  if (header.bottom === header.row || Object.values(header.columns).some((slot) => slot.top <= header.row))
    return header
  return findIndicatorHeader(context, header.row + 1) ?? header
}

/** Of a header of two rows that counts as the header's in which the names are headed. */
function atNames(header: IndicatorHeader): IndicatorHeader {
  return { ...header, row: Math.max(header.row, header.columns.level3?.top ?? 0) }
}

/** Fewer heads in one row make no header of a further page. */
const LEAST_REPEATED = 4

/** The same header again at the top of a further page, or that of a further table. */
export function repeatsHeader(context: ReadingContext, row: number): IndicatorHeader | undefined {
  if (!mayRepeat(context, row)) return undefined
  const repeated = headerAt(context, row)
  // Of a header of two rows the names of the columns may stand in either.
  if (Object.values(repeated.columns).filter((slot) => slot.top === row).length < LEAST_REPEATED) return undefined
  const named = repeated.columns.level3 ? repeated : withNameColumn(repeated)
  return named && atNames(named)
}

/** Rows of indicators have no heads; one of a target may count twice (`settledColumns`). */
function mayRepeat({ grid, fieldMap }: ReadingContext, row: number): boolean {
  const headings = Headings.of(fieldMap)
  let heads = 0
  for (const slot of grid.slots(row)) if (slot.top === row && namesColumn(headings.meaningOf(slot.text))) heads++
  return heads >= LEAST_REPEATED - 1
}

function namesColumn(meaning: Meaning | undefined): meaning is Exclude<Meaning, 'left-alone'> {
  return meaning !== undefined && meaning !== 'left-alone'
}

/** True where heads of an indicator table stand, though perhaps no table could be made out. */
export function hasIndicatorHeads({ fieldMap, slots }: ReadingContext): boolean {
  const headings = Headings.of(fieldMap)
  return slots.some(({ text }) => {
    const meaning = headings.meaningOf(text)
    return namesColumn(meaning) && (meaning.column === 'level1' || meaning.column === 'level2')
  })
}

/**
 * Which columns the heads at a row name; where two name one, the visible one, then the one with the more exact wording,
 * then the left one.
 */
function headerAt(context: ReadingContext, row: number): IndicatorHeader {
  const { heads, bottom } = headsAt(context, row)
  const known = heads.flatMap((head) =>
    head.meaning && head.meaning !== 'left-alone' ? [{ ...head, ...head.meaning }] : [],
  )
  const nameColumn = known.find((head) => head.column === 'level3')?.slot.left ?? 0
  const found: Partial<Record<IndicatorColumn, Slot>> = {}
  const order = (head: (typeof known)[number]): number =>
    (isHidden(context, head.slot) ? 1000 : 0) + (isLevelWeight(head, nameColumn) ? 100 : 0) + head.rank
  for (const head of [...known].sort((a, b) => order(a) - order(b) || a.slot.left - b.slot.left))
    found[head.column] ??= head.slot
  const national = heads.every(
    ({ text, meaning, slot }) => isNationalHead(text) || (meaning === 'left-alone' && slot.left < nameColumn),
  )
  const unknown = heads.filter(({ meaning, slot }) => meaning === undefined && !isHidden(context, slot))
  const settled = settledColumns(found)
  const first = settled.columns.deviationReason?.left ?? Number.POSITIVE_INFINITY
  const reasons = known.filter(
    ({ column, slot }) => column === 'deviationReason' && slot.left >= first && !isHidden(context, slot),
  )
  return { row, bottom, national, unknown, reasons: reasons.map(({ slot }) => slot), ...settled }
}

/** A 分值 left of the names is that of the 一级 or 二级 beside it. */
function isLevelWeight({ column, slot }: { column: IndicatorColumn; slot: Slot }, nameColumn: number): boolean {
  return column === 'maxScore' && slot.left < nameColumn
}

function isHidden({ grid }: ReadingContext, { left, right }: Slot): boolean {
  for (let column = left; column <= right; column++) if (!grid.sheet.hiddenColumns.has(column)) return false
  return true
}

/** Columns that stand in for one another where only one of them is there. */
function settledColumns(found: Partial<Record<IndicatorColumn, Slot>>): Pick<IndicatorHeader, 'columns' | 'targets'> {
  const { deviationReason, remark, score, rawScore, ...columns } = found
  const targets = [found.adjustedTarget, found.targetValue, found.initialTarget].filter((slot) => slot !== undefined)
  const targetValue = [...targets].sort((a, b) => a.left - b.left)[0]
  // 「说明」 left of the values explains the indicator (河北); only behind them it is the reason of a deviation.
  const values = found.actualValue ?? targetValue ?? score ?? rawScore
  const behind = (slot: Slot | undefined): Slot | undefined =>
    slot && values && slot.left < values.left ? undefined : slot
  const reason = behind(deviationReason)
  const note = reason ? undefined : behind(remark)
  return {
    targets,
    columns: {
      ...columns,
      ...(targetValue && { targetValue }),
      ...((score ?? rawScore) && { score: score ?? rawScore }),
      ...(score && rawScore && { rawScore }),
      ...(reason && { deviationReason: reason }),
      ...(note && { remark: note }),
    },
  }
}

/**
 * The heads at a row. A second row belongs to the header where heads are merged down over it, or where all that stands
 * in it makes headings, alone or with the box above; its boxes then head the columns. What goes on below the header
 * beside the rows is a caption.
 */
function headsAt(context: ReadingContext, row: number): { heads: Head[]; bottom: number } {
  const { grid, block, fieldMap } = context
  const headings = Headings.of(fieldMap)
  const top = grid.slots(row).map((slot): Head => ({ slot, text: slot.text, meaning: headings.meaningOf(slot.text) }))
  const second = row < block.bottom ? grid.slots(row + 1).filter((slot) => slot.top === row + 1) : []
  const below = secondRow(headings, context, top, second, row)
  const isDouble = below.length > 0
  const bottom = isDouble ? row + 1 : mergedBottom(top, row)
  const single = top.filter(
    ({ slot }) => !isDouble || slot.bottom > row || !second.some((each) => each.left === slot.left),
  )
  const heads = [...single, ...below].filter(({ slot }) => slot.bottom <= bottom)
  return { heads: heads.sort((a, b) => a.slot.left - b.slot.left), bottom }
}

/** 「调整后」 below 「年度指标值」, 「值」 below 「指标」; what the box says alone comes last. Prose heads nothing below it. */
function subHead(headings: Headings, above: Slot, slot: Slot): Head {
  if (above.text === '' || above.text.length > LONGEST_LABEL)
    return { slot, text: slot.text, meaning: headings.meaningOf(slot.text) }
  for (const text of [`${above.text}${slot.text}`, `${slot.text}${above.text}`]) {
    const meaning = headings.meaningOf(text)
    if (meaning) return { slot, text, meaning }
  }
  const alone = headings.meaningOf(slot.text)
  return { slot, text: alone ? slot.text : `${above.text}${slot.text}`, meaning: alone }
}

/** The heads of a second row; none where it is no part of the header. */
function secondRow(
  headings: Headings,
  { grid }: ReadingContext,
  top: readonly Head[],
  second: readonly Slot[],
  row: number,
): readonly Head[] {
  const merged = top.filter(({ slot, meaning }) => namesColumn(meaning) && slot.bottom === row + 1)
  const below: Head[] = []
  for (const slot of second) {
    const head = subHead(headings, grid.at(row, slot.left), slot)
    // The first that makes no heading says that it is a row like others.
    if (merged.length < 2 && head.meaning === undefined) return []
    below.push(head)
  }
  return merged.length >= 2 || below.length >= 2 || standsWithin(top, below) ? below : []
}

/** A single box below a wider one. */
function standsWithin(top: readonly Head[], below: readonly Head[]): boolean {
  return top.some(
    ({ slot }) =>
      slot.right > slot.left && below.some((sub) => sub.slot.left > slot.left && sub.slot.right <= slot.right),
  )
}

/** Where most heads that name a column end. */
function mergedBottom(top: readonly Head[], row: number): number {
  const counts = new Map<number, number>()
  for (const { slot, meaning } of top) {
    if (namesColumn(meaning) && slot.bottom <= row + 2) counts.set(slot.bottom, (counts.get(slot.bottom) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? row
}

/**
 * A table without a head that says 三级指标: the unknown column before the values has the names, else the lowest level
 * named; 「绩效指标」 may be the head of a column too.
 */
function withNameColumn(header: IndicatorHeader): IndicatorHeader | undefined {
  const { columns } = header
  const levels = [columns.level1, columns.level2].filter((slot) => slot !== undefined)
  const values = [...header.targets, columns.actualValue, columns.maxScore, columns.nature].filter(
    (slot) => slot !== undefined,
  )
  const first = Math.min(...values.map((slot) => slot.left))
  const after = Math.max(...levels.map((slot) => slot.right))
  const between = header.unknown.filter(({ slot }) => slot.left > after && slot.right < first)
  if (between.length === 1) {
    return {
      ...header,
      unknown: header.unknown.filter((head) => head !== between[0]),
      columns: { ...columns, level3: between[0]!.slot },
    }
  }
  const { level2, ...others } = columns
  return level2 && between.length === 0 ? { ...header, columns: { ...others, level3: level2 } } : undefined
}

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

const NATIONAL_HEADS = new Set([
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
])

function isNationalHead(text: string): boolean {
  return NATIONAL_HEADS.has(squeeze(text))
}

/** Worded as the printed national form, 年度指标值 and 实际完成值, the scores behind them. */
export function isNationallyWorded({ columns }: IndicatorHeader): boolean {
  const { targetValue, actualValue, maxScore, score, nature, unit } = columns
  if (nature || unit) return false
  const worded = [targetValue, actualValue].every(
    (slot) => !slot || /^(年度指标值|实际完成值)$/.test(squeeze(slot.text)),
  )
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
