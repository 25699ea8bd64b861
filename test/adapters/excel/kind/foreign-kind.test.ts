import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compoundStream } from '../../../../src/adapters/opc/compound-file.ts'
import {
  type ForeignKind,
  foreignKind,
  hasOldMacros,
  isOldEncrypted,
} from '../../../../src/adapters/excel/kind/foreign-kind.ts'
import { packageBytes, zipOf } from '../packages.ts'

const encoder = new TextEncoder()
const bytesOf = (text: string): Uint8Array => encoder.encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

/**
 * A compound file with one stream of ordinary sectors: allocation table in sector 0, directory in 1, the stream from 2
 * on.
 */
function compoundWith(name: string, content: Uint8Array, ...others: readonly string[]): Uint8Array {
  const sectors = Math.max(8, Math.ceil(content.length / 512))
  const bytes = new Uint8Array(512 * (3 + sectors))
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint32(48, 1, true)
  view.setUint32(56, 4096, true)
  for (const at of [60, 68]) view.setUint32(at, 0xfffffffe, true)
  for (let i = 1; i < 109; i++) view.setUint32(76 + 4 * i, 0xffffffff, true)
  for (let sector = 0; sector < 128; sector++) {
    const next = sector < 2 || sector === sectors + 1 ? 0xfffffffe : sector < sectors + 2 ? sector + 1 : 0xffffffff
    view.setUint32(512 + 4 * sector, next, true)
  }
  for (const [index, entry] of [name, ...others].entries()) {
    const at = 1024 + 128 * index
    for (let c = 0; c < entry.length; c++) view.setUint16(at + 2 * c, entry.charCodeAt(c), true)
    view.setUint16(at + 64, 2 * entry.length + 2, true)
    view.setUint8(at + 66, 2)
    view.setUint32(at + 116, index === 0 ? 2 : 0xfffffffe, true)
    view.setUint32(at + 120, index === 0 ? Math.max(4096, content.length) : 0, true)
  }
  bytes.set(content, 512 * 3)
  return bytes
}

/** BIFF records: type and content. */
function records(...list: readonly (readonly [number, number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([type, length]) => [type & 255, type >> 8, length, 0, ...new Array<number>(length).fill(0)]),
  )
}

const BOF = [0x0809, 16] as const
const FILE_PASS = [0x002f, 54] as const
const SPREADSHEETML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'

describe('what can be converted', () => {
  test.each<[string, Uint8Array, string, ForeignKind]>([
    ['.xls', compoundWith('Workbook', records(BOF)), 'a.xls', 'xls'],
    ['BIFF 5', compoundWith('Book', records(BOF)), 'a.xls', 'xls'],
    ['.et, and .xls under another name', compoundWith('Workbook', records(BOF)), 'a.xlsx', 'xls'],
    ['BIFF without a compound file', Uint8Array.of(9, 8, 6, 0, 0, 0, 0, 0), 'a.xls', 'xls'],
    [
      '.ods',
      zipOf(
        { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' },
        { mimetype: { method: 0, data: bytesOf('application/vnd.oasis.opendocument.spreadsheet') } },
      ),
      'a.ods',
      'ods',
    ],
    ['.xlsb', zipOf({ 'xl/workbook.bin': '' }), 'a.xlsb', 'xlsb'],
    ['SpreadsheetML 2003', bytesOf(SPREADSHEETML), 'a.xls', 'xml'],
    ['SpreadsheetML 2003 in UTF-16', utf16(SPREADSHEETML), 'a.xls', 'xml'],
    ['HTML', bytesOf('\r\n<html xmlns:o="urn:schemas-microsoft-com:office:spreadsheet"><table>'), 'a.xls', 'html'],
    ['a bare table behind a byte order mark', bytesOf('\ufeff<TABLE border=1>'), 'a.xls', 'html'],
    ['lines with commas', bytesOf('项目,金额\n甲,1\n'), 'a.xls', 'text'],
    ['lines with tabs in UTF-16', utf16('项目\t金额\r\n'), 'a.et', 'text'],
  ])('%s', (_title, bytes, name, kind) => {
    expect(foreignKind(bytes, name)).toBe(kind)
  })

  test.each<[string, Uint8Array, string]>([
    ['a package, whatever its name', packageBytes('texts.xlsx'), 'a.xls'],
    [
      'a password-protected package',
      compoundWith('EncryptionInfo', records(), 'EncryptedPackage', 'Workbook'),
      'a.xlsx',
    ],
    ['a .doc', compoundWith('WordDocument', records()), 'a.xls'],
    ['lines of text under a workbook’s name', bytesOf('项目,金额\n甲,1\n'), 'a.xlsx'],
    ['words', bytesOf('not a workbook'), 'a.xls'],
    ['bytes', Uint8Array.of(0, 1, 2, 3, 9, 10), 'a.xls'],
    ['other XML', bytesOf('<?xml version="1.0"?><feed/>'), 'a.xls'],
    ['nothing', new Uint8Array(0), 'a.xls'],
  ])('not: %s', (_title, bytes, name) => {
    expect(foreignKind(bytes, name)).toBeUndefined()
  })
})

test('an encrypted .xls is known by its FilePass record, a plain one has none', () => {
  expect(isOldEncrypted(compoundWith('Workbook', records(BOF, [0x0086, 0], FILE_PASS)))).toBe(true)
  expect(isOldEncrypted(compoundWith('Workbook', records(BOF, [0x0042, 2])))).toBe(false)
  expect(isOldEncrypted(packageBytes('texts.xlsx'))).toBe(false)
})

test('macros of an .xls are seen', () => {
  expect(hasOldMacros(compoundWith('Workbook', records(BOF), '_VBA_PROJECT_CUR'))).toBe(true)
  expect(hasOldMacros(compoundWith('Workbook', records(BOF)))).toBe(false)
})

test('a stream whose sectors run in a circle or out of the file is not there', () => {
  const bytes = compoundWith('Workbook', records(BOF))
  const circle = bytes.slice()
  new DataView(circle.buffer).setUint32(512 + 4 * 3, 2, true)
  expect(compoundStream(circle, 'Workbook')).toHaveLength(4096)
  const outside = bytes.slice()
  new DataView(outside.buffer).setUint32(512 + 4 * 3, 90_000, true)
  expect(compoundStream(outside, 'Workbook')).toBeUndefined()
})

test('small streams are read from the sectors of the mini stream', () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../../../../fixtures/protected/standard-secret.xlsx', import.meta.url)),
  )
  expect(compoundStream(bytes, 'EncryptionInfo')?.[0]).toBeGreaterThanOrEqual(2)
})
