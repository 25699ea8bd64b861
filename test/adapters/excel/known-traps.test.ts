import { describe, expect, test } from 'vitest'
import { isDateFormat } from '../../../src/core/model/number-format.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import type { CellEdit } from '../../../src/core/model/edits.ts'
import type { CellValue } from '../../../src/core/model/workbook.ts'
import { packageBytes, partsOf, partText, simpleParts, simpleWorkbook, withChangedPart, zipOf } from './packages.ts'
import { comment, edited, MAIN, number, OFFICE, SHEET } from './traps.ts'

/** Each of these has broken a program that reads or writes workbooks. */

function valueAt(bytes: Uint8Array, row: number, column: number): CellValue | undefined {
  return readWorkbook(bytes).sheets[0]!.cells.find((cell) => cell.row === row && cell.column === column)?.value
}

describe('built-in Chinese date formats', () => {
  const ids = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

  test.each(ids)('a number in format %i is a date, though no part names the format', (id) => {
    const bytes = withChangedPart(packageBytes('chinese-dates.xlsx'), 'xl/styles.xml', (text) =>
      text
        .replace('<xf numFmtId="14"/>', `<xf numFmtId="14"/><xf numFmtId="${id}" fontId="0"/>`)
        .replace('cellXfs count="5"', 'cellXfs count="6"'),
    )
    const dated = withChangedPart(bytes, SHEET, (text) => text.replace('<c r="A1" s="0">', '<c r="A1" s="4">'))
    expect(valueAt(dated, 1, 1)).toEqual({ kind: 'date', text: '2024-01-01', serial: '45292' })
  })

  test.each([26, 37, 49, 59])('a number in format %i beside them is none', (id) => {
    const bytes = withChangedPart(packageBytes('chinese-dates.xlsx'), 'xl/styles.xml', (text) =>
      text.replace('numFmtId="31"', `numFmtId="${id}"`),
    )
    expect(valueAt(bytes, 1, 2)).toEqual({ kind: 'number', text: '45292' })
  })

  test('codes that show a date in Chinese are told from codes that show an amount', () => {
    const dates = [
      '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
      '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
      '上午/下午h"时"mm"分"',
      '[$-804]aaaa;@',
      'e-m',
      '[h]:mm',
    ]
    const amounts = [
      '0.00_ ',
      '[Red]0.00',
      '#,##0.00"元"',
      '"¥"#,##0_);("¥"#,##0)',
      'G/通用格式"年"',
      '0.00E+00',
      '0"m"',
      '[$¥-804]0.00',
      '\\d0',
      '[DBNum2]0',
    ]
    expect(dates.filter((code) => !isDateFormat(code))).toEqual([])
    expect(amounts.filter(isDateFormat)).toEqual([])
  })
})

describe('things that reach over whole columns and sheets', () => {
  const whole =
    '<cols><col min="1" max="16384" width="9" style="0"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' +
    '<mergeCells count="2"><mergeCell ref="C1:C1048576"/><mergeCell ref="D2:XFD2"/></mergeCells>' +
    '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="list" sqref="B1:B1048576 E1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>'
  const names =
    '<definedNames><definedName name="全表">表1!$A:$XFD</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">表1!$1:$1048576</definedName></definedNames>'

  test('cost as little as one cell, read and written', () => {
    const bytes = simpleWorkbook(whole, names)
    expect(readWorkbook(bytes).sheets[0]!.cells).toHaveLength(1)
    const result = edited(
      bytes,
      { row: 1, column: 2, value: number('2'), comment },
      { row: 1048576, column: 16384, fill: 'FFC7CE' },
    )
    expect(partText(result, SHEET).length).toBeLessThan(partText(bytes, SHEET).length + 400)
    expect(partText(result, SHEET)).toContain(
      whole.slice(whole.indexOf('<mergeCells'), whole.indexOf('</dataValidations>')),
    )
    expect(partText(result, 'xl/workbook.xml')).toContain(names)
  })
})

