import { sha256Of } from '../platform/bytes.ts'
import { DEFAULT_LIMITS } from './package-limits.ts'
import { Package, type PackageOptions, partKey } from './package.ts'
import type { Copy } from './zip/zip-writer.ts'
import type { NewEntry } from './zip/zip-entries.ts'

/** The part of a workbook that holds what rebuilds the file as the department sent it. */
export const RECORD_PART = 'jiaobiao/original.bin'
export const RECORD_TYPE = 'application/vnd.jiaobiao.original'

const VERSION = 1

/**
 * The record's header. The original file is its `pieces` one after the other: `[at, length]` is a stretch of our file,
 * `[-1, length]` the next bytes behind the header. It holds for our file only as long as that is, up to the record,
 * what we wrote.
 */
interface RecordHeader {
  readonly version: number
  readonly originalLength: number
  readonly originalHash: string
  readonly bodyLength: number
  readonly bodyHash: string
  readonly entries: number
  readonly pieces: readonly (readonly [number, number])[]
  /** Only where the original was itself made of the file that came: decrypted, converted, cleared of our marks. */
  readonly asSent?: false
}

/**
 * Makes the last entry of a file from what stands before it: length of the header, header as JSON, bytes of the
 * original that changed.
 */
export function sealWithOriginal(
  source: Package,
  asSent: boolean,
): (body: Uint8Array, copies: readonly Copy[], entries: number) => NewEntry {
  const original = source.archive.bytes
  return (body, copies, entries) => {
    const pieces: [number, number][] = []
    const literals: Uint8Array[] = []
    let done = 0
    const literalUpTo = (end: number): void => {
      if (end <= done) return
      pieces.push([-1, end - done])
      literals.push(original.subarray(done, end))
      done = end
    }
    for (const copy of [...copies].sort((a, b) => a.from - b.from)) {
      literalUpTo(copy.from)
      pieces.push([copy.at, copy.to - copy.from])
      done = copy.to
    }
    literalUpTo(original.length)
    const header: RecordHeader = {
      version: VERSION,
      originalLength: original.length,
      originalHash: sha256Of(original),
      bodyLength: body.length,
      bodyHash: sha256Of(body),
      entries: entries + 1,
      pieces,
      ...(asSent ? {} : { asSent }),
    }
    // The bytes of the original are compressed entries, nearly all of them.
    return { name: RECORD_PART, content: joined(header, literals), stored: true }
  }
}

function joined(header: RecordHeader, literals: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const content = new Uint8Array(4 + json.length + literals.reduce((length, piece) => length + piece.length, 0))
  new DataView(content.buffer).setUint32(0, json.length, true)
  content.set(json, 4)
  let at = 4 + json.length
  for (const piece of literals) {
    content.set(piece, at)
    at += piece.length
  }
  return content
}

/** True when the file carries a record, be it still valid or not. */
export function hasOriginalRecord(bytes: Uint8Array, options: PackageOptions = {}): boolean {
  try {
    return new Package(bytes, options).has(RECORD_PART)
  } catch {
    return false
  }
}

/** A file as it was before our marks. */
export interface Original {
  readonly bytes: Uint8Array
  /** False where it was made of the file that came: decrypted, converted, cleared of our marks. */
  readonly asSent: boolean
}

/** The bytes of `recordedOriginal`. */
export function restoreOriginal(marked: Uint8Array | Package, options: PackageOptions = {}): Uint8Array | undefined {
  return recordedOriginal(marked, options)?.bytes
}

/**
 * The exact bytes of the file to which our marks were added, or undefined when there is no record or anything was
 * changed since, be it a single byte; then the marks can be taken out through edits only.
 */
export function recordedOriginal(marked: Uint8Array | Package, options: PackageOptions = {}): Original | undefined {
  try {
    const source = Package.of(marked, options)
    const { bytes } = source.archive
    const entry = source.entry(RECORD_PART)
    const content = source.content(RECORD_PART)
    if (!entry || !content || partKey(entry.name) !== RECORD_PART) return undefined
    const jsonLength = new DataView(content.buffer, content.byteOffset, content.byteLength).getUint32(0, true)
    const header = recordHeader(JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + jsonLength))))
    if (!header || header.bodyLength !== entry.start || header.entries !== source.archive.entries.length)
      return undefined
    if (sha256Of(bytes.subarray(0, entry.start)) !== header.bodyHash) return undefined
    const original = assembled(header, bytes, content.subarray(4 + jsonLength))
    if (!original || sha256Of(original) !== header.originalHash) return undefined
    return { bytes: original, asSent: header.asSent ?? true }
  } catch {
    return undefined
  }
}

function recordHeader(value: unknown): RecordHeader | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const header = value as Partial<RecordHeader>
  const lengths = [header.originalLength, header.bodyLength, header.entries]
  if (header.version !== VERSION || !lengths.every((length) => Number.isSafeInteger(length))) return undefined
  if (!Array.isArray(header.pieces) || header.originalLength! > DEFAULT_LIMITS.totalBytes) return undefined
  return header as RecordHeader
}

function assembled(header: RecordHeader, bytes: Uint8Array, literals: Uint8Array): Uint8Array | undefined {
  const original = new Uint8Array(header.originalLength)
  let to = 0
  let literal = 0
  for (const [at, length] of header.pieces) {
    if (to + length > original.length) return undefined
    original.set(at < 0 ? literals.subarray(literal, literal + length) : bytes.subarray(at, at + length), to)
    if (at < 0) literal += length
    to += length
  }
  return to === original.length ? original : undefined
}
