import { closeSync, fsyncSync, openSync } from 'node:fs'
import { checkWritten, PublishedStream, type PublishOptions } from './publish-stream.ts'
import { sha256Of } from '../platform/bytes.ts'
import { writeAll } from './whole-bytes.ts'

export { reasonOf } from './not-written.ts'
export { syncFolder } from './publish-stream.ts'

/**
 * Puts a file in place whole or not at all, as `PublishedStream` does, in one piece. Throws NotWrittenError; the target
 * then is as it was.
 */
export function publishFile(path: string, bytes: Uint8Array, options: PublishOptions = {}): void {
  const file = new PublishedStream(path, options)
  file.write(bytes)
  file.done()
}

/** A new file, known to be on the disk as it should be, for a place that nobody else looks at. */
export function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeAll(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  checkWritten(path, bytes.length, sha256Of(bytes))
}
