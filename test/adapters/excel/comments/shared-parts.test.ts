import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import type { CellEdit, WorkbookEdits } from '../../../../src/core/model/edits.ts'
import { newDefects } from '../package-soundness.ts'
import { packageBytes, partsOf, partText, zipOf } from '../packages.ts'

const BOOK = 'xl/workbook.xml'
const BOOK_RELATIONSHIPS = 'xl/_rels/workbook.xml.rels'
const TYPES = '[Content_Types].xml'
const SHEET = 'xl/worksheets/sheet1.xml'
const RELATIONSHIPS = 'xl/worksheets/_rels/sheet1.xml.rels'

/** threaded.xlsx with its first sheet once more, named 「副本」: both name the same comments, threads and drawing. */
function shared(): Uint8Array {
  const bytes = packageBytes('threaded.xlsx')
  const parts = Object.fromEntries(partsOf(bytes))
  const copy = { sheet: 'xl/worksheets/sheet9.xml', relationships: 'xl/worksheets/_rels/sheet9.xml.rels' }
  return zipOf({
    ...parts,
    [BOOK]: partText(bytes, BOOK).replace('</sheets>', '<sheet name="副本" sheetId="9" r:id="rId99"/></sheets>'),
    [BOOK_RELATIONSHIPS]: partText(bytes, BOOK_RELATIONSHIPS).replace(
      '</Relationships>',
      '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
    ),
    [TYPES]: partText(bytes, TYPES).replace(
      '</Types>',
      '<Override PartName="/xl/worksheets/sheet9.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    [copy.sheet]: partText(bytes, SHEET),
    [copy.relationships]: partText(bytes, RELATIONSHIPS),
  })
}

const source = shared()
const first = readWorkbook(source).sheets[0]!.name
const theirs = readWorkbook(source).sheets[0]!.comments
const put = (sheet: string, text: string): WorkbookEdits['sheets'][number] => {
  const cell: CellEdit = { row: 3, column: 3, comment: { author: '校表', text } }
  return { sheet, cells: [cell] }
}
const commentsOf = (bytes: Uint8Array, sheet: string): readonly string[] =>
  readWorkbook(bytes)
    .sheets.find(({ name }) => name === sheet)!
    .comments.map(({ text }) => text)
const kept = theirs.map(({ text }) => text)

describe('a part of comments that two sheets share', () => {
  test('shows what stands in it on both', () => {
    expect(kept.length).toBeGreaterThan(0)
    expect(commentsOf(source, '副本')).toEqual(kept)
  })

  test('keeps the comment of each sheet on that sheet, in the same cell too', () => {
    const result = editWorkbook(source, { sheets: [put(first, '甲'), put('副本', '乙')] })
    expect(newDefects(source, result)).toEqual([])
    expect(commentsOf(result, first)).toEqual([...kept, '甲'])
    expect(commentsOf(result, '副本')).toEqual([...kept, '乙'])
  })

  test('a comment put on one sheet is not shown on the other', () => {
    for (const [on, other] of [
      [first, '副本'],
      ['副本', first],
    ] as const) {
      const result = editWorkbook(source, { sheets: [put(on, '只在这里')] })
      expect(newDefects(source, result)).toEqual([])
      expect(commentsOf(result, on)).toEqual([...kept, '只在这里'])
      expect(commentsOf(result, other)).toEqual(kept)
    }
  })

  test('the box of a note is drawn for the sheet that has it', () => {
    const result = editWorkbook(source, { sheets: [put(first, '甲')] })
    const drawings = [...partsOf(result)].filter(([name]) => name.endsWith('.vml'))
    const boxes = drawings.map(([, content]) => new TextDecoder().decode(content).includes('<x:Row>2</x:Row>'))
    expect(boxes.sort()).toEqual([false, true])
  })

  test('edited once more they are no longer shared, so nothing is copied', () => {
    const once = editWorkbook(source, { sheets: [put(first, '甲'), put('副本', '乙')] })
    const twice = editWorkbook(once, { sheets: [put(first, '丙'), put('副本', '丁')] })
    expect([...partsOf(twice).keys()]).toEqual([...partsOf(once).keys()])
    expect(commentsOf(twice, '副本')).toEqual([...kept, '丁'])
  })
})
