import { type NewEntry, newHeader, Output, packed, writeDirectory, writeEntry } from './zip-entries.ts'

/** 2024-01-01: what we make anew has this day, and is known by it when it comes back. */
const OUR_DAY = 0x5821
const MOST_ENTRIES = 0xffff
const MOST_BYTES = 0xffff_ffff

/**
 * A new archive of the entries, in their order, as pieces that follow each other; each entry is asked for when the one
 * before it was taken. The same entries, the same bytes. Throws `RangeError` for more than a zip without ZIP64 holds.
 */
export function* newZip(entries: Iterable<NewEntry>): Generator<Uint8Array> {
  const out = new Output()
  const records: Uint8Array[] = []
  for (const { name, content, stored } of entries) {
    records.push(writeEntry(out, newHeader(name, OUR_DAY), packed(content, stored)))
    if (records.length > MOST_ENTRIES || out.length > MOST_BYTES) throw new RangeError('too much for a zip')
    yield* out.taken()
  }
  writeDirectory(out, records, new Uint8Array(0))
  yield* out.taken()
}
