import { type CellRange, toA1 } from '../../../../core/model/cell-address.ts'
import type { CellLook, CellStyle, TextRun } from '../../protocol.ts'
import { type Edges, SheetEdges } from './edges.ts'
import { NO_REACH, type Reach, reachOf } from './overflow.ts'
import type { SheetIndex } from './sheet-index.ts'
import type { ChangedCell } from './sheet-props.ts'
import type { Tracks } from './tracks.ts'
import type { Drawn } from './window.ts'

/** What a cell shows now. */
export interface ShownCell {
  /** 「H25」; of a merged range its top left one. */
  readonly name: string
  readonly range: CellRange
  readonly shown: string
  readonly edit: string
  readonly style: CellStyle
  readonly align: NonNullable<CellStyle['align']>
  /** RRGGBB; undefined for black. */
  readonly color: string | undefined
  readonly comment: string
  /** The parts of `shown`, where they have fonts of their own; else none. */
  readonly runs: readonly TextRun[]
}

/** A cell, or the part of a merged range that is drawn, as one `td`. */
export interface PlacedCell extends ShownCell {
  readonly rowSpan: number
  readonly colSpan: number
  /** The whole range within the `td`, of which a part may be scrolled away. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly edges: Edges
  readonly reach: Reach
  /** A share of its size at which its text fits; 1 for most. */
  readonly scale: number
}

export interface PlacedRow {
  readonly row: number
  readonly height: number
  readonly cells: readonly PlacedCell[]
}

/** Width of a text in one line, in pixels; the longest line of several. */
export type Measure = (text: string, style: CellStyle) => number

/** Room that is left at both sides of a text. */
export const PADDING = 2
/** Pixels of a step that a text is set in, about three letters. */
export const INDENT = 12
const SMALLEST_SCALE = 0.4
/** Pixels beyond which no text is looked for that might reach into a blank cell. */
const FARTHEST_REACH = 2000

/** What a sheet shows, cell by cell, with what was changed since; sizes are pixels of the zoom at hand. */
export class SheetLayout {
  private readonly edges: SheetEdges

  constructor(
    private readonly index: SheetIndex,
    readonly rows: Tracks,
    readonly columns: Tracks,
    private readonly changed: ReadonlyMap<string, ChangedCell>,
    private readonly zoom: number,
    private readonly measure: Measure,
  ) {
    this.edges = new SheetEdges(index, rows, columns)
  }

  /** The cell, or merged range, at a place. */
  shownAt(row: number, column: number): ShownCell {
    const range = this.index.range(row, column)
    const look = this.index.cell(range.top, range.left)
    const name = toA1({ row: range.top, column: range.left })
    const change = this.changed.get(name)
    const style = this.index.style(range.top, range.left)
    const shown = change?.shown ?? look?.shown ?? ''
    return {
      name,
      range,
      shown,
      edit: change?.edit ?? look?.edit ?? '',
      style,
      align: style.align ?? usualAlign(look, change),
      color: (change ? undefined : look?.color) ?? style.color,
      comment: look?.comment ?? '',
      runs: shown === look?.shown ? (look.runs ?? []) : [],
    }
  }

  /** The rows of a part of the sheet; hidden rows and columns are none. */
  placed(rows: Drawn, columns: Drawn): PlacedRow[] {
    const [drawnRows, drawnColumns] = [
      this.rows.between(rows.from, rows.to),
      this.columns.between(columns.from, columns.to),
    ]
    return drawnRows.map((row) => ({
      row,
      height: this.rows.size(row),
      cells: drawnColumns.flatMap((column) => this.placedAt(row, column, drawnRows, drawnColumns) ?? []),
    }))
  }

