import { type CellRange, MAX_COLUMN, MAX_ROW } from '../model/cell-address.ts'
import type { Cell, Sheet } from '../model/workbook.ts'
import { officialFieldMap } from '../vocabulary/field-map.ts'
import { Dictionary, type Wording } from './dictionary.ts'
import { shownText } from './shown-text.ts'

/** One visible box of a sheet: a cell, or a merged range with the content of its top left cell. */
export interface Slot extends CellRange, Wording {
  /** As a person sees it, trimmed; '' for an empty box. */
  readonly text: string
  readonly cell: Cell | undefined
}

/**
 * The boxes that a row crosses, from left to right; those without content too, where a cell or a merged range makes
 * them.
 */
interface GridRow {
  readonly boxes: Slot[]
  filled: readonly Slot[] | undefined
}

const MOST_MERGED_ROWS = 400_000
const NO_SLOTS: readonly Slot[] = []

/**
 * A sheet as boxes: every position answers with the merged range it belongs to. Costs in proportion to the cells and
 * ranges, wherever they stand.
 */
export class SheetGrid {
  readonly lastRow: number
  readonly lastColumn: number
  /** By their number; rows without boxes are holes. */
  private readonly rows: GridRow[] = []

  constructor(
    readonly sheet: Sheet,
    private readonly dictionary = Dictionary.of(officialFieldMap),
  ) {
    const { lastRow, lastColumn } = usedArea(sheet)
    this.lastRow = lastRow
    this.lastColumn = lastColumn
    const merges = this.mergesWithin(sheet.merges)
    const anchors = anchorCells(sheet, merges)
    const mergedRows = new Set<GridRow>()
    for (const merge of merges) this.addMerge(merge, anchors.get(key(merge.top, merge.left)), mergedRows)
    for (const { boxes } of mergedRows) sortByLeft(boxes)
    this.addCells(sheet.cells, mergedRows)
  }

  /** Ranges that touch the used area, cut to it, as long as they are not absurdly many. */
  private mergesWithin(merges: readonly CellRange[]): CellRange[] {
    let budget = MOST_MERGED_ROWS
    const kept: CellRange[] = []
    for (const { top, left, bottom, right } of merges) {
      const clipped = { top, left, bottom: Math.min(bottom, this.lastRow), right: Math.min(right, this.lastColumn) }
      if (clipped.bottom < top || clipped.right < left) continue
      budget -= clipped.bottom - top + 1
      if (budget < 0) break
      kept.push(clipped)
    }
    return kept
  }

  private addMerge(range: CellRange, anchor: Cell | undefined, mergedRows: Set<GridRow>): void {
    const box = this.boxOf(range, anchor)
    for (let number = range.top; number <= range.bottom; number++) {
      const row = this.rowAt(number)
      row.boxes.push(box)
      mergedRows.add(row)
    }
  }

  /** Cells inside a merged range, its top left one aside, are not seen. */
  private addCells(cells: readonly Cell[], mergedRows: ReadonlySet<GridRow>): void {
    for (const cell of cells) {
      const row = this.rowAt(cell.row)
      if (mergedRows.has(row)) this.insertCell(row.boxes, cell)
      else row.boxes.push(this.boxOfCell(cell))
    }
  }

  /** Puts a cell among the boxes of its row, where no merged range covers it. */
  private insertCell(boxes: Slot[], cell: Cell): void {
    const before = indexUpTo(boxes, cell.column)
    if (before >= 0 && boxes[before]!.right >= cell.column) return
    boxes.splice(before + 1, 0, this.boxOfCell(cell))
  }

  private boxOfCell(cell: Cell): Slot {
    return this.boxOf({ top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }, cell)
  }

  private boxOf({ top, left, bottom, right }: CellRange, cell: Cell | undefined): Slot {
    const text = shownText(cell).trim()
    const { squeezed, label, roles } = this.dictionary.wordingOf(text)
    return { top, left, bottom, right, text, squeezed, label, roles, cell }
  }

  private rowAt(number: number): GridRow {
    return (this.rows[number] ??= { boxes: [], filled: undefined })
  }

  /** The box that covers a position; an empty box where nothing stands. */
  at(row: number, column: number): Slot {
    const boxes = this.rows[row]?.boxes
    const box = boxes?.[indexUpTo(boxes, column)]
    if (box && box.right >= column) return box
    return this.emptyBox(row, column)
  }

  /** A box without content, wherever it is. */
  emptyBox(row: number, column = 1): Slot {
    return this.boxOf({ top: row, left: column, bottom: row, right: column }, undefined)
  }

  /** The boxes with content that a row crosses, from left to right. */
  slots(row: number): readonly Slot[] {
    const known = this.rows[row]
    if (!known) return NO_SLOTS
    known.filled ??= known.boxes.filter((box) => box.text !== '')
    return known.filled
  }

  /** The box right of another in the same row, empty or not; undefined past the last column. */
  rightOf(slot: Slot, row = slot.top): Slot | undefined {
    return slot.right < this.lastColumn ? this.at(row, slot.right + 1) : undefined
  }

  below(slot: Slot): Slot {
    return this.at(slot.bottom + 1, slot.left)
  }
}

/**
 * Up to the last cell with content; a merged range that begins there is taken whole, unless it runs over the whole
 * sheet.
 */
function usedArea(sheet: Sheet): { lastRow: number; lastColumn: number } {
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
  return { lastRow: Math.min(lastRow, MAX_ROW), lastColumn: Math.min(lastColumn, MAX_COLUMN) }
}

/** Ranges mostly stand in order already. */
function sortByLeft(boxes: Slot[]): void {
  for (let index = 1; index < boxes.length; index++) {
    if (boxes[index]!.left < boxes[index - 1]!.left) return void boxes.sort((a, b) => a.left - b.left)
  }
}

function anchorCells(sheet: Sheet, merges: readonly CellRange[]): Map<number, Cell> {
  const anchors = new Map<number, Cell>()
  if (merges.length === 0) return anchors
  const wanted = new Set(merges.map((merge) => key(merge.top, merge.left)))
  for (const cell of sheet.cells) {
    const place = key(cell.row, cell.column)
    if (wanted.has(place)) anchors.set(place, cell)
  }
  return anchors
}

/** Index of the last box that begins at or left of a column; -1 when there is none. */
function indexUpTo(boxes: readonly Slot[], column: number): number {
  let low = 0
  let high = boxes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (boxes[middle]!.left <= column) low = middle + 1
    else high = middle
  }
  return low - 1
}

function key(row: number, column: number): number {
  return row * (MAX_COLUMN + 1) + column
}
