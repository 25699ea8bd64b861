import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newPlainCell, readPlainCell } from '../../../../src/adapters/excel/read/plain-cell.ts'
import { openWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { sheetLayout } from '../../../../src/adapters/excel/write/scan-layout.ts'
import { readSheetPart } from '../../../../src/adapters/excel/read/sheet-reader.ts'

const FILE = new URL(
  '../../../../fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx',
  import.meta.url,
)
const source = openWorkbook(new Uint8Array(readFileSync(FILE)))
const parts = [...source.keys].filter((key) => /worksheets\/sheet\d+\.xml$/.test(key))

/** The same sheet in words that only the scanner reads. */
function unusual(text: string): string {
  return text.replaceAll('<c r=', '<c  r=')
}

function contentOf(text: string) {
  const formats = Array.from({ length: 2000 }, (_, style) => ({ isDate: false, format: `f${style}` }))
  const strings = Array.from({ length: 5000 }, (_, index) => `text ${index}`)
  return readSheetPart(text, {
    strings,
    formats: formats as never,
    date1904: false,
    allowance: { cells: 1e6, formulaCharacters: 1e6 },
  })
}

describe('cells read in one loop', () => {
  it.each(parts)('%s reads as by the scanner', (part) => {
    const { text } = source.text(part)!
    const plain = contentOf(text)
    expect(plain.cells.length).toBeGreaterThan(0)
    expect(contentOf(unusual(text))).toEqual(plain)
  })

  it.each(parts)('%s is laid out as by the scanner', (part) => {
    const { text } = source.text(part)!
    const looks = (xml: string) =>
      sheetLayout(xml, () => true, Infinity).rows.map(({ number, cells }) => ({
        number,
        cells: cells.map(({ column, style, start, end }) => ({
          column,
          style,
          text: xml.slice(start, end).replace('<c  ', '<c '),
        })),
      }))
    expect(looks(unusual(text))).toEqual(looks(text))
  })

  it.each([
    ['<c r="B3"/>', { row: 3, column: 2, style: 0, type: undefined }],
    ['<c r="XFD1048576" s="17"/>', { row: 1_048_576, column: 16_384, style: 17, type: undefined }],
    ['<c r="AA10" s="5" t="s"><v>12</v></c>', { row: 10, column: 27, style: 5, type: 's' }],
    ['<c r="A1"><v></v></c>', { row: 1, column: 1, style: 0, type: undefined }],
  ])('%s is plain', (xml, expected) => {
    const cell = newPlainCell()
    expect(readPlainCell(`..${xml}`, 2, cell)).toBe(true)
    expect(cell).toMatchObject({ ...expected, end: 2 + xml.length })
  })

  it.each([
    '<c r="B3" t="str"><v>12</v></c>',
    '<c r="B3"><f>A1</f><v>12</v></c>',
    '<c r="B3"><v>12</v ></c>',
    '<c r="B3"><v>12',
    '<c r="B3"><v><!-- 1 -->12</v></c>',
    '<c r="B0"/>',
    '<c r="3"/>',
    '<c r="B3" s=""/>',
    '<c r="B3" s="1',
    '<c r="B33333333"/>',
    "<c r='B3'/>",
    '<c/>',
    '<cell r="B3"/>',
  ])('%s is left to the scanner', (xml) => {
    const cell = newPlainCell()
    expect(readPlainCell(xml, 0, cell)).toBe(false)
    expect(cell).toEqual(newPlainCell())
  })
})
