import type { CellRange } from '../../../../core/model/cell-address.ts'
import type { SheetIndex } from './sheet-index.ts'
import type { Tracks } from './tracks.ts'

/** The lines around a cell as CSS draws them, 「1px solid #000000」; undefined for none. */
export interface Edges {
  readonly top: string | undefined
  readonly right: string | undefined
  readonly bottom: string | undefined
  readonly left: string | undefined
}

const GRID_LINE = '1px solid #d4d4d4'

type Side = 0 | 1 | 2 | 3
const TOP: Side = 0
const RIGHT: Side = 1
const BOTTOM: Side = 2
const LEFT: Side = 3

/** Of two lines at one place the stronger is seen. */
const STRENGTH = ['1px dotted', '1px dashed', '1px solid', '2px dashed', '2px solid', '3px solid', '3px double']

function strength(line: string): number {
  return STRENGTH.findIndex((each) => line.startsWith(each))
}

function stronger(one: string, other: string): string {
  return strength(other) > strength(one) ? other : one
}

/**
 * The lines of a sheet. A cell draws those at its right and below it; those at its left and above it are drawn by its
 * neighbours, but for the first row and column. Of a merged range the whole outline is seen.
 */
export class SheetEdges {
  constructor(
    private readonly index: SheetIndex,
    private readonly rows: Tracks,
    private readonly columns: Tracks,
  ) {}

  /** Of a merged range, or a cell alone. `blanksRight`: a text goes on into the next cell, over the line between. */
  around({ top, left, bottom, right }: CellRange, blanksRight = false): Edges {
    const below = this.rows.after(bottom)
    const beside = this.columns.after(right)
    const rows = this.rows.between(top, bottom)
    const columns = this.columns.between(left, right)
    const isFirstRow = this.rows.before(top) === undefined
    const isFirstColumn = this.columns.before(left) === undefined
    return {
      top: isFirstRow ? this.strongest(columns.map((column) => this.line(undefined, [top, column], TOP))) : undefined,
      left: isFirstColumn ? this.strongest(rows.map((row) => this.line(undefined, [row, left], LEFT))) : undefined,
      right: this.strongest(
        rows.map((row) => this.line([row, right], beside === undefined ? undefined : [row, beside], LEFT, blanksRight)),
      ),
      bottom: this.strongest(
        columns.map((column) => this.line([bottom, column], below === undefined ? undefined : [below, column], TOP)),
      ),
    }
  }

  private strongest(lines: readonly (string | undefined)[]): string | undefined {
    return lines.reduce(
      (one, other) => (one === undefined || other === undefined ? (one ?? other) : stronger(one, other)),
      undefined,
    )
  }

  /** Between a cell and the one after it, of which `side` is the one that they share. */
  private line(
    before: readonly [number, number] | undefined,
    after: readonly [number, number] | undefined,
    side: typeof TOP | typeof LEFT,
    isCovered = false,
  ): string | undefined {
    const one = before ? this.index.style(...before) : undefined
    const other = after ? this.index.style(...after) : undefined
    const drawn = stronger(one?.borders?.[side === LEFT ? RIGHT : BOTTOM] ?? '', other?.borders?.[side] ?? '')
    if (drawn !== '') return drawn.replace(/([0-9A-F]{6})$/, '#$1')
    const isPainted = this.isPainted(before) || this.isPainted(after)
    const isOutside = before === undefined
    return isPainted || isOutside || isCovered || !this.index.look.gridLines ? undefined : GRID_LINE
  }

  /** A fill hides the lines between cells; that of a merged range is its first cell's. */
  private isPainted(place: readonly [number, number] | undefined): boolean {
    if (place === undefined) return false
    const { top, left } = this.index.range(...place)
    return this.index.style(top, left).fill !== undefined
  }
}
