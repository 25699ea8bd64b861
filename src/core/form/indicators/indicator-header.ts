import { Headings, type IndicatorColumn } from '../heading-parts.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'
import { type Head, headsAt, isNationalHead, namesColumn } from './column-heads.ts'

export type { IndicatorColumn }

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
  return { ...header, row: Math.max(header.row, header.columns.level3!.top) }
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
  let missing = LEAST_REPEATED - 1
  const slots = grid.slots(row)
  for (const [index, slot] of slots.entries()) {
    if (slots.length - index < missing) return false
    if (slot.top === row && namesColumn(headings.meaningOf(slot.text))) missing--
    if (missing === 0) return true
  }
  return false
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
  const known = heads.flatMap(({ slot, meaning }) =>
    namesColumn(meaning) ? [{ slot, column: meaning.column, rank: meaning.rank }] : [],
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
