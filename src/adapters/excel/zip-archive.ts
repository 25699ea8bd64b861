import { type Codec, OutputTooLargeError } from './codec.ts'
import type { Limits } from './limits.ts'
import { refusal } from './refusals.ts'

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
const CENTRAL_RECORD = 0x02014b50
const END_RECORD = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_END_RECORD = 0x06064b50
const END_RECORD_SIZE = 22
const LONGEST_COMMENT = 0xffff
const IN_ZIP64_FIELD = 0xffffffff
const ENCRYPTED = 1

export function startsLikeZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)
}

/** Reads the central directory (APPNOTE 4.3). Nothing is inflated; entries that overlap or point outside the file are refused. */
export function openZip(bytes: Uint8Array, limits: Limits): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(view)
  if (end === undefined) throw refusal('truncated')
  const { size, offset } = directoryPlace(view, end)
  // Bytes put before the archive shift all offsets alike.
  const shift = end.directoryEnd - size - offset
  const directoryStart = offset + shift
  if (shift < 0 || directoryStart < 0) throw refusal('damaged')
  const records = readRecords(view, directoryStart, end.directoryEnd, limits)
  const entries = placeEntries(view, records, shift, directoryStart)
  return { bytes, entries, directoryStart, comment: bytes.subarray(end.at + END_RECORD_SIZE, end.at + END_RECORD_SIZE + end.commentLength) }
}

/** Inflated content, checked against its CRC; at most `limit` bytes. */
export function entryContent(archive: ZipArchive, entry: ZipEntry, limit: number, codec: Codec): Uint8Array {
  if (entry.flags & ENCRYPTED) throw refusal('encryptedEntries')
  const data = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize)
  const content = inflate(entry, data, limit, codec)
  if (codec.crc32(content) !== entry.crc) throw refusal('damaged')
  return content
}

function inflate(entry: ZipEntry, data: Uint8Array, limit: number, codec: Codec): Uint8Array {
  if (entry.method === 0) {
    if (data.length > limit) throw refusal('tooLarge')
    return data
  }
  if (entry.method !== 8) throw refusal('damaged')
  try {
    return codec.inflateRaw(data, limit, Math.min(entry.size, limit))
  } catch (cause) {
    throw refusal(cause instanceof OutputTooLargeError ? 'tooLarge' : 'damaged', cause)
  }
}

interface EndRecord {
  readonly at: number
  /** Where the central directory ends: here, or at the ZIP64 end record before it. */
  readonly directoryEnd: number
  readonly commentLength: number
}

function findEndRecord(view: DataView): EndRecord | undefined {
  const last = view.byteLength - END_RECORD_SIZE
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue
    const commentLength = view.getUint16(at + 20, true)
    if (at + END_RECORD_SIZE + commentLength > view.byteLength) continue
    return { at, directoryEnd: zip64EndRecord(view, at) ?? at, commentLength }
  }
  return undefined
}

function zip64EndRecord(view: DataView, end: number): number | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return undefined
  // The record lies directly before its locator; an extensible data sector after it is not used in practice.
  const record = locator - 56
  return record >= 0 && view.getUint32(record, true) === ZIP64_END_RECORD ? record : undefined
}

function directoryPlace(view: DataView, end: EndRecord): { size: number; offset: number } {
  if (end.directoryEnd === end.at) return { size: view.getUint32(end.at + 12, true), offset: view.getUint32(end.at + 16, true) }
  return { size: safeNumber(view, end.directoryEnd + 40), offset: safeNumber(view, end.directoryEnd + 48) }
}

type ZipRecord = Omit<ZipEntry, 'dataStart' | 'end'>

function readRecords(view: DataView, from: number, to: number, limits: Limits): ZipRecord[] {
  const records: ZipRecord[] = []
  let at = from
  while (at + 46 <= to && view.getUint32(at, true) === CENTRAL_RECORD) {
    const record = readRecord(view, at, to)
    records.push(record)
    if (records.length > limits.entries) throw refusal('tooManyEntries')
    at = record.recordEnd
  }
  if (records.length === 0) throw refusal('damaged')
  return records
}

const nameDecoder = new TextDecoder()

function readRecord(view: DataView, at: number, to: number): ZipRecord {
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const recordEnd = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (recordEnd > to) throw refusal('damaged')
  const extra = zip64Field(view, at + 46 + nameLength, extraLength)
  // In the ZIP64 field stand only those of the three that are 0xFFFFFFFF here, in this order (APPNOTE 4.5.3).
  const size = extra.next(view.getUint32(at + 24, true))
  const compressedSize = extra.next(view.getUint32(at + 20, true))
  const startField = view.getUint32(at + 42, true) === IN_ZIP64_FIELD ? extra.place() : undefined
  const start = extra.next(view.getUint32(at + 42, true))
  return {
    name: nameDecoder.decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
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

function zip64Field(view: DataView, at: number, length: number): { place(): number | undefined; next(value: number): number } {
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

function safeNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw refusal('damaged')
  return Number(value)
}

function placeEntries(view: DataView, records: readonly ZipRecord[], shift: number, directoryStart: number): ZipEntry[] {
  const starts = records.map((record) => record.start + shift).sort((a, b) => a - b)
  const nextStart = new Map<number, number>()
  starts.forEach((start, i) => {
    const next = starts[i + 1] ?? directoryStart
    if (next === start) throw refusal('overlapping')
    nextStart.set(start, next)
  })
  return records.map((record) => {
    const start = record.start + shift
    const end = nextStart.get(start)!
    if (start + 30 > directoryStart || view.getUint32(start, true) !== LOCAL_HEADER) throw refusal('damaged')
    const dataStart = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    if (dataStart + record.compressedSize > end) throw refusal(end === directoryStart ? 'damaged' : 'overlapping')
    return { ...record, start, dataStart, end }
  })
}
