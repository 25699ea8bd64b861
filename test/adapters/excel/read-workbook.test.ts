import { describe, expect, test } from 'vitest'
import { isDigitallySigned, readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { fromA1 } from '../../../src/core/model/cell-address.ts'
import type { Cell, Sheet } from '../../../src/core/model/workbook.ts'
import { packageBytes, simpleParts, simpleWorkbook, zipOf } from './packages.ts'

function sheetOf(name: string, index = 0): Sheet {
  return readWorkbook(packageBytes(name)).sheets[index]!
}

function cellAt(sheet: Sheet, reference: string): Cell | undefined {
  const at = fromA1(reference)!
  return sheet.cells.find((cell) => cell.row === at.row && cell.column === at.column)
}

function firstSheet(inner: string): Sheet {
  return readWorkbook(simpleWorkbook(inner)).sheets[0]!
}

describe('values', () => {
  test('digits come as they stand in the file, never through a float', () => {
    const sheet = firstSheet(
      '<sheetData><row r="1"><c r="A1"><v>12.50</v></c><c r="B1"><v>4139.12</v></c></row></sheetData>',
    )
    expect(sheet.cells.map(({ value }) => value)).toEqual([
      { kind: 'number', text: '12.50' },
      { kind: 'number', text: '4139.12' },
    ])
  })

  test.each([
    ['0.30000000000000004', '0.3'],
    ['0.97119999999999995', '0.9712'],
    ['12345678901234567', '12345678901234600'],
    ['99999999999999.99999', '100000000000000'],
    ['-0.000012345678901234567', '-0.0000123456789012346'],
    ['1.5E-3', '0.0015'],
    ['1E+2', '100'],
  ])('%s is rounded to 15 significant digits: %s', (stored, shown) => {
    expect(
      firstSheet(`<sheetData><row r="1"><c r="A1"><v>${stored}</v></c></row></sheetData>`).cells[0]!.value,
    ).toEqual({
      kind: 'number',
      text: shown,
    })
  })

  test('rich text, inline text, CDATA, references and escapes are read, phonetic hints are not', () => {
    const sheet = sheetOf('texts.xlsx')
    expect(cellAt(sheet, 'A1')!.value).toEqual({ kind: 'text', text: 'a<b&中\r' })
    expect(cellAt(sheet, 'B1')!.value).toEqual({ kind: 'text', text: '富 文本' })
    expect(cellAt(sheet, 'E1')!.value).toEqual({ kind: 'error', code: '#N/A' })
    expect(cellAt(sheetOf('rich-xlsxwriter.xlsx'), 'A2')!.value).toEqual({ kind: 'text', text: '粗红常' })
    expect(cellAt(sheetOf('rich-xlsxwriter.xlsx'), 'E2')!.value).toEqual({ kind: 'boolean', value: true })
  })

  test('a formula without a stored result is uncached, one with an empty text is not', () => {
    const sheet = sheetOf('texts.xlsx')
    expect(cellAt(sheet, 'F1')).toEqual({
      row: 1,
      column: 6,
      value: { kind: 'blank' },
      formula: 'A1+1',
      uncached: true,
    })
    expect(cellAt(sheet, 'G1')).toEqual({ row: 1, column: 7, value: { kind: 'text', text: '' }, formula: 'A1&"x"' })
  })

  test('followers of a shared formula get their own formula', () => {
    const sheet = sheetOf('texts.xlsx')
    expect(cellAt(sheet, 'A2')!.formula).toBe('B2*$C$1+"B2"')
    expect(cellAt(sheet, 'A3')!.formula).toBe('B3*$C$1+"B2"')
    expect(cellAt(sheet, 'A4')!.formula).toBe('B4*$C$1+"B2"')
  })

  test('dates are told by their format, built-in Chinese ones included', () => {
    const sheet = sheetOf('chinese-dates.xlsx')
    expect(cellAt(sheet, 'A1')!.value).toEqual({ kind: 'number', text: '45292' })
    expect(cellAt(sheet, 'B1')!.value).toEqual({ kind: 'date', text: '2024-01-01', serial: '45292' })
    expect(cellAt(sheet, 'C1')!.value).toEqual({ kind: 'date', text: '2024-01-01', serial: '45292' })
    expect(cellAt(sheet, 'E1')!.value).toEqual({ kind: 'number', text: '45292' })
    expect(cellAt(sheetOf('date-1904.xlsx'), 'A1')!.value).toMatchObject({ text: '2022-12-31T08:30:00' })
    expect(cellAt(sheetOf('strict.xlsx'), 'A1')!.value).toEqual({ kind: 'date', text: '2022-12-31', serial: '44926' })
  })

  test('percent formats and solid fills come with their cells', () => {
    const sheet = sheetOf('rich-xlsxwriter.xlsx')
    expect(cellAt(sheet, 'B2')).toMatchObject({ value: { kind: 'number', text: '0.9712' }, format: '0.00%' })
    expect(cellAt(sheet, 'A3')).toMatchObject({ fill: 'FFFF00' })
  })
})

describe('forms of a package', () => {
  test.each(['prefix-x.xlsx', 'utf-16be.xlsx', 'odd-places.xlsx'])('%s is read like any other', (name) => {
    expect(sheetOf(name)).toMatchObject({
      name: '表1',
      cells: [
        { row: 1, column: 1, value: { kind: 'text', text: '项目' } },
        { row: 1, column: 2, value: { kind: 'number', text: '12.50' } },
      ],
    })
  })

  test('cells and rows without r follow the ones before', () => {
    expect(
      sheetOf('no-references.xlsx').cells.map(({ row, column, value }) => [
        row,
        column,
        value.kind === 'number' ? value.text : '',
      ]),
    ).toEqual([
      [1, 1, ''],
      [1, 2, '1'],
      [2, 1, '2'],
      [5, 3, '3'],
      [5, 4, '4'],
      [6, 2, '5'],
    ])
  })

  test('rows in disorder come in order, and of two cells at one place the later stands', () => {
    const sheet = firstSheet(
      '<sheetData><row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row><row r="2"><c r="A2"><v>3</v></c></row></sheetData>',
    )
    expect(
      sheet.cells.map(({ row, column, value }) => `${row} ${column} ${value.kind === 'number' && value.text}`),
    ).toEqual(['1 1 0', '1 2 1', '2 1 3'])
  })

  test('merges over whole columns and cells beyond the last column cost nothing', () => {
    const sheet = firstSheet(
      '<cols><col min="1" max="16384" hidden="1"/><col min="1" max="4000000000" hidden="1"/></cols><sheetData><row r="1"><c r="XFE1"><v>1</v></c>' +
        '<c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row><row r="1048577"><c r="A1048577"><v>4</v></c></row></sheetData>' +
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1048576, right: 16384 }])
    expect(sheet.hiddenColumns.size).toBe(16384)
    expect(sheet.cells.map(({ row }) => row)).toEqual([1, 1048576])
  })

  test('hidden rows, columns and sheets, print areas and names over whole sheets are read; chart sheets have no cells', () => {
    const { sheets } = readWorkbook(packageBytes('rich-xlsxwriter.xlsx'))
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['自评表', 'visible'],
      ['数据 表', 'visible'],
      ['隐藏', 'hidden'],
    ])
    expect([...sheets[0]!.hiddenColumns]).toEqual([3, 4])
    expect([...sheets[0]!.hiddenRows]).toEqual([8])
    expect(sheets[0]!.printArea).toEqual({ top: 1, left: 1, bottom: 20, right: 6 })
  })

  test('only the sheets asked for are read', () => {
    const { sheets } = readWorkbook(packageBytes('rich-xlsxwriter.xlsx'), { only: (name) => name === '隐藏' })
    expect(sheets.map(({ name }) => name)).toEqual(['隐藏'])
  })
})

describe('comments', () => {
  test('old-style comments come with their authors', () => {
    expect(sheetOf('rich-xlsxwriter.xlsx').comments).toEqual([
      { row: 1, column: 1, author: '上级', text: '标题批注' },
      { row: 3, column: 2, author: '上级', text: '上级的批注' },
    ])
  })

  test('a thread is read once, without the text that stands in for it', () => {
    expect(sheetOf('threaded.xlsx').comments).toEqual([{ row: 1, column: 2, author: '上级', text: '请核对' }])
  })
})

test('a digital signature is seen', () => {
  const parts = simpleParts('<sheetData/>')
  expect(isDigitallySigned(zipOf(parts))).toBe(false)
  expect(isDigitallySigned(zipOf({ ...parts, '_xmlsignatures/sig1.xml': '<Signature/>' }))).toBe(true)
})
