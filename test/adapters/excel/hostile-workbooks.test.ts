import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../src/adapters/excel/edit-workbook.ts'
import { hasOriginalRecord, restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { REFUSALS } from '../../../src/adapters/excel/refusals.ts'
import { UnreadableWorkbookError } from '../../../src/core/model/workbook.ts'
import { cases } from './fuzzing.ts'
import { PACKAGES, packageBytes, simpleParts, simpleWorkbook, zipOf } from './packages.ts'

/** Reads and edits, and fails only with a sentence for the clerk. */
function survives(bytes: Uint8Array): void {
  try {
    const { sheets } = readWorkbook(bytes, { limits: { totalBytes: 20_000_000 }, mostCells: 200_000 })
    editWorkbook(bytes, {
      sheets: sheets.slice(0, 1).map(({ name }) => ({
        sheet: name,
        cells: [{ row: 2, column: 2, fill: 'FFC7CE', comment: { author: '校表', text: '复核' } }],
      })),
    })
    restoreOriginal(bytes)
  } catch (error) {
    if (!(error instanceof UnreadableWorkbookError) && !(error instanceof WorkbookEditError)) throw error
  }
}

/** A compound file of one FAT and one directory sector that holds the given streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 3)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint32(48, 1, true)
  view.setUint32(76, 0, true)
  view.setUint32(512 + 4, 0xfffffffe, true)
  streams.forEach((name, i) => {
    const at = 1024 + 128 * i
    for (let c = 0; c < name.length; c++) view.setUint16(at + 2 * c, name.charCodeAt(c), true)
    view.setUint16(at + 64, 2 * name.length + 2, true)
  })
  return bytes
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const sound = (): Record<string, string> => simpleParts('<sheetData/>')
const sheet1 = 'xl/worksheets/sheet1.xml'

describe('what is no workbook is refused with a reason', () => {
  test.each<[string, Uint8Array, keyof typeof REFUSALS]>([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['a password', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'password'],
    ['an .xls or .et', compoundFile('Root Entry', 'Workbook'), 'oldExcel'],
    ['an old .xls', compoundFile('Book'), 'oldExcel'],
    ['a .doc', compoundFile('WordDocument'), 'word'],
    ['another compound file', compoundFile('Contents'), 'compound'],
    ['a cut compound file', compoundFile('Workbook').subarray(0, 100), 'compound'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n'), 'picture'],
    ['a JPEG', latin('\xff\xd8\xff\xe0'), 'picture'],
    ['a GIF', latin('GIF89a'), 'picture'],
    ['a PDF', latin('%PDF-1.7'), 'pdf'],
    ['an HTML table', latin('<html><table>'), 'xmlExcel'],
    ['a RAR', latin('Rar!\x1a\x07'), 'archive'],
    ['a random zip', zipOf({ 'a.txt': 'a' }), 'archive'],
    ['zeros', new Uint8Array(4096), 'truncated'],
    ['text', latin('hello'), 'notAWorkbook'],
    ['a .docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }), 'word'],
    ['an .xlsb', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': '\u0000' }), 'binaryExcel'],
    ['an .ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'openDocument'],
    ['a cut package', simpleWorkbook('<sheetData/>').subarray(0, 600), 'truncated'],
    ['no sheets', zipOf({ ...sound(), 'xl/workbook.xml': '<workbook/>' }), 'noSheets'],
    ['broken XML', zipOf({ ...sound(), [sheet1]: '<worksheet><sheetData></worksheet>' }), 'damaged'],
    ['an unclosed tag', zipOf({ ...sound(), [sheet1]: '<worksheet><sheetData a="' }), 'damaged'],
    ['a DOCTYPE', zipOf({ ...sound(), [sheet1]: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }), 'docType'],
    [
      'an entity of its own',
      simpleWorkbook('<sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData>'),
      'damaged',
    ],
    ['encrypted entries', zipOf(sound(), { [sheet1]: { flags: 1 } }), 'encryptedEntries'],
    ['an unknown method', zipOf(sound(), { [sheet1]: { method: 99 } }), 'damaged'],
    [
      'a wrong checksum',
      zipOf(sound(), { [sheet1]: { data: deflateRawSync(Buffer.from('<worksheet/>')) } }),
      'damaged',
    ],
    ['a Word file as main part', zipOf({ ...sound(), 'xl/workbook.xml': '<document/>' }), 'damaged'],
  ])('%s', (_, bytes, reason) => {
    expect(() => readWorkbook(bytes)).toThrowError(new UnreadableWorkbookError(REFUSALS[reason]))
  })

  test('a sheet that is listed but not there is named', () => {
    const { [sheet1]: _, ...parts } = sound()
    expect(() => readWorkbook(zipOf(parts))).toThrowError('缺少工作表「表1」')
  })

  test('every reason is one Chinese sentence', () => {
    for (const sentence of Object.values(REFUSALS)) expect(sentence).toMatch(/^[^。]*\p{Script=Han}[^。]*。$/u)
  })
})

describe('what costs too much is refused', () => {
  const limits = { totalBytes: 4_000_000, partBytes: 2_000_000, entries: 50 }
  const refusedAs = (bytes: Uint8Array, reason: keyof typeof REFUSALS): void => {
    expect(() => readWorkbook(bytes, { limits, mostCells: 10_000 })).toThrowError(
      new UnreadableWorkbookError(REFUSALS[reason]),
    )
  }

  test('a part that inflates beyond the budget, whatever size it announces', () => {
    const bomb = `<worksheet>${' '.repeat(3_000_000)}</worksheet>`
    refusedAs(zipOf({ ...sound(), [sheet1]: bomb }), 'tooLarge')
    refusedAs(zipOf({ ...sound(), [sheet1]: bomb }, { [sheet1]: { announced: 10 } }), 'tooLarge')
  })

  test('a size that is announced too large costs no memory', () => {
    expect(readWorkbook(zipOf(sound(), { [sheet1]: { announced: 0xfffffff0 } })).sheets).toHaveLength(1)
  })

  test('many sheets that share one large part', () => {
    const parts = simpleParts(`<sheetData/>${' '.repeat(1_500_000)}`)
    const list = Array.from({ length: 40 }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="rId1"/>`).join('')
    refusedAs(
      zipOf({ ...parts, 'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>` }),
      'tooLarge',
    )
  })

  test('too many entries', () => {
    refusedAs(
      zipOf({ ...sound(), ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x${i}`, ''])) }),
      'tooManyEntries',
    )
  })

  test('too many cells in few bytes', () => {
    const bytes = simpleWorkbook(`<sheetData><row>${'<c/>'.repeat(20_000)}</row></sheetData>`)
    expect(bytes.length).toBeLessThan(3000)
    refusedAs(bytes, 'tooManyCells')
  })

  test('elements nested too deep', () => {
    refusedAs(simpleWorkbook(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`), 'tooDeep')
  })
})

describe('archives that contradict themselves are refused', () => {
  const shifted = (change: (view: DataView, directory: number) => void): Uint8Array => {
    const bytes = simpleWorkbook('<sheetData/>')
    const view = new DataView(bytes.buffer)
    change(view, view.getUint32(bytes.length - 6, true))
    return bytes
  }

  test('two entries at one place', () => {
    const bytes = shifted((view, directory) => view.setUint32(directory + 46 + 19 + 42, 0, true))
    expect(() => readWorkbook(bytes)).toThrowError(REFUSALS.overlapping)
  })

  test('an entry that reaches into the next', () => {
    const bytes = shifted((view, directory) => view.setUint32(directory + 20, 5000, true))
    expect(() => readWorkbook(bytes)).toThrowError(REFUSALS.overlapping)
  })

  test('two different entries of one name', () => {
    const bytes = zipOf({ ...sound(), 'XL/workbook.xml': '<workbook/>' })
    expect(() => readWorkbook(bytes)).toThrowError(REFUSALS.overlapping)
  })

  test('names that climb reach no part', () => {
    expect(readWorkbook(zipOf({ ...sound(), '../../../etc/passwd': 'x', '/abs': 'y' })).sheets).toHaveLength(1)
  })
})

/** Not a measure of speed: what grows with the square takes longer than this, what does not far less. */
const GENEROUS = { timeout: 240_000 }

describe('hostile content is read and edited, or refused', GENEROUS, () => {
  test.each([
    ['a text of 32,767 characters', `<sheetData><row><c t="str"><v>${'字'.repeat(32_767)}</v></c></row></sheetData>`],
    [
      'a hundred thousand merges',
      `<sheetData/><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
    ],
    [
      'a hundred thousand attributes',
      `<sheetData ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
    ],
    ['ampersands', `<sheetData><row><c t="str"><v>${'&amp;'.repeat(200_000)}</v></c></row></sheetData>`],
    [
      'a long formula shared by many',
      `<sheetData><row><c><f t="shared" si="0">${'A1+'.repeat(2000)}A1</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(5000)}</row></sheetData>`,
    ],
    ['a long format of quotes', `<sheetData>${'<row><c t="s"><v>99999999999</v></c></row>'.repeat(1000)}</sheetData>`],
  ])('%s', (_, inner) => {
    survives(simpleWorkbook(inner))
  })
})

const FUZZ = cases(300)
const RUNS = FUZZ.numRuns

test(`a package with bytes changed, cut or doubled is read or refused (${RUNS} cases)`, {
  timeout: 240_000 + RUNS * 100,
}, () => {
  const mutation = fc.record({
    name: fc.constantFrom(...PACKAGES),
    flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 8,
    }),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
    doubled: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
  })
  const place = (share: number, length: number): number => Math.min(Math.floor(share * length), length - 1)
  fc.assert(
    fc.property(mutation, ({ name, flips, cut, doubled }) => {
      let bytes: Uint8Array = packageBytes(name)
      for (const [share, value] of flips) bytes[place(share, bytes.length)] = value
      if (doubled !== null) bytes = new Uint8Array([...bytes.subarray(0, place(doubled, bytes.length)), ...bytes])
      if (cut !== null) bytes = bytes.subarray(0, place(cut, bytes.length))
      survives(bytes)
    }),
    FUZZ,
  )
})

