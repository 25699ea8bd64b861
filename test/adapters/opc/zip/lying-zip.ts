import { crc32, deflateRawSync } from 'node:zlib'

/** What stands in the headers of an entry; the truth where absent. */
export interface Header {
  readonly name?: string | Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly compressedSize?: number
  readonly size?: number
  readonly extra?: Uint8Array
  /** Of the local header; in the central record only. */
  readonly start?: number
}

export interface Entry {
  readonly name: string | Uint8Array
  readonly content: string | Uint8Array
  /** Deflated when absent. */
  readonly stored?: boolean
  /** In place of the packed content. */
  readonly data?: Uint8Array
  /** Behind the data, such as a data descriptor. */
  readonly tail?: Uint8Array
  readonly local?: Header
  readonly central?: Header
  /** In the directory only: its local header is another entry's. */
  readonly recordOnly?: boolean
}

export interface End {
  readonly count?: number
  readonly size?: number
  readonly offset?: number
  readonly comment?: Uint8Array
  /** Between the directory and the end record, such as a ZIP64 end record. */
  readonly before?: (directory: { readonly at: number; readonly size: number; readonly count: number }) => Uint8Array
}

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** Numbers as a zip has them: of so many bytes, the lowest first. */
export function numbers(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number | bigint])[]): Uint8Array {
  const out = Buffer.alloc(fields.reduce((length, [bytes]) => length + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 8) out.writeBigUInt64LE(BigInt(value), at)
    else out.writeUIntLE(Number(value), at, bytes)
    at += bytes
  }
  return out
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

interface Facts extends Required<Omit<Header, 'start' | 'name' | 'extra'>> {
  readonly name: Uint8Array
  readonly extra: Uint8Array
}

/**
 * From the version needed to the length of the extra field, local header and central record are alike (APPNOTE 4.3.7,
 * 4.3.12).
 */
function common({ flags, method, crc, compressedSize, size, name, extra }: Facts): Uint8Array {
  const sizes = numbers([4, crc], [4, compressedSize], [4, size], [2, name.length], [2, extra.length])
  return joined(numbers([2, 20], [2, flags], [2, method], [2, 0], [2, 0x21]), sizes)
}

export function localHeader(facts: Facts): Uint8Array {
  return joined(bytesOf('PK\x03\x04'), common(facts), facts.name, facts.extra)
}

export function factsOf(entry: Entry, lies: Header = {}): Facts {
  const content = Buffer.from(entry.content)
  const { name, ...others } = lies
  return {
    flags: 0,
    method: entry.stored ? 0 : 8,
    crc: crc32(content),
    compressedSize: dataOf(entry).length,
    size: content.length,
    extra: new Uint8Array(0),
    ...others,
    name: Buffer.from(name ?? entry.name),
  }
}

function dataOf({ data, stored, content }: Entry): Uint8Array {
  return data ?? (stored ? Buffer.from(content) : deflateRawSync(Buffer.from(content)))
}

/**
 * A zip made by hand, whose headers say what they are told to say. A `recordOnly` entry names the place of the one
 * before it.
 */
export function lyingZip(entries: readonly Entry[], end: End = {}): Uint8Array {
  const body: Uint8Array[] = []
  const records: Uint8Array[] = []
  let at = 0
  let start = 0
  for (const entry of entries) {
    if (!entry.recordOnly) {
      start = at
      const whole = joined(localHeader(factsOf(entry, entry.local)), dataOf(entry), entry.tail ?? new Uint8Array(0))
      body.push(whole)
      at += whole.length
    }
    records.push(centralRecord(factsOf(entry, entry.central), entry.central?.start ?? start))
  }
  return joined(...body, directoryOf(records, at, end))
}

export function centralRecord(facts: Facts, start: number): Uint8Array {
  const places = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, start])
  return joined(bytesOf('PK\x01\x02'), numbers([2, 20]), common(facts), places, facts.name, facts.extra)
}

/** Central directory and end record (APPNOTE 4.3.16). */
export function directoryOf(records: readonly Uint8Array[], at: number, end: End = {}): Uint8Array {
  const directory = joined(...records)
  const place = { at, size: directory.length, count: records.length }
  const count = end.count ?? records.length
  const comment = end.comment ?? new Uint8Array(0)
  const sizes = numbers([4, end.size ?? directory.length], [4, end.offset ?? at], [2, comment.length])
  const record = joined(bytesOf('PK\x05\x06'), numbers([2, 0], [2, 0], [2, count], [2, count]), sizes)
  return joined(directory, end.before?.(place) ?? new Uint8Array(0), record, comment)
}

/** Where the directory of a sound archive begins. */
export function directoryStart(archive: Uint8Array): number {
  return new DataView(archive.buffer, archive.byteOffset).getUint32(archive.length - 6, true)
}
