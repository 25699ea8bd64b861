import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { filesOfZip, zipBudget } from '../../../src/adapters/opc/zip-files.ts'
import { newZip, ZipStream } from '../../../src/adapters/opc/new-zip.ts'
import { joined } from '../../../src/adapters/platform/bytes.ts'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const long = text('年度资金总额'.repeat(1000))

describe('a new zip', () => {
  const entries = [
    { name: '甲局/汇总表.xlsx', content: long, stored: true },
    { name: 'findings.csv', content: long },
    { name: 'leer', content: text('x') },
  ]

  it('holds each entry by its name, in order', () => {
    const files = filesOfZip(newZip(entries), zipBudget())
    expect(files.map(({ name }) => name)).toEqual(entries.map(({ name }) => name))
    for (const [index, file] of files.entries()) {
      const opened = file.open()
      expect('content' in opened && Uint8Array.from(opened.content)).toEqual(entries[index]!.content)
    }
  })

  it('stores what is compressed already and deflates the rest', () => {
    const bytes = Buffer.from(newZip(entries))
    expect(bytes.includes(Buffer.from(long))).toBe(true)
    expect(bytes.length).toBeLessThan(long.length + 1000)
    const [, , packed] = new ZipStream().add({ name: 'a', content: long })
    expect(inflateRawSync(packed!).equals(long)).toBe(true)
  })

  it('comes in pieces, entry by entry, and gives the same bytes', () => {
    const zip = new ZipStream()
    const pieces = entries.map((entry) => joined(...zip.add(entry)))
    expect(pieces.map(({ length }) => length > 30)).toEqual([true, true, true])
    expect(joined(...pieces, ...zip.end())).toEqual(newZip(entries))
  })

  it('of no entries is an empty one', () => {
    expect(newZip([])).toHaveLength(22)
  })

  it('of more entries than it can count is refused', () => {
    const many = Array.from({ length: 0x10000 }, (_, index) => ({ name: `${index}`, content: new Uint8Array(0) }))
    expect(() => newZip(many)).toThrow(RangeError)
  })
})
