import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { defects } from './package-soundness.ts'
import { packageBytes, partsOf, simpleParts, simpleWorkbook, withChangedPart, zipOf } from './packages.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const BOOK = 'xl/workbook.xml'
const STYLES = 'xl/styles.xml'
const COMMENTS = 'xl/comments1.xml'
const VML = 'xl/drawings/vmlDrawing1.vml'
const THREADS = 'xl/threadedComments/threadedComment1.xml'

/** A sound workbook with something of everything. */
const sound = editWorkbook(packageBytes('threaded.xlsx'), {
  sheets: [
    {
      sheet: '表1',
      cells: [
        { row: 1, column: 2, comment: { author: '校表', text: '批' } },
        {
          row: 2,
          column: 1,
          value: { kind: 'text', text: '字' },
          fill: 'FFC7CE',
          comment: { author: '校表', text: '批' },
        },
        { row: 2, column: 2, value: { kind: 'number', text: '1' } },
      ],
      columnWidths: [{ column: 3, width: 9 }],
      addMerges: [{ top: 4, left: 1, bottom: 5, right: 2 }],
      printArea: { top: 1, left: 1, bottom: 2, right: 2 },
    },
  ],
})

type Breakage = readonly [claim: string, part: string, from: string | RegExp, to: string, found: RegExp]

