import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { Package } from '../../../src/adapters/opc/package.ts'
import { PackageDraft } from '../../../src/adapters/opc/package-draft.ts'
import type { WorkbookEdits } from '../../../src/core/model/edits.ts'
import { damages } from './comparison/workbook-comparison.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const comment = { author: '校表', text: '请核对' }
const edits: WorkbookEdits = {
  sheets: [
    {
      sheet: '1-3-1',
      cells: [
        { row: 19, column: 8, value: { kind: 'number', text: '3' }, fill: 'FFC7CE', comment },
        { row: 14, column: 9, comment },
        { row: 14, column: 11, value: { kind: 'text', text: '复核' }, style: { border: 'thin' } },
      ],
    },
  ],
}

function original(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../fixtures/rich-workbooks/${name}`, import.meta.url)))
}

/** The edited workbook with one thing more changed, as a careless writer would. */
function alsoChanged(name: string, part: string, from: string | RegExp, to: string): string[] {
  const before = original(name)
  const draft = new PackageDraft(new Package(editWorkbook(before, edits)))
  const text = draft.text(part, part.endsWith('.vml'))!
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  draft.setText(part, changed)
  return damages(before, draft.build(), edits)
}

type Loss = readonly [claim: string, workbook: string, part: string, from: string | RegExp, to: string]

const LOSSES: readonly Loss[] = [
  ['an attribute of a validation is dropped', 'form-guarded.xlsx', SHEET, ' errorStyle="warning"', ''],
  ['a validation is shortened from its whole column', 'form-guarded.xlsx', SHEET, 'L1:L1048576', 'L1:L9'],
  ['a conditional format gets another priority', 'form-guarded.xlsx', SHEET, 'priority="2"', 'priority="3"'],
  ['an extension of a data bar is dropped', 'form-guarded.xlsx', SHEET, /<x14:axisColor[^>]*>/, ''],
  ['the protection of the sheet is dropped', 'form-guarded.xlsx', SHEET, /<sheetProtection[^>]*>/, ''],
  ['a protected range is dropped', 'form-guarded.xlsx', SHEET, /<protectedRanges>.*<\/protectedRanges>/, ''],
  ['a link loses its tooltip', 'form-guarded.xlsx', SHEET, ' tooltip="表头"', ''],
  ['a pane is thawed', 'form-guarded.xlsx', SHEET, ' state="frozen"', ''],
  ['a cell that is not edited is changed', 'form-guarded.xlsx', SHEET, /(<c r="A2"[^>]*>)<v>\d+<\/v>/, '$1<v>0</v>'],
  ['a cell that is not edited is dropped', 'form-guarded.xlsx', SHEET, /<c r="B2"[^>]*\/>/, ''],
  ['a cell without value of its own is added', 'form-guarded.xlsx', SHEET, '</row>', '<c r="Z1"/></row>'],
  ['a commented cell gets a value', 'form-guarded.xlsx', SHEET, /<c r="I14"([^>]*)\/>/, '<c r="I14"$1><v>1</v></c>'],
  ['an edited cell loses an attribute', 'form-utf16.xlsx', SHEET, /<c r="H20" s="\d+"/, '<c r="H20"'],
  ['a row loses its height', 'form-guarded.xlsx', SHEET, / ht="20"/, ''],
  ['a merge is dropped', 'form-guarded.xlsx', SHEET, '<mergeCell ref="A1:I1"/>', ''],
  [
    'a blank between two elements is dropped',
    'form-guarded.xlsx',
    'xl/workbook.xml',
    /<\/definedName>\n/,
    '</definedName>',
  ],
  ['a name is dropped', 'form-guarded.xlsx', 'xl/workbook.xml', /<definedName name="税率".*?<\/definedName>/, ''],
  [
    'the protection of the workbook is dropped',
    'form-guarded.xlsx',
    'xl/workbook.xml',
    /<workbookProtection[^>]*>/,
    '',
  ],
  [
    'the workbook is calculated by hand',
    'form-guarded.xlsx',
    'xl/workbook.xml',
    '<calcPr ',
    '<calcPr calcMode="manual" ',
  ],
  ['a named style is dropped', 'form-guarded.xlsx', 'xl/styles.xml', /<cellStyle name="财政百分比"[^>]*>/, ''],
  ['a style is renumbered', 'form-guarded.xlsx', 'xl/styles.xml', /(<cellXfs[^>]*>)(<xf [^>]*?\/>)/, '$1$2$2'],
  ['a table style is dropped', 'form-guarded.xlsx', 'xl/styles.xml', /<tableStyle [^>]*>/, ''],
  ['a comment of a superior is changed', 'form-stamped.xlsx', 'xl/comments1.xml', '第一次报送', '第二次报送'],
  [
    'a comment of a superior loses its look where ours joins it',
    'form-stamped.xlsx',
    'xl/comments1.xml',
    /(ref="I14".*?)<b\/>/,
    '$1',
  ],
  [
    'a box of another comment is moved',
    'form-stamped.xlsx',
    'xl/drawings/vmlDrawing1.vml',
    /(<x:Anchor>)[^<]*(<\/x:Anchor><x:AutoFill>False<\/x:AutoFill><x:Row>1<)/,
    '$11, 1$2',
  ],
  ['a check box is dropped', 'form-controls.xlsm', 'xl/drawings/vmlDrawing1.vml', /<x:Checked>1<\/x:Checked>/, ''],
  ['a control is dropped', 'form-controls.xlsm', SHEET, /<control shapeId="2050".*?<\/control>/, ''],
  [
    'a reply is dropped',
    'form-discussed.xlsx',
    'xl/threadedComments/threadedComment1.xml',
    /<threadedComment ref="I14" dT="2023-05-06T08.*?<\/threadedComment>/,
    '',
  ],
  ['a thread is opened again', 'form-discussed.xlsx', 'xl/threadedComments/threadedComment1.xml', ' done="1"', ''],
  ['a data part of WPS is dropped', 'form-wps.xlsx', SHEET, /<etc:wpsCustomData>.*?<\/etc:wpsCustomData>/, ''],
  [
    'a relationship is dropped',
    'form-wps.xlsx',
    'xl/_rels/workbook.xml.rels',
    /<Relationship [^>]*cellImage[^>]*>/,
    '',
  ],
  ['a content type is changed', 'form-wps.xlsx', '[Content_Types].xml', 'vnd.wps-officedocument.cellimage+xml', 'xml'],
  [
    'a text in a part that is not concerned is changed',
    'form-stamped.xlsx',
    'xl/drawings/drawing1.xml',
    '经办人签字',
    '签字',
  ],
]

describe('the comparison with the original', () => {
  test.each([
    'form-guarded.xlsx',
    'form-stamped.xlsx',
    'form-controls.xlsm',
    'form-discussed.xlsx',
    'form-wps.xlsx',
    'form-utf16.xlsx',
  ])('finds nothing in %s when only what was asked for is changed', (name) => {
    expect(damages(original(name), editWorkbook(original(name), edits), edits)).toEqual([])
  })

  test.each(LOSSES)('finds when %s', (_, workbook, part, from, to) => {
    expect(alsoChanged(workbook, part, from, to)).not.toEqual([])
  })

  test('finds an entry that is gone, and one that is put last', () => {
    const before = original('form-stamped.xlsx')
    const draft = new PackageDraft(new Package(editWorkbook(before, edits)))
    draft.remove('xl/theme/theme1.xml')
    expect(damages(before, draft.build(), edits)).toContain('xl/theme/theme1.xml is gone')
    draft.add('xl/theme/theme1.xml', ['<theme/>'])
    expect(damages(before, draft.build(), edits)).toContain('the entries stand in another order')
  })

  test('finds edits that nobody asked for', () => {
    const before = original('form-stamped.xlsx')
    const more = {
      sheets: [{ sheet: '1-3-1', cells: [...edits.sheets[0]!.cells, { row: 2, column: 1, fill: 'FFFF00' }] }],
    }
    expect(damages(before, editWorkbook(before, more), edits)).not.toEqual([])
    expect(damages(before, editWorkbook(before, { ...edits, activeSheet: '1-3-1' }), { sheets: [] })).not.toEqual([])
  })
})
