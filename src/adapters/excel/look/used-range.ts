import type { CellRange } from '../../../core/model/cell-address.ts'
import type { SheetContent } from '../read/sheet-reader.ts'
import { MOST_COLUMNS, MOST_ROWS } from './layout-reader.ts'

/** Rows and columns that decoration alone may add to those in which something stands. */
const BARE_ROWS = 50
const BARE_COLUMNS = 10

export interface UsedRange {
  readonly rows: number
  readonly columns: number
  /** Something stands beyond. */
  readonly isCut: boolean
}

/**
 * From A1 to the last row and column in which something stands, merged ranges with it; borders and fills only a little
 * further: whole columns are often painted down to the last row.
 */
export function usedRange(
  { cells, merges }: Pick<SheetContent, 'cells' | 'merges'>,
  decorated: Iterable<{ readonly row: number; readonly column: number }>,
): UsedRange {
  const seen = { rows: 0, columns: 0 }
  let isCut = false
  const reach = (row: number, column: number): void => {
    seen.rows = Math.max(seen.rows, Math.min(row, MOST_ROWS))
    seen.columns = Math.max(seen.columns, Math.min(column, MOST_COLUMNS))
  }
  for (const { row, column, value, formula } of cells) {
    if (value.kind === 'blank' && formula === undefined) continue
    if (row > MOST_ROWS || column > MOST_COLUMNS) isCut = true
    else reach(row, column)
  }
  const filled = { ...seen }
  const near = (row: number, column: number): boolean =>
    row <= filled.rows + BARE_ROWS && column <= filled.columns + BARE_COLUMNS
  for (const { row, column } of decorated) if (near(row, column)) reach(row, column)
  for (const merge of merges)
    if (holds(filled, merge) && near(merge.bottom, merge.right)) reach(merge.bottom, merge.right)
  return { ...seen, isCut }
}

function holds({ rows, columns }: { rows: number; columns: number }, { top, left }: CellRange): boolean {
  return top <= rows && left <= columns
}

/** What telling overlapping merged ranges apart may cost, in cells looked at. */
const MOST_LOOKS = 20_000_000
const MOST_MERGES = 20_000

/**
 * Merged ranges within the used ones, cut off at its edge; of two that overlap, which no program writes, the first.
 */
export function mergesWithin(merges: readonly CellRange[], { rows, columns }: UsedRange): CellRange[] {
  const taken = new Uint8Array(rows * columns)
  const kept: CellRange[] = []
  let looks = 0
  for (const { top, left, bottom, right } of merges) {
    const merge = { top, left, bottom: Math.min(bottom, rows), right: Math.min(right, columns) }
    const area = (merge.bottom - top + 1) * (merge.right - left + 1)
    if (top > rows || left > columns || area < 2) continue
    looks += area
    if (looks > MOST_LOOKS || kept.length >= MOST_MERGES) break
    if (take(taken, columns, merge)) kept.push(merge)
  }
  return kept
}

/** Marks the cells as taken, and says whether all were free. */
function take(taken: Uint8Array, columns: number, { top, left, bottom, right }: CellRange): boolean {
  for (let row = top; row <= bottom; row++) {
    const start = (row - 1) * columns
    if (taken.subarray(start + left - 1, start + right).includes(1)) return false
  }
  for (let row = top; row <= bottom; row++) {
    const start = (row - 1) * columns
    taken.fill(1, start + left - 1, start + right)
  }
  return true
}
