import { fromA1, toA1 } from '../model/cell-address.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../model/workbook.ts'

/** A value put into a cell, with the format it needs. */
export interface CellChange {
  readonly sheet: string
  readonly cell: string
  readonly value: CellValue
  /** null takes the format away; absent leaves it. */
  readonly format?: string | null
  /** For undoing: the formula had no stored result. */
  readonly uncached?: true
}

/**
 * The workbook with the changes made, and the changes that undo them: applying those gives the first workbook again. A
 * cell with a formula keeps it; only its stored result follows. Changes of cells or sheets that do not exist are made
 * on new cells, or left out.
 */
export function applyChanges(
  workbook: Workbook,
  changes: readonly CellChange[],
): { workbook: Workbook; inverse: readonly CellChange[] } {
  const inverse: CellChange[] = []
  const sheets = workbook.sheets.map((sheet) => {
    const own = new Map(changes.filter((change) => change.sheet === sheet.name).map((change) => [change.cell, change]))
    return own.size === 0 ? sheet : changeSheet(sheet, own, inverse)
  })
  return { workbook: { sheets }, inverse }
}

function changeSheet(sheet: Sheet, changes: ReadonlyMap<string, CellChange>, inverse: CellChange[]): Sheet {
  const open = new Map(changes)
  const cells: Cell[] = []
  for (const cell of sheet.cells) {
    const change = open.get(toA1(cell))
    if (!change) {
      cells.push(cell)
      continue
    }
    open.delete(change.cell)
    inverse.push({
      sheet: sheet.name,
      cell: change.cell,
      value: cell.value,
      format: cell.format ?? null,
      ...(cell.uncached ? { uncached: true } : {}),
    })
    const changed = changeCell(cell, change)
    if (changed) cells.push(changed)
  }
  for (const change of open.values()) {
    const address = fromA1(change.cell)
    if (!address) continue
    inverse.push({ sheet: sheet.name, cell: change.cell, value: { kind: 'blank' }, format: null })
    const changed = changeCell({ ...address, value: { kind: 'blank' } }, change)
    if (changed) cells.push(changed)
  }
  return { ...sheet, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) }
}

/** A cell with a change made. Undefined for a cell that ends up with nothing in it: reading would not have listed it. */
export function changeCell(cell: Cell, change: Pick<CellChange, 'value' | 'format' | 'uncached'>): Cell | undefined {
  const { format: _format, uncached: _uncached, ...rest } = cell
  const format = change.format === undefined ? cell.format : (change.format ?? undefined)
  const changed: Cell = {
    ...rest,
    value: change.value,
    ...(format === undefined ? {} : { format }),
    ...(change.uncached ? { uncached: true } : {}),
  }
  const empty =
    changed.value.kind === 'blank' &&
    changed.formula === undefined &&
    format === undefined &&
    changed.fill === undefined
  return empty ? undefined : changed
}
