import type { HostileFile } from '../../excel/hostile-content.ts'
import { bytesOf, type End, type Entry, factsOf, joined, numbers } from './lying-zip.ts'
import { withSheet, workbook, zip } from './workbook-entries.ts'

const ELSEWHERE = 0xffffffff
const ALL_ELSEWHERE = { count: 0xffff, size: ELSEWHERE, offset: ELSEWHERE }

interface Zip64Lies {
  readonly count?: number
  readonly size?: number | bigint
  readonly offset?: number | bigint
  /** Where the locator says the record is; added to the truth. */
  readonly locatorOff?: number
  readonly withoutRecord?: boolean
  readonly withoutLocator?: boolean
}

/** ZIP64 end record and its locator (APPNOTE 4.3.14, 4.3.15). */
function zip64End(lies: Zip64Lies = {}): NonNullable<End['before']> {
  return ({ at, size, count }) => {
    const counted = lies.count ?? count
    const head = joined(
      bytesOf('PK\x06\x06'),
      numbers([8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, counted], [8, counted]),
    )
    const record = lies.withoutRecord
      ? new Uint8Array(0)
      : joined(head, numbers([8, lies.size ?? size], [8, lies.offset ?? at]))
    const place = BigInt(at + size) + BigInt(lies.locatorOff ?? 0)
    const locator = joined(bytesOf('PK\x06\x07'), numbers([4, 0], [8, BigInt.asUintN(64, place)], [4, 1]))
    return joined(record, lies.withoutLocator ? new Uint8Array(0) : locator)
  }
}

/** The extra field of a record: inflated size, compressed size, start (APPNOTE 4.5.3). */
function field(values: readonly (number | bigint)[], length = values.length * 8): Uint8Array {
  return joined(numbers([2, 1], [2, length], ...values.map((value) => [8, value] as const)))
}

/** The first entry, at the very start of the file, whose record has its numbers elsewhere. */
function firstElsewhere(
  extra: (truth: { readonly size: number; readonly compressedSize: number }) => Uint8Array,
): Entry[] {
  const [first, ...others] = workbook()
  const truth = factsOf(first!)
  const central = { size: ELSEWHERE, compressedSize: ELSEWHERE, start: ELSEWHERE, extra: extra(truth) }
  return [{ ...first!, central }, ...others]
}

const ended = (name: string, refused: string | undefined, lies: Zip64Lies, end: End = ALL_ELSEWHERE): HostileFile =>
  zip(name, workbook, refused, { ...end, before: zip64End(lies) })

export const ZIP64: readonly HostileFile[] = [
  ended('ZIP64: a sound end record', undefined, {}),
  ended('ZIP64: an end record beside one that has room enough', undefined, {}, {}),
  ended('ZIP64: no end record before its locator', '已损坏', { withoutRecord: true }),
  ended('ZIP64: no locator', '已损坏', { withoutLocator: true }),
  zip('ZIP64: neither end record nor locator', workbook, '已损坏', ALL_ELSEWHERE),
  ended('ZIP64: a locator that points before the record', '互相矛盾', { locatorOff: -60 }),
  ended('ZIP64: a locator that points beyond the file', '互相矛盾', { locatorOff: 2 ** 40 }),
  ended('ZIP64: a locator that points before the file', '互相矛盾', { locatorOff: -(2 ** 40) }),
  ended('ZIP64: a directory beyond the file', '已损坏', { offset: 2n ** 40n }),
  ended('ZIP64: a directory of 2^64 bytes', '已损坏', { size: 2n ** 64n - 1n }),
  ended('ZIP64: a directory of no bytes', '已损坏', { size: 0 }),
  ended('ZIP64: more entries than there are', '已损坏', { count: 7 }),
  ended('ZIP64: another number of entries than in the end record', '互相矛盾', {}, { ...ALL_ELSEWHERE, count: 4 }),
  ended('ZIP64: another directory than in the end record', '互相矛盾', {}, { ...ALL_ELSEWHERE, offset: 40 }),
  ended('ZIP64: another size than in the end record', '互相矛盾', {}, { ...ALL_ELSEWHERE, size: 40 }),
  zip('ZIP64: sizes and start of an entry', () =>
    firstElsewhere(({ size, compressedSize }) => field([size, compressedSize, 0])),
  ),
  zip('ZIP64: sizes that are nowhere', () => firstElsewhere(() => new Uint8Array(0)), '已损坏'),
  zip('ZIP64: a field with one number of three', () => firstElsewhere(({ size }) => field([size])), '已损坏'),
  zip(
    'ZIP64: a field that claims more bytes than there are',
    () => firstElsewhere(({ size }) => field([size], 0xffff)),
    '已损坏',
  ),
  zip(
    'ZIP64: a field cut within a number',
    () => firstElsewhere(({ size }) => joined(field([size], 12), new Uint8Array(4))),
    '已损坏',
  ),
  zip('ZIP64: a field of no length', () => firstElsewhere(() => field([])), '已损坏'),
  zip('ZIP64: a compressed size of 2^63', () => firstElsewhere(({ size }) => field([size, 2n ** 63n, 0])), '已损坏'),
  zip('ZIP64: a compressed size of 2^40', () => firstElsewhere(({ size }) => field([size, 2n ** 40n, 0])), '互相矛盾'),
  zip('ZIP64: an inflated size of 2^40, which nobody believes', () =>
    firstElsewhere((truth) => field([2n ** 40n, truth.compressedSize, 0])),
  ),
  zip(
    'ZIP64: a start of 2^40',
    () => firstElsewhere(({ size, compressedSize }) => field([size, compressedSize, 2n ** 40n])),
    '已损坏',
  ),
  zip(
    'ZIP64: a start within an entry',
    () => firstElsewhere(({ size, compressedSize }) => field([size, compressedSize, 10])),
    '已损坏',
  ),
  zip('ZIP64: sizes of 0xFFFFFFFF in the local header only', () =>
    withSheet({ local: { size: ELSEWHERE, compressedSize: ELSEWHERE } }),
  ),
]
