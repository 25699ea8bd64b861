import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../../../src/adapters/opc/package-limits.ts'
import { openZip, type ZipEntry } from '../../../src/adapters/opc/zip/zip-archive.ts'

/** One change to an archive as bytes; `entry` and `other` pick entries, `at` is a place from 0 to 1. */
export interface ArchiveMutation {
  readonly kind: (typeof KINDS)[number]
  readonly entry: number
  readonly other: number
  readonly field: number
  readonly value: number
  readonly at: number
}

const KINDS = [
  'flip packed byte',
  'change record',
  'change header',
  'change both',
  'exchange field',
  'exchange records',
  'change end',
  'splice at a byte',
  'splice at an entry',
  'directory of the other',
  'insert bytes',
  'drop bytes',
  'cut',
] as const

export const archiveMutations: fc.Arbitrary<ArchiveMutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    entry: fc.nat(1000),
    other: fc.nat(1000),
    field: fc.nat(100),
    value: fc.nat(1000),
    at: fc.nat(9999).map((part) => part / 10_000),
  }),
  { minLength: 1, maxLength: 3 },
)

type Field = readonly [inRecord: number, inHeader: number | undefined, bytes: 2 | 4]

/** Offsets of what a central record says, and of the same in the local header (APPNOTE 4.3.7, 4.3.12). */
const FIELDS: readonly Field[] = [
  [6, 4, 2],
  [8, 6, 2],
  [10, 8, 2],
  [16, 14, 4],
  [20, 18, 4],
  [24, 22, 4],
  [28, 26, 2],
  [30, 28, 2],
  [32, undefined, 2],
  [34, undefined, 2],
  [42, undefined, 4],
]
const END_FIELDS: readonly (readonly [at: number, bytes: 2 | 4])[] = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 2],
]
const ORDINARY_END = 22

/**
 * Applies mutations to the bytes of a package, some of them with the help of another; the same mutations do the same.
 */
export function mutatedArchive(bytes: Uint8Array, another: Uint8Array, list: readonly ArchiveMutation[]): Uint8Array {
  const entries = openZip(bytes, DEFAULT_LIMITS).entries
  let result = new Uint8Array(bytes)
  // Fields are found where they stood at first: those mutations that move bytes come last.
  const moving = list.filter(({ kind }) => KINDS.indexOf(kind) >= KINDS.indexOf('splice at a byte'))
  for (const mutation of list) if (!moving.includes(mutation)) changeInPlace(result, entries, mutation)
  for (const mutation of moving) result = moved(result, entries, another, mutation)
  return result
}

function changeInPlace(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  { kind, entry, other, field, value, at }: ArchiveMutation,
): void {
  const view = new DataView(bytes.buffer)
  const first = entries[entry % entries.length]!
  const second = entries[other % entries.length]!
  const [inRecord, inHeader, size] = FIELDS[field % FIELDS.length]!
  const record = first.recordStart + inRecord
  const header = inHeader === undefined ? undefined : first.start + inHeader
  switch (kind) {
    case 'flip packed byte':
      if (first.compressedSize > 0) bytes[first.dataStart + Math.floor(at * first.compressedSize)]! ^= 1 + (value % 255)
      return
    case 'change record':
      put(view, record, size, value)
      return
    case 'change header':
      put(view, header ?? record, size, value)
      return
    case 'change both':
      put(view, record, size, value)
      if (header !== undefined) put(view, header, size, value)
      return
    case 'exchange field':
      exchange(bytes, record, second.recordStart + inRecord, size)
      return
    case 'exchange records':
      // All but the name, which may be longer there.
      exchange(bytes, first.recordStart + 8, second.recordStart + 8, 20)
      return
    default: {
      const [place, bytesOfField] = END_FIELDS[field % END_FIELDS.length]!
      put(view, bytes.length - ORDINARY_END + place, bytesOfField, value)
    }
  }
}

function moved(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  another: Uint8Array,
  mutation: ArchiveMutation,
): Uint8Array<ArrayBuffer> {
  const { kind, entry, other, value, at } = mutation
  const place = Math.floor(at * bytes.length)
  const theirs = openZip(another, DEFAULT_LIMITS)
  const joined = (...pieces: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(pieces))
  switch (kind) {
    case 'splice at a byte':
      return joined(bytes.subarray(0, place), another.subarray(Math.floor((other / 1000) * another.length)))
    case 'splice at an entry':
      return joined(
        bytes.subarray(0, entries[entry % entries.length]!.start),
        another.subarray(theirs.entries[other % theirs.entries.length]!.start),
      )
    case 'directory of the other':
      return joined(bytes.subarray(0, entries.at(-1)!.end), another.subarray(theirs.directoryStart))
    case 'insert bytes':
      return joined(bytes.subarray(0, place), another.subarray(other, other + 1 + (value % 100)), bytes.subarray(place))
    case 'drop bytes':
      return joined(bytes.subarray(0, place), bytes.subarray(place + 1 + (value % 100)))
    default:
      return joined(bytes.subarray(0, place))
  }
}

/** Nothing, all, or a step from what is there. */
function put(view: DataView, at: number, bytes: 2 | 4, value: number): void {
  if (at < 0 || at + bytes > view.byteLength) return
  const before = bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
  const all = bytes === 2 ? 0xffff : 0xffffffff
  const after = [
    0,
    1,
    8,
    9,
    99,
    all,
    all - 1,
    all >>> 1,
    before + 1,
    before - 1,
    before * 2,
    before ^ (1 << (value % 16)),
  ][value % 12]!
  if (bytes === 2) view.setUint16(at, after, true)
  else view.setUint32(at, after, true)
}

function exchange(bytes: Uint8Array, a: number, b: number, length: number): void {
  const kept = bytes.slice(a, a + length)
  bytes.copyWithin(a, b, b + length)
  bytes.set(kept, b)
}
