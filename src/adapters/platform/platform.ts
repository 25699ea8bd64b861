/** Names of hashes that office programs use ([MS-OFFCRYPTO] 2.3.4.10). */
export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

const HASHES: ReadonlySet<string> = new Set<HashName>(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])

export function isHashName(name: string): name is HashName {
  return HASHES.has(name)
}

/**
 * What the program asks of the machine below it, where Node and a browser differ. The same bytes come back from both;
 * the module 「#platform」 (package.json) is the one or the other.
 */
export interface Platform {
  /**
   * Inflates a raw DEFLATE stream (RFC 1951); bytes behind its end are passed over. Throws `OutputTooLargeError` beyond
   * `limit` bytes, any other error when the stream is broken or ends too early. `sizeHint`: how many bytes are said to
   * come, which need not be so.
   */
  inflateRaw(data: Uint8Array, limit: number, sizeHint: number): Uint8Array
  crc32(data: Uint8Array): number
  hash(name: HashName, data: Uint8Array): Uint8Array
  /** SHA-256 of pieces that come one after another. */
  hasher(): { update(piece: Uint8Array): void; digest(): Uint8Array }
  /**
   * A hash, hashed again and again with the number of the round, from 0, in four bytes before it, lowest first
   * ([MS-OFFCRYPTO] 2.3.4.7, 2.3.4.11).
   */
  spunHash(name: HashName, first: Uint8Array, rounds: number): Uint8Array
  /** AES without padding; the key's length says which. `iv` null for ECB. Of whole blocks only. */
  decryptAes(key: Uint8Array, iv: Uint8Array | null, data: Uint8Array): Uint8Array
}

export class OutputTooLargeError extends Error {
  override readonly name = 'OutputTooLargeError'
}
