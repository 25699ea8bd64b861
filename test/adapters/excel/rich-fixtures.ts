import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CellEdit, WorkbookEdits } from '../../../src/core/model/edits.ts'
import type { Cell, Workbook } from '../../../src/core/model/workbook.ts'

const FOLDER = new URL('../../../fixtures/rich-workbooks/', import.meta.url)

/** Names under fixtures/rich-workbooks. */
export const RICH_WORKBOOKS: readonly string[] = readdirSync(fileURLToPath(FOLDER))
  .filter((name) => /\.xls[xm]$/.test(name))
  .sort()

/** Those that hold a filled form. */
export const RICH_FORMS: readonly string[] = RICH_WORKBOOKS.filter((name) => name.startsWith('form-'))

export function richWorkbook(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)))
}

/** Value, comment and fill on cells that are there, on cells that are not, and in rows that are not. */
export function markedEverywhere(workbook: Workbook): WorkbookEdits {
  return { sheets: workbook.sheets.map(({ name, cells }) => ({ sheet: name, cells: marks(cells) })) }
}

function marks(cells: readonly Cell[]): CellEdit[] {
  const numbers = cells.filter(({ formula, value }) => formula === undefined && value.kind === 'number').slice(0, 2)
  const formulas = cells.filter(({ formula }) => formula !== undefined).slice(0, 1)
  const others = cells.filter((cell) => !numbers.includes(cell) && !formulas.includes(cell)).slice(0, 3)
  const number = { kind: 'number', text: '98.50' } as const
  const at = ({ row, column }: Cell): { row: number; column: number } => ({ row, column })
  const below = Math.max(1, ...cells.map(({ row }) => row)) + 3
  return [
    ...numbers.map((cell) => ({
      ...at(cell),
      value: number,
      fill: 'FFC7CE',
      comment: { author: '校表', text: '应为 98.50\n依据 <&>' },
    })),
    ...formulas.map((cell) => ({ ...at(cell), value: number })),
    ...others.map((cell) => ({ ...at(cell), fill: 'FFEB9C', comment: { author: '校表', text: '请核对' } })),
    {
      row: below,
      column: 12,
      value: { kind: 'text', text: '=复核' },
      fill: 'C6EFCE',
      comment: { author: '校表', text: '新格' },
    },
  ]
}
