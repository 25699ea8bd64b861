import { cbc, ecb } from '@noble/ciphers/aes.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { inflateInPieces } from './inflate-in-pieces.ts'
import type { Platform } from './platform.ts'

const HASHES = { md5, sha1, sha256, sha384, sha512 }
const POLYNOMIAL = 0xedb88320

/** By the value of a byte. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  return crc
})

export const platform: Platform = {
  inflateRaw: inflateInPieces,
  crc32(data) {
    let crc = -1
    for (let at = 0; at < data.length; at++) crc = (crc >>> 8) ^ crcTable[(crc ^ data[at]!) & 0xff]!
    return ~crc >>> 0
  },
  hash: (name, data) => HASHES[name](data),
  hasher() {
    const hash = sha256.create()
    return { update: (piece) => void hash.update(piece), digest: () => hash.digest() }
  },
  spunHash(name, first, rounds) {
    const hash = HASHES[name]
    const numbered = new Uint8Array(4 + first.length)
    const view = new DataView(numbered.buffer)
    numbered.set(first, 4)
    for (let round = 0; round < rounds; round++) {
      view.setUint32(0, round, true)
      numbered.set(hash(numbered), 4)
    }
    return numbered.subarray(4)
  },
  decryptAes(key, iv, data) {
    const how = { disablePadding: true }
    return (iv === null ? ecb(key, how) : cbc(key, iv, how)).decrypt(data)
  },
}
