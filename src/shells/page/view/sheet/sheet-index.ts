import { type CellRange, fromA1, MAX_COLUMN, toA1 } from '../../../../core/model/cell-address.ts'
import type { CellLook, CellStyle, SheetLook } from '../../protocol.ts'

/** Rows of which the merged ranges are kept together. */
const BLOCK = 32

const PLAIN: CellStyle = {}
/** Rows of which it is kept where merged ranges stand. */
const MOST_KEPT = 2000

/** What stands at a place of a sheet; made once for a look. */
export class SheetIndex {
  private readonly cells = new Map<number, CellLook>()
  private readonly merges = new Map<number, CellRange[]>()
  private readonly byRow = new Map<number, readonly (CellRange | undefined)[]>()

  constructor(readonly look: SheetLook) {
    for (const cell of look.cells) this.cells.set(placeOf(cell.row, cell.column), cell)
    for (const merge of look.merges) {
      for (let block = blockOf(merge.top); block <= blockOf(merge.bottom); block++) {
        const list = this.merges.get(block)
        if (list) list.push(merge)
        else this.merges.set(block, [merge])
      }
    }
  }

  cell(row: number, column: number): CellLook | undefined {
    return this.cells.get(placeOf(row, column))
  }

  style(row: number, column: number): CellStyle {
    return this.look.styles[this.cell(row, column)?.style ?? 0] ?? PLAIN
  }

  /** The merged range that a cell belongs to. */
  merge(row: number, column: number): CellRange | undefined {
    return (this.byRow.get(row) ?? this.mergesOf(row))[column]
  }

  /** By column; looked for once a row, however many merged ranges stand around it. */
  private mergesOf(row: number): readonly (CellRange | undefined)[] {
    const list = this.merges.get(blockOf(row))
    const line: (CellRange | undefined)[] = []
    for (const merge of list ?? []) {
      if (merge.top > row || merge.bottom < row) continue
      for (let column = merge.left; column <= merge.right; column++) line[column] = merge
    }
    if (this.byRow.size > MOST_KEPT) this.byRow.clear()
    this.byRow.set(row, line)
    return line
  }

  /** The merged range, or the cell alone. */
  range(row: number, column: number): CellRange {
    return this.merge(row, column) ?? { top: row, left: column, bottom: row, right: column }
  }

  /** The name under which a cell stands: of a merged range that of its first one; undefined for no name of a cell. */
  nameOf(name: string | undefined): string | undefined {
    const place = name === undefined ? undefined : fromA1(name)
    if (!place) return undefined
    const { top, left } = this.range(place.row, place.column)
    return toA1({ row: top, column: left })
  }

  /** What is said of cells, by the names under which they stand; of two for one the first. */
  byName<Said>(said: ReadonlyMap<string, Said>): ReadonlyMap<string, Said> {
    const named = new Map<string, Said>()
    for (const [name, each] of said) {
      const own = this.nameOf(name) ?? name
      if (!named.has(own) || own === name) named.set(own, each)
    }
    return named
  }
}

function placeOf(row: number, column: number): number {
  return row * (MAX_COLUMN + 1) + column
}

function blockOf(row: number): number {
  return Math.floor(row / BLOCK)
}
