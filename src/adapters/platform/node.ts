import { createDecipheriv, createHash, hash as hashAtOnce } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'
import { OutputTooLargeError, type Platform } from './platform.ts'

const SMALLEST_CHUNK = 1024
const LARGEST_CHUNK = 16 * 1024 * 1024

export const platform: Platform = {
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
  crc32: (data) => crc32(data),
  hash: (name, data) => createHash(name).update(data).digest(),
  hasher() {
    const hash = createHash('sha256')
    return { update: (piece) => void hash.update(piece), digest: () => hash.digest() }
  },
  spunHash(name, first, rounds) {
    const numbered = Buffer.concat([Buffer.alloc(4), first])
    for (let round = 0; round < rounds; round++) {
      numbered.writeUInt32LE(round)
      hashAtOnce(name, numbered, 'buffer').copy(numbered, 4)
    }
    return numbered.subarray(4)
  },
  decryptAes(key, iv, data) {
    const decipher = createDecipheriv(`aes-${key.length * 8}-${iv === null ? 'ecb' : 'cbc'}`, key, iv)
    decipher.setAutoPadding(false)
    return Buffer.concat([decipher.update(data), decipher.final()])
  },
}
