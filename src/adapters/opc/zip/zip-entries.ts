import { platform } from '#platform'
import { joined } from '../../platform/bytes.ts'
import { deflateRaw } from '../../platform/deflate-raw.ts'

export interface NewEntry {
  readonly name: string
  readonly content: Uint8Array
  /** Of content that is compressed already. */
  readonly stored?: boolean
}

const LOCAL_SIZE = 30
export const RECORD_SIZE = 46
const VERSION = 20
const STORED = 0
const DEFLATED = 8
/**
 * A part shorter than this gains less than a disk block by being deflated, and costs as much as one of several times
 * its length.
 */
const SHORTEST_DEFLATED = 512
export const UTF8_NAMES = 0x800

export interface Header {
  readonly name: Uint8Array
  readonly flags: number
  readonly dosTime: number
  readonly dosDate: number
  readonly madeBy: number
  readonly internalAttributes: number
  readonly externalAttributes: number
}

/** `dosDate`: the day that the entry is to have (APPNOTE 4.4.6). */
export function newHeader(name: string, dosDate: number): Header {
  return {
    name: new TextEncoder().encode(name),
    flags: UTF8_NAMES,
    dosTime: 0,
    dosDate,
    madeBy: VERSION,
    internalAttributes: 0,
    externalAttributes: 0,
  }
}

/** An entry's content as it stands in the archive (APPNOTE 4.4.5). */
interface Packed {
  readonly method: typeof STORED | typeof DEFLATED
  readonly data: Uint8Array
  readonly size: number
  readonly crc: number
}

export function packed(content: Uint8Array, stored = content.length < SHORTEST_DEFLATED): Packed {
  const facts = { size: content.length, crc: platform.crc32(content) }
  return stored
    ? { ...facts, method: STORED, data: content }
    : { ...facts, method: DEFLATED, data: deflateRaw(content) }
}

/** Writes local header and data; returns the record for the central directory. */
export function writeEntry(out: Output, header: Header, { method, data, size, crc }: Packed): Uint8Array {
  const at = out.length
  // From version to the length of the name, local header and central record are alike.
  const common = new Uint8Array(24)
  const view = viewOf(common)
  view.setUint16(0, VERSION, true)
  view.setUint16(2, header.flags, true)
  view.setUint16(4, method, true)
  view.setUint16(6, header.dosTime, true)
  view.setUint16(8, header.dosDate, true)
  view.setUint32(10, crc, true)
  view.setUint32(14, data.length, true)
  view.setUint32(18, size, true)
  view.setUint16(22, header.name.length, true)

  const local = new Uint8Array(LOCAL_SIZE)
  viewOf(local).setUint32(0, 0x04034b50, true)
  local.set(common, 4)
  out.add(local)
  out.add(header.name)
  out.add(data)

  const record = new Uint8Array(RECORD_SIZE + header.name.length)
  const recordView = viewOf(record)
  recordView.setUint32(0, 0x02014b50, true)
  recordView.setUint16(4, header.madeBy, true)
  record.set(common, 6)
  recordView.setUint16(36, header.internalAttributes, true)
  recordView.setUint32(38, header.externalAttributes, true)
  recordView.setUint32(42, at, true)
  record.set(header.name, RECORD_SIZE)
  return record
}

/** Central directory and end record (APPNOTE 4.3.12, 4.3.16). */
export function writeDirectory(out: Output, records: readonly Uint8Array[], comment: Uint8Array): void {
  const start = out.length
  for (const record of records) out.add(record)
  const end = new Uint8Array(22)
  const view = viewOf(end)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, records.length, true)
  view.setUint16(10, records.length, true)
  view.setUint32(12, out.length - start, true)
  view.setUint32(16, start, true)
  view.setUint16(20, comment.length, true)
  out.add(end)
  out.add(comment)
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Bytes one after another. */
export class Output {
  length = 0
  private pieces: Uint8Array[] = []

  add(piece: Uint8Array): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  joined(): Uint8Array {
    return joined(...this.pieces)
  }

  /** What was added since the last time; it is held no longer. */
  taken(): readonly Uint8Array[] {
    const { pieces } = this
    this.pieces = []
    return pieces
  }
}
