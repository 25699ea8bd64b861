import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import type { CellEdit } from '../../../../src/core/model/edits.ts'
import type { SheetDraft } from '../../../../src/core/model/sheet-draft.ts'
import { partsOf, partText, simpleParts, simpleWorkbook, zipOf } from '../packages.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const number = (row: number, column: number): CellEdit => ({ row, column, value: { kind: 'number', text: '7' } })

/** The sheet's part after numbers were put into cells of rows 2 and 3, columns B to D, which have cells in B and D. */
function edited(...cells: readonly CellEdit[]): string {
  const row = (at: number) => `<row r="${at}" spans="2:4"><c r="B${at}"><v>1</v></c><c r="D${at}"><v>2</v></c></row>`
  const bytes = simpleWorkbook(`<dimension ref="B2:D3"/><sheetData>${row(2)}${row(3)}</sheetData>`)
  return partText(editWorkbook(bytes, { sheets: [{ sheet: '表1', cells }] }), SHEET)
}

const spans = (xml: string) =>
  [...xml.matchAll(/<row r="(\d+)" spans="([^"]*)"/g)].map(([, row, wide]) => `${row} ${wide}`)
const dimension = (xml: string) => /<dimension ref="([^"]*)"/.exec(xml)![1]

describe('what a row says of its width', () => {
  it.each<[string, readonly CellEdit[], string]>([
    ['goes as far as a cell put behind it', [number(2, 9)], '2:9'],
    ['goes as far as a cell put right behind it', [number(2, 5)], '2:5'],
    ['begins with a cell put before it', [number(2, 1)], '1:4'],
    ['holds all that is put into it', [number(2, 6), number(2, 1), number(2, 9)], '1:9'],
    ['stays where a cell is put within it', [number(2, 3)], '2:4'],
    ['stays where a cell is changed', [number(2, 4)], '2:4'],
  ])('%s', (_, cells, wide) => {
    expect(spans(edited(...cells))).toEqual([`2 ${wide}`, '3 2:4'])
  })
})

describe('what a sheet says of its size', () => {
  it.each<[string, readonly CellEdit[], string]>([
    ['grows to the right', [number(2, 9)], 'B2:I3'],
    ['grows down', [number(12, 3)], 'B2:D12'],
    ['grows to the left and up', [number(1, 1)], 'A1:D3'],
    ['stays where a cell within is changed', [number(3, 4)], 'B2:D3'],
  ])('%s', (_, cells, size) => {
    expect(dimension(edited(...cells))).toBe(size)
  })

  it('is of a sheet of ours its last row and column, also where only a merge reaches so far', () => {
    const draft: SheetDraft = {
      ...{ name: '审核结果', columnWidths: [], rowHeights: [] },
      cells: [{ row: 3, column: 2, value: { kind: 'text', text: '甲' } }],
      merges: [{ top: 3, left: 2, bottom: 5, right: 6 }],
    }
    const bytes = editWorkbook(simpleWorkbook('<sheetData/>'), { sheets: [], addSheets: [draft] })
    expect(dimension(partText(bytes, 'xl/worksheets/sheet2.xml'))).toBe('A1:F5')
  })
})

describe('the order in which formulas are worked out', () => {
  /** Two sheets and a calculation chain; the second has a formula or none. */
  function chained(second: string): Uint8Array {
    const parts = simpleParts('<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>')
    const add = (part: string, before: string, text: string) => {
      parts[part] = parts[part]!.replace(before, `${text}${before}`)
    }
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    add('xl/workbook.xml', '</sheets>', '<sheet name="表2" sheetId="2" r:id="rId2"/>')
    add(
      'xl/_rels/workbook.xml.rels',
      '</Relationships>',
      `<Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/>` +
        `<Relationship Id="rId3" Type="${office}/calcChain" Target="calcChain.xml"/>`,
    )
    add(
      '[Content_Types].xml',
      '</Types>',
      `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/>` +
        `<Override PartName="/xl/calcChain.xml" ContentType="${type}.calcChain+xml"/>`,
    )
    return zipOf({
      ...parts,
      'xl/worksheets/sheet2.xml': parts[SHEET]!.replace('<f>1+1</f>', second),
      'xl/calcChain.xml':
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="2"/></calcChain>',
    })
  }
  const without = (bytes: Uint8Array) => editWorkbook(bytes, { sheets: [], removeSheets: ['表2'] })

  it('is forgotten with a sheet that has formulas, for it names their cells', () => {
    const after = without(chained('<f>2+2</f>'))
    expect([...partsOf(after).keys()]).not.toContain('xl/calcChain.xml')
    expect(partText(after, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain')
    expect(partText(after, '[Content_Types].xml')).not.toContain('calcChain')
  })

  it('stays where a sheet without formulas is taken out', () => {
    expect([...partsOf(without(chained(''))).keys()]).toContain('xl/calcChain.xml')
  })
})
