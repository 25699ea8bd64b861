import { expect } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import type { CellEdit } from '../../../src/core/model/edits.ts'
import { newDefects } from './package-soundness.ts'

/** What the files of known traps share. */

export const SHEET = 'xl/worksheets/sheet1.xml'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const comment = { author: '校表', text: '请核对' }
export const number = (text: string): NonNullable<CellEdit['value']> => ({ kind: 'number', text })

/** Edits cells of 「表1」; the result has no defect that was not there before. */
export function edited(bytes: Uint8Array, ...cells: CellEdit[]): Uint8Array {
  const result = editWorkbook(bytes, { sheets: [{ sheet: '表1', cells }] })
  expect(newDefects(bytes, result)).toEqual([])
  return result
}
