import { PackageFault } from './package-fault.ts'
import { DEFAULT_LIMITS } from './package-limits.ts'
import { openZip, type ZipEntry } from './zip/zip-archive.ts'

/** 1980-01-01 00:00, the earliest that a zip can say (APPNOTE 4.4.6). */
const EARLIEST = 0x0021_0000

/**
 * The same zip with all its entries' times fixed: what another program made a moment ago no longer tells when. Bytes
 * that are no sound zip are given back as they are.
 */
export function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const fixed = Uint8Array.from(bytes)
  const view = new DataView(fixed.buffer)
  for (const { start, recordStart } of entriesOf(fixed)) {
    view.setUint32(start + 10, EARLIEST, true)
    view.setUint32(recordStart + 12, EARLIEST, true)
  }
  return fixed
}

function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  try {
    return openZip(bytes, DEFAULT_LIMITS).entries
  } catch (error) {
    if (error instanceof PackageFault || error instanceof RangeError) return []
    throw error
  }
}
