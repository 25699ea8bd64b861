import { placeKey } from '../form/field.ts'
import { cellContent, toNumber } from '../formula/formula-value.ts'
import { workedOut } from '../formula/work-out.ts'
import { fromA1 } from '../model/cell-address.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Workbook } from '../model/workbook.ts'
import type { FormulaResults } from '../progress/wrong-formula.ts'
import type { Change } from '../reviewed-submission.ts'
import { withChanges } from './correct-until-stable.ts'

/**
 * Of corrected cells that hold a formula, and of those whose correction was not made, what the formula comes to when the
 * workbook is opened: all formulas worked out anew, over the corrected values. Undefined where that cannot be told. By
 * place; other cells are not listed.
 */
export function formulaResults(
  workbooks: ReadonlyMap<string, Workbook>,
  changes: readonly Change[],
  withheld: readonly Change[] = [],
): FormulaResults {
  const formulas = [...changes, ...withheld].filter((change) => formulaOf(workbooks, change) !== undefined)
  const concerned = new Set(formulas.map(({ workbook }) => workbook))
  const typed = changes.filter((change) => concerned.has(change.workbook) && !formulas.includes(change))
  const opened = new Map(
    [...withChanges(new Map([...workbooks].filter(([path]) => concerned.has(path))), typed)].map(
      ([path, workbook]) => [path, workedOut(withoutResults(workbook))] as const,
    ),
  )
  return new Map(formulas.map((change) => [placeKey(change), numberAt(opened, change)]))
}

function formulaOf(workbooks: ReadonlyMap<string, Workbook>, place: Change): string | undefined {
  return cellAt(workbooks, place)?.formula
}

function cellAt(workbooks: ReadonlyMap<string, Workbook>, { workbook, sheet, cell }: Change) {
  const at = fromA1(cell)
  const cells = workbooks.get(workbook)?.sheets.find(({ name }) => name === sheet)?.cells
  return cells?.find(({ row, column }) => row === at?.row && column === at.column)
}

function numberAt(workbooks: ReadonlyMap<string, Workbook>, place: Change): Decimal | undefined {
  const cell = cellAt(workbooks, place)
  if (!cell || cell.uncached) return undefined
  const number = toNumber(cellContent(cell))
  return number.kind === 'number' ? number.value : undefined
}

/** Stored results may be older than the cells that they were worked out from. */
function withoutResults(workbook: Workbook): Workbook {
  return {
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => (cell.formula ? { ...cell, value: { kind: 'blank' }, uncached: true } : cell)),
    })),
  }
}
