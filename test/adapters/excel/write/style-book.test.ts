import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import { hasRoomForFormats, readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import type { WorkbookEdits } from '../../../../src/core/model/edits.ts'
import { packageBytes, partText, withChangedPart } from '../packages.ts'

const MOST = 65_490
const STYLES = 'xl/styles.xml'
const source = packageBytes('rich-openpyxl.xlsx')
const SHEET = readWorkbook(source).sheets[0]!.name
const LONG_XF =
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="center" wrapText="1"/><protection locked="0"/></xf>'

const listOf = (styles: string, list: string): string =>
  new RegExp(`<${list}[ >].*</${list}>`, 's').exec(styles)?.[0] ?? ''
const formatsOf = (bytes: Uint8Array): number => listOf(partText(bytes, STYLES), 'cellXfs').match(/<xf[ />]/g)!.length

/** The workbook with so many formats of cells. */
function withFormats(count: number, from = source): Uint8Array {
  return withMore('cellXfs', '<xf/>', count - formatsOf(from), from)
}

function withMore(list: string, xf: string, more: number, from = source): Uint8Array {
  return withChangedPart(from, STYLES, (text) => text.replace(`</${list}>`, `${xf.repeat(more)}</${list}>`))
}

const EDITS: WorkbookEdits = {
  sheets: [
    {
      sheet: SHEET,
      cells: [
        { row: 2, column: 2, fill: 'FFC7CE', format: '0.000', comment: { author: '校表', text: '批' } },
        { row: 2, column: 3, fill: 'FFEB9C' },
        { row: 2, column: 9, value: { kind: 'text', text: '复核' }, style: { border: 'thin', bold: true } },
      ],
    },
  ],
}
/** The number of a cell's format. */
function styleOf(bytes: Uint8Array, cell: string): string | undefined {
  const tags = partText(bytes, 'xl/worksheets/sheet1.xml').match(/<c [^>]*>/g)!
  return / s="(\d+)"/.exec(tags.find((tag) => tag.includes(` r="${cell}"`))!)?.[1]
}

describe('a workbook with as many formats of cells as Excel takes', () => {
  test('gets no more of them: each cell keeps its own, value and comment are put', () => {
    const full = withFormats(MOST)
    const result = editWorkbook(full, EDITS)
    expect(formatsOf(result)).toBe(MOST)
    for (const cell of ['B2', 'C2']) expect(styleOf(result, cell)).toBe(styleOf(full, cell))
    const [sheet] = readWorkbook(result).sheets
    expect(sheet!.comments.at(-1)?.text).toContain('批')
    expect(sheet!.cells.find(({ row, column }) => row === 2 && column === 9)?.value).toEqual({
      kind: 'text',
      text: '复核',
    })
  })

  test('gets as many as there is room for', () => {
    const result = editWorkbook(withFormats(MOST - 1), EDITS)
    expect(formatsOf(result)).toBe(MOST)
    expect(styleOf(result, 'B2')).toBe(String(MOST - 1))
  })

  test('a format that is there already is used', () => {
    const once = editWorkbook(source, EDITS)
    const again = editWorkbook(withFormats(MOST, once), EDITS)
    expect(styleOf(again, 'B2')).toBe(styleOf(once, 'B2'))
  })

  test('is told beforehand, with room for our own', () => {
    expect(hasRoomForFormats(source)).toBe(true)
    expect(hasRoomForFormats(withFormats(MOST - 1000))).toBe(true)
    expect(hasRoomForFormats(withFormats(MOST - 999))).toBe(false)
    expect(hasRoomForFormats(withMore('cellStyleXfs', '<xf/>', MOST))).toBe(true)
  })
})

describe('a styles part of more than 23 MB', () => {
  const big = withMore('cellStyleXfs', LONG_XF, 100_000)

  test('is read as without what makes it long', () => {
    expect(partText(big, STYLES).length).toBeGreaterThan(23_000_000)
    expect(readWorkbook(big)).toEqual(readWorkbook(source))
  })

  test('is written with what the small one gets', () => {
    const [large, small] = [editWorkbook(big, EDITS), editWorkbook(source, EDITS)]
    for (const list of ['fonts', 'fills', 'borders', 'cellXfs'])
      expect(listOf(partText(large, STYLES), list)).toBe(listOf(partText(small, STYLES), list))
  })
})
