import type { Codec } from '../codec.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

/** A stretch of the old file that stands unchanged in the new one. */
export interface Copy {
  readonly from: number
  readonly to: number
  /** Where it starts in the new file. */
  readonly at: number
}

export interface NewEntry {
  readonly name: string
  readonly content: Uint8Array
  /** Of content that is compressed already. */
  readonly stored?: boolean
}

export interface ZipChanges {
  /** New content by entry name. */
  readonly replaced: ReadonlyMap<string, Uint8Array>
  readonly removed: ReadonlySet<string>
  readonly added: readonly NewEntry[]
  /** Makes the very last entry from all that was written before it. */
  readonly seal?: (body: Uint8Array, copies: readonly Copy[], entries: number) => NewEntry
}

const LOCAL_SIZE = 30
const RECORD_SIZE = 46
const VERSION = 20
const STORED = 0
const DEFLATED = 8
/**
 * A part shorter than this gains less than a disk block by being deflated, and costs as much as one of several times
 * its length.
 */
const SHORTEST_DEFLATED = 512
const UTF8_NAMES = 0x800
/** 1980-01-01, the first day a zip knows: new entries carry no clock. */
const FIRST_DAY = 0x21

/**
 * Writes an archive anew (APPNOTE 4.3): entries that do not change are copied with header, data and descriptor, in the
 * order in which they stand; a changed entry keeps name, place, time and attributes; added entries come last.
 */
export function rewriteZip(archive: ZipArchive, changes: ZipChanges, codec: Codec): Uint8Array {
  const out = new Output()
  const copies: Copy[] = []
  const records = new Map<ZipEntry, Uint8Array>()
  const inPlace = archive.entries.filter((entry) => !changes.removed.has(entry.name)).sort((a, b) => a.start - b.start)
  const firstStart = Math.min(...archive.entries.map((entry) => entry.start))
  copy(out, archive, copies, 0, firstStart)
  for (const entry of inPlace) {
    const content = changes.replaced.get(entry.name)
    const at = out.length
    if (content === undefined) {
      copy(out, archive, copies, entry.start, entry.end)
      records.set(entry, movedRecord(archive, entry, at))
    } else records.set(entry, writeEntry(out, changedHeader(archive, entry), packed(content, codec)))
  }
  const newRecords = changes.added.map((entry) =>
    writeEntry(out, newHeader(entry.name), packed(entry.content, codec, entry.stored)),
  )
  const sealing = changes.seal?.(out.joined(), copies, records.size + newRecords.length)
  if (sealing) newRecords.push(writeEntry(out, newHeader(sealing.name), packed(sealing.content, codec, sealing.stored)))
  const kept = archive.entries.flatMap((entry) => records.get(entry) ?? [])
  writeDirectory(out, [...kept, ...newRecords], archive.comment)
  return out.joined()
}

function copy(out: Output, archive: ZipArchive, copies: Copy[], from: number, to: number): void {
  if (from === to) return
  copies.push({ from, to, at: out.length })
  out.add(archive.bytes.subarray(from, to))
}

interface Header {
  readonly name: Uint8Array
  readonly flags: number
  readonly dosTime: number
  readonly dosDate: number
  readonly madeBy: number
  readonly internalAttributes: number
  readonly externalAttributes: number
}

function newHeader(name: string): Header {
  return {
    name: new TextEncoder().encode(name),
    flags: UTF8_NAMES,
    dosTime: 0,
    dosDate: FIRST_DAY,
    madeBy: VERSION,
    internalAttributes: 0,
    externalAttributes: 0,
  }
}

function changedHeader(archive: ZipArchive, entry: ZipEntry): Header {
  const record = archive.bytes.subarray(entry.recordStart, entry.recordEnd)
  const view = viewOf(record)
  return {
    name: record.subarray(RECORD_SIZE, RECORD_SIZE + view.getUint16(28, true)),
    flags: entry.flags & UTF8_NAMES,
    dosTime: view.getUint16(12, true),
    dosDate: view.getUint16(14, true),
    madeBy: view.getUint16(4, true),
    internalAttributes: view.getUint16(36, true),
    externalAttributes: view.getUint32(38, true),
  }
}

/** An entry's content as it stands in the archive (APPNOTE 4.4.5). */
interface Packed {
  readonly method: typeof STORED | typeof DEFLATED
  readonly data: Uint8Array
  readonly size: number
  readonly crc: number
}

function packed(content: Uint8Array, codec: Codec, stored = content.length < SHORTEST_DEFLATED): Packed {
  const facts = { size: content.length, crc: codec.crc32(content) }
  return stored
    ? { ...facts, method: STORED, data: content }
    : { ...facts, method: DEFLATED, data: codec.deflateRaw(content) }
}

/** Writes local header and data; returns the record for the central directory. */
function writeEntry(out: Output, header: Header, { method, data, size, crc }: Packed): Uint8Array {
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

/** The record of an entry that only moved. */
function movedRecord(archive: ZipArchive, entry: ZipEntry, at: number): Uint8Array {
  const record = archive.bytes.slice(entry.recordStart, entry.recordEnd)
  const view = viewOf(record)
  if (entry.startField === undefined) view.setUint32(42, at, true)
  else view.setBigUint64(entry.startField - entry.recordStart, BigInt(at), true)
  return record
}

function writeDirectory(out: Output, records: readonly Uint8Array[], comment: Uint8Array): void {
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

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

class Output {
  length = 0
  private readonly pieces: Uint8Array[] = []

  add(piece: Uint8Array): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  joined(): Uint8Array {
    const joined = new Uint8Array(this.length)
    let at = 0
    for (const piece of this.pieces) {
      joined.set(piece, at)
      at += piece.length
    }
    return joined
  }
}
