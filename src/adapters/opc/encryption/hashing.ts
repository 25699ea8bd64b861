import { createDecipheriv, createHash, hash as hashAtOnce } from 'node:crypto'

/** Decrypts the content of the stream EncryptedPackage, behind its length. */
export type PackageKey = (encrypted: Uint8Array) => Uint8Array

export function hash(algorithm: string, ...pieces: readonly Uint8Array[]): Buffer {
  const digest = createHash(algorithm)
  for (const piece of pieces) digest.update(piece)
  return digest.digest()
}

export function littleEndian(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

/**
 * The hash of salt and password, hashed again with the number of each round before it ([MS-OFFCRYPTO] 2.3.4.7,
 * 2.3.4.11).
 */
export function passwordHash(algorithm: string, salt: Uint8Array, password: string, rounds: number): Buffer {
  const first = hash(algorithm, salt, Buffer.from(password, 'utf16le'))
  const numbered = Buffer.concat([littleEndian(0), first])
  for (let round = 0; round < rounds; round++) {
    numbered.writeUInt32LE(round)
    hashAtOnce(algorithm, numbered, 'buffer').copy(numbered, 4)
  }
  return numbered.subarray(4)
}

/**
 * AES without padding; the key's length says which. `iv` null for ECB. What does not fill a block at the end is left
 * out.
 */
export function decryptAes(mode: 'cbc' | 'ecb', key: Uint8Array, iv: Uint8Array | null, data: Uint8Array): Buffer {
  const decipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv)
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(data.subarray(0, data.length - (data.length % 16))), decipher.final()])
}
