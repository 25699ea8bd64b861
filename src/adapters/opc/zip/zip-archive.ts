import { platform } from '#platform'
import { OutputTooLargeError } from '../../platform/platform.ts'
import type { PackageLimits } from '../package-limits.ts'
import { PackageFault } from '../package-fault.ts'
import { findDirectory, safeNumber } from './zip-directory.ts'

/** One entry of the central directory, with the places in the file that belong to it. */
export interface ZipEntry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  /** As announced; not believed. */
  readonly size: number
  /** Start of the local header. */
  readonly start: number
  readonly dataStart: number
  /** Start of the next entry's local header, or of the central directory. */
  readonly end: number
  /** Its record in the central directory. */
  readonly recordStart: number
  readonly recordEnd: number
  /** Where the ZIP64 field holds the start, when the record itself does not. */
  readonly startField: number | undefined
}

export interface ZipArchive {
  readonly bytes: Uint8Array
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[]
  readonly directoryStart: number
  /** The archive's comment, as bytes. */
  readonly comment: Uint8Array
}

const LOCAL_HEADER = 0x04034b50
const LOCAL_SIZE = 30
const CENTRAL_RECORD = 0x02014b50
const IN_ZIP64_FIELD = 0xffffffff
const ENCRYPTED = 1

export function startsLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)
  )
}

/**
 * Reads the central directory (APPNOTE 4.3). Nothing is inflated; refused are entries that overlap or point outside the
 * file, and archives that are another one to who reads the local headers.
 */
export function openZip(bytes: Uint8Array, limits: PackageLimits): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = findDirectory(view)
  const records = readRecords(view, directory.start, directory.end, limits)
  if (records.length !== directory.count) throw new PackageFault('damaged')
  const entries = placeEntries(view, records, directory.start)
  return {
    bytes,
    entries,
    directoryStart: directory.start,
    comment: bytes.subarray(directory.commentStart, directory.commentEnd),
  }
}

/** Inflated content, checked against its CRC; at most `limit` bytes. */
export function entryContent(archive: ZipArchive, entry: ZipEntry, limit: number): Uint8Array {
  if (entry.flags & ENCRYPTED) throw new PackageFault('encrypted-entries')
  const data = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize)
  const content = inflate(entry, data, limit)
  if (platform.crc32(content) !== entry.crc) throw new PackageFault('damaged')
  return content
}

function inflate(entry: ZipEntry, data: Uint8Array, limit: number): Uint8Array {
  if (entry.method === 0) {
    if (data.length > limit) throw new PackageFault('too-large')
    return data
  }
  if (entry.method !== 8) throw new PackageFault('damaged')
  try {
    return platform.inflateRaw(data, limit, Math.min(entry.size, limit))
  } catch (cause) {
    throw new PackageFault(cause instanceof OutputTooLargeError ? 'too-large' : 'damaged', cause)
  }
}

type ZipRecord = Omit<ZipEntry, 'dataStart' | 'end'>

function readRecords(view: DataView, from: number, to: number, limits: PackageLimits): ZipRecord[] {
  const records: ZipRecord[] = []
  let at = from
  while (at + 46 <= to && view.getUint32(at, true) === CENTRAL_RECORD) {
    const record = readRecord(view, at, to)
    records.push(record)
    if (records.length > limits.entries) throw new PackageFault('too-many-entries')
    at = record.recordEnd
  }
  if (records.length === 0) throw new PackageFault('damaged')
  return records
}

const nameDecoder = new TextDecoder('utf-8', { fatal: true })
/** Letters without case that no name has. */
const PRIVATE_USE = 0xf700

/** Names in other encodings than UTF-8 are of no known one; byte by byte they stay different from each other. */
function decodeName(bytes: Uint8Array): string {
  try {
    return nameDecoder.decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : PRIVATE_USE + byte)).join('')
  }
}

