import type { CellRange } from '../model/cell-address.ts'
import type { Cell, Sheet } from '../model/workbook.ts'

/**
 * The cells of a sheet that hold something, found by their place in time that grows with those within a range and the
 * rows they stand in.
 */
export class CellIndex {
  private readonly cells: readonly Cell[]
  /** Number of each row that holds something, and where in `cells` it begins; one more beginning for the end. */
  private readonly rows: number[] = []
  private readonly starts: number[] = []

  constructor(readonly sheet: Sheet) {
    this.cells = sheet.cells.filter((cell) => cell.value.kind !== 'blank' || cell.uncached)
    for (const [index, cell] of this.cells.entries()) {
      if (cell.row === this.rows.at(-1)) continue
      this.rows.push(cell.row)
      this.starts.push(index)
    }
    this.starts.push(this.cells.length)
  }

  /** From left to right, from top to bottom; undefined when it would take more steps than are left of `allowance`. */
  within({ top, left, bottom, right }: CellRange, allowance: Allowance): readonly Cell[] | undefined {
    const found: Cell[] = []
    for (let index = firstNotBelow(this.rows, top, (row) => row); (this.rows[index] ?? bottom + 1) <= bottom; index++) {
      const end = this.starts[index + 1]!
      let at = firstNotBelow(this.cells, left, (cell) => cell.column, this.starts[index], end)
      if (!allowance.spend(1)) return undefined
      for (; at < end && this.cells[at]!.column <= right; at++) {
        found.push(this.cells[at]!)
        if (!allowance.spend(1)) return undefined
      }
    }
    return found
  }
}

/** Steps that working out a workbook may still take. */
export class Allowance {
  constructor(private left: number) {}

  /** False, from then on, when there are not so many steps left. */
  spend(steps: number): boolean {
    this.left -= steps
    return this.left >= 0
  }
}

/** Index of the first item between `from` and `to` that is not below `least`; items stand in rising order. */
function firstNotBelow<Item>(
  items: readonly Item[],
  least: number,
  of: (item: Item) => number,
  from = 0,
  to = items.length,
): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (of(items[middle]!) < least) low = middle + 1
    else high = middle
  }
  return low
}
