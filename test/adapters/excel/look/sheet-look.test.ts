import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { shownCell } from '../../../../src/adapters/excel/look/shown-cell.ts'
import { sheetLook } from '../../../../src/adapters/excel/look/sheet-look.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { shownText } from '../../../../src/core/form/shown-text.ts'
import { decimalOf } from '../../../../src/core/model/decimal.ts'
import type { CellLook, CellStyle, SheetLook } from '../../../../src/core/model/sheet-look.ts'
import { type Cell, UnreadableWorkbookError } from '../../../../src/core/model/workbook.ts'
import { PACKAGES, packageBytes, simpleParts, zipOf } from '../packages.ts'
import { RICH_WORKBOOKS, richWorkbook } from '../rich-fixtures.ts'

const STYLES = `<styleSheet>
  <numFmts><numFmt numFmtId="170" formatCode="0.00;[Red]-0.00"/></numFmts>
  <fonts>
    <font><sz val="11"/><name val="宋体"/></font>
    <font><b/><i val="1"/><u val="single"/><strike/><sz val="16"/><color rgb="FFC00000"/><name val="@黑体"/></font>
    <font><b val="0"/><u val="none"/><sz val="9999"/><color theme="1"/><name val=""/></font>
  </fonts>
  <fills>
    <fill><patternFill patternType="none"/></fill>
    <fill><patternFill patternType="gray125"/></fill>
    <fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.25"/><bgColor indexed="64"/></patternFill></fill>
    <fill><patternFill patternType="mediumGray"><fgColor rgb="FF000000"/><bgColor rgb="FFFFFFFF"/></patternFill></fill>
    <fill><gradientFill><stop position="0"><color rgb="FFFF0000"/></stop><stop position="1"><color rgb="FF0000FF"/></stop></gradientFill></fill>
  </fills>
  <borders>
    <border><left/><right/><top/><bottom/><diagonal/></border>
    <border diagonalDown="1"><left style="thin"><color auto="1"/></left><right style="double"><color rgb="FF00FF00"/></right>
      <top style="mediumDashed"/><bottom style="no-such"/><diagonal style="hair"/></border>
  </borders>
  <cellXfs>
    <xf/>
    <xf fontId="1" fillId="2" borderId="1"><alignment horizontal="center" vertical="center" wrapText="1" shrinkToFit="1"/></xf>
    <xf fontId="2" fillId="3"><alignment horizontal="distributed" textRotation="255" indent="2"/></xf>
    <xf fillId="4"><alignment textRotation="135" vertical="top" shrinkToFit="1"/></xf>
    <xf numFmtId="170"/><xf><alignment horizontal="centerContinuous"/></xf><xf fontId="77" fillId="88" borderId="99"/>
  </cellXfs>
</styleSheet>`

function workbook(inner: string, styles = STYLES): Uint8Array {
  const parts = simpleParts(inner)
  const rels = 'xl/_rels/workbook.xml.rels'
  const styleRelationship =
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
  return zipOf({
    ...parts,
    'xl/styles.xml': styles,
    [rels]: parts[rels]!.replace('</Relationships>', `${styleRelationship}</Relationships>`),
  })
}

const lookOf = (inner: string): SheetLook => sheetLook(workbook(inner), '表1')
const text = (value: string): string => `<is><t>${value}</t></is>`
const cellOf = (look: SheetLook, row: number, column: number): CellLook =>
  look.cells.find((cell) => cell.row === row && cell.column === column)!
const styleOf = (look: SheetLook, row: number, column: number): CellStyle =>
  look.styles[cellOf(look, row, column).style]!

