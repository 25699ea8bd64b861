import { platform } from '#platform'
import { isSame, joined } from '../../platform/bytes.ts'
import { decryptBlocks, littleEndian, type PackageKey, passwordHash } from './hashing.ts'

const ROUNDS = 50_000
const SALT_SIZE = 16
const AES = new Set([0x660e, 0x660f, 0x6610])

/**
 * Standard encryption, Office 2007 ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9): AES in ECB mode, SHA-1. Undefined when the
 * password is another.
 */
export function standardPackageKey(info: Uint8Array, password: string): PackageKey | undefined {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength)
  const header = 4
  const verifier = header + view.getUint32(0, true)
  if (!AES.has(view.getUint32(header + 8, true))) return undefined
  const salt = info.subarray(verifier + 4, verifier + 4 + SALT_SIZE)
  const key = derivedKey(passwordHash('sha1', salt, password, ROUNDS), view.getUint32(header + 16, true) / 8)
  const check = decryptBlocks(key, null, info.subarray(verifier + 20, verifier + 36))
  const expected = decryptBlocks(key, null, info.subarray(verifier + 40, verifier + 72))
  if (!isSame(platform.hash('sha1', check), expected.subarray(0, 20))) return undefined
  return (encrypted) => decryptBlocks(key, null, encrypted)
}

/** The hash spread over two blocks of 64 bytes (2.3.4.7). */
function derivedKey(hashed: Uint8Array, length: number): Uint8Array {
  const last = platform.hash('sha1', joined(hashed, littleEndian(0)))
  const spread = (byte: number): Uint8Array =>
    platform.hash(
      'sha1',
      new Uint8Array(64).fill(byte).map((value, index) => value ^ (last[index] ?? 0)),
    )
  return joined(spread(0x36), spread(0x5c)).subarray(0, length)
}