  /** Nothing where a merged range stands that began in a row above, or a column before. */
  private placedAt(
    row: number,
    column: number,
    drawnRows: readonly number[],
    drawnColumns: readonly number[],
  ): PlacedCell | undefined {
    const cell = this.shownAt(row, column)
    const { top, left, bottom, right } = cell.range
    const isSingle = top === bottom && left === right
    const rows = isSingle ? [row] : drawnRows.filter((each) => each >= top && each <= bottom)
    const columns = isSingle ? [column] : drawnColumns.filter((each) => each >= left && each <= right)
    if (rows[0] !== row || columns[0] !== column) return undefined
    const box = {
      left: this.columns.start(left) - this.columns.start(column),
      top: this.rows.start(top) - this.rows.start(row),
      width: this.columns.end(right) - this.columns.start(left),
      height: this.rows.end(bottom) - this.rows.start(top),
    }
    const { reach, scale } = this.fitted(cell, box.width, isSingle)
    const isCovered = reach.right > 0 || this.isReached(cell.range)
    return {
      ...cell,
      rowSpan: rows.length,
      colSpan: columns.length,
      box,
      edges: this.edges.around(cell.range, isCovered),
      reach,
      scale,
    }
  }

  /** How far a text reaches beyond its cell, or how much smaller it is drawn. */
  private fitted(cell: ShownCell, width: number, isSingle: boolean): { reach: Reach; scale: number } {
    const { style, shown, align } = cell
    const stands = { reach: NO_REACH, scale: 1 }
    if (shown === '' || style.wrap || style.vertical || style.rotate) return stands
    const look = this.index.cell(cell.range.top, cell.range.left)
    const across = this.acrossWidth(cell, look)
    if (across > 0) return { reach: { left: 0, right: across }, scale: 1 }
    const room = width - (2 * PADDING + (style.indent ?? 0) * INDENT) * this.zoom
    const excess = this.widthOf(cell) * this.zoom - room
    if (excess <= 0) return stands
    if (style.shrink || isNumber(look, this.changed.get(cell.name)))
      return { reach: NO_REACH, scale: Math.max(SMALLEST_SCALE, room / (room + excess)) }
    if (!isSingle || align === 'justify' || align === 'distributed') return stands
    return { reach: reachOf(excess, align, (side, most) => this.roomBeside(cell.range, side, most)), scale: 1 }
  }

  private widthOf({ shown, style, runs }: ShownCell): number {
    if (runs.length === 0) return this.measure(shown, style)
    return runs.reduce((sum, { text, own }) => sum + this.measure(text, own ?? style), 0)
  }

  private acrossWidth({ range }: ShownCell, look: CellLook | undefined): number {
    const last = range.left + (look?.across ?? 1) - 1
    return last > range.right ? this.columns.end(last) - this.columns.end(range.right) : 0
  }

  /** Width of the blank cells at a side, no more of them than needed. */
  private roomBeside({ top, left, right }: CellRange, side: 'left' | 'right', most: number): number {
    let room = 0
    let column = side === 'right' ? this.columns.after(right) : this.columns.before(left)
    while (column !== undefined && room < most && this.isFree(top, column)) {
      room += this.columns.size(column)
      column = side === 'right' ? this.columns.after(column) : this.columns.before(column)
    }
    return Math.min(room, most)
  }

  private isFree(row: number, column: number): boolean {
    if (this.index.merge(row, column) !== undefined) return false
    const change = this.changed.size > 0 ? this.changed.get(toA1({ row, column })) : undefined
    return ((change ?? this.index.cell(row, column))?.shown ?? '') === ''
  }

  /** Whether a text from the left goes on over a blank cell and the line at its right. */
  private isReached(range: CellRange): boolean {
    if (!this.isFree(range.top, range.left)) return false
    const farthest = this.columns.start(range.left) - FARTHEST_REACH
    let column = this.columns.before(range.left)
    while (column !== undefined && this.columns.end(column) > farthest && this.isFree(range.top, column))
      column = this.columns.before(column)
    if (column === undefined || this.index.merge(range.top, column)) return false
    const cell = this.shownAt(range.top, column)
    const { reach } = this.fitted(cell, this.columns.size(column), true)
    return this.columns.end(column) + reach.right > this.columns.end(range.right)
  }
}

function isNumber(look: CellLook | undefined, change: ChangedCell | undefined): boolean {
  return change ? /^[-+¥(]?\d[\d,]*(\.\d+)?[%)]?$/.test(change.shown) : (look?.numeric ?? false)
}

function usualAlign(look: CellLook | undefined, change: ChangedCell | undefined): 'left' | 'center' | 'right' {
  if (isNumber(look, change)) return 'right'
  return look?.centred && !change ? 'center' : 'left'
}
