import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { DEFAULT_LIMITS } from '../../../src/adapters/opc/package-limits.ts'
import { entryContent, openZip } from '../../../src/adapters/opc/zip/zip-archive.ts'

const FOLDER = new URL('../../../fixtures/packages/', import.meta.url)

export const PACKAGES = readdirSync(fileURLToPath(FOLDER))
  .filter((name) => name.endsWith('.xlsx'))
  .sort()

export function packageBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)))
}

/** Inflated parts by name, in the order of the directory. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const archive = openZip(bytes, DEFAULT_LIMITS)
  return new Map(archive.entries.map((entry) => [entry.name, entryContent(archive, entry, DEFAULT_LIMITS.partBytes)]))
}

export function partText(bytes: Uint8Array, part: string): string {
  const content = partsOf(bytes).get(part)
  if (!content) throw new Error(`no part ${part}`)
  return new TextDecoder().decode(content)
}

/** Local header, data and descriptor of every entry as they stand in the file, by name. */
export function rawEntries(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(
    openZip(bytes, DEFAULT_LIMITS).entries.map((entry) => [entry.name, bytes.subarray(entry.start, entry.end)]),
  )
}

export interface ZipTrick {
  /** Announced inflated size in place of the true one. */
  readonly announced?: number
  /** Raw deflated data in place of the content's own. */
  readonly data?: Uint8Array
  readonly method?: number
  readonly flags?: number
}

/** A zip made by hand, so that it can lie. */
export function zipOf(
  parts: Readonly<Record<string, string | Uint8Array>>,
  tricks: Readonly<Record<string, ZipTrick>> = {},
): Uint8Array {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const trick = tricks[name] ?? {}
    const content = Buffer.from(text)
    const data = trick.data ?? deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(trick.flags ?? 0, 2)
    common.writeUInt16LE(trick.method ?? 8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(trick.announced ?? content.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name))
    body.push(local)
    at += local.length
  }
  const records = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(records.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...body, records, end]))
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

/** The parts of a workbook with one sheet 「表1」, of which the XML within `worksheet` is given. */
export function simpleParts(inner: string, workbookTail = ''): Record<string, string> {
  const relationship = (type: string, target: string): string =>
    `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}worksheet+xml"/></Types>`,
    '_rels/.rels': relationship('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets>${workbookTail}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationship('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${inner}</worksheet>`,
  }
}

export function simpleWorkbook(inner: string, workbookTail = ''): Uint8Array {
  return zipOf(simpleParts(inner, workbookTail))
}

/** The package with one part's text changed; every part is packed anew. */
export function withChangedPart(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = Object.fromEntries(partsOf(bytes))
  const before = partText(bytes, part)
  const after = change(before)
  if (after === before) throw new Error(`nothing changed in ${part}`)
  return zipOf({ ...parts, [part]: after })
}
