import { attributeOf, childrenOf, parseXml, type XmlElement } from '../xml/xml-tree.ts'
import { decryptAes, hash, littleEndian, type PackageKey, passwordHash } from './hashing.ts'

/** More than any program writes (100,000); a file may not keep the machine busy. */
const MOST_ROUNDS = 1_000_000
const SEGMENT = 4096
/** What is hashed behind the password for each of the three values (2.3.4.11, 2.3.4.13). */
const BLOCKS = { input: 'fea7d2763b4b9e79', value: 'd7aa0f6d3061344e', key: '146e0be7abacd0d6' } as const

/**
 * Agile encryption, Office 2010 on ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15): AES in CBC mode. Undefined when the password
 * is another.
 */
export function agilePackageKey(xml: string, password: string): PackageKey | undefined {
  const root = parseXml(xml)
  const keyData = childrenOf(root, 'keyData')[0]
  const encryptors = childrenOf(root, 'keyEncryptors').flatMap((each) => childrenOf(each, 'keyEncryptor'))
  const encrypted = encryptors.flatMap((each) => childrenOf(each, 'encryptedKey'))[0]
  if (!keyData || !encrypted || !isUsual(keyData) || !isUsual(encrypted)) return undefined
  const key = secretKey(encrypted, password)
  return key && ((content) => decryptSegments(content, key, keyData))
}

/** As Excel writes it: AES in CBC mode, with the only sizes that AES has. */
function isUsual(element: XmlElement): boolean {
  const isAesCbc =
    attributeOf(element, 'cipherAlgorithm') === 'AES' && attributeOf(element, 'cipherChaining') === 'ChainingModeCBC'
  return isAesCbc && [128, 192, 256].includes(number(element, 'keyBits')) && number(element, 'blockSize') === 16
}

/** The key of the package, once the verifier has shown that the password is right. */
function secretKey(element: XmlElement, password: string): Buffer | undefined {
  const algorithm = hashName(element)
  const rounds = number(element, 'spinCount')
  if (!(rounds <= MOST_ROUNDS)) return undefined
  const salt = base64(element, 'saltValue')
  const hashed = passwordHash(algorithm, salt, password, rounds)
  const keyLength = number(element, 'keyBits') / 8
  const decrypt = (block: string, attribute: string): Buffer => {
    const key = fitted(hash(algorithm, hashed, Buffer.from(block, 'hex')), keyLength)
    return decryptAes('cbc', key, fitted(salt, number(element, 'blockSize')), base64(element, attribute))
  }
  const input = decrypt(BLOCKS.input, 'encryptedVerifierHashInput').subarray(0, number(element, 'saltSize'))
  const value = decrypt(BLOCKS.value, 'encryptedVerifierHashValue').subarray(0, number(element, 'hashSize'))
  return hash(algorithm, input).equals(value)
    ? decrypt(BLOCKS.key, 'encryptedKeyValue').subarray(0, keyLength)
    : undefined
}

/**
 * Each 4096 bytes are encrypted on their own, the number of the segment being in its initialisation vector (2.3.4.15).
 */
function decryptSegments(content: Uint8Array, key: Uint8Array, keyData: XmlElement): Uint8Array {
  const [algorithm, salt, blockSize] = [hashName(keyData), base64(keyData, 'saltValue'), number(keyData, 'blockSize')]
  const result = new Uint8Array(content.length)
  for (let index = 0; index * SEGMENT < content.length; index++) {
    const iv = fitted(hash(algorithm, salt, littleEndian(index)), blockSize)
    result.set(decryptAes('cbc', key, iv, content.subarray(index * SEGMENT, (index + 1) * SEGMENT)), index * SEGMENT)
  }
  return result
}

/** Cut, or filled up with 0x36 (2.3.4.11). */
function fitted(bytes: Uint8Array, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, length), Buffer.alloc(Math.max(0, length - bytes.length), 0x36)])
}

/** 「SHA512」, 「SHA-1」. */
function hashName(element: XmlElement): string {
  return (attributeOf(element, 'hashAlgorithm') ?? '').replace('-', '').toLowerCase()
}

function number(element: XmlElement, name: string): number {
  return Number(attributeOf(element, name) ?? Number.NaN)
}

function base64(element: XmlElement, name: string): Buffer {
  return Buffer.from(attributeOf(element, name) ?? '', 'base64')
}