describe('how cells look', () => {
  const look = lookOf(`<sheetData><row r="1">
    <c r="A1" s="1" t="inlineStr">${text('甲')}</c><c r="B1" s="2" t="inlineStr">${text('乙')}</c>
    <c r="C1" s="3"/><c r="D1" s="4"><v>-1.005</v></c><c r="E1" t="b"><v>1</v></c>
    <c r="F1"><f>A1</f><v>7</v></c><c r="G1" s="6"><v>1</v></c><c r="H1"/></row></sheetData>`)

  it('fonts, fills and borders are those of the file, in pixels and RRGGBB', () => {
    expect(look.styles[0]).toEqual({ font: '宋体', size: 14.67 })
    expect(styleOf(look, 1, 1)).toEqual({
      font: '黑体',
      size: 21.33,
      bold: true,
      italic: true,
      underline: true,
      strike: true,
      color: 'C00000',
      fill: 'BFBFBF',
      align: 'center',
      valign: 'middle',
      wrap: true,
      borders: ['2px dashed 000000', '3px double 00FF00', '', '1px solid 000000'],
      diagonals: ['1px dotted 000000', ''],
    })
  })

  it('patterns and gradients become the mixture of their colours; what cannot be is left out', () => {
    expect(styleOf(look, 1, 2)).toEqual({
      font: '宋体',
      size: 14.67,
      fill: '808080',
      align: 'distributed',
      wrap: true,
      vertical: true,
      indent: 2,
    })
    expect(styleOf(look, 1, 3)).toEqual({
      font: '宋体',
      size: 14.67,
      fill: '800080',
      valign: 'top',
      shrink: true,
      rotate: -45,
    })
    expect(styleOf(look, 1, 7)).toEqual(look.styles[0])
  })

  it('values are shown by their formats, and edited as they are typed', () => {
    expect(cellOf(look, 1, 4)).toMatchObject({ shown: '-1.01', edit: '-1.005', numeric: true, color: 'FF0000' })
    expect(cellOf(look, 1, 5)).toMatchObject({ shown: 'TRUE', edit: 'TRUE', centred: true })
    expect(cellOf(look, 1, 6)).toMatchObject({ shown: '7', edit: '=A1', numeric: true })
    expect(look.cells.some(({ column }) => column === 8)).toBe(false)
  })

  it.each([['=100%'], ['＝5'], ["'甲"]])('the text %s is edited with the sign that keeps it a text', (text) => {
    const cell = { row: 1, column: 1, value: { kind: 'text', text } } as const
    expect(shownCell(cell, false)).toMatchObject({ shown: text, edit: `'${text}` })
  })

  it('shares and dates are edited as people type them', () => {
    const typed = sheetLook(
      workbook(
        '<sheetData><row r="1"><c r="A1" s="1"><v>0.125</v></c><c r="B1" s="2"><v>44926.5</v></c></row></sheetData>',
        '<styleSheet><cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      ),
      '表1',
    )
    expect(typed.cells.map(({ shown, edit }) => [shown, edit])).toEqual([
      ['12.50%', '12.5%'],
      ['2022/12/31', '2022/12/31 12:00:00'],
    ])
  })

  it('formulas without a stored result show what they come to; what cannot be worked out shows nothing', () => {
    const { cells } = lookOf(`<sheetData><row r="1"><c r="A1"><v>3</v></c><c r="B1" s="4"><f>A1*2</f></c>
      <c r="C1"><f>NOSUCH(A1)</f></c></row></sheetData>`)
    expect(cells.map(({ shown, edit }) => [shown, edit])).toEqual([
      ['3', '3'],
      ['6.00', '=A1*2'],
      ['', '=NOSUCH(A1)'],
    ])
  })

  it('a text centred across blank cells tells over how many', () => {
    const { cells } = lookOf(`<sheetData><row r="1"><c r="A1" s="5" t="inlineStr">${text('标题')}</c><c r="B1" s="5"/>
      <c r="C1" s="5"/><c r="D1" s="5"><v>1</v></c><c r="E1" s="5"/></row></sheetData>`)
    expect(cells.map(({ column, across }) => [column, across])).toEqual([
      [1, 3],
      [2, undefined],
      [3, undefined],
      [4, 2],
      [5, undefined],
    ])
  })

  it('are told with their comments, and without any styles', () => {
    const plain = sheetLook(
      zipOf(simpleParts('<sheetData><row r="1"><c r="A1" s="5"><v>1</v></c></row></sheetData>')),
      '表1',
    )
    expect(plain.styles).toEqual([{ font: '宋体', size: 14.67 }])
    const threaded = sheetLook(
      packageBytes('threaded.xlsx'),
      readWorkbook(packageBytes('threaded.xlsx')).sheets[0]!.name,
    )
    expect(threaded.cells.some(({ comment }) => (comment ?? '') !== '')).toBe(true)
  })
})

describe('how the sheet is laid out', () => {
  it('widths, heights, and what is hidden', () => {
    const look = lookOf(`<sheetViews><sheetView showGridLines="0"/></sheetViews>
      <sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5"/>
      <cols><col min="1" max="2" width="20" customWidth="1"/><col min="3" max="3" hidden="1"/><col min="2" max="9" width="1"/></cols>
      <sheetData><row r="1" ht="30"><c r="A1"><v>1</v></c></row><row r="2" hidden="1" ht="12"/><row r="3" ht="30"/>
      <row r="4" ht="30"/><row r="5"><c r="D5"><v>1</v></c></row></sheetData>`)
    expect(look).toMatchObject({
      rows: 5,
      columns: 4,
      defaultWidth: 72,
      defaultHeight: 18,
      gridLines: false,
      cut: null,
    })
    expect(look.widths).toEqual([
      { from: 1, to: 2, width: 160 },
      { from: 3, to: 3, width: 0 },
      { from: 4, to: 4, width: 8 },
    ])
    expect(look.heights).toEqual([
      { from: 1, to: 1, height: 40 },
      { from: 2, to: 2, height: 0 },
      { from: 3, to: 4, height: 40 },
      { from: 5, to: 5, height: 18 },
    ])
  })

  it('what is neither wide nor high by itself is as the sheet lays down', () => {
    const one = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    const laidDown = (defaults: string) => lookOf(`<sheetFormatPr ${defaults}/>${one}`)
    expect(laidDown('defaultColWidth="20" defaultRowHeight="30"')).toMatchObject({
      defaultWidth: 160,
      defaultHeight: 40,
    })
    expect(laidDown('defaultRowHeight="30" zeroHeight="1"').defaultHeight).toBe(0)
  })

  it('a row without a height is as high as its largest font and its wrapped texts', () => {
    const { heights } =
      lookOf(`<sheetData><row r="1"><c r="A1" s="1" t="inlineStr">${text('很长的一句话分成许多行')}</c></row>
      <row r="2"><c r="A2"><v>1</v></c></row></sheetData>`)
    expect(heights[0]!.height).toBeGreaterThan(3 * 21)
    expect(heights[1]!.height).toBeLessThan(21)
  })

  it('the used part ends where nothing more stands; borders and fills reach a little further', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`)
    const look = lookOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>${rows.join('')}
      <row r="1048576"><c r="B1048576" s="1"/></row></sheetData>`)
    expect([look.rows, look.columns, look.cut]).toEqual([51, 1, null])
    // Nothing is told of what lies beyond.
    expect(look.cells.filter(({ row, column }) => row > 51 || column > 1)).toEqual([])
    const bare = lookOf(
      `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9" s="4"/></row></sheetData>`,
    )
    expect([bare.rows, bare.columns]).toEqual([1, 1])
  })

  it('merged ranges are cut off at the edge, and of two that overlap the first stands', () => {
    const { merges, rows, columns } =
      lookOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="D4"><v>1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="D4:XFD4"/><mergeCell ref="C1:C1"/></mergeCells>`)
    expect([rows, columns]).toEqual([4, 4])
    expect(merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
    const two = lookOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:B1"/></mergeCells>`)
    expect(two.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }])
  })

  it('what rows and columns are painted with is seen where nothing stands', () => {
    const look = lookOf(`<cols><col min="2" max="2" width="9" style="1"/></cols>
      <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row><row r="2" s="3" customFormat="1"/><row r="3"><c r="A3"><v>1</v></c></row></sheetData>`)
    expect(styleOf(look, 1, 2).fill).toBe('BFBFBF')
    expect(styleOf(look, 2, 3).fill).toBe('800080')
  })
})

