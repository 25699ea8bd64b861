import { fromA1 } from '../model/cell-address.ts'
import type { CellEdit, NewValue, WorkbookEdits } from '../model/edits.ts'
import type { Cell, CellValue } from '../model/workbook.ts'
import type { ChangedCell } from './mended-book.ts'
import type { MendedSet } from './mended-set.ts'
import { explanations } from './said-cells.ts'

/**
 * What is to change in a workbook of the set as it was handed in, and nothing else: the cells that were changed, and the
 * results of formulas that follow. What came back with our marks keeps them, and what was said on its lines stands under
 * its 情况说明: it is handed in again, and all that was said and decided in the last round hangs on them. Undefined where
 * nothing changes.
 */
export function mendedEdits({ state, books }: MendedSet, path: string): WorkbookEdits | undefined {
  const book = books.get(path)
  if (!book) return undefined
  const sheets = new Map<string, CellEdit[]>()
  const edit = (sheet: string, cell: CellEdit): void => {
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), cell])
  }
  for (const changed of book.changed) edit(changed.sheet, cellEdit(changed))
  for (const { sheet, cells } of explanations(book.workbook, state.given)) for (const cell of cells) edit(sheet, cell)
  return sheets.size === 0 ? undefined : { sheets: [...sheets].map(([sheet, cells]) => ({ sheet, cells })) }
}

/** Of these, what was typed. */
export function typedEdits({ books }: MendedSet, path: string): WorkbookEdits {
  const typed = (books.get(path)?.changed ?? []).filter(({ by }) => by === 'typed')
  return { sheets: typed.map((each) => ({ sheet: each.sheet, cells: [cellEdit(each)] })) }
}

function cellEdit({ cell, before, now }: ChangedCell): CellEdit {
  const format = now?.format
  return {
    ...fromA1(cell)!,
    value: newValue(now),
    ...(format === undefined || format === before?.format ? {} : { format }),
  }
}

/** A formula whose result cannot be stored, or told, has none: the next program that opens the workbook calculates it. */
function newValue(cell: Cell | undefined): NewValue {
  const value: CellValue = cell?.value ?? { kind: 'blank' }
  switch (value.kind) {
    case 'date':
      return { kind: 'number', text: value.serial }
    case 'number':
    case 'text':
      return value
    case 'blank':
    case 'boolean':
    case 'error':
      return { kind: 'blank' }
    default:
      return value satisfies never
  }
}
