import { describe, expect, test } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../src/adapters/excel/edit-workbook.ts'
import { hasOriginalRecord, restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { openWorkbook, readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import type { CellEdit, WorkbookEdits } from '../../../src/core/model/edits.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { defects, newDefects } from './package-soundness.ts'
import {
  PACKAGES,
  packageBytes,
  partsOf,
  partText,
  rawEntries,
  simpleParts,
  simpleWorkbook,
  zipOf,
} from './packages.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const comment = (text: string): NonNullable<CellEdit['comment']> => ({ author: '校表', text })

function inCells(sheet: string, ...cells: CellEdit[]): WorkbookEdits {
  return { sheets: [{ sheet, cells }] }
}

/** The worksheet part after edits of a sheet 「表1」. */
function sheetXmlAfter(inner: string, edits: Omit<WorkbookEdits['sheets'][number], 'sheet'>): string {
  const bytes = editWorkbook(simpleWorkbook(inner), { sheets: [{ sheet: '表1', ...edits }] })
  expect(newDefects(simpleWorkbook(inner), bytes)).toEqual([])
  return partText(bytes, SHEET).replace(/^<worksheet[^>]*>|<\/worksheet>$/g, '')
}

function cellOf(
  workbook: Workbook,
  row: number,
  column: number,
  sheet = 0,
): Workbook['sheets'][number]['cells'][number] | undefined {
  return workbook.sheets[sheet]!.cells.find((cell) => cell.row === row && cell.column === column)
}

const RESULT: SheetDraft = {
  name: '审核结果',
  cells: [
    {
      row: 1,
      column: 1,
      value: { kind: 'text', text: '审核结果' },
      style: { bold: true, size: 16, align: 'center', border: 'thin' },
    },
    {
      row: 3,
      column: 1,
      value: { kind: 'text', text: '=位置' },
      link: { sheet: "他人's 表", cell: 'H25' },
      style: { underline: true, color: '0563C1' },
    },
    {
      row: 3,
      column: 2,
      value: { kind: 'formula', formula: '1+1', result: { kind: 'number', text: '2' } },
      style: { format: '0.##', locked: false },
    },
  ],
  merges: [{ top: 1, left: 1, bottom: 1, right: 4 }],
  columnWidths: [{ column: 1, width: 20 }],
  rowHeights: [{ row: 1, height: 30 }],
  hiddenColumns: [6],
  freeze: { rows: 2, columns: 1 },
  autoFilter: { top: 2, left: 1, bottom: 3, right: 4 },
  tabColor: 'FF0000',
  print: {
    orientation: 'landscape',
    fitToWidth: true,
    area: { top: 1, left: 1, bottom: 3, right: 4 },
    repeatRows: [2, 2],
  },
}

const RESULT_OF_ONE_CELL: SheetDraft = { name: '审核结果', cells: [], merges: [], columnWidths: [], rowHeights: [] }

/** All that `correct` does to a sheet. */
function fullEdits(sheet: string): WorkbookEdits {
  return {
    sheets: [
      {
        sheet,
        cells: [
          {
            row: 2,
            column: 2,
            value: { kind: 'number', text: '98.5' },
            fill: 'C6EFCE',
            comment: comment('执行率应为 98.5%\n依据 <&>'),
          },
          { row: 1, column: 2, comment: comment('第二条') },
          { row: 2, column: 9, value: { kind: 'text', text: '=复核得分' }, style: { border: 'thin', wrap: true } },
          { row: 40, column: 10, value: { kind: 'text', text: '行外' } },
        ],
        columnWidths: [{ column: 9, width: 12 }],
        addMerges: [{ top: 30, left: 1, bottom: 31, right: 2 }],
        printArea: { top: 1, left: 1, bottom: 20, right: 6 },
      },
    ],
    addSheets: [RESULT],
    activeSheet: RESULT.name,
  }
}

const UNDO = (sheet: string): WorkbookEdits => ({
  sheets: [
    {
      sheet,
      cells: [
        { row: 2, column: 2, comment: null, fill: null },
        { row: 1, column: 2, comment: null },
      ],
      printArea: null,
    },
  ],
  removeSheets: [RESULT.name],
})

describe.each(PACKAGES)('%s', (name) => {
  const bytes = packageBytes(name)
  const sheet = readWorkbook(bytes).sheets[0]!.name
  const full = editWorkbook(bytes, fullEdits(sheet), { keepOriginal: true })

  test('one value and one comment change only the parts that hold them', () => {
    const edited = editWorkbook(
      bytes,
      inCells(sheet, { row: 2, column: 7, value: { kind: 'number', text: '7' }, comment: comment('复核') }),
    )
    const [before, after] = [rawEntries(bytes), rawEntries(edited)]
    const changed = [...before.keys()].filter((entry) => Buffer.compare(before.get(entry)!, after.get(entry)!) !== 0)
    const mayChange =
      /\[Content_Types\]|workbook\.xml$|mappe\.xml$|comment|vmlDrawing1\.vml|persons|(sheet1|Eins )\.xml(\.rels)?$/
    expect(changed.filter((entry) => !mayChange.test(entry))).toEqual([])
    expect([...after.keys()].filter((entry) => before.has(entry))).toEqual([...before.keys()])
    expect(newDefects(bytes, edited)).toEqual([])
  })

  test('all edits together give a sound package that reads back as written', () => {
    expect(newDefects(bytes, full)).toEqual([])
    const workbook = readWorkbook(full)
    expect(cellOf(workbook, 2, 2)).toMatchObject({ value: { kind: 'number', text: '98.5' }, fill: 'C6EFCE' })
    expect(cellOf(workbook, 2, 9)!.value).toEqual({ kind: 'text', text: '=复核得分' })
    expect(cellOf(workbook, 2, 9)!.formula).toBeUndefined()
    expect(workbook.sheets[0]!.comments).toContainEqual({
      row: 2,
      column: 2,
      author: '校表',
      text: '执行率应为 98.5%\n依据 <&>',
    })
    expect(workbook.sheets.at(-1)).toMatchObject({
      name: '审核结果',
      printArea: RESULT.print!.area,
      merges: RESULT.merges,
    })
  })

  test('cells that are not edited keep value, format and fill', () => {
    const untouched = (workbook: Workbook): unknown =>
      workbook.sheets
        .slice(0, readWorkbook(bytes).sheets.length)
        .map(({ cells }) =>
          cells.filter(({ row, column }) => !(row === 2 && (column === 2 || column === 9)) && row < 40),
        )
    expect(untouched(readWorkbook(full))).toEqual(untouched(readWorkbook(bytes)))
  })

  test('the record restores the very bytes, and holds only while nothing was changed', () => {
    expect(hasOriginalRecord(full)).toBe(true)
    expect(Buffer.compare(restoreOriginal(full)!, packageBytes(name))).toBe(0)
    expect(Buffer.compare(editWorkbook(restoreOriginal(full)!, fullEdits(sheet), { keepOriginal: true }), full)).toBe(0)
    const changed = editWorkbook(full, inCells(sheet, { row: 3, column: 1, fill: 'FFFF00' }))
    expect(hasOriginalRecord(changed)).toBe(false)
    expect(restoreOriginal(changed)).toBeUndefined()
    const flipped = full.slice()
    flipped[40]! ^= 1
    expect(restoreOriginal(flipped)).toBeUndefined()
  })

  test('an open package that was read first gives the same bytes, as often as it is edited', () => {
    const opened = openWorkbook(bytes)
    expect(readWorkbook(opened)).toEqual(readWorkbook(bytes))
    for (let round = 0; round < 2; round++) {
      expect(Buffer.compare(editWorkbook(opened, fullEdits(sheet), { keepOriginal: true }), full)).toBe(0)
    }
  })

  test('edits take our comments and sheets out again and leave those of others', () => {
    const undone = editWorkbook(full, UNDO(sheet))
    expect(newDefects(bytes, undone)).toEqual([])
    const [was, is] = [readWorkbook(bytes), readWorkbook(undone)]
    expect(is.sheets.map(({ name: own }) => own)).toEqual(was.sheets.map(({ name: own }) => own))
    expect(is.sheets.map(({ comments }) => comments)).toEqual(was.sheets.map(({ comments }) => comments))
    expect(partsOf(undone).has('xl/comments2.xml')).toBe(partsOf(bytes).has('xl/comments2.xml'))
  })

  test('the bytes given are not touched', () => {
    expect(Buffer.compare(bytes, packageBytes(name))).toBe(0)
  })
})

describe('cells', () => {
  const rows =
    '<row r="2" spans="2:3"><c r="B2" s="0"><f>1+1</f><v>2</v></c><c r="C2" t="s"><v>0</v></c></row><row r="4"/>'

  test('a formula keeps its text, only its stored result follows', () => {
    const xml = sheetXmlAfter(`<sheetData>${rows}</sheetData>`, {
      cells: [{ row: 2, column: 2, value: { kind: 'number', text: '3' } }],
    })
    expect(xml).toBe(`<sheetData>${rows.replace('<v>2</v>', '<v>3</v>')}</sheetData>`)
  })

  test('a cell that only gets a fill keeps all but its style number, be it stated, empty or absent', () => {
    const cells = [
      '<c r="A1" s="0" t="str"><v>文</v></c>',
      '<c t="n" s="" r="B1"/>',
      '<c\nr="C1"><v>1</v><extLst/></c>',
    ]
    const xml = sheetXmlAfter(`<sheetData><row r="1">${cells.join('')}</row></sheetData>`, {
      cells: [1, 2, 3].map((column) => ({ row: 1, column, fill: 'FFFF00' })),
    })
    expect(xml).toBe(
      '<sheetData><row r="1"><c r="A1" s="1" t="str"><v>文</v></c><c t="n" s="1" r="B1"/><c s="1"\nr="C1"><v>1</v><extLst/></c></row></sheetData>',
    )
  })

  test('the head of a shared formula and of an array formula keep theirs too', () => {
    const heads =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">C1:C2</f></c></row>'
    const cells: CellEdit[] = [
      { row: 1, column: 1, value: { kind: 'number', text: '9' } },
      { row: 1, column: 2, value: { kind: 'text', text: '文' } },
    ]
    expect(sheetXmlAfter(`<sheetData>${heads}</sheetData>`, { cells })).toBe(
      `<sheetData>${heads.replace('<v>1</v>', '<v>9</v>').replace('<c r="B1">', '<c r="B1" t="str">').replace('C1:C2</f>', 'C1:C2</f><v>文</v>')}</sheetData>`,
    )
  })

  test('new cells stand in their order, in rows there and not there', () => {
    const at = (row: number, column: number): CellEdit => ({
      row,
      column,
      value: { kind: 'number', text: `${row}${column}` },
    })
    const xml = sheetXmlAfter(`<sheetData>${rows}</sheetData>`, {
      cells: [at(5, 1), at(4, 2), at(4, 1), at(3, 1), at(2, 4), at(2, 1), at(1, 1)],
    })
    expect(xml.replace(/ s="0"|<f>.*?<\/f>| t="s"/g, '')).toBe(
      '<sheetData><row r="1"><c r="A1"><v>11</v></c></row><row r="2" spans="1:4"><c r="A2"><v>21</v></c><c r="B2"><v>2</v></c><c r="C2"><v>0</v></c><c r="D2"><v>24</v></c></row>' +
        '<row r="3"><c r="A3"><v>31</v></c></row><row r="4"><c r="A4"><v>41</v></c><c r="B4"><v>42</v></c></row><row r="5"><c r="A5"><v>51</v></c></row></sheetData>',
    )
  })

  test.each(['<sheetData/>', ''])('an empty sheet (%s) takes cells', (inner) => {
    const xml = sheetXmlAfter(inner, { cells: [{ row: 1, column: 1, value: { kind: 'text', text: ' 字 ' } }] })
    expect(xml).toBe(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 字 </t></is></c></row></sheetData>',
    )
  })

  test('a text is always text and read back as it was, whatever it holds', () => {
    for (const text of [
      '=1+1',
      '+86',
      '-',
      '@a',
      '_x000D_',
      'a\u0000b\u000bc\r\n\td',
      '<b>&amp;"\'',
      ']]>',
      '字\ufffd😀',
      '  ',
    ]) {
      const bytes = editWorkbook(
        simpleWorkbook('<sheetData/>'),
        inCells('表1', { row: 1, column: 1, value: { kind: 'text', text }, comment: comment(text) }),
      )
      expect(readWorkbook(bytes).sheets[0]).toMatchObject({
        cells: [{ value: { kind: 'text', text } }],
        comments: [{ text }],
      })
      expect(cellOf(readWorkbook(bytes), 1, 1)!.formula).toBeUndefined()
    }
  })

  test('what XML can hold in no way is dropped', () => {
    const bytes = editWorkbook(
      simpleWorkbook('<sheetData/>'),
      inCells('表1', { row: 1, column: 1, value: { kind: 'text', text: 'a\ud800b\uffff' } }),
    )
    expect(cellOf(readWorkbook(bytes), 1, 1)!.value).toEqual({ kind: 'text', text: 'ab' })
  })

  test('blank takes value and type away and leaves the style', () => {
    const xml = sheetXmlAfter('<sheetData><row r="1"><c r="A1" s="0" t="s"><v>5</v></c></row></sheetData>', {
      cells: [{ row: 1, column: 1, value: { kind: 'blank' } }],
    })
    expect(xml).toBe('<sheetData><row r="1"><c r="A1" s="0"></c></row></sheetData>')
  })

  test('a number that is none is refused', () => {
    expect(() =>
      editWorkbook(
        simpleWorkbook('<sheetData/>'),
        inCells('表1', { row: 1, column: 1, value: { kind: 'number', text: '12%' } }),
      ),
    ).toThrowError('不是数字')
  })

  test('formulas are calculated on opening when a value changed, and only then', () => {
    const withFormula = simpleWorkbook(
      '<sheetData><row r="1"><c r="A1"><f>B1</f></c></row></sheetData>',
      '<calcPr calcId="1"/>',
    )
    const edit = (bytes: Uint8Array, cell: Partial<CellEdit>): string =>
      partText(editWorkbook(bytes, inCells('表1', { row: 1, column: 2, ...cell })), 'xl/workbook.xml')
    const value = { kind: 'number', text: '1' } as const
    expect(edit(withFormula, { value })).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>')
    expect(edit(withFormula, { fill: 'FFFF00' })).not.toContain('fullCalcOnLoad')
    expect(edit(simpleWorkbook('<sheetData/>'), { value })).not.toContain('calcPr')
  })
})

describe('sheet', () => {
  test('new children stand where the sequence wants them, next to what is there', () => {
    const inner =
      '<sheetFormatPr defaultRowHeight="15"/><sheetData/><conditionalFormatting sqref="A1"/><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>' +
      '<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent><tableParts count="0"/>'
    const xml = sheetXmlAfter(inner, {
      cells: [{ row: 1, column: 1, comment: comment('批') }],
      columnWidths: [{ column: 2, width: 9 }],
      addMerges: [{ top: 1, left: 1, bottom: 2, right: 2 }],
    })
    const order = [
      ...xml.matchAll(
        /<(cols|sheetData|mergeCells|conditionalFormatting|legacyDrawing|mc:AlternateContent|tableParts)\b/g,
      ),
    ].map((match) => match[1])
    expect(order).toEqual([
      'cols',
      'sheetData',
      'mergeCells',
      'conditionalFormatting',
      'legacyDrawing',
      'mc:AlternateContent',
      'tableParts',
    ])
  })

  test('column runs are split, and a width that somebody set stays', () => {
    const cols =
      '<cols><col min="1" max="3" width="20" customWidth="1" style="0"/><col min="5" max="16384" width="9" hidden="1"/></cols><sheetData/>'
    const widths = [2, 4, 7].map((column) => ({ column, width: 30 }))
    expect(sheetXmlAfter(cols, { cells: [], columnWidths: widths })).toBe(
      '<cols><col min="1" max="3" width="20" customWidth="1" style="0"/><col min="4" max="4" width="30" customWidth="1"/><col min="5" max="6" width="9" hidden="1"/>' +
        '<col min="7" max="7" width="30" customWidth="1"/><col min="8" max="16384" width="9" hidden="1"/></cols><sheetData/>',
    )
  })

  test('merges are added once and taken away, an empty list with them', () => {
    const range = { top: 1, left: 1, bottom: 2, right: 2 }
    const merged = '<sheetData/><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    expect(sheetXmlAfter('<sheetData/>', { cells: [], addMerges: [range] })).toBe(merged)
    expect(sheetXmlAfter(merged, { cells: [], addMerges: [range] })).toBe(merged)
    expect(sheetXmlAfter(merged, { cells: [], removeMerges: [range] })).toBe('<sheetData/>')
  })

  test.each(['B2:A1', 'A2:B1', '$A$1:$B$2', 'b1:a2'])('a merge written %s is A1:B2', (reference) => {
    const range = { top: 1, left: 1, bottom: 2, right: 2 }
    const merged = `<sheetData/><mergeCells count="1"><mergeCell ref="${reference}"/></mergeCells>`
    expect(readWorkbook(simpleWorkbook(merged)).sheets[0]!.merges).toEqual([range])
    expect(sheetXmlAfter(merged, { cells: [], addMerges: [range] })).toBe(merged)
    expect(sheetXmlAfter(merged, { cells: [], removeMerges: [range] })).toBe('<sheetData/>')
  })

  test('a merge that overlaps another is refused', () => {
    const bytes = simpleWorkbook('<sheetData/><mergeCells count="1"><mergeCell ref="B1:B1048576"/></mergeCells>')
    const add = { sheets: [{ sheet: '表1', cells: [], addMerges: [{ top: 1, left: 1, bottom: 2, right: 2 }] }] }
    expect(() => editWorkbook(bytes, add)).toThrowError(
      new WorkbookEditError('不能合并 A1:B2，与已合并的 B1:B1048576 重叠。'),
    )
  })

  test('a fill changes nothing else of the style', () => {
    const bytes = packageBytes('rich-openpyxl.xlsx')
    const styles = partText(
      editWorkbook(bytes, inCells('整体自评表', { row: 2, column: 3, fill: 'FFC7CE' })),
      'xl/styles.xml',
    )
    const before = partText(bytes, 'xl/styles.xml')
    const formatOf = (xml: string, id: number): string =>
      [...xml.slice(xml.indexOf('<cellXfs')).matchAll(/<xf [^>]*?>/g)][id]![0].replace(/ (fillId|applyFill)="\d*"/g, '')
    const index = Number(/r="C2" s="(\d+)"/.exec(partText(bytes, SHEET))![1])
    const last = [...styles.slice(styles.indexOf('<cellXfs'), styles.indexOf('</cellXfs')).matchAll(/<xf /g)].length - 1
    expect(formatOf(styles, last)).toBe(formatOf(before, index))
    expect(styles).toContain(before.slice(before.indexOf('<cellXfs count') + 20, before.indexOf('</cellXfs>')))
  })

  test('a thousand and more comments claim further blocks of shape ids', () => {
    const cells = Array.from({ length: 1500 }, (_, i) => ({ row: i + 1, column: 1, comment: comment(`第 ${i}`) }))
    const bytes = editWorkbook(simpleWorkbook('<sheetData/>'), inCells('表1', ...cells))
    const vml = partText(bytes, 'xl/drawings/vmlDrawing1.vml')
    expect(vml).toContain('data="1,2"')
    expect(new Set([...vml.matchAll(/id="(_x0000_s\d+)"/g)].map((match) => match[1])).size).toBe(1500)
  })

  test('note boxes declare their prefixes where the drawing does not', () => {
    const bytes = packageBytes('rich-xlsxwriter.xlsx')
    const drawing = 'xl/drawings/vmlDrawing1.vml'
    const commented = (source: Uint8Array): string =>
      partText(
        editWorkbook(
          source,
          inCells(readWorkbook(source).sheets[0]!.name, { row: 9, column: 9, comment: comment('文') }),
        ),
        drawing,
      )
    const declared = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    expect(commented(bytes).split(declared)).toHaveLength(2)
    const parts = Object.fromEntries(partsOf(bytes))
    const bare = partText(bytes, drawing)
      .replace(declared, '')
      .replaceAll('x:ClientData', `x:ClientData ${declared}`)
      .replaceAll(`/x:ClientData ${declared}`, '/x:ClientData')
    const own = /<v:shape xmlns:v[^>]*>/
    expect(commented(zipOf({ ...parts, [drawing]: bare }))).toMatch(own)
    expect(commented(bytes)).not.toMatch(own)
  })

  test('comments in the last cell of a sheet stay within it', () => {
    const bytes = editWorkbook(
      simpleWorkbook('<sheetData/>'),
      inCells('表1', { row: 1048576, column: 16384, comment: comment('末') }),
    )
    const anchor = /<x:Anchor>([^<]*)/.exec(partText(bytes, 'xl/drawings/vmlDrawing1.vml'))![1]!.split(', ').map(Number)
    expect(Math.max(anchor[0]!, anchor[4]!)).toBeLessThan(16384)
    expect(Math.max(anchor[2]!, anchor[6]!)).toBeLessThan(1048576)
  })

  test('commenting twice replaces ours and keeps theirs', () => {
    const once = editWorkbook(
      packageBytes('rich-openpyxl.xlsx'),
      inCells('整体自评表', { row: 2, column: 1, comment: comment('甲') }),
    )
    const twice = editWorkbook(once, inCells('整体自评表', { row: 2, column: 1, comment: comment('乙') }))
    expect(readWorkbook(twice).sheets[0]!.comments.map(({ author, text }) => `${author} ${text}`)).toEqual([
      '上级 原有批注',
      '校表 乙',
    ])
  })
})

describe('workbook', () => {
  test('a sheet that is not there, a name twice, and the last sheet taken away are refused', () => {
    const bytes = simpleWorkbook('<sheetData/>')
    expect(() => editWorkbook(bytes, inCells('表2'))).toThrowError(new WorkbookEditError('工作簿里没有工作表「表2」。'))
    expect(() => editWorkbook(bytes, { sheets: [], addSheets: [{ ...RESULT, name: '表1' }] })).toThrowError(
      WorkbookEditError,
    )
    expect(() => editWorkbook(bytes, { sheets: [], removeSheets: ['表1'] })).toThrowError(WorkbookEditError)
  })

  test('only the sheet shown is selected, and without it the first visible is', () => {
    const bytes = packageBytes('rich-xlsxwriter.xlsx')
    const shown = editWorkbook(bytes, { sheets: [], addSheets: [RESULT], activeSheet: RESULT.name })
    const selected = [...partsOf(shown)].filter(
      ([name, content]) => /sheet\d\.xml$/.test(name) && Buffer.from(content).includes('tabSelected="1"'),
    )
    expect(selected.map(([name]) => name)).toEqual(['xl/worksheets/sheet4.xml'])
    const removed = editWorkbook(shown, { sheets: [], removeSheets: [RESULT.name] })
    expect(partText(removed, 'xl/workbook.xml')).toMatch(/activeTab="0"/)
    expect(partText(removed, SHEET)).toContain('tabSelected="1"')
  })

  test('names of sheets behind a removed one follow their sheet', () => {
    const bytes = editWorkbook(packageBytes('rich-xlsxwriter.xlsx'), { sheets: [], removeSheets: ['自评表'] })
    expect(newDefects(packageBytes('rich-xlsxwriter.xlsx'), bytes)).toEqual([])
    expect(readWorkbook(bytes).sheets.map(({ name, printArea }) => [name, printArea])).toEqual([
      ['数据 表', undefined],
      ['隐藏', undefined],
    ])
    expect(partText(bytes, 'xl/workbook.xml')).toMatch(/_FilterDatabase" localSheetId="0"/)
    expect([...partsOf(bytes).keys()].filter((name) => /media|comments|vml/.test(name))).toEqual([])
  })

  test('the writer names ours in a thread, and the thread stays', () => {
    const bytes = editWorkbook(
      packageBytes('threaded.xlsx'),
      inCells('表1', { row: 1, column: 2, comment: comment('复核') }),
    )
    expect(readWorkbook(bytes).sheets[0]!.comments.map(({ author, text }) => `${author} ${text}`)).toEqual([
      '上级 请核对',
      '校表 复核',
    ])
    expect(partText(bytes, 'xl/comments1.xml')).toContain('[Threaded comment]')
  })

  test('what is added is found by programs that follow relative targets only', () => {
    const bytes = editWorkbook(simpleWorkbook('<sheetData/>'), {
      ...inCells('表1', { row: 1, column: 1, comment: comment('批') }),
      addSheets: [RESULT],
    })
    expect(partText(bytes, 'xl/worksheets/_rels/sheet1.xml.rels')).toMatch(
      /Target="..\/comments1.xml".*Target="..\/drawings\/vmlDrawing1.vml"/,
    )
    expect(partText(bytes, 'xl/_rels/workbook.xml.rels')).toContain('Target="worksheets/sheet2.xml"')
  })

  test('entries keep their order, times and attributes', () => {
    const bytes = packageBytes('threaded.xlsx')
    const edited = editWorkbook(bytes, inCells('表1', { row: 1, column: 1, fill: 'FFC7CE' }))
    const header = (raw: Uint8Array): string => Buffer.from(raw.subarray(10, 14)).toString('hex')
    expect(header(rawEntries(edited).get(SHEET)!)).toBe(header(rawEntries(bytes).get(SHEET)!))
  })
})

describe('protection', () => {
  const PROTECTION =
    '<sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="AAAA" spinCount="100000" sheet="1" objects="1"/>'
  const RANGES = '<protectedRanges><protectedRange name="区域1" sqref="B2:B4"/></protectedRanges>'
  const PARTS = simpleParts(`<sheetData><row r="1"><c r="A1"><v>80</v></c></row></sheetData>${PROTECTION}${RANGES}`)
  const SHARING =
    '<fileSharing readOnlyRecommended="1" userName="上级" algorithmName="SHA-512" hashValue="AAAA" saltValue="AAAA" spinCount="100000"/>'
  const LOCKED = '<workbookProtection lockStructure="1" workbookPassword="CC1A"/>'
  const WORKBOOK = PARTS['xl/workbook.xml']!.replace('<sheets>', `${SHARING}${LOCKED}<sheets>`)
  const bytes = zipOf({ ...PARTS, 'xl/workbook.xml': WORKBOOK })
  const edits: WorkbookEdits = {
    sheets: [
      {
        sheet: '表1',
        cells: [
          { row: 1, column: 1, value: { kind: 'number', text: '75' }, fill: 'C6EFCE', comment: comment('应为 75') },
        ],
      },
    ],
    addSheets: [RESULT_OF_ONE_CELL],
  }

  test('of a sheet stays as it is; its cells are marked all the same', () => {
    const edited = editWorkbook(bytes, edits, { keepOriginal: true })
    expect(defects(edited)).toEqual([])
    const xml = partText(edited, SHEET)
    expect(xml).toContain(`</sheetData>${PROTECTION}${RANGES}`)
    const [sheet] = readWorkbook(edited).sheets
    expect(sheet!.cells[0]).toMatchObject({ value: { text: '75' }, fill: 'C6EFCE' })
    expect(sheet!.comments.map(({ text }) => text)).toEqual([expect.stringContaining('应为 75')])
  })

  test('of the workbook, be it against writing or of its structure, stays and hinders neither reading nor marking', () => {
    expect(readWorkbook(bytes).sheets).toHaveLength(1)
    const xml = partText(editWorkbook(bytes, edits, { keepOriginal: true }), 'xl/workbook.xml')
    expect(xml).toContain(SHARING + LOCKED)
    expect(xml).toContain('name="审核结果"')
  })
})
