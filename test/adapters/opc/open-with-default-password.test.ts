import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agilePackageKey } from '../../../src/adapters/opc/encryption/agile.ts'
import { openWithDefaultPassword } from '../../../src/adapters/opc/open-with-default-password.ts'
import { packageBytes } from '../excel/packages.ts'

const read = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/protected/${name}.xlsx`, import.meta.url)))

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.from(a).equals(b)

describe('a workbook behind a password', () => {
  test('opens when it is the default one, byte for byte what was encrypted', () => {
    expect(same(openWithDefaultPassword(read('agile-default')), packageBytes('rich-openpyxl.xlsx'))).toBe(true)
    expect(same(openWithDefaultPassword(read('standard-default')), packageBytes('texts.xlsx'))).toBe(true)
  })

  test.each(['agile-secret', 'standard-secret'])('stays closed when it is another: %s', (name) => {
    expect(openWithDefaultPassword(read(name))).toBeUndefined()
    expect(same(openWithDefaultPassword(read(name), '1234'), packageBytes('texts.xlsx'))).toBe(true)
  })

  test('is not the case for a package as it is', () => {
    expect(openWithDefaultPassword(packageBytes('texts.xlsx'))).toBeUndefined()
  })

  test('that is cut or damaged anywhere gives nothing or something, never an error or a hang', () => {
    const whole = read('standard-default')
    const damaged = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length)).map(([at, byte, length]) => {
      const bytes = whole.slice(0, Math.max(length, at + 1))
      bytes[at] = byte
      return bytes
    })
    fc.assert(
      fc.property(damaged, (bytes) => openWithDefaultPassword(bytes) === undefined || true),
      { numRuns: 60 },
    )
  })

  test('that asks for more rounds of hashing, or longer keys, than any program writes is not opened, at once', () => {
    const xml = (rounds: string, keyBits: string): string => {
      const attributes = `cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAA" blockSize="16" keyBits="${keyBits}"`
      const key = `<encryptedKey ${attributes} spinCount="${rounds}" encryptedVerifierHashInput="" encryptedVerifierHashValue=""/>`
      return `<encryption><keyData ${attributes}/><keyEncryptors><keyEncryptor>${key}</keyEncryptor></keyEncryptors></encryption>`
    }
    expect(agilePackageKey(xml('1', '256'), 'x')).toBeUndefined()
    for (const rounds of ['4294967295', 'many']) expect(agilePackageKey(xml(rounds, '256'), 'x')).toBeUndefined()
    expect(agilePackageKey(xml('1', '34359738368'), 'x')).toBeUndefined()
  })
})
