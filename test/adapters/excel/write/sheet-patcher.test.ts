import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import { WorkbookEditError } from '../../../../src/adapters/excel/workbook-edit-error.ts'
import { type CellRange, rangeFromA1 } from '../../../../src/core/model/cell-address.ts'
import { partText, simpleWorkbook } from '../packages.ts'

const PRESENT = 'C4:E6'
const bytes = simpleWorkbook(`<sheetData/><mergeCells count="1"><mergeCell ref="${PRESENT}"/></mergeCells>`)

function merged(reference: string): string {
  const addMerges: CellRange[] = [rangeFromA1(reference)!]
  return partText(editWorkbook(bytes, { sheets: [{ sheet: '表1', cells: [], addMerges }] }), 'xl/worksheets/sheet1.xml')
}

describe('a merge beside one that is there', () => {
  it.each([
    ['above', 'C1:E3'],
    ['below', 'C7:E9'],
    ['left', 'A4:B6'],
    ['right', 'F4:G6'],
  ])('right %s is put', (_, reference) => {
    expect(merged(reference)).toContain(
      `<mergeCells count="2"><mergeCell ref="${PRESENT}"/><mergeCell ref="${reference}"/></mergeCells>`,
    )
  })

  it.each([
    ['its first row', 'C1:E4'],
    ['its last row', 'C6:E9'],
    ['its first column', 'A4:C6'],
    ['its last column', 'E4:G6'],
    ['a corner', 'A1:C4'],
    ['all of it', 'A1:Z99'],
  ])('over %s is refused: Excel would call the file damaged', (_, reference) => {
    const refused = new WorkbookEditError(`不能合并 ${reference}，与已合并的 ${PRESENT} 重叠。`)
    expect(() => merged(reference)).toThrowError(refused)
  })
})
