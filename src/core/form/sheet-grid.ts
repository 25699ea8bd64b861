import { type CellRange, MAX_COLUMN, MAX_ROW } from '../model/cell-address.ts'
import type { Cell, Sheet } from '../model/workbook.ts'
import { shownText } from './shown-text.ts'

/** One visible box of a sheet: a cell, or a merged range with the content of its top left cell. */
export interface Slot extends CellRange {
  /** As a person sees it, trimmed; '' for an empty box. */
  readonly text: string
  readonly cell: Cell | undefined
}

const MAX_MERGED_CELLS = 400_000
const NO_SLOTS: readonly Slot[] = []

/** A sheet as boxes: every position answers with the merged range it belongs to. Costs in proportion to the cells that are used. */
export class SheetGrid {
  readonly lastRow: number
  readonly lastColumn: number
  private readonly cells = new Map<number, Cell>()
  /** By row the columns with a cell, or where a merged range begins. */
  private readonly columns = new Map<number, number[]>()
  private readonly merged = new Map<number, CellRange>()
  private readonly boxes = new Map<number, Slot>()
  private readonly slotCache = new Map<number, Slot[]>()

  constructor(readonly sheet: Sheet) {
    let lastRow = 0
    let lastColumn = 0
    for (const cell of sheet.cells) {
      if (cell.value.kind === 'blank' && cell.formula === undefined) continue
      lastRow = Math.max(lastRow, cell.row)
      lastColumn = Math.max(lastColumn, cell.column)
    }
    for (const merge of sheet.merges) {
      if (merge.bottom - merge.top < 500 && merge.top <= lastRow) lastRow = Math.max(lastRow, merge.bottom)
      if (merge.right - merge.left < 100 && merge.left <= lastColumn) lastColumn = Math.max(lastColumn, merge.right)
    }
    this.lastRow = Math.min(lastRow, MAX_ROW)
    this.lastColumn = Math.min(lastColumn, MAX_COLUMN)
    for (const cell of sheet.cells) {
      this.cells.set(key(cell.row, cell.column), cell)
      this.indexColumn(cell.row, cell.column)
    }
    this.indexMerges(sheet.merges)
  }

  /** Something may stand in this column of the row. */
  private indexColumn(row: number, column: number): void {
    const columns = this.columns.get(row)
    if (columns) columns.push(column)
    else this.columns.set(row, [column])
  }

  private indexMerges(merges: readonly CellRange[]): void {
    let budget = MAX_MERGED_CELLS
    for (const merge of merges) {
      const bottom = Math.min(merge.bottom, this.lastRow)
      const right = Math.min(merge.right, this.lastColumn)
      budget -= Math.max(0, bottom - merge.top + 1) * Math.max(0, right - merge.left + 1)
      if (budget < 0) return
      const clipped = { ...merge, bottom: Math.max(bottom, merge.top), right: Math.max(right, merge.left) }
      for (let row = merge.top; row <= bottom; row++) {
        this.indexColumn(row, merge.left)
        for (let column = merge.left; column <= right; column++) this.merged.set(key(row, column), clipped)
      }
    }
  }

  /** The box that covers a position; an empty box where nothing stands. */
  at(row: number, column: number): Slot {
    const own = key(row, column)
    const range = this.merged.get(own)
    const anchor = range ? key(range.top, range.left) : own
    const known = this.boxes.get(anchor)
    if (known) return known
    const cell = this.cells.get(anchor)
    const text = shownText(cell).trim()
    const { top, left, bottom, right } = range ?? { top: row, left: column, bottom: row, right: column }
    const slot: Slot = { top, left, bottom, right, cell, text }
    this.boxes.set(anchor, slot)
    return slot
  }

  /** The boxes with content that a row crosses, from left to right. */
  slots(row: number): readonly Slot[] {
    const known = this.slotCache.get(row)
    if (known) return known
    // One stray cell in the last row and column must not cost all that lie before it.
    const columns = this.columns.get(row)
    if (!columns) return NO_SLOTS
    const slots: Slot[] = []
    let done = 0
    for (const column of columns.sort((a, b) => a - b)) {
      if (column <= done || column > this.lastColumn) continue
      const slot = this.at(row, column)
      if (slot.text !== '') slots.push(slot)
      done = slot.right
    }
    this.slotCache.set(row, slots)
    return slots
  }

  /** The box right of another in the same row, empty or not; undefined past the last column. */
  rightOf(slot: Slot, row = slot.top): Slot | undefined {
    return slot.right < this.lastColumn ? this.at(row, slot.right + 1) : undefined
  }

  below(slot: Slot): Slot {
    return this.at(slot.bottom + 1, slot.left)
  }
}

function key(row: number, column: number): number {
  return row * (MAX_COLUMN + 1) + column
}
