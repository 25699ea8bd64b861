import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { platform as inBrowser } from '../../../src/adapters/platform/browser.ts'
import { deflateRaw } from '../../../src/adapters/platform/deflate-raw.ts'
import { platform as inNode } from '../../../src/adapters/platform/node.ts'
import { type HashName, isHashName, OutputTooLargeError } from '../../../src/adapters/platform/platform.ts'

const MEGABYTE = 1 << 20
const LIMIT = 64 * MEGABYTE
const plain = (bytes: Uint8Array): Buffer => Buffer.from(bytes)
/** No two pieces alike, so that it packs badly, and long enough for many pieces. */
const mixed = Uint8Array.from({ length: 300_000 }, (_, at) => (at % 7 === 0 ? at * 31 : at >> 3) & 0xff)
const xml = readFileSync(new URL('../../../package-lock.json', import.meta.url))

const SAMPLES: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['one byte', Uint8Array.of(7)],
  ['text', xml],
  ['many pieces', mixed],
  ['zeros', new Uint8Array(MEGABYTE)],
]
const STRATEGIES = [
  { level: 0 },
  { level: 1 },
  { level: 9 },
  { strategy: constants.Z_FIXED },
  { strategy: constants.Z_HUFFMAN_ONLY },
] as const

describe.each([
  ['Node', inNode],
  ['a browser', inBrowser],
])('in %s', (_, platform) => {
  it.each(SAMPLES)(
    'a stream of %s is inflated, whoever deflated it and whatever size was announced',
    (_name, bytes) => {
      for (const packed of [deflateRaw(bytes), ...STRATEGIES.map((how) => deflateRawSync(bytes, how))])
        for (const hint of [0, bytes.length, bytes.length + 1, 4 * MEGABYTE])
          expect(plain(platform.inflateRaw(packed, LIMIT, hint)).equals(bytes)).toBe(true)
    },
  )

  it('a stream may come to the limit, and not to one byte more', () => {
    const packed = deflateRaw(mixed)
    expect(platform.inflateRaw(packed, mixed.length, mixed.length)).toHaveLength(mixed.length)
    for (const limit of [mixed.length - 1, 1000, 1])
      expect(() => platform.inflateRaw(packed, limit, limit)).toThrow(OutputTooLargeError)
  })

  it('a stream that swells to a gigabyte is given up soon after the limit', () => {
    const piece = deflateRawSync(new Uint8Array(16 * MEGABYTE), { finishFlush: constants.Z_SYNC_FLUSH })
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => piece))
    const before = process.memoryUsage().arrayBuffers
    expect(() => platform.inflateRaw(bomb, MEGABYTE, 1000)).toThrow(OutputTooLargeError)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(128 * MEGABYTE)
  })

  it('what stands behind the end of a stream is passed over, however much it is', () => {
    for (const length of [1, 1000, 20_000, 5 * MEGABYTE]) {
      const packed = Buffer.concat([deflateRaw(xml), Buffer.alloc(length, 0x99)])
      expect(plain(platform.inflateRaw(packed, LIMIT, xml.length)).equals(xml)).toBe(true)
    }
  })

  it('a stream that ends too early is an error, wherever it was cut', () => {
    for (const how of STRATEGIES) {
      const packed = deflateRawSync(xml.subarray(0, 3000), how)
      for (let length = 0; length < packed.length; length++)
        expect(() => platform.inflateRaw(packed.subarray(0, length), LIMIT, 3000), `${length}`).toThrow()
    }
  })

  it('a stream of blocks that hold nothing ends', () => {
    const silent = new Uint8Array(5 * MEGABYTE).map((_byte, at) => (at % 5 < 3 ? 0 : 0xff))
    expect(() => platform.inflateRaw(silent, LIMIT, 1000)).toThrow()
  })

  it('a stream that was damaged is an error, or its bytes have another checksum', () => {
    const packed = deflateRawSync(xml.subarray(0, 5000))
    const crc = platform.crc32(xml.subarray(0, 5000))
    fc.assert(
      fc.property(fc.nat(packed.length - 9), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(packed)
        damaged[at]! ^= change
        try {
          return platform.crc32(platform.inflateRaw(damaged, LIMIT, 5000)) !== crc
        } catch {
          return true
        }
      }),
      { numRuns: 300 },
    )
  })

  it('checksums are those of zip', () => {
    expect(platform.crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
    expect(platform.crc32(new Uint8Array(0))).toBe(0)
    expect(platform.crc32(mixed)).toBe(inNode.crc32(mixed))
  })

  it.each<HashName>(['md5', 'sha1', 'sha256', 'sha384', 'sha512'])('%s is what it is elsewhere, also spun', (name) => {
    expect(plain(platform.hash(name, mixed)).toString('hex')).toBe(createHash(name).update(mixed).digest('hex'))
    let spun = createHash(name).update('a').digest()
    const first = Uint8Array.from(spun)
    for (let round = 0; round < 300; round++)
      spun = createHash(name)
        .update(Uint8Array.of(round & 0xff, round >> 8, 0, 0))
        .update(spun)
        .digest()
    expect(plain(platform.spunHash(name, first, 300)).equals(spun)).toBe(true)
    expect(first).toEqual(Uint8Array.from(createHash(name).update('a').digest()))
  })

  it('pieces one after another have the hash of the whole', () => {
    const hasher = platform.hasher()
    for (const at of [0, 1, 70_000]) hasher.update(mixed.subarray(at, { 0: 1, 1: 70_000 }[at]))
    expect(plain(hasher.digest()).equals(platform.hash('sha256', mixed))).toBe(true)
  })

  it.each([16, 24, 32])('AES with a key of %d bytes is taken off, in both modes', (length) => {
    const key = mixed.subarray(1000, 1000 + length)
    const iv = mixed.subarray(2000, 2016)
    const data = mixed.subarray(0, 4096)
    const locked = (mode: string, vector: Uint8Array | null): Uint8Array => {
      const cipher = createCipheriv(`aes-${8 * length}-${mode}`, key, vector).setAutoPadding(false)
      return Buffer.concat([cipher.update(data), cipher.final()])
    }
    expect(plain(platform.decryptAes(key, iv, locked('cbc', iv))).equals(data)).toBe(true)
    expect(plain(platform.decryptAes(key, null, locked('ecb', null))).equals(data)).toBe(true)
    expect(platform.decryptAes(key, iv, new Uint8Array(0))).toHaveLength(0)
  })

  it('a key of a length that AES does not have is an error', () => {
    expect(() => platform.decryptAes(new Uint8Array(17), null, new Uint8Array(16))).toThrow()
  })
})