const BREAKAGES: readonly Breakage[] = [
  [
    'merges before the cells',
    SHEET,
    /(<sheetData>.*<\/sheetData>)(<mergeCells.*<\/mergeCells>)/,
    '$2$1',
    /sheetData stands too late in worksheet/,
  ],
  ['columns behind the cells', SHEET, /(<cols>.*<\/cols>)(<sheetData>.*<\/sheetData>)/, '$2$1', /cols stands too late/],
  [
    'a legacy drawing behind the tables',
    SHEET,
    /(<legacyDrawing[^>]*>)/,
    '<tableParts count="0"/>$1',
    /legacyDrawing stands too late/,
  ],
  [
    'a legacy drawing before the merges',
    SHEET,
    /(<mergeCells.*<\/mergeCells>)(<legacyDrawing[^>]*>)/,
    '$2$1',
    /mergeCells stands too late/,
  ],
  [
    'a legacy drawing behind controls',
    SHEET,
    /(<legacyDrawing[^>]*>)/,
    '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x"><controls/></mc:Choice></mc:AlternateContent>$1',
    /too late/,
  ],
  ['two lists of merges', SHEET, /(<mergeCells.*<\/mergeCells>)/, '$1$1', /two mergeCells in worksheet/],
  [
    'an element that belongs nowhere',
    SHEET,
    '<sheetData>',
    '<note/><sheetData>',
    /note does not belong into worksheet/,
  ],
  ['a value before its formula', SHEET, '<v>1</v>', '<v>1</v><f>1</f>', /f stands too late in c/],
  ['a prefix that is not declared', SHEET, '<v>1</v>', '<q:v>1</q:v>', /uses q:/],
  [
    'a prefix to be ignored that is not declared',
    SHEET,
    '<worksheet ',
    '<worksheet xmlns:mc="m" mc:Ignorable="x14ac" ',
    /uses x14ac:/,
  ],
  ['no cells at all', SHEET, /<sheetData>.*<\/sheetData>/, '', /no sheetData/],
  ['rows out of order', SHEET, '<row r="2"', '<row r="1"', /row 1 after row 1/],
  ['cells out of order', SHEET, 'r="B2"', 'r="A2"', /A2 out of order/],
  ['a cell in another row', SHEET, 'r="B2"', 'r="B3"', /B3 stands in row 2/],
  ['a cell outside its spans', SHEET, '<row r="2"', '<row r="2" spans="1:1"', /B2 outside the spans/],
  ['a style that is not there', SHEET, /r="A2" s="\d+"/, 'r="A2" s="99"', /A2 has a style/],
  [
    'an inline text without its type',
    SHEET,
    / t="inlineStr"><is><t>字/,
    '><is><t>字',
    /A2 is inline text without type/,
  ],
  ['a text that is not there', SHEET, '<c r="B2">', '<c r="B2" t="s">', /B2 has a text that is not there/],
  ['a number that is none', SHEET, '<v>1</v>', '<v>12%</v>', /B2 is no number/],
  ['a type that is none', SHEET, '<c r="B2">', '<c r="B2" t="x">', /B2 is of no type/],
  [
    'merges that overlap',
    SHEET,
    /<mergeCells count="1">/,
    '<mergeCells count="2"><mergeCell ref="B5:B1048576"/>',
    /overlaps another merge/,
  ],
  ['a wrong number of merges', SHEET, '<mergeCells count="1">', '<mergeCells count="2">', /wrong number of merges/],
  ['columns that overlap', SHEET, '</cols>', '<col min="1" max="3" width="2"/></cols>', /cols overlap/],
  [
    'a conditional format that is not there',
    SHEET,
    '<legacyDrawing',
    '<conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="0"/></conditionalFormatting><legacyDrawing',
    /conditional format/,
  ],
  [
    'a legacy drawing of another kind',
    SHEET,
    /<legacyDrawing([^>]*)rId1"/,
    '<legacyDrawing$1rId2"',
    /legacyDrawing names a comments/,
  ],
  [
    'a relationship that is not there',
    SHEET,
    /<legacyDrawing([^>]*)rId1"/,
    '<legacyDrawing$1rId9"',
    /names rId9, which is no relationship/,
  ],
  [
    'two sheets of one name',
    BOOK,
    '</sheets>',
    '<sheet name="表1" sheetId="2" r:id="rId1"/></sheets>',
    /two sheets 表1/,
  ],
  [
    'two sheets of one id',
    BOOK,
    '</sheets>',
    '<sheet name="表2" sheetId="1" r:id="rId1"/></sheets>',
    /two sheets of id 1/,
  ],
  ['a name no sheet may have', BOOK, 'name="表1"', 'name="表/1"', /cannot be called/],
  [
    'names before the sheets',
    BOOK,
    /(<sheets>.*<\/sheets>)(<definedNames>.*<\/definedNames>)/,
    '$2$1',
    /sheets stands too late in workbook/,
  ],
  ['a name twice', BOOK, /(<definedName .*<\/definedName>)/, '$1$1', /two names/],
  ['a name of no sheet', BOOK, 'localSheetId="0"', 'localSheetId="1"', /of no sheet/],
  [
    'a view of no sheet',
    BOOK,
    '<sheets>',
    '<bookViews><workbookView activeTab="4"/></bookViews><sheets>',
    /active tab is no sheet/,
  ],
  ['only hidden sheets', BOOK, '<sheet ', '<sheet state="hidden" ', /no visible sheet/],
  [
    'cell styles before fills',
    STYLES,
    /(<fills.*<\/fills>)(.*)(<cellXfs.*<\/cellXfs>)/,
    '$3$2$1',
    /stands too late in styleSheet/,
  ],
  ['a wrong number of styles', STYLES, /<cellXfs count="\d+"/, '<cellXfs count="9"', /wrong number of cellXfs/],
  ['a fill that is not there', STYLES, /fillId="2"/, 'fillId="7"', /a fill that is not there/],
  [
    'a number format that is not there',
    STYLES,
    /<xf numFmtId="0"([^>]*fillId="2")/,
    '<xf numFmtId="170"$1',
    /number format 170/,
  ],
  ['a base style that is not there', STYLES, 'xfId="0"', 'xfId="5"', /rests on one that is not there/],
  [
    'comments before their authors',
    COMMENTS,
    /(<authors>.*<\/authors>)(<commentList>.*<\/commentList>)/s,
    '$2$1',
    /authors stands too late in comments/,
  ],
  ['a comment of no author', COMMENTS, /authorId="1"/, 'authorId="8"', /comment of no author/],
  ['two comments in a cell', COMMENTS, 'ref="A2"', 'ref="B1"', /two comments in B1/],
  ['a comment without a box', COMMENTS, 'ref="A2"', 'ref="C7"', /comment in C7 has no box/],
  ['two shapes of one id', VML, '_x0000_s1026', '_x0000_s1025', /two shapes 1025/],
  ['a shape outside the blocks of its drawing', VML, '_x0000_s1026', '_x0000_s2050', /shape 2050 outside its blocks/],
  ['a shape type that is not there', VML, /id="_x0000_t202"/, 'id="other"', /no shape type _x0000_t202/],
  ['something behind the end of a drawing', VML, /$/, '<v:shape/>', /behind its end/],
  ['a reply to nothing', THREADS, /parentId="[^"]*"/, 'parentId="{0}"', /a reply to nothing/],
  [
    'a reply of nobody',
    THREADS,
    /personId="[^"]*" id="[^"]*" parentId/,
    'personId="{0}" id="{1}" parentId',
    /a reply of nobody/,
  ],
  ['a thread without its note', THREADS, /ref="B1"/g, 'ref="B9"', /without the note/],
  [
    'a content type twice',
    '[Content_Types].xml',
    /(<Override PartName="\/xl\/workbook.xml"[^>]*>)/,
    '$1$1',
    /two content types for xl\/workbook.xml/,
  ],
  ['a part of another type', '[Content_Types].xml', '.comments+xml', '.table+xml', /comments1.xml is no comments/],
  [
    'no type for drawings',
    '[Content_Types].xml',
    'Extension="vml"',
    'Extension="vlm"',
    /vmlDrawing1.vml has no content type/,
  ],
  ['a relationship twice', 'xl/worksheets/_rels/sheet1.xml.rels', 'Id="rId2"', 'Id="rId1"', /two rId1/],
  [
    'a target that is not there',
    'xl/worksheets/_rels/sheet1.xml.rels',
    'comments1.xml',
    'comments9.xml',
    /no part xl\/comments9.xml/,
  ],
]

