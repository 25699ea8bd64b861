import { joined } from '../platform/bytes.ts'
import { type NewEntry, newHeader, Output, packed, writeDirectory, writeEntry } from './zip/zip-entries.ts'

/** 2024-01-01: what we make anew has this day, and is known by it when it comes back. */
const OUR_DAY = 0x5821
const MOST_ENTRIES = 0xffff
const MOST_BYTES = 0xffff_ffff

/**
 * A new archive as pieces that follow each other, none of which is held here. The same entries, the same bytes. Throws
 * `RangeError` for more than a zip without ZIP64 holds.
 */
export class ZipStream {
  private readonly out = new Output()
  private readonly records: Uint8Array[] = []

  add({ name, content, stored }: NewEntry): readonly Uint8Array[] {
    this.records.push(writeEntry(this.out, newHeader(name, OUR_DAY), packed(content, stored)))
    if (this.records.length > MOST_ENTRIES || this.out.length > MOST_BYTES) throw new RangeError('too much for a zip')
    return this.out.taken()
  }

  end(): readonly Uint8Array[] {
    writeDirectory(this.out, this.records, new Uint8Array(0))
    return this.out.taken()
  }
}

/** A new archive of the entries, in their order. */
export function newZip(entries: Iterable<NewEntry>): Uint8Array {
  const zip = new ZipStream()
  const pieces = Array.from(entries, (entry) => zip.add(entry)).flat()
  return joined(...pieces, ...zip.end())
}
