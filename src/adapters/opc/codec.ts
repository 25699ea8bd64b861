import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** The few byte operations a package needs; an argument, so that a place without Node can bring its own. */
export interface Codec {
  /**
   * Inflates a raw DEFLATE stream; throws `OutputTooLargeError` beyond `limit` bytes, any other error when the stream
   * is broken.
   */
  inflateRaw(data: Uint8Array, limit: number, sizeHint: number): Uint8Array
  deflateRaw(data: Uint8Array): Uint8Array
  crc32(data: Uint8Array): number
  /** 32 bytes. */
  sha256(data: Uint8Array): Uint8Array
}

export class OutputTooLargeError extends Error {
  override readonly name = 'OutputTooLargeError'
}

const SMALLEST_CHUNK = 1024
const LEVEL = 2
const LARGEST_CHUNK = 16 * 1024 * 1024

export const nodeCodec: Codec = {
  inflateRaw(data, limit, sizeHint) {
    // One chunk of the announced size spares zlib the joining of many; a lie costs at most LARGEST_CHUNK.
    const chunkSize = Math.min(Math.max(sizeHint, SMALLEST_CHUNK), LARGEST_CHUNK)
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(limit, 1), chunkSize })
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
        throw new OutputTooLargeError('inflated beyond the limit', { cause })
      }
      throw cause
    }
  },
  // Of the XML of sheets the default level makes a tenth less than this one, in twice the time.
  deflateRaw: (data) => deflateRawSync(data, { level: LEVEL, chunkSize: Math.max(data.length, SMALLEST_CHUNK) }),
  crc32: (data) => crc32(data),
  sha256: (data) => createHash('sha256').update(data).digest(),
}
