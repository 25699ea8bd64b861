import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { filesOfZip, zipBudget } from '../../../src/adapters/opc/zip-files.ts'
import { GBK_NAME, type RawEntry, rawZip } from '../excel/raw-zip.ts'

const namesOf = (...entries: RawEntry[]): string[] => filesOfZip(rawZip(entries), zipBudget()).map(({ name }) => name)
const outcomes = (...entries: RawEntry[]): Record<string, string> =>
  Object.fromEntries(
    filesOfZip(rawZip(entries), zipBudget()).map(({ name, open }) => {
      const opened = open()
      return [name, 'fault' in opened ? opened.fault : new TextDecoder().decode(opened.content)]
    }),
  )

describe('names in an archive', () => {
  it('are read in UTF-8 and, as Chinese Windows packs, in GBK', () => {
    expect(namesOf({ name: '教育局/自评表.xlsx', flags: 0x800 })).toEqual(['教育局/自评表.xlsx'])
    expect(namesOf({ name: '教育局/自评表.xlsx' })).toEqual(['教育局/自评表.xlsx'])
    expect(namesOf({ name: GBK_NAME })).toEqual(['教育局/自评表.xlsx'])
  })

  it('are GBK where GBK happens to be letters of UTF-8, too, for no Chinese name in UTF-8 has only such', () => {
    // 「模」 is C4 A3 in GBK, which is 「ģ」 in UTF-8.
    expect(namesOf({ name: Uint8Array.of(0xc4, 0xa3, 0x2e, 0x78, 0x6c, 0x73, 0x78) })).toEqual(['模.xlsx'])
  })

  it('follow the Unicode path beside them only when it was made for that name', () => {
    const extra = (checksum: number): Uint8Array => {
      const name = Buffer.from('水利局.xlsx')
      const field = Buffer.alloc(9)
      field.writeUInt16LE(0x7075, 0)
      field.writeUInt16LE(5 + name.length, 2)
      field.writeUInt8(1, 4)
      field.writeUInt32LE(checksum, 5)
      return new Uint8Array(Buffer.concat([field, name]))
    }
    expect(namesOf({ name: 'a.xlsx', extra: extra(crc32('a.xlsx')) })).toEqual(['水利局.xlsx'])
    expect(namesOf({ name: 'a.xlsx', extra: extra(1) })).toEqual(['a.xlsx'])
  })
})

describe('an entry', () => {
  it('that is absolute, climbs, or hides something is not unpacked; the others are', () => {
    const unsafe = [
      '/a.xlsx',
      '../a.xlsx',
      'b/../../a.xlsx',
      'C:\\a.xlsx',
      '..\\c.xlsx',
      'a\nb.xlsx',
      'a\u202eb.xlsx',
      'a//b.xlsx',
    ]
    const found = outcomes(...unsafe.map((name) => ({ name })), { name: '好.xlsx', content: '1' })
    expect(Object.values(found)).toEqual([...unsafe.map(() => 'unsafe-name'), '1'])
  })

  it('with the separators of Windows lies in a folder', () => {
    expect(namesOf({ name: '子\\表.xlsx' }, { name: './a.xlsx' })).toEqual(['子/表.xlsx', 'a.xlsx'])
  })

  it('that is a link, is encrypted, or stands there twice with different content is not unpacked', () => {
    const found = outcomes(
      { name: '链接.xlsx', mode: 0o120777, content: '/etc/passwd' },
      { name: '密.xlsx', flags: 1 },
      { name: '两.xlsx', content: '1' },
      { name: '两.XLSX', content: '2' },
      { name: '同.xlsx', content: '1' },
      { name: '同.xlsx', content: '1' },
    )
    expect(found).toEqual({ '链接.xlsx': 'link', '密.xlsx': 'password', '两.xlsx': 'twice', '同.xlsx': '1' })
  })

  it('beyond what an archive may take is not unpacked', () => {
    const [file] = filesOfZip(rawZip([{ name: 'a', content: '12345' }]), { left: 4 })
    expect(file!.open()).toEqual({ fault: 'too-large' })
  })
})

describe('an archive', () => {
  const reasonOf = (bytes: Uint8Array): unknown => {
    try {
      return filesOfZip(bytes, zipBudget())
    } catch (error) {
      return (error as { reason?: string }).reason
    }
  }

  it('that cannot be opened says why', () => {
    const whole = rawZip([{ name: 'a', content: '1' }])
    expect(reasonOf(rawZip([{ name: 'a', flags: 1 }]))).toBe('password')
    expect(reasonOf(rawZip([]))).toBe('empty')
    expect(reasonOf(rawZip([{ name: '空/' }]))).toBe('empty')
    expect(reasonOf(whole.subarray(0, whole.length - 20))).toBe('truncated')
    expect(reasonOf(rawZip(Array.from({ length: 5001 }, (_, index) => ({ name: `${index}` }))))).toBe('too-many')
    const lying = Uint8Array.from(whole)
    lying[30] = 0x62
    expect(reasonOf(lying)).toBe('contradictory')
  })
})
