import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { REFUSALS } from '../../../src/adapters/excel/refusals.ts'
import type { CellEdit } from '../../../src/core/model/edits.ts'
import { UnreadableWorkbookError } from '../../../src/core/model/workbook.ts'
import { CHARTS_ONLY, workbookOfType } from './odd-workbooks.ts'
import { defects } from './package-soundness.ts'
import { packageBytes, partsOf, partText, simpleParts, withChangedPart, zipOf } from './packages.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const ROWS = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
const MARKS: CellEdit = { row: 1, column: 1, fill: 'FFC7CE', comment: { author: '校表', text: '应为 2\n请核对' } }

const marked = (bytes: Uint8Array, ...cells: CellEdit[]): Uint8Array =>
  editWorkbook(bytes, { sheets: [{ sheet: '表1', cells: cells.length > 0 ? cells : [MARKS] }] })

/** A workbook whose styles part is the given one. */
function withStyles(styles: string, sheet = ROWS): Uint8Array {
  const parts = simpleParts(sheet)
  parts['xl/styles.xml'] = styles
  parts['[Content_Types].xml'] = parts['[Content_Types].xml']!.replace(
    '</Types>',
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  )
  parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels']!.replace(
    '</Relationships>',
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  )
  return zipOf(parts)
}

describe('packages of other writers', () => {
  test('a styles part without any content takes styles', () => {
    const result = marked(withStyles(`<styleSheet xmlns="${MAIN}" xml:space="preserve"/>`), MARKS, {
      row: 2,
      column: 1,
      value: { kind: 'number', text: '1' },
      format: '0.000',
      style: { border: 'thin', bold: true },
    })
    expect(defects(result)).toEqual([])
    expect(readWorkbook(result).sheets[0]!.cells.map(({ fill, format }) => fill ?? format)).toEqual(['FFC7CE', '0.000'])
  })

  test('our fill never takes the place of the second one, which programs show grey whatever it is', () => {
    const fills = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    const result = marked(
      withStyles(
        `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts>${fills}<borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
      ),
    )
    expect(defects(result)).toEqual([])
    expect(partText(result, 'xl/styles.xml')).toMatch(
      /<fills count="3">.*gray125.*FFC7CE.*<\/fills>.*<cellXfs count="2"><xf\/><xf [^>]*fillId="2"/,
    )
  })

  test('a style that stands there in several versions is one style', () => {
    const alternatives = (name: string, fallback: string): string =>
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:hs="urn:hs" Requires="hs"><${name} hs:extension="1"/></mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`
    const fonts = `<fonts count="2">${alternatives('font', '<font><sz val="9"/></font>')}<font/></fonts>`
    const fills = '<fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders>'
    const xfs = `<cellXfs count="3"><xf/>${alternatives('xf', '<xf fontId="1" numFmtId="10"/>')}<xf numFmtId="2"/></cellXfs>`
    const sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>1</v></c></row></sheetData>'
    const original = withStyles(`<styleSheet xmlns="${MAIN}">${fonts}${fills}${xfs}</styleSheet>`, sheet)
    const formats = (bytes: Uint8Array): unknown =>
      readWorkbook(bytes).sheets[0]!.cells.map(({ format, fill }) => [format, fill])
    expect(formats(original)).toEqual([
      ['0.00%', undefined],
      ['0.00', undefined],
    ])
    const result = marked(original)
    expect(defects(result)).toEqual([])
    expect(formats(result)).toEqual([
      ['0.00%', 'FFC7CE'],
      ['0.00', undefined],
    ])
    expect(partText(result, 'xl/styles.xml')).toContain(
      '<xf fontId="1" numFmtId="10" fillId="2" applyFill="1"/></cellXfs>',
    )
  })

  test('an amount in Chinese capital characters is a number, a date in them a date', () => {
    const formats = [
      '<numFmt numFmtId="176" formatCode="[DBNum2][$-804]General"/>',
      '<numFmt numFmtId="177" formatCode="[DBNum2][$-804]General&quot;元整&quot;"/>',
      '<numFmt numFmtId="178" formatCode="[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>',
    ]
    const xfs = '<cellXfs count="3"><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs>'
    const cells = [0, 1, 2].map((style) => `<c s="${style}"><v>44926</v></c>`).join('')
    const bytes = withStyles(
      `<styleSheet xmlns="${MAIN}"><numFmts count="3">${formats.join('')}</numFmts>${xfs}</styleSheet>`,
      `<sheetData><row>${cells}</row></sheetData>`,
    )
    expect(readWorkbook(bytes).sheets[0]!.cells.map(({ value }) => value)).toEqual([
      { kind: 'number', text: '44926' },
      { kind: 'number', text: '44926' },
      { kind: 'date', text: '2022-12-31', serial: '44926' },
    ])
  })

  test('a relationships part has a content type also where each other one has its own and the extension has none', () => {
    const parts = simpleParts(ROWS)
    const type = 'ContentType="application/vnd.openxmlformats-package.relationships+xml"'
    parts['[Content_Types].xml'] = parts['[Content_Types].xml']!.replace(
      `<Default Extension="rels" ${type}/>`,
      `<Override PartName="/_rels/.rels" ${type}/><Override PartName="/xl/_rels/workbook.xml.rels" ${type}/>`,
    )
    const original = zipOf(parts)
    expect(defects(original)).toEqual([])
    expect(defects(marked(original))).toEqual([])
  })

  test('backslashes in the names of entries are slashes', () => {
    const parts = simpleParts(ROWS)
    const bytes = zipOf(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name.replaceAll('/', '\\'), text])),
    )
    expect(readWorkbook(bytes).sheets[0]!.cells).toHaveLength(1)
    const result = readWorkbook(marked(bytes)).sheets[0]!
    expect([result.cells[0]!.fill, result.comments[0]!.text]).toEqual(['FFC7CE', '应为 2\n请核对'])
  })

  test('an entry among the sheets that names no part, as for a module of a macro, is no sheet', () => {
    const parts = simpleParts(ROWS)
    const listed = (sheets: string): Uint8Array =>
      zipOf({ ...parts, 'xl/workbook.xml': parts['xl/workbook.xml']!.replace('</sheets>', `${sheets}</sheets>`) })
    const bytes = listed('<sheet name="Module" sheetId="2" r:id=""/>')
    expect(readWorkbook(bytes).sheets.map(({ name }) => name)).toEqual(['表1'])
    expect(readWorkbook(marked(bytes)).sheets[0]!.comments).toHaveLength(1)
    expect(partText(marked(bytes), 'xl/workbook.xml')).toContain('<sheet name="Module" sheetId="2" r:id=""/>')
    expect(() => readWorkbook(listed('<sheet name="表2" sheetId="2" r:id="rId9"/>'))).toThrow(UnreadableWorkbookError)
  })

  test('a workbook of chart sheets only has no sheets to read, and takes a sheet; one of nothing known is refused', () => {
    for (const type of ['chartsheet', 'dialogsheet', 'xlMacrosheet'])
      expect(readWorkbook(workbookOfType(type)).sheets).toEqual([])
    const added = editWorkbook(CHARTS_ONLY, {
      sheets: [],
      addSheets: [{ name: '新表', cells: [], merges: [], columnWidths: [], rowHeights: [] }],
    })
    expect(readWorkbook(added).sheets.map(({ name }) => name)).toEqual(['新表'])
    expect(() => readWorkbook(workbookOfType('picture'))).toThrow(REFUSALS.noSheets)
  })

  test('a sheet within a cell of the sheet is not taken for the sheet itself: nothing is written into it', () => {
    const inner = `<worksheet>${ROWS}</worksheet>`
    const nested = zipOf(
      simpleParts(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is>${inner}<t>甲</t></is></c></row></sheetData>`),
    )
    expect(readWorkbook(nested).sheets[0]!.cells.map(({ value }) => value)).toEqual([{ kind: 'text', text: '甲' }])
    expect(() => marked(nested, { ...MARKS, row: 2 })).toThrow(REFUSALS.damaged)
  })

  test('a part that is said to be both the comments and their drawing is not overwritten', () => {
    const bytes = packageBytes('rich-openpyxl.xlsx')
    const twofold = withChangedPart(bytes, 'xl/worksheets/_rels/sheet1.xml.rels', (text) =>
      text.replace('/xl/drawings/commentsDrawing1.vml', '/xl/comments/comment1.xml'),
    )
    const { name, comments } = readWorkbook(twofold).sheets[0]!
    expect(comments).toHaveLength(1)
    expect(() => editWorkbook(twofold, { sheets: [{ sheet: name, cells: [MARKS] }] })).toThrow(REFUSALS.damaged)
  })

  test('a sheet is taken out although the relationships of some other part cannot be read', () => {
    const parts = { ...simpleParts(ROWS), 'xl/drawings/_rels/drawing9.xml.rels': '<Relationships><Relationship' }
    const added = editWorkbook(zipOf(parts), {
      sheets: [],
      addSheets: [{ name: '审核', cells: [], merges: [], columnWidths: [], rowHeights: [] }],
    })
    const back = editWorkbook(added, { sheets: [], removeSheets: ['审核'] })
    expect([...partsOf(back).keys()].sort()).toEqual(Object.keys(parts).sort())
  })

  test('names and what stands between them keep their text when a name is added', () => {
    const names =
      '\n  <definedName name="合计" comment="x" >表1!$A$1</definedName>\n  <!-- 税率 --><definedName name="率">0.5</definedName>\n'
    const parts = simpleParts(ROWS, `<definedNames>${names}</definedNames>`)
    const printArea = { top: 1, left: 1, bottom: 2, right: 2 }
    const result = editWorkbook(zipOf(parts), { sheets: [{ sheet: '表1', cells: [], printArea }] })
    const area = `<definedName name="_xlnm.Print_Area" localSheetId="0">'表1'!$A$1:$B$2</definedName>`
    expect(partText(result, 'xl/workbook.xml')).toContain(`<definedNames>${names}${area}</definedNames>`)
    const back = editWorkbook(result, { sheets: [{ sheet: '表1', cells: [], printArea: null }] })
    expect(partText(back, 'xl/workbook.xml')).toBe(parts['xl/workbook.xml'])
  })

  test('the same comment twice leaves the file as once', () => {
    const once = marked(zipOf(simpleParts(ROWS)))
    expect(Buffer.compare(marked(once), once)).toBe(0)
  })
})