describe('values that are written unusually', () => {
  test('<v xml:space> is read as any other, and can be changed', () => {
    const bytes = simpleWorkbook(
      '<sheetData><row r="1"><c r="A1"><v xml:space="preserve"> 5 </v></c><c r="B1" t="str"><v xml:space="preserve"> 字 </v></c></row></sheetData>',
    )
    expect(valueAt(bytes, 1, 1)).toEqual({ kind: 'number', text: '5' })
    expect(valueAt(bytes, 1, 2)).toEqual({ kind: 'text', text: ' 字 ' })
    expect(valueAt(edited(bytes, { row: 1, column: 1, value: number('6') }), 1, 1)).toEqual({
      kind: 'number',
      text: '6',
    })
  })

  test('cells and rows without r are edited where they stand', () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row>'
    const result = edited(
      simpleWorkbook(`<sheetData>${rows}</sheetData>`),
      { row: 1, column: 2, value: number('9') },
      { row: 2, column: 2, value: number('8') },
      { row: 3, column: 1, value: number('7') },
      { row: 5, column: 1, value: number('6') },
      { row: 5, column: 4, value: number('0') },
    )
    expect(
      readWorkbook(result).sheets[0]!.cells.map(
        ({ row, column, value }) => `${row} ${column} ${value.kind === 'number' && value.text}`,
      ),
    ).toEqual(['1 1 1', '1 2 9', '2 1 3', '2 2 8', '3 1 7', '5 1 6', '5 3 4', '5 4 0'])
  })

  test.each(['\ufeff', ''])('a part in UTF-16BE (mark: %j) is edited in UTF-16BE', (mark) => {
    const parts = simpleParts('')
    const text = `${mark}<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>字😀</v></c></row></sheetData></worksheet>`
    const result = edited(zipOf({ ...parts, [SHEET]: Buffer.from(text, 'utf16le').swap16() }), {
      row: 1,
      column: 2,
      value: { kind: 'text', text: '新😀' },
    })
    const written = Buffer.from(partsOf(result).get(SHEET)!).swap16().toString('utf16le')
    expect(written).toBe(text.replace('</row>', '<c r="B1" t="inlineStr"><is><t>新😀</t></is></c></row>'))
    expect(valueAt(result, 1, 1)).toEqual({ kind: 'text', text: '字😀' })
  })
})

