import { describe, expect, test } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { REFUSALS } from '../../../src/adapters/excel/refusals.ts'
import type { CellEdit, WorkbookEdits } from '../../../src/core/model/edits.ts'
import { UnreadableWorkbookError } from '../../../src/core/model/workbook.ts'
import { newDefects } from './package-soundness.ts'
import { packageBytes, partText, simpleParts, simpleWorkbook, withChangedPart, zipOf } from './packages.ts'
import { comment, edited, MAIN, number, OFFICE, SHEET } from './traps.ts'

/** Each of these has broken a program that reads or writes workbooks. */

describe('parts that hold less than they should', () => {
  const parts = simpleParts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')

  test('relationships that are declared part by part: a new one gets a type', () => {
    const type = 'application/vnd.openxmlformats-package.relationships+xml'
    const types = parts['[Content_Types].xml']!.replace(/<Default[^>]*>/, '').replace(
      '</Types>',
      `<Override PartName="/_rels/.rels" ContentType="${type}"/><Override PartName="/xl/_rels/workbook.xml.rels" ContentType="${type}"/></Types>`,
    )
    const result = edited(zipOf({ ...parts, '[Content_Types].xml': types }), { row: 1, column: 1, comment })
    expect(partText(result, '[Content_Types].xml')).toContain(`<Default Extension="rels" ContentType="${type}"/>`)
  })

  test('styles and comments that are one empty tag are filled', () => {
    const overrides = ['styles', 'comments'].map(
      (name) =>
        `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`,
    )
    const bytes = zipOf({
      ...parts,
      '[Content_Types].xml': parts['[Content_Types].xml']!.replace('</Types>', `${overrides.join('')}</Types>`),
      'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels']!.replace(
        '</Rel',
        `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Rel`,
      ),
      'xl/worksheets/_rels/sheet1.xml.rels': parts['_rels/.rels']!.replace('officeDocument" T', 'comments" T').replace(
        'xl/workbook.xml',
        '../comments.xml',
      ),
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}" xml:space="preserve"/>`,
      'xl/comments.xml': `<comments xmlns="${MAIN}"/>`,
    })
    const result = edited(bytes, { row: 1, column: 1, fill: 'FFC7CE', comment })
    expect(readWorkbook(result).sheets[0]).toMatchObject({
      cells: [{ fill: 'FFC7CE' }],
      comments: [{ text: '请核对' }],
    })
  })
})

describe('heads of tables', () => {
  const table = 'xl/tables/table1.xml'
  const bytes = packageBytes('rich-xlsxwriter.xlsx')
  const renamed = (value: CellEdit['value'], from = bytes): Uint8Array => {
    const result = editWorkbook(from, { sheets: [{ sheet: '数据 表', cells: [{ row: 1, column: 2, value: value! }] }] })
    expect(newDefects(from, result)).toEqual([])
    return result
  }

  test('a new head renames its column, a number becomes a text', () => {
    expect(partText(renamed({ kind: 'text', text: '数量 <&>\n（个）' }), table)).toContain(
      'name="数量 &lt;&amp;&gt;_x000a_（个）"',
    )
    const result = renamed(number('2022'))
    expect(partText(result, table)).toContain('name="2022"')
    expect(readWorkbook(result).sheets[1]!.cells.find(({ row, column }) => row === 1 && column === 2)?.value).toEqual({
      kind: 'text',
      text: '2022',
    })
  })

  test('the same head, and cells below it, leave the table alone', () => {
    expect(partText(renamed({ kind: 'text', text: '数' }), table)).toBe(partText(bytes, table))
    const below = editWorkbook(bytes, {
      sheets: [{ sheet: '数据 表', cells: [{ row: 2, column: 2, value: number('5') }] }],
    })
    expect(partText(below, table)).toBe(partText(bytes, table))
  })

  test('a head that is blank, there already, or named in a formula is refused with a reason', () => {
    const named = withChangedPart(bytes, 'xl/workbook.xml', (text) =>
      text.replace('</definedNames>', '<definedName name="列">表1[数]</definedName></definedNames>'),
    )
    expect(() => renamed({ kind: 'blank' })).toThrowError(
      new WorkbookEditError('B1 是表格的标题，不能为空，不能这样改。'),
    )
    expect(() => renamed({ kind: 'text', text: '方' })).toThrowError('与另一列同名')
    expect(() => renamed({ kind: 'text', text: '量' }, named)).toThrowError('有公式用到这个标题')
  })

  /** Heads B1 and C1 of the table, 「数」 and 「方」, asked to be these. */
  const bothRenamed = (b: string, c: string): string => {
    const cells = [b, c].map((text, index): CellEdit => ({ row: 1, column: 2 + index, value: { kind: 'text', text } }))
    const result = editWorkbook(bytes, { sheets: [{ sheet: '数据 表', cells }] })
    expect(newDefects(bytes, result)).toEqual([])
    return partText(result, table)
  }

  test.each([
    ['新', '新'],
    ['New', 'nEW'],
    ['一\n二', '一\r\n二'],
    ['方', '方'],
  ])('two heads asked to be %j and %j are refused: columns of one name, as Excel compares', (b, c) => {
    expect(() => bothRenamed(b, c)).toThrowError('与另一列同名')
  })

  test('two heads may change places', () => {
    expect(bothRenamed('方', '数')).toMatch(/name="方".*name="数"/)
  })
})