describe('the check of soundness', () => {
  test('finds nothing in a sound workbook', () => {
    expect(defects(sound)).toEqual([])
    expect(defects(simpleWorkbook('<sheetData/>'))).toEqual([])
  })

  test.each(BREAKAGES)('finds %s', (_, part, from, to, found) => {
    const broken = withChangedPart(sound, part, (text) => text.replace(from, to))
    expect(defects(broken).filter((sentence) => found.test(sentence))).not.toEqual([])
  })

  test('finds parts without type, types without part, relationships of nothing', () => {
    const parts = simpleParts('<sheetData/>')
    expect(defects(zipOf({ ...parts, 'xl/a.bin': '' }))).toEqual(['xl/a.bin has no content type'])
    const { [SHEET]: _, ...without } = parts
    expect(defects(zipOf(without)).length).toBeGreaterThan(1)
    const related = { ...parts, 'xl/worksheets/_rels/sheet9.xml.rels': '<Relationships xmlns="r"/>' }
    expect(defects(zipOf(related))).toEqual([
      'xl/worksheets/_rels/sheet9.xml.rels: relationships of xl/worksheets/sheet9.xml, which is not there',
    ])
  })

  test('finds the head of a table column changed, and a merge within the table', () => {
    const parts = Object.fromEntries(
      [...partsOf(packageBytes('rich-xlsxwriter.xlsx'))].map(([name, content]) => [
        name,
        new TextDecoder('latin1').decode(content),
      ]),
    )
    const table = Object.keys(parts).find((name) => name.includes('table1'))!
    const broken = withChangedPart(packageBytes('rich-xlsxwriter.xlsx'), table, (text) =>
      text.replace(/name="数"/, 'name="量"'),
    )
    expect(defects(broken)).toContain('xl/worksheets/sheet2.xml: the head of table column 量 is 数')
    const merged = withChangedPart(packageBytes('rich-xlsxwriter.xlsx'), 'xl/worksheets/sheet2.xml', (text) =>
      text.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'),
    )
    expect(defects(merged)).toContain('xl/worksheets/sheet2.xml: a merge within a table')
  })
})
