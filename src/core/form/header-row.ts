import type { SheetGrid, Slot } from './sheet-grid.ts'

export interface HeaderRow<Name extends string> {
  readonly row: number
  readonly columns: Partial<Record<Name, Slot>>
  readonly unknown: readonly Slot[]
}

/**
 * The next row at or below `from` that carries at least `least` of the named column heads. A head that occurs twice
 * counts once, the first time from the left. Undefined when there is none up to `to`.
 */
export function findHeaderRow<Name extends string>(
  grid: SheetGrid,
  nameOf: (slot: Slot) => Name | undefined,
  from: number,
  to: number,
  least: number,
): HeaderRow<Name> | undefined {
  for (let row = from; row <= to; row++) {
    const header = headerAt(grid, nameOf, row)
    if (Object.keys(header.columns).length >= least) return header
  }
  return undefined
}

export function headerAt<Name extends string>(
  grid: SheetGrid,
  nameOf: (slot: Slot) => Name | undefined,
  row: number,
): HeaderRow<Name> {
  const columns: Partial<Record<Name, Slot>> = {}
  const unknown: Slot[] = []
  for (const slot of grid.slots(row)) {
    const name = nameOf(slot)
    if (name === undefined) {
      unknown.push(slot)
      continue
    }
    columns[name] ??= slot
  }
  return { row, columns, unknown }
}
