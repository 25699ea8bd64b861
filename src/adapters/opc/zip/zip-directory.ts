import { PackageFault } from '../package-fault.ts'

/** Where the central directory of an archive lies, and how many entries it is said to list. */
export interface DirectoryPlace {
  readonly start: number
  readonly end: number
  readonly count: number
  /** Of the archive's comment. */
  readonly commentStart: number
  readonly commentEnd: number
}

const END_RECORD = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_END_RECORD = 0x06064b50
const END_RECORD_SIZE = 22
const LOCATOR_SIZE = 20
const ZIP64_END_RECORD_SIZE = 56
const LONGEST_COMMENT = 0xffff

/**
 * Finds the central directory by the end record, or the ZIP64 end record before it (APPNOTE 4.3.14 to 4.3.16). Offsets
 * count from the file's start, as Excel and LibreOffice have it: an archive that something was put before is refused.
 * Bytes behind it are passed over, as both do.
 */
export function findDirectory(view: DataView): DirectoryPlace {
  const at = lastEndRecord(view)
  if (at === undefined) throw new PackageFault('truncated')
  const commentStart = at + END_RECORD_SIZE
  const commentEnd = commentStart + view.getUint16(at + 20, true)
  if (commentEnd > view.byteLength) throw new PackageFault('truncated')
  if (liesInComment(view, at)) throw new PackageFault('contradictory')
  const { size, offset, count, end } = zip64Directory(view, at) ?? ordinaryDirectory(view, at)
  if (offset + size !== end) throw new PackageFault('damaged')
  return { start: offset, end, count, commentStart, commentEnd }
}

/** True when the bytes hold an end record, whatever stands before the archive. */
export function endsLikeZip(bytes: Uint8Array): boolean {
  return lastEndRecord(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) !== undefined
}

function lastEndRecord(view: DataView): number | undefined {
  return endRecords(view, view.byteLength - END_RECORD_SIZE).next().value
}

/**
 * An end record before this one has a comment that reaches over it to the end of the file: who believes that one reads
 * another directory.
 */
function liesInComment(view: DataView, end: number): boolean {
  for (const at of endRecords(view, end - 1))
    if (at + END_RECORD_SIZE + view.getUint16(at + 20, true) === view.byteLength) return true
  return false
}

/** Where end records may begin, from the last at or before `from` to the first that a comment leaves room for. */
function* endRecords(view: DataView, from: number): Generator<number, undefined> {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const first = Math.max(0, view.byteLength - END_RECORD_SIZE - LONGEST_COMMENT)
  // Its first byte is looked for, which the engine does at once for all bytes between.
  for (let at = lastByte(bytes, from); at >= first; at = lastByte(bytes, at - 1))
    if (view.getUint32(at, true) === END_RECORD) yield at
  return undefined
}

/** -1 also before the first byte, where `lastIndexOf` would count from the end. */
function lastByte(bytes: Uint8Array, from: number): number {
  return from < 0 ? -1 : bytes.lastIndexOf(END_RECORD & 0xff, from)
}

type Directory = { readonly size: number; readonly offset: number; readonly count: number; readonly end: number }

function ordinaryDirectory(view: DataView, at: number): Directory {
  return {
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
    count: view.getUint16(at + 10, true),
    end: at,
  }
}

/**
 * The ZIP64 end record directly before its locator; an extensible data sector after it is not used in practice. What it
 * says and what the ordinary end record says without pointing here must agree: programs believe the one or the other.
 */
function zip64Directory(view: DataView, end: number): Directory | undefined {
  const locator = end - LOCATOR_SIZE
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return undefined
  const record = locator - ZIP64_END_RECORD_SIZE
  if (record < 0 || view.getUint32(record, true) !== ZIP64_END_RECORD) return undefined
  if (view.getBigUint64(locator + 8, true) !== BigInt(record)) throw new PackageFault('contradictory')
  const directory = {
    count: safeNumber(view, record + 32),
    size: safeNumber(view, record + 40),
    offset: safeNumber(view, record + 48),
    end: record,
  }
  const { count, size, offset } = ordinaryDirectory(view, end)
  const agrees =
    (count === 0xffff || count === directory.count) &&
    (size === 0xffffffff || size === directory.size) &&
    (offset === 0xffffffff || offset === directory.offset)
  if (!agrees) throw new PackageFault('contradictory')
  return directory
}

/** A number of eight bytes; refused beyond what a file can have. */
export function safeNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new PackageFault('damaged')
  return Number(value)
}