describe('formulas that stand for several cells', () => {
  const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`
  const rows =
    row(
      1,
      '<c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c><c r="C1" cm="1"><f t="array" ref="C1:C2">A1:A2</f><v>1</v></c>',
    ) +
    row(2, '<c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c><c r="C2"><v>2</v></c>') +
    row(3, '<c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c>')
  const bytes = simpleWorkbook(`<sheetData>${rows}</sheetData>`)

  test('the head of a shared formula keeps it, and its followers keep theirs', () => {
    const result = edited(bytes, { row: 1, column: 2, value: number('9'), fill: 'FFC7CE', comment })
    expect(
      readWorkbook(result)
        .sheets[0]!.cells.filter(({ column }) => column === 2)
        .map(({ formula }) => formula),
    ).toEqual(['A1*2', 'A2*2', 'A3*2'])
    const blanked = edited(bytes, { row: 1, column: 2, value: { kind: 'blank' } })
    expect(
      readWorkbook(blanked).sheets[0]!.cells.find(({ row: at, column }) => at === 2 && column === 2)?.formula,
    ).toBe('A2*2')
  })

  test('the head of an array formula keeps it with its range, whichever of its cells is edited', () => {
    for (const at of [1, 2]) {
      const result = edited(bytes, { row: at, column: 3, value: { kind: 'text', text: '文' } })
      expect(partText(result, SHEET)).toContain('<f t="array" ref="C1:C2">A1:A2</f>')
    }
  })

  test('all is calculated on opening when an input changed, in whatever sheet the formula stands', () => {
    const parts = simpleParts(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
      '<calcPr calcId="191029" calcMode="manual"/>',
    )
    const second = {
      ...parts,
      '[Content_Types].xml': parts['[Content_Types].xml']!.replace(
        '</Types>',
        '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
      'xl/workbook.xml': parts['xl/workbook.xml']!.replace(
        '</sheets>',
        '<sheet name="表2" sheetId="2" r:id="rId2"/></sheets>',
      ),
      'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels']!.replace(
        '</Rel',
        `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></Rel`,
      ),
      'xl/worksheets/sheet2.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:f>表1!A1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    }
    const flagged = (cells: CellEdit): string => partText(edited(zipOf(second), cells), 'xl/workbook.xml')
    expect(flagged({ row: 1, column: 1, value: number('2') })).toContain(
      '<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="1"/>',
    )
    expect(flagged({ row: 1, column: 1, comment, fill: 'FFC7CE' })).not.toContain('fullCalcOnLoad')
  })
})

describe('the place of comments', () => {
  const rels = (...items: string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
  const vml = (block: string): string =>
    `<xml xmlns:o="o" xmlns:v="v"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout></xml>`
  const base = simpleParts(
    '<sheetData/><headerFooter/><drawing r:id="rId1"/><legacyDrawingHF r:id="rId2"/><picture r:id="rId4"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts><extLst/>',
  )
  const bytes = zipOf({
    ...base,
    '[Content_Types].xml': base['[Content_Types].xml']!.replace(
      '</Types>',
      '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="png" ContentType="image/png"/>' +
        '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>' +
        '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>',
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': rels(
      `<Relationship Id="rId1" Type="${OFFICE}/drawing" Target="../drawings/drawing1.xml"/>`,
      `<Relationship Id="rId2" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>`,
      `<Relationship Id="rId3" Type="${OFFICE}/table" Target="../tables/table1.xml"/>`,
      `<Relationship Id="rId4" Type="${OFFICE}/image" Target="../media/image1.png"/>`,
    ),
    'xl/drawings/drawing1.xml': '<wsDr/>',
    'xl/drawings/vmlDrawing1.vml': vml('1,7'),
    'xl/media/image1.png': 'png',
    'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="t" displayName="t" ref="H9:H10" headerRowCount="0"><tableColumns count="1"><tableColumn id="1" name="c"/></tableColumns></table>`,
  })

  test('legacyDrawing stands between a drawing and the pictures of the header and the tables', () => {
    const xml = partText(edited(bytes, { row: 1, column: 1, comment }), SHEET)
    expect(
      [...xml.matchAll(/<(drawing|legacyDrawing|legacyDrawingHF|picture|tableParts|extLst)\b/g)].map(
        (match) => match[1],
      ),
    ).toEqual(['drawing', 'legacyDrawing', 'legacyDrawingHF', 'picture', 'tableParts', 'extLst'])
  })

  test('the drawing of the header gets no note, and the new one a block of ids that none has', () => {
    const result = edited(bytes, { row: 1, column: 1, comment })
    expect(partText(result, 'xl/drawings/vmlDrawing1.vml')).toBe(vml('1,7'))
    expect(partText(result, 'xl/drawings/vmlDrawing2.vml')).toMatch(/data="8".*_x0000_s8193"/s)
  })
})

describe('names of namespaces', () => {
  test('relationship ids are found under any prefix, elements under any', () => {
    const bytes = zipOf({
      ...simpleParts(''),
      'xl/workbook.xml': `<w:workbook xmlns:w="${MAIN}" xmlns:rel="${OFFICE}"><w:sheets><w:sheet name="表1" sheetId="1" rel:id="rId1"/></w:sheets></w:workbook>`,
      [SHEET]: `<n-1:worksheet xmlns:n-1="${MAIN}"><n-1:sheetData><n-1:row r="1"><n-1:c r="A1"><n-1:v>1</n-1:v></n-1:c></n-1:row></n-1:sheetData></n-1:worksheet>`,
    })
    const result = edited(
      bytes,
      { row: 1, column: 1, value: number('2'), comment },
      { row: 1, column: 2, value: { kind: 'text', text: '字' } },
    )
    expect(partText(result, SHEET).replace(/<n-1:legacyDrawing[^>]*>/, '')).toBe(
      `<n-1:worksheet xmlns:n-1="${MAIN}"><n-1:sheetData><n-1:row r="1"><n-1:c r="A1"><n-1:v>2</n-1:v></n-1:c>` +
        '<n-1:c r="B1" t="inlineStr"><n-1:is><n-1:t>字</n-1:t></n-1:is></n-1:c></n-1:row></n-1:sheetData></n-1:worksheet>',
    )
  })
})
