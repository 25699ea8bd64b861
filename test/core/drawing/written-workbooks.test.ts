import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { draftedWorkbook } from '../../../src/adapters/excel/drafted-workbook.ts'
import { newWorkbook } from '../../../src/adapters/excel/new-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { blankContent } from '../../../src/core/content/blank-content.ts'
import { drawDepartmentForm } from '../../../src/core/drawing/zhuzhou/draw-department.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { cleanSubmission } from '../../fixture-content/clean.ts'

function parts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
}

const everything: SheetDraft = {
  name: "审核'结果",
  cells: [
    { row: 1, column: 1, value: { kind: 'text', text: '=1+1' }, style: { bold: true, fill: 'FFC7CE', border: 'thin' } },
    {
      row: 2,
      column: 2,
      value: { kind: 'number', text: '0.97' },
      style: { format: '0%', locked: false },
      link: { sheet: "审核'结果", cell: 'A1' },
    },
    { row: 3, column: 1, value: { kind: 'formula', formula: 'IF(B2=0,"",B2)', result: { kind: 'text', text: '' } } },
  ],
  merges: [{ top: 5, left: 1, bottom: 6, right: 2 }],
  columnWidths: [{ column: 1, width: 30 }],
  rowHeights: [{ row: 1, height: 40 }],
  hiddenColumns: [3],
  print: {
    orientation: 'landscape',
    fitToWidth: true,
    area: { top: 1, left: 1, bottom: 6, right: 2 },
    repeatRows: [1, 2],
  },
  freeze: { rows: 1, columns: 2 },
  autoFilter: { top: 1, left: 1, bottom: 3, right: 2 },
  tabColor: 'FF0000',
  colorScales: [{ range: { top: 1, left: 1, bottom: 3, right: 2 }, colors: ['F8696B', '63BE7B'], points: [0, 60] }],
}

describe.each([
  ['by exceljs', newWorkbook],
  ['by our own editor', draftedWorkbook],
] as const)('new workbooks %s', (_, write) => {
  it('the same drafts give the same bytes', async () => {
    const drafts = drawSubmission(cleanSubmission)
    expect(await write(drafts)).toEqual(await write(drafts))
  })

  it('hold every feature of a draft', async () => {
    const written = parts(await write([everything]))
    const sheet = written['xl/worksheets/sheet1.xml']!
    expect(sheet).toContain('<f>IF(B2=0,&quot;&quot;,B2)</f><v></v>')
    expect(sheet).toContain('<hyperlink ref="B2" location="\'审核\'\'结果\'!A1"')
    expect(sheet).toContain('<mergeCell ref="A5:B6"/>')
    expect(sheet).toMatch(/<pane xSplit="2" ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A1:B3"/>')
    expect(sheet).toContain('<tabColor rgb="FFFF0000"/>')
    expect(sheet).toMatch(/<col min="3" max="3"[^>]*hidden="1"/)
    expect(sheet).toMatch(/<row r="1"[^>]*ht="40" customHeight="1"/)
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*fitToHeight="0"/)
    expect(written['xl/workbook.xml']).toContain("'审核''结果'!$A$1:$B$6")
    expect(written['xl/workbook.xml']).toContain("'审核''结果'!$1:$2")
    expect(`${sheet}${written['xl/sharedStrings.xml']}`).toMatch(/<(is|si)><t>=1\+1<\/t><\/\1>/)
    expect(sheet).toMatch(/<conditionalFormatting sqref="A1:B3">.*type="num" val="60".*rgb="FF63BE7B"/)
    expect(sheet).toContain('<printOptions horizontalCentered="1"/>')
    expect(written['xl/styles.xml']).toContain('<protection locked="0"/>')
    expect(written['xl/styles.xml']).not.toContain('Calibri')
  })

  it('show their first sheet, and hide those that are to be hidden', async () => {
    const bytes = await write([everything, { ...everything, name: '去年', hidden: true }])
    const { sheets } = readWorkbook(bytes)
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      [everything.name, 'visible'],
      ['去年', 'hidden'],
    ])
    // The first is shown where nothing says another.
    const written = parts(bytes)
    expect(written['xl/workbook.xml']).not.toMatch(/activeTab="[^0]/)
    expect(written['xl/worksheets/sheet2.xml']).not.toContain('tabSelected')
  })
})

describe('templates', () => {
  it('the blank form in templates/ is what the code draws; if not, run npm run fixtures', async () => {
    const department = drawDepartmentForm(blankContent({ year: 0 }).department, { formulas: true })
    const file = readFileSync('templates/部门整体支出绩效自评表.xlsx')
    expect(parts(new Uint8Array(file))).toEqual(parts(await newWorkbook([department])))
  })
})
