import type { ZipArchive, ZipEntry } from './zip-archive.ts'
import {
  type Header,
  type NewEntry,
  newHeader,
  Output,
  packed,
  RECORD_SIZE,
  UTF8_NAMES,
  viewOf,
  writeDirectory,
  writeEntry,
} from './zip-entries.ts'

/** A stretch of the old file that stands unchanged in the new one. */
export interface Copy {
  readonly from: number
  readonly to: number
  /** Where it starts in the new file. */
  readonly at: number
}

export interface ZipChanges {
  /** New content by entry name. */
  readonly replaced: ReadonlyMap<string, Uint8Array>
  readonly removed: ReadonlySet<string>
  readonly added: readonly NewEntry[]
  /** Makes the very last entry from all that was written before it. */
  readonly seal?: (body: Uint8Array, copies: readonly Copy[], entries: number) => NewEntry
}

/** 1980-01-01, the first day a zip knows: new entries carry no clock. */
const FIRST_DAY = 0x21

/**
 * Writes an archive anew (APPNOTE 4.3): entries that do not change are copied with header, data and descriptor, in the
 * order in which they stand; a changed entry keeps name, place, time and attributes; added entries come last.
 */
export function rewriteZip(archive: ZipArchive, changes: ZipChanges): Uint8Array {
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
    } else records.set(entry, writeEntry(out, changedHeader(archive, entry), packed(content)))
  }
  const newRecords = changes.added.map((entry) =>
    writeEntry(out, newHeader(entry.name, FIRST_DAY), packed(entry.content, entry.stored)),
  )
  const sealing = changes.seal?.(out.joined(), copies, records.size + newRecords.length)
  if (sealing)
    newRecords.push(writeEntry(out, newHeader(sealing.name, FIRST_DAY), packed(sealing.content, sealing.stored)))
  const kept = archive.entries.flatMap((entry) => records.get(entry) ?? [])
  writeDirectory(out, [...kept, ...newRecords], archive.comment)
  return out.joined()
}

function copy(out: Output, archive: ZipArchive, copies: Copy[], from: number, to: number): void {
  if (from === to) return
  copies.push({ from, to, at: out.length })
  out.add(archive.bytes.subarray(from, to))
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

/** The record of an entry that only moved. */
function movedRecord(archive: ZipArchive, entry: ZipEntry, at: number): Uint8Array {
  const record = archive.bytes.slice(entry.recordStart, entry.recordEnd)
  const view = viewOf(record)
  if (entry.startField === undefined) view.setUint32(42, at, true)
  else view.setBigUint64(entry.startField - entry.recordStart, BigInt(at), true)
  return record
}
