import { DEFAULT_LIMITS } from '../limits.ts'
import { openZip } from './zip-archive.ts'

/** 1980-01-01 00:00, the earliest that a zip can say (APPNOTE 4.4.6). */
const EARLIEST = 0x0021_0000

/** The same zip with all its entries' times fixed: what another program made a moment ago no longer tells when. */
export function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const fixed = Uint8Array.from(bytes)
  const view = new DataView(fixed.buffer)
  for (const { start, recordStart } of openZip(fixed, DEFAULT_LIMITS).entries) {
    view.setUint32(start + 10, EARLIEST, true)
    view.setUint32(recordStart + 12, EARLIEST, true)
  }
  return fixed
}
