import { readSync, writeSync } from 'node:fs'

/**
 * Writes all of the bytes, at the place or behind what was written last. A system may take less than it is given, which
 * is no error for it: only when it takes nothing, the disk is full. Throws the system's error.
 */
export function writeAll(file: number, bytes: Uint8Array, place?: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = writeSync(file, bytes, done, bytes.length - done, place === undefined ? null : place + done)
    if (count === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
    done += count
  }
}

/** So many bytes from a place on; fewer where the file ends before. */
export function readAt(file: number, place: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, place + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}
