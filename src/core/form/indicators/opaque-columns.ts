import { isComparator } from './asked-and-reached.ts'
import type { IndicatorHeader } from './indicator-header.ts'
import { squeeze } from '../label-text.ts'
import type { ReadingContext } from '../read-heading.ts'
import type { Slot } from '../sheet-grid.ts'

/** Rows of an indicator table below one header. */
export interface TableSection {
  readonly header: IndicatorHeader
  readonly rows: number[]
}

const NOTHING_ASKED = '表上没有指标值和完成值，本行没有核对'

/**
 * The rows that cannot be judged, each with the reason: a column that nobody knows stands between target and score and
 * holds mostly figures or signs, and something in this row. It may be what the row is to be judged by. Texts and empty
 * columns change nothing.
 */
export function unjudgedRows(context: ReadingContext, sections: readonly TableSection[]): Map<number, string> {
  const reasons = new Map<number, string>()
  for (const { header, rows } of sections) {
    if (header.targets.length === 0 && !header.columns.actualValue)
      for (const row of rows) reasons.set(row, NOTHING_ASKED)
    const named = header.unknown.map(({ slot, text }) => ({
      column: slot.left,
      name: `「${squeeze(text)}」一栏不认识`,
    }))
    const unnamed = columnsWithoutHead(context, header).map((column) => ({ column, name: '有一栏没有标题' }))
    for (const { column, name } of [...named, ...unnamed].filter((each) => stands(each.column, header))) {
      const filled = rows.filter((row) => beginsAt(context.grid.at(row, column), column))
      const figures = filled.filter((row) => isFigureOrSign(context.grid.at(row, column).text))
      if (figures.length * 2 <= filled.length || isSignOfTarget(context, header, column, filled)) continue
      for (const row of filled) if (!reasons.has(row)) reasons.set(row, `${name}，栏内是数字，本行没有核对`)
    }
  }
  return reasons
}

/** Signs before the target are read with it. */
function isSignOfTarget(
  { grid }: ReadingContext,
  { targets }: IndicatorHeader,
  column: number,
  rows: readonly number[],
): boolean {
  return (
    targets.some((head) => head.left === column + 1) && rows.every((row) => isComparator(grid.at(row, column).text))
  )
}

function beginsAt(slot: Slot, column: number): boolean {
  return slot.left === column && slot.text !== ''
}

function columnsWithoutHead({ grid }: ReadingContext, { row, bottom, columns }: IndicatorHeader): number[] {
  const lefts = Object.values(columns).map((slot) => slot.left)
  const without: number[] = []
  for (let column = Math.min(...lefts); column <= Math.max(...lefts); column++) {
    if (grid.sheet.hiddenColumns.has(column)) continue
    let blank = true
    for (let at = row; at <= bottom; at++) if (grid.at(at, column).text !== '') blank = false
    if (blank) without.push(column)
  }
  return without
}

/** Between target and score; where one of them is not there, the unknown column may be it. */
function stands(column: number, { columns, targets }: IndicatorHeader): boolean {
  const { level3, actualValue, maxScore, score, deviationReason } = columns
  const scored = score ?? maxScore
  const values = [...targets, actualValue, maxScore, score].filter((each) => each !== undefined)
  const hasValues = targets.length > 0 && actualValue !== undefined
  const left = hasValues ? Math.min(...values.map((each) => each.left)) : (level3?.right ?? 0)
  const right =
    hasValues && scored
      ? Math.max(...values.map((each) => each.left))
      : (deviationReason?.left ?? Number.POSITIVE_INFINITY)
  return column > left && column < right
}

/** 「50」 「≥90%」 「12.5万元」 「+」, not 「1.完成……」. */
function isFigureOrSign(text: string): boolean {
  const bare = squeeze(text)
  if (/^\d{1,2}[、.)]\D/.test(bare)) return false
  return /^[≥≤><=±+\-~约]{0,2}\d.{0,15}$/.test(bare) || /^[≥≤><=±+\-√×✓✔↑↓]{1,2}$/.test(bare)
}