function readRecord(view: DataView, at: number, to: number): ZipRecord {
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const recordEnd = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (recordEnd > to) throw new PackageFault('damaged')
  const extra = zip64Field(view, at + 46 + nameLength, extraLength)
  // In the ZIP64 field stand only those of the three that are 0xFFFFFFFF here, in this order (APPNOTE 4.5.3).
  const size = extra.next(view.getUint32(at + 24, true))
  const compressedSize = extra.next(view.getUint32(at + 20, true))
  const startField = view.getUint32(at + 42, true) === IN_ZIP64_FIELD ? extra.place() : undefined
  const start = extra.next(view.getUint32(at + 42, true))
  return {
    name: decodeName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize,
    size,
    start,
    recordStart: at,
    recordEnd,
    startField,
  }
}

function zip64Field(
  view: DataView,
  at: number,
  length: number,
): { place(): number | undefined; next(value: number): number } {
  let place = -1
  let fieldEnd = -1
  for (let field = at; field + 4 <= at + length; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    place = field + 4
    fieldEnd = Math.min(place + view.getUint16(field + 2, true), at + length)
  }
  const hasMore = (): boolean => place >= 0 && place + 8 <= fieldEnd
  return {
    place: () => (hasMore() ? place : undefined),
    next(value) {
      if (value !== IN_ZIP64_FIELD || !hasMore()) return value
      place += 8
      return safeNumber(view, place - 8)
    },
  }
}

function placeEntries(view: DataView, records: readonly ZipRecord[], directoryStart: number): ZipEntry[] {
  const starts = records.map((record) => record.start).sort((a, b) => a - b)
  const nextStart = new Map<number, number>()
  starts.forEach((start, i) => {
    const next = starts[i + 1] ?? directoryStart
    if (next === start) throw new PackageFault('contradictory')
    nextStart.set(start, next)
  })
  return records.map((record) => {
    const { start } = record
    const end = nextStart.get(start)!
    if (start + LOCAL_SIZE > directoryStart || view.getUint32(start, true) !== LOCAL_HEADER)
      throw new PackageFault('damaged')
    const dataStart = start + LOCAL_SIZE + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    if (dataStart + record.compressedSize > end)
      throw new PackageFault(end === directoryStart ? 'damaged' : 'contradictory')
    if (!agrees(view, record)) throw new PackageFault('contradictory')
    return { ...record, dataStart, end }
  })
}

/**
 * Whether the local header (APPNOTE 4.3.7) says of an entry what the directory says. Checksum and size may be left out
 * there, or follow the data; the inflated size is believed nowhere.
 */
function agrees(view: DataView, { start, recordStart, flags, method, crc, compressedSize }: ZipRecord): boolean {
  const localCrc = view.getUint32(start + 14, true)
  const localSize = view.getUint32(start + 18, true)
  if (((view.getUint16(start + 6, true) ^ flags) & ENCRYPTED) !== 0 || view.getUint16(start + 8, true) !== method)
    return false
  if (localCrc !== 0 && localCrc !== crc) return false
  if (localSize !== 0 && localSize !== IN_ZIP64_FIELD && localSize !== compressedSize) return false
  const nameLength = view.getUint16(recordStart + 28, true)
  if (view.getUint16(start + 26, true) !== nameLength) return false
  for (let i = 0; i < nameLength; i++)
    if (view.getUint8(start + LOCAL_SIZE + i) !== view.getUint8(recordStart + 46 + i)) return false
  return true
}

/** Whether two entries of one name are the same packed bytes; that they have one checksum can be arranged. */
export function samePacked({ bytes }: ZipArchive, a: ZipEntry, b: ZipEntry): boolean {
  if (a.crc !== b.crc || a.method !== b.method || a.compressedSize !== b.compressedSize) return false
  for (let i = 0; i < a.compressedSize; i++) if (bytes[a.dataStart + i] !== bytes[b.dataStart + i]) return false
  return true
}
