import { describe, expect, test } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { fromA1 } from '../../../../src/core/model/cell-address.ts'
import type { CellEdit } from '../../../../src/core/model/edits.ts'
import { simpleWorkbook } from '../packages.ts'

const inner =
  '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>2</v></c><c r="C1"><v>3</v></c></row>' +
  '<row r="2"><c r="A2"><f/></c><c r="B2"><f t="shared" si="0"/><v>2</v></c><c r="C2"><f t="array" ref="C4:C2">A1:A3</f><v>2</v></c></row>' +
  '<row r="3"><c r="C3"><v>0</v></c><c r="E3"><f t="dataTable" ref="E3:F4" dt2D="1" r1="A1" r2="C1"/><v>1</v></c><c r="F3"><v>1</v></c></row>' +
  '<row r="4"><c r="C4"><v>0</v></c><c r="D4" t="inlineStr"><is><t>f</t></is></c></row></sheetData>'

function edit(cell: string, change: Partial<CellEdit>): Uint8Array {
  const cells = [{ ...fromA1(cell)!, ...change }]
  return editWorkbook(simpleWorkbook(inner), { sheets: [{ sheet: '表1', cells }] }, { refuseFormulaValues: true })
}

describe('a value where a formula makes the value', () => {
  test.each([
    ['a formula', 'A1'],
    ['a formula without text', 'A2'],
    ['the head of a shared formula', 'B1'],
    ['one that shares it', 'B2'],
    ['the first cell of an array', 'C2'],
    ['another cell of an array, its range written from the end', 'C3'],
    ['a cell of a data table', 'F4'],
  ])('is refused, the cell named: %s', (_case, cell) => {
    const said = `「表1」的 ${cell} 是公式，填进去的值打开后会被重新计算掉，没有写。请改公式所引用的单元格，或先把公式去掉。`
    for (const value of [{ kind: 'number', text: '5' }, { kind: 'text', text: '五' }, { kind: 'blank' }] as const)
      expect(() => edit(cell, { value })).toThrowError(new WorkbookEditError(said))
  })

  test.each(['C1', 'D4', 'C5', 'D3', 'G4', 'A9'])('is written where there is none, as in %s', (cell) => {
    const { row, column } = fromA1(cell)!
    const [sheet] = readWorkbook(edit(cell, { value: { kind: 'number', text: '5' } })).sheets
    expect(sheet!.cells.find((each) => each.row === row && each.column === column)?.value).toEqual({
      kind: 'number',
      text: '5',
    })
  })

  test('a comment or a fill may be put there all the same', () => {
    expect(() => edit('A1', { fill: 'FFFF00', comment: { author: '校表', text: '看' } })).not.toThrow()
  })
})
