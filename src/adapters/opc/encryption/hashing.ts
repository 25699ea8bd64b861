import { platform } from '#platform'
import { joined } from '../../platform/bytes.ts'
import type { HashName } from '../../platform/platform.ts'

/** Decrypts the content of the stream EncryptedPackage, behind its length. */
export type PackageKey = (encrypted: Uint8Array) => Uint8Array

const BLOCK = 16

export function littleEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number, true)
  return bytes
}

/**
 * The hash of salt and password, hashed again with the number of each round before it ([MS-OFFCRYPTO] 2.3.4.7,
 * 2.3.4.11).
 */
export function passwordHash(name: HashName, salt: Uint8Array, password: string, rounds: number): Uint8Array {
  return platform.spunHash(name, platform.hash(name, joined(salt, utf16(password))), rounds)
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), true)
  return bytes
}

/** AES without padding, ECB where `iv` is null. What does not fill a block at the end is left out. */
export function decryptBlocks(key: Uint8Array, iv: Uint8Array | null, data: Uint8Array): Uint8Array {
  return platform.decryptAes(key, iv, data.subarray(0, data.length - (data.length % BLOCK)))
}