describe('a sheet that means harm, or is too large', () => {
  it('is cut off, and says so in one sentence', () => {
    const look = lookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>')
    expect(look.cut).toMatch(/^这张表很大.*。$/)
    expect(look.columns).toBe(1)
    const rows = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`)
    expect(lookOf(`<sheetData>${rows.join('')}</sheetData>`)).toMatchObject({ rows: 20_000, cut: expect.any(String) })
  })

  it('shows no more characters than a page can hold, however often a long text stands in it', () => {
    const long = text('长'.repeat(30_000))
    const cells = Array.from(
      { length: 500 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr">${long}</c></row>`,
    )
    const look = lookOf(`<sheetData>${cells.join('')}</sheetData>`)
    expect(JSON.stringify(look).length).toBeLessThan(10_000_000)
    expect(look.cut).not.toBeNull()
  })

  it('shows of one text no more than a cell may hold, and keeps all of it for editing', () => {
    const { cells } = lookOf(
      `<sheetData><row r="1"><c r="A1" t="inlineStr">${text('长'.repeat(100_000))}</c></row></sheetData>`,
    )
    expect([cells[0]!.shown.length, cells[0]!.edit.length]).toEqual([32_768, 100_000])
  })

  it('merges of everything, and a hundred thousand of them, take a moment', () => {
    const started = performance.now()
    const ranges = Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="A${(at % 19_000) + 1}:ZZ20000"/>`)
    const look =
      lookOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="19999"><c r="SF19999"><v>1</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:XFD1048576"/>${ranges.join('')}</mergeCells>`)
    expect(look.merges.length).toBeLessThan(20_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('texts, fonts and formats stay texts: nothing of them becomes markup or a style of its own', () => {
    const styles = `<styleSheet><fonts><font><name val="&quot;;} body{x:y} &lt;script&gt;"/><color rgb="url(x)"/></font></fonts>
      <borders><border><left style="thin;x:y"><color rgb="red;"/></left></border></borders><cellXfs><xf/></cellXfs></styleSheet>`
    const look = sheetLook(
      workbook(
        `<sheetData><row r="1"><c r="A1" t="inlineStr">${text('&lt;script&gt;1&lt;/script&gt;')}</c></row></sheetData>`,
        styles,
      ),
      '表1',
    )
    expect(look.cells[0]!.shown).toBe('<script>1</script>')
    expect(look.styles[0]!.borders).toBeUndefined()
    expect(look.styles[0]!.color).toBeUndefined()
  })

  it('is not there: a mistake of who asks', () => {
    expect(() => sheetLook(workbook('<sheetData/>'), '表2')).toThrow()
    expect(sheetLook(workbook('<sheetData/>'), '表1')).toMatchObject({ rows: 0, columns: 0, cells: [] })
  })

  it('is refused in one sentence where it is damaged', () => {
    expect(() => lookOf('<sheetData><row>')).toThrow(UnreadableWorkbookError)
    expect(() => sheetLook(workbook('', '<styleSheet><fonts>'), '表1')).toThrow(UnreadableWorkbookError)
  })
})

/** Eleven places hold no number of twelve digits. */
const EXPONENT = /E[+-]\d+$/

/** The number that a text shows, or the text without what formats put around it. */
function meant(shown: string): string {
  const bare = shown.replace(/[\s,¥"]/g, '').replace(/%$/, '')
  return /^-?\d+(\.\d+)?$/.test(bare) ? decimalOf(bare).toFixed() : bare
}

const FORMS = new URL('../../../../fixtures/zhuzhou-commerce-2022/workbook/', import.meta.url)
const SAMPLES = [
  ...readdirSync(fileURLToPath(FORMS)).map((name) => [name, () => readFileSync(new URL(name, FORMS))] as const),
  ...PACKAGES.map((name) => [name, () => packageBytes(name)] as const),
  ...RICH_WORKBOOKS.map((name) => [name, () => richWorkbook(name)] as const),
]

describe.each(SAMPLES)('of %s', (_, bytes) => {
  it('every number is shown as the rules see it, and every text as it stands', () => {
    for (const sheet of readWorkbook(bytes()).sheets) {
      const look = sheetLook(bytes(), sheet.name)
      const shown = new Map(look.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.shown]))
      const judged = sheet.cells.filter(
        ({ value, format }: Cell) => (value.kind === 'number' || value.kind === 'text') && !/[;@]/.test(format ?? ''),
      )
      for (const cell of judged) {
        const seen = shown.get(`${cell.row} ${cell.column}`) ?? ''
        if (EXPONENT.test(seen)) expect(shownText(cell)).toMatch(/\d{12}/)
        else expect(meant(seen), `${sheet.name} ${cell.row} ${cell.column}`).toBe(meant(shownText(cell)))
      }
    }
  })
})