test(`a package whose XML is changed is read or refused (${RUNS} cases)`, { timeout: 240_000 + RUNS * 100 }, () => {
  const parts = simpleParts(
    '<dimension ref="A1:B2"/><cols><col min="1" max="3" width="9"/></cols><sheetData><row r="1" spans="1:2"><c r="A1" s="1" t="inlineStr"><is><t>项目</t></is></c>' +
      '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>1.5</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/></c></row></sheetData>' +
      '<mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>',
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\'表1\'!$A$1:$B$2</definedName></definedNames><calcPr calcId="1"/>',
  )
  const snippets = [
    '<',
    '>',
    '"',
    "'",
    '&',
    '/',
    '=',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?',
    '</row>',
    '<row>',
    '<c r="XFD1048576"/>',
    'xmlns:',
    '\u0000',
    '-1',
    '99999999999',
    '&#x0;',
  ]
  const change = fc.record({
    part: fc.constantFrom(...Object.keys(parts)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.constantFrom('', ...snippets),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const changed = { ...parts }
      for (const { part, at, length, text } of changes) {
        const start = Math.floor(at * changed[part]!.length)
        changed[part] = changed[part]!.slice(0, start) + text + changed[part]!.slice(start + length)
      }
      survives(zipOf(changed))
    }),
    FUZZ,
  )
})

test('a broken file has no record and restores to nothing', () => {
  expect(hasOriginalRecord(new Uint8Array(3))).toBe(false)
  expect(restoreOriginal(latin('PK\x03\x04'))).toBeUndefined()
})
