import { MAX_COLUMN, MAX_ROW } from '../../../core/model/cell-address.ts'
import { type ColumnRun, runLookup } from '../write/sheet-columns.ts'
import { blockOf, blockText, type SheetLayout } from '../write/sheet-layout.ts'
import { attributeOf, parseXml } from '../../opc/xml/xml-tree.ts'

const CHARACTERS_PER_LINE = 22
const LINE_HEIGHT = 16
const BOX_WIDTH = 285
const SMALLEST_HEIGHT = 80
const LARGEST_HEIGHT = 640
const PADDING = 16
const GAP = 12
const DEFAULT_COLUMN_PIXELS = 64
const DEFAULT_ROW_POINTS = 15

/** A box beside its cell, in pixels, and as the anchor of a VML note (ECMA-376 Part 4, 19.4.2.3: 「左列, 偏移, 上行 … 」). */
export interface NoteBox {
  readonly width: number
  readonly height: number
  readonly anchor: string
}

/** Widths and heights of a sheet, as far as boxes need them. */
export class NoteBoxes {
  private readonly runAt: (column: number) => ColumnRun | undefined
  /** Pixels of rows with a height of their own. */
  private readonly heights: ReadonlyMap<number, number>
  /** Of a row without height, the next one that has some: a million hidden rows are passed in one step. */
  private readonly visibleAfter = new Map<number, number>()
  private readonly defaultColumn: number
  private readonly defaultRow: number

  constructor(layout: SheetLayout) {
    const format = blockOf(layout, 'sheetFormatPr')
    const defaults = format && parseXml(blockText(layout, format))
    this.runAt = runLookup(layout.columns)
    const heights = new Map<number, number>()
    for (const { number, height } of layout.rows) if (height !== undefined) heights.set(number, rowInPixels(height))
    for (const { number } of layout.rows.toReversed()) {
      if (heights.get(number) === 0) this.visibleAfter.set(number, this.visibleAfter.get(number + 1) ?? number + 1)
    }
    this.heights = heights
    const width = Number((defaults && attributeOf(defaults, 'defaultColWidth')) ?? Number.NaN)
    this.defaultColumn = width > 0 ? widthInPixels(width) : DEFAULT_COLUMN_PIXELS
    const height = Number((defaults && attributeOf(defaults, 'defaultRowHeight')) ?? Number.NaN)
    this.defaultRow = rowInPixels(height > 0 ? height : DEFAULT_ROW_POINTS) || 1
  }

  /**
   * A box in which the text can be read, right of the cell; at the sheet's last columns and rows it ends with the
   * sheet.
   */
  boxFor(row: number, column: number, text: string): NoteBox {
    const height = Math.min(Math.max(lineCount(text) * LINE_HEIGHT + PADDING, SMALLEST_HEIGHT), LARGEST_HEIGHT)
    const left = Math.min(column + 1, MAX_COLUMN - 3)
    const top = Math.min(Math.max(row - 1, 1), MAX_ROW - 8)
    const right = this.walk(left, GAP + BOX_WIDTH, MAX_COLUMN, (at) => this.columnPixels(at))
    const bottom = this.walk(
      top,
      2 + height,
      MAX_ROW,
      (at) => this.rowPixels(at),
      (at) => this.visibleAfter.get(at) ?? at + 1,
    )
    // Anchors count from 0.
    const anchor = `${left - 1}, ${GAP}, ${top - 1}, 2, ${right.at - 1}, ${right.rest}, ${bottom.at - 1}, ${bottom.rest}`
    return { width: BOX_WIDTH, height, anchor }
  }

  /** The column or row in which so many pixels from the start of `from` end, and how far into it. */
  private walk(
    from: number,
    pixels: number,
    last: number,
    size: (at: number) => number,
    next = (at: number): number => at + 1,
  ): { at: number; rest: number } {
    let at = from
    let rest = pixels
    while (at < last && rest > size(at)) {
      rest -= size(at)
      at = next(at)
    }
    return { at: Math.min(at, last), rest: Math.min(Math.round(rest), 1000) }
  }

  private columnPixels(column: number): number {
    const run = this.runAt(column)
    if (run?.hidden) return 0
    return run?.width === undefined ? this.defaultColumn : widthInPixels(run.width)
  }

  private rowPixels(row: number): number {
    return this.heights.get(row) ?? this.defaultRow
  }
}

function rowInPixels(points: number): number {
  return Math.max(0, Math.round((points * 4) / 3))
}

/** 18.3.1.13, with digits 7 pixels wide as in 11 pt. */
function widthInPixels(width: number): number {
  return Math.max(0, Math.trunc(width * 7 + 5))
}

/** Lines of a text in a box; a Chinese character is as wide as two others. */
function lineCount(text: string): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let width = 0
    for (let at = 0; at < paragraph.length; at++) width += paragraph.charCodeAt(at) > 0x2e7f ? 1 : 0.55
    lines += Math.max(1, Math.ceil(width / CHARACTERS_PER_LINE))
  }
  return lines
}
