import { describe, expect, test } from 'vitest'
import { tableOfHtml, tableOfText } from '../../../src/adapters/convert/text-tables.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const rowsOf = (bytes: Uint8Array): string[][] =>
  [...text(bytes).matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell!),
  )
const utf8 = (string: string): Uint8Array => new TextEncoder().encode(string)

/** 「项目」 and a comma in GB 18030. */
const GBK = Uint8Array.of(0xcf, 0xee, 0xc4, 0xbf)

describe('lines of text become a table', () => {
  test('with commas, quotation marks, line breaks in fields, blank fields, with or without a last line break', () => {
    const csv = '项目,"说明, 甲","他说""好"""\r\n1,,"上\n下"\r\n<b>,&'
    const rows = [
      ['项目', '说明, 甲', '他说"好"'],
      ['1', '', '上<br>下'],
      ['&lt;b&gt;', '&amp;'],
    ]
    expect(rowsOf(tableOfText(utf8(csv)))).toEqual(rows)
    expect(rowsOf(tableOfText(utf8(`${csv}\r\n`)))).toEqual(rows)
  })

  test('with tabs, in UTF-16', () => {
    expect(rowsOf(tableOfText(new Uint8Array(Buffer.from('\ufeff项目\t1,5\n甲\t2\n', 'utf16le'))))).toEqual([
      ['项目', '1,5'],
      ['甲', '2'],
    ])
  })

  test('in GB 18030, where they are not UTF-8', () => {
    expect(rowsOf(tableOfText(Uint8Array.of(...GBK, 0x2c, 0x31, 0x0a)))).toEqual([['项目', '1']])
  })
})

describe('an HTML table', () => {
  test('is brought from its charset to UTF-8, which it then says', () => {
    const html = text(
      tableOfHtml(
        Uint8Array.of(...utf8('<html><head><meta charset="gb2312"></head><td>'), ...GBK, ...utf8('</td></html>')),
      ),
    )
    expect(html).toContain('<td>项目</td>')
    expect(html).toContain('<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">')
    expect(html).not.toMatch(/gb2312/)
  })

  test('loses scripts and all that would be fetched', () => {
    const html = text(
      tableOfHtml(
        utf8(
          '<table><script>a<b</script><tr><td><img src="http://x/y.png">甲<link rel=stylesheet href=x></td></tr></table>',
        ),
      ),
    )
    expect(html).toContain('<table><tr><td>甲</td></tr></table>')
  })
})