describe('what is deflated', () => {
  it('is inflated by zlib to what it was', () => {
    for (const [, bytes] of SAMPLES) expect(inflateRawSync(deflateRaw(bytes)).equals(bytes)).toBe(true)
  })
})

describe('a workbook behind the default password', () => {
  afterEach(() => {
    vi.doUnmock('#platform')
    vi.resetModules()
  })

  it.each(['agile-default', 'standard-default'])('is the same one in Node and in a browser: %s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../../fixtures/protected/${name}.xlsx`, import.meta.url)))
    const opened = async (platform: typeof inNode): Promise<Uint8Array | undefined> => {
      vi.resetModules()
      vi.doMock('#platform', () => ({ platform }))
      const { openWithDefaultPassword } = await import('../../../src/adapters/opc/open-with-default-password.ts')
      return openWithDefaultPassword(bytes)
    }
    const [one, other] = [await opened(inNode), await opened(inBrowser)]
    expect(one!.length).toBeGreaterThan(1000)
    expect(plain(one!).equals(other!)).toBe(true)
  })
})

describe('names of hashes', () => {
  it('are those that office programs write', () => {
    expect(['sha512', 'sha1', 'md5'].every(isHashName)).toBe(true)
    expect(['', 'whirlpool', 'constructor'].some(isHashName)).toBe(false)
  })
})