describe('what must be refused', () => {
  const refusedAs = (bytes: Uint8Array, reason: keyof typeof REFUSALS): void => {
    const error = new UnreadableWorkbookError(REFUSALS[reason])
    expect(() => readWorkbook(bytes)).toThrowError(error)
    expect(() =>
      editWorkbook(bytes, { sheets: [{ sheet: '表1', cells: [{ row: 1, column: 1, fill: 'FFC7CE' }] }] }),
    ).toThrowError(error)
  }

  test('ten million cells in half a megabyte', { timeout: 180_000 }, () => {
    const inRows = simpleWorkbook(`<sheetData>${`<row>${'<c/>'.repeat(10_000)}</row>`.repeat(1000)}</sheetData>`)
    const inOneRow = simpleWorkbook(`<sheetData><row>${'<c/>'.repeat(10_000_000)}</row></sheetData>`)
    expect(Math.max(inRows.length, inOneRow.length)).toBeLessThan(500_000)
    expect(() => readWorkbook(inRows)).toThrowError(REFUSALS.tooManyCells)
    expect(() =>
      editWorkbook(inOneRow, { sheets: [{ sheet: '表1', cells: [{ row: 1, column: 1, fill: 'FFC7CE' }] }] }),
    ).toThrowError(REFUSALS.tooManyCells)
  })

  test.each(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', SHEET])(
    'a DOCTYPE in %s',
    (part) => {
      const parts = simpleParts('<sheetData/>')
      refusedAs(
        zipOf({ ...parts, [part]: `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${parts[part]}` }),
        'docType',
      )
    },
  )

  test('a password-protected workbook in which bytes of a zip stand, for what it is', () => {
    const compound = new Uint8Array(512 * 3)
    const view = new DataView(compound.buffer)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    view.setUint16(30, 9, true)
    view.setUint32(48, 1, true)
    view.setUint32(512 + 4, 0xfffffffe, true)
    const name = 'EncryptedPackage'
    for (let i = 0; i < name.length; i++) view.setUint16(1024 + 2 * i, name.charCodeAt(i), true)
    view.setUint16(1024 + 64, 2 * name.length + 2, true)
    refusedAs(new Uint8Array([...compound, ...simpleWorkbook('<sheetData/>')]), 'password')
  })

  test('a zip of anything, and a package whose sheets are not there', () => {
    refusedAs(zipOf({ 'readme.txt': 'a', 'data/1.csv': 'b' }), 'archive')
    const { [SHEET]: _, ...without } = simpleParts('<sheetData/>')
    expect(() => readWorkbook(zipOf(without))).toThrowError('缺少工作表「表1」')
    expect(() => editWorkbook(zipOf(without), { sheets: [{ sheet: '表1', cells: [] }] })).toThrowError(
      '缺少工作表「表1」',
    )
    refusedAs(
      zipOf({ ...simpleParts('<sheetData/>'), 'xl/workbook.xml': `<workbook xmlns="${MAIN}"><sheets/></workbook>` }),
      'noSheets',
    )
  })

  test('cells of a chart sheet, which has none', () => {
    const bytes = packageBytes('rich-xlsxwriter.xlsx')
    const edits: WorkbookEdits = {
      sheets: [{ sheet: '图表', cells: [{ row: 1, column: 1, value: number('1'), comment }] }],
    }
    expect(() => editWorkbook(bytes, edits)).toThrowError(new WorkbookEditError('「图表」是图表页，没有单元格可改。'))
  })
})
