import { attributeOf, childrenOf, parseXml, type XmlElement } from '../xml/xml-tree.ts'
import { platform } from '#platform'
import { bytesOfBase64, isSame, joined } from '../../platform/bytes.ts'
import { type HashName, isHashName } from '../../platform/platform.ts'
import { decryptBlocks, littleEndian, type PackageKey, passwordHash } from './hashing.ts'

/** More than any program writes (100,000); a file may not keep the machine busy. */
const MOST_ROUNDS = 1_000_000
const SEGMENT = 4096
/** What is hashed behind the password for each of the three values (2.3.4.11, 2.3.4.13). */
const BLOCKS = {
  input: Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79),
  value: Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e),
  key: Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6),
}

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
function secretKey(element: XmlElement, password: string): Uint8Array | undefined {
  const algorithm = hashName(element)
  const rounds = number(element, 'spinCount')
  if (!(rounds <= MOST_ROUNDS)) return undefined
  const salt = base64(element, 'saltValue')
  const hashed = passwordHash(algorithm, salt, password, rounds)
  const keyLength = number(element, 'keyBits') / 8
  const decrypt = (block: Uint8Array, attribute: string): Uint8Array => {
    const key = fitted(platform.hash(algorithm, joined(hashed, block)), keyLength)
    return decryptBlocks(key, fitted(salt, number(element, 'blockSize')), base64(element, attribute))
  }
  const input = decrypt(BLOCKS.input, 'encryptedVerifierHashInput').subarray(0, number(element, 'saltSize'))
  const value = decrypt(BLOCKS.value, 'encryptedVerifierHashValue').subarray(0, number(element, 'hashSize'))
  return isSame(platform.hash(algorithm, input), value)
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
    const iv = fitted(platform.hash(algorithm, joined(salt, littleEndian(index))), blockSize)
    result.set(decryptBlocks(key, iv, content.subarray(index * SEGMENT, (index + 1) * SEGMENT)), index * SEGMENT)
  }
  return result
}

/** Cut, or filled up with 0x36 (2.3.4.11). */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length).fill(0x36)
  result.set(bytes.subarray(0, length))
  return result
}

/** 「SHA512」, 「SHA-1」; throws for a hash that no program takes any more. */
function hashName(element: XmlElement): HashName {
  const name = (attributeOf(element, 'hashAlgorithm') ?? '').replace('-', '').toLowerCase()
  if (!isHashName(name)) throw new Error(`unknown hash ${name}`)
  return name
}

function number(element: XmlElement, name: string): number {
  return Number(attributeOf(element, name) ?? Number.NaN)
}

function base64(element: XmlElement, name: string): Uint8Array {
  return bytesOfBase64(attributeOf(element, name) ?? '')
}
