import PostalMime, { decodeWords } from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { buildMessage } from '../../../src/adapters/mail/build-message.ts'
import { mismatchOf } from '../../../src/adapters/mail/check-message.ts'
import { readMessage } from '../../../src/adapters/mail/read-message.ts'
import { content, expectedOf } from './messages.ts'

const NAMES = [
  '云溪市农业农村局2023年绩效自评.xlsx',
  '关于中央和省级财政衔接推进乡村振兴补助资金项目及市级配套资金项目支出绩效自评情况的报告附件一至附件二十六（第三次修改稿）（定稿）.xlsx',
  '𠮷林镇䶮湖水库管理所.xlsx',
  '“三公”经费 \'表\' "定稿" (1).xlsx',
  'plain name.xlsx',
  '附件1-3-2；甲、乙，丙 100%.xlsm',
  "a'b%20c;d=e.xlsx",
]

describe('a built message', () => {
  it.each(NAMES)('carries the attachment name %s', async (name) => {
    const given = content({ attachments: [{ name, bytes: new TextEncoder().encode('PK') }] })
    const bytes = await buildMessage(given)
    expect((await readMessage(bytes)).attachments.map((each) => each.name)).toEqual([name])
    expect(await mismatchOf(bytes, expectedOf(given), given)).toBeUndefined()
  })

  it('writes a Chinese name both as filename* and as encoded words behind name=', async () => {
    const raw = Buffer.from(await buildMessage(content())).toString('latin1')
    expect(raw).toMatch(/filename\*(0\*)?=utf-8''/i)
    const name = /\bname="((?:=\?UTF-8\?[BQ]\?[^?]*\?=\s*)+)"/i.exec(raw.replace(/\r\n[ \t]/g, ' '))![1]!
    expect(decodeWords(name)).toBe('云溪市农业农村局2023年绩效自评.xlsx')
  })

  it('has one recipient, the text and subject as given, and says that a machine wrote it', async () => {
    const given = content({ replyTo: 'wen@czj.example.gov.cn' })
    const parsed = await PostalMime.parse(await buildMessage(given))
    expect(parsed.to).toEqual([{ address: given.to, name: '' }])
    expect(parsed.from).toEqual({ address: given.from, name: given.fromName })
    expect(parsed.replyTo).toEqual([{ address: 'wen@czj.example.gov.cn', name: '' }])
    expect([parsed.subject, parsed.text]).toEqual([given.subject, given.text])
    expect(parsed.messageId).toBe(`<${given.messageId}>`)
    expect(parsed.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
    expect([parsed.cc, parsed.bcc]).toEqual([undefined, undefined])
  })

  it('is the same bytes for the same content', async () => {
    expect(await buildMessage(content())).toEqual(await buildMessage(content()))
  })

  it.each([
    ['subject', { subject: '结果\r\nBcc: evil@evil.example\r\n\r\nx' }],
    ['name of the sender', { fromName: '科\r\nBcc: evil@evil.example' }],
    ['attachment name', { attachments: [{ name: 'a\r\nBcc: evil@evil.example.xlsx', bytes: new Uint8Array([1]) }] }],
  ])('gets no header from a line end in the %s', async (_, changes) => {
    const { headers } = await readMessage(await buildMessage(content(changes)))
    expect(headers.map((header) => header.name)).not.toContain('bcc')
  })
})

describe('the self-check', () => {
  const given = content({ replyTo: 'wen@czj.example.gov.cn' })
  const expected = expectedOf(given)
  const swap = (raw: string, from: string | RegExp, to: string | ((...found: string[]) => string)): string => {
    const changed = typeof to === 'string' ? raw.replace(from, to) : raw.replace(from, to)
    expect(changed).not.toBe(raw)
    return changed
  }
  it.each<[string, (raw: string) => string]>([
    ['another To', (raw) => swap(raw, 'To: nyj@', 'To: jyj@')],
    ['a second recipient in To', (raw) => swap(raw, /^(To: .*)\r$/m, '$1, jyj@yunxi.example.gov.cn\r')],
    ['a second To', (raw) => swap(raw, /^(To: .*\r\n)/m, '$1$1')],
    ['no To', (raw) => swap(raw, /^To: .*\r\n/m, '')],
    ['a display name before the address', (raw) => swap(raw, /^To: (.*)\r$/m, 'To: nyj <$1>\r')],
    ['a Cc', (raw) => swap(raw, /^(To: )/m, 'Cc: jyj@yunxi.example.gov.cn\r\n$1')],
    ['a Bcc', (raw) => swap(raw, /^(To: )/m, 'Bcc: jyj@yunxi.example.gov.cn\r\n$1')],
    ['a Resent-To', (raw) => swap(raw, /^(To: )/m, 'Resent-To: jyj@yunxi.example.gov.cn\r\n$1')],
    ['a Sender', (raw) => swap(raw, /^(To: )/m, 'Sender: jyj@yunxi.example.gov.cn\r\n$1')],
    [
      'a wish for a receipt',
      (raw) => swap(raw, /^(To: )/m, 'Disposition-Notification-To: jyj@yunxi.example.gov.cn\r\n$1'),
    ],
    [
      'an older wish for a receipt',
      (raw) => swap(raw, /^(To: )/m, 'Return-Receipt-To: jyj@yunxi.example.gov.cn\r\n$1'),
    ],
    ['a second From', (raw) => swap(raw, /^(From: .*\r\n(?:[ \t].*\r\n)*)/m, '$1From: jyj@yunxi.example.gov.cn\r\n')],
    ['a second subject', (raw) => swap(raw, /^(Subject: .*\r\n(?:[ \t].*\r\n)*)/m, '$1Subject: x\r\n')],
    ['an attachment more', (raw) => swap(raw, /(\r\n--\S+\r\nContent-Type:\s*application[\s\S]*?)(?=\r\n--)/, '$1$1')],
    ['another From', (raw) => swap(raw, 'jixiao@', 'jixiaa@')],
    ['another Reply-To', (raw) => swap(raw, 'wen@', 'wan@')],
    ['no Reply-To', (raw) => swap(raw, /^Reply-To: .*\r\n/m, '')],
    ['another Message-ID', (raw) => swap(raw, 'abc123.r1@', 'abc123.r2@')],
    ['another subject', (raw) => swap(raw, /^Subject: .*\r\n(?:[ \t].*\r\n)*/m, 'Subject: =?UTF-8?B?5LmZ?=\r\n')],
    ['another text', (raw) => swap(raw, /(base64\r\n(?:.*\r\n)*?\r\n)[A-Za-z0-9+/]{8}/, '$1AAAAAAAA')],
    [
      'one changed byte of the attachment',
      (raw) => swap(raw, /(attachment;[\s\S]*?\r\n\r\n.{40})(.)/, (_m, a, b) => a! + (b === 'A' ? 'B' : 'A')),
    ],
    ['an attachment cut short', (raw) => swap(raw, /(attachment;[\s\S]*?\r\n\r\n)[A-Za-z0-9+/=]{76}\r\n/, '$1')],
    ['no attachment', (raw) => swap(raw, /\r\n--\S+\r\nContent-Type:\s*application[\s\S]*?(?=\r\n--)/, '')],
    ['another attachment name', (raw) => swap(raw, /filename\*0\*=utf-8''%E4%BA%91/i, "filename*0*=utf-8''%E4%BA%92")],
    ['a lone line feed', (raw) => swap(raw, '\r\n\r\n', '\r\n\r\n.\n')],
    ['a byte beyond ASCII', (raw) => swap(raw, 'Auto-Submitted: auto', 'Auto-Submitted: \u00e4uto')],
  ] as const)('stops a message with %s', async (_, mutate) => {
    const raw = Buffer.from(await buildMessage(given)).toString('latin1')
    expect(await mismatchOf(Buffer.from(raw, 'latin1'), expected, given)).toBeUndefined()
    expect(await mismatchOf(Buffer.from(mutate(raw), 'latin1'), expected, given)).toMatch(/./)
  })

  /** What other programs may read otherwise than ours, or take for nothing. */
  it.each<[string, string, (raw: string) => string]>([
    ['a lone carriage return', 'odd bytes', (raw) => swap(raw, 'auto-generated', 'auto-\rgenerated')],
    ['a lone line feed', 'odd bytes', (raw) => swap(raw, 'auto-generated', 'auto-\ngenerated')],
    ['a NUL', 'odd bytes', (raw) => swap(raw, 'auto-generated', 'auto-\0generated')],
    ['a line of 999 letters', 'a line too long', (raw) => swap(raw, 'auto-generated', 'x'.repeat(983))],
    [
      'two content types',
      '2 headers content-type',
      (raw) => swap(raw, /^(Content-Type: multipart.*\r\n(?:[ \t].*\r\n)*)/m, '$1$1'),
    ],
    ['words before its parts', 'parts do not end', (raw) => swap(raw, /\r\n\r\n--/, '\r\n\r\nwords\r\n--')],
    ['words behind its parts', 'parts do not end', (raw) => swap(raw, /--\r\n$/, '--\r\nwords\r\n')],
    ['a part without an end', 'parts do not end', (raw) => swap(raw, /--\r\n$/, '\r\n')],
    [
      'a boundary with something behind it',
      'a part is written oddly',
      (raw) => swap(raw, /(\r\n\r\n--[^\r\n]+)/, '$1 x'),
    ],
    [
      'another encoding',
      'a part is written oddly',
      (raw) => swap(raw, /(Content-Transfer-Encoding: )base64/g, '$17bit'),
    ],
    [
      'a letter that is none of base64',
      'a part is written oddly',
      (raw) => swap(raw, /(base64\r\n(?:.*\r\n)*?\r\n)[A-Za-z0-9+/]/, '$1*'),
    ],
    [
      'an attachment that is shown within',
      'not an attachment',
      (raw) => swap(raw, 'Content-Disposition: attachment', 'Content-Disposition: inline'),
    ],
    [
      'a text of another character set',
      'no text',
      (raw) => swap(raw, 'text/plain; charset=utf-8', 'text/plain; charset=gbk'),
    ],
    [
      'parts within its parts',
      'nested',
      (raw) =>
        swap(
          raw,
          'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n',
          'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n',
        ),
    ],
    ['a text that is a page', 'no text', (raw) => swap(raw, 'text/plain;', 'text/html;')],
  ])('cannot read a message with %s', async (_, reason, mutate) => {
    const raw = Buffer.from(await buildMessage(given)).toString('latin1')
    await expect(readMessage(Buffer.from(mutate(raw), 'latin1'))).rejects.toThrow(reason)
    expect(await mismatchOf(Buffer.from(mutate(raw), 'latin1'), expected, given)).toMatch(/./)
  })

  it.each([
    ['two addresses in brackets', '<x@y.example> <jixiao@czj.example.gov.cn>'],
    ['two addresses with a comma', 'x@y.example, <jixiao@czj.example.gov.cn>'],
    ['an address behind another', '<jixiao@czj.example.gov.cn>, x@y.example'],
    ['a name that is an address', 'x@y.example <jixiao@czj.example.gov.cn>'],
  ])('stops a message whose From is %s', async (_, value) => {
    const raw = Buffer.from(await buildMessage(given)).toString('latin1')
    const changed = swap(raw, /^From: .*\r\n(?:[ \t].*\r\n)*/m, `From: ${value}\r\n`)
    expect(await mismatchOf(Buffer.from(changed, 'latin1'), expected, given)).toBe('邮件里的发件人不对')
  })

  it('stops a message with a Reply-To where none is planned', async () => {
    const plain = content()
    const raw = Buffer.from(await buildMessage(plain)).toString('latin1')
    const more = swap(raw, /^(To: )/m, 'Reply-To: jyj@yunxi.example.gov.cn\r\n$1')
    expect(await mismatchOf(Buffer.from(raw, 'latin1'), expectedOf(plain), plain)).toBeUndefined()
    expect(await mismatchOf(Buffer.from(more, 'latin1'), expectedOf(plain), plain)).toBe('邮件里的回复地址不对')
  })

  it('stops a message whose envelope says somebody else', async () => {
    const bytes = await buildMessage(given)
    expect(await mismatchOf(bytes, expected, { from: given.from, to: 'jyj@yunxi.example.gov.cn' })).toContain(
      '信封上的收件人',
    )
    expect(await mismatchOf(bytes, expected, { from: given.from, to: given.to.toUpperCase() })).toContain(
      '信封上的收件人',
    )
    expect(await mismatchOf(bytes, expected, { from: 'x@czj.example.gov.cn', to: given.to })).toContain(
      '信封上的发件人',
    )
  })
})
