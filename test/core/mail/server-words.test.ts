import { describe, expect, it } from 'vitest'
import { serverWords } from '../../../src/core/mail/server-words.ts'

const SECRET = { user: 'jixiao@czj.example.cn', password: 'Mi-ma 2026?秘密' }
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const PLAIN = base64(`\u0000${SECRET.user}\u0000${SECRET.password}`)

describe('what a server says', () => {
  it('is kept as it is when there is nothing wrong with it', () => {
    const said = '250 2.0.0 Ok: queued as 4ABC12 邮件已排队'
    expect([serverWords(said), serverWords(said, SECRET)]).toEqual([said, said])
  })

  it('stands on one line, without control characters and letters that nobody sees', () => {
    expect(serverWords('550\u001b[2J\u001b]0;x\u0007 no\r\n550 such\u0000 \u202euser\u200b\u0085')).toBe(
      '550 [2J ]0;x no 550 such user',
    )
  })

  it('is cut to a length that a person reads, never within a letter', () => {
    const cut = serverWords(`550 ${'𠮷'.repeat(5000)}`)
    expect([...cut]).toHaveLength(301)
    expect(cut).toMatch(/^550 𠮷{296}…$/u)
    expect(serverWords('x'.repeat(300))).toBe('x'.repeat(300))
  })

  it.each([
    ['plain', SECRET.password],
    ['plain in other letters', SECRET.password.toUpperCase()],
    ['plain with control characters between', [...SECRET.password].join('\u0000')],
    ['plain over two lines', SECRET.password.replace(' ', '\r\n')],
    ['base64', base64(SECRET.password)],
    ['base64 without its end', base64(SECRET.password).replace(/=+$/, '')],
    ['the answer to AUTH PLAIN', PLAIN],
    [
      'the answer to AUTH PLAIN with an authorisation',
      base64(`${SECRET.user}\u0000${SECRET.user}\u0000${SECRET.password}`),
    ],
    ['the answer in small letters', PLAIN.toLowerCase()],
    ['the end of the answer', PLAIN.slice(-18)],
    ['the middle of the answer', PLAIN.slice(20, 44)],
    ['eight letters of the answer', PLAIN.slice(20, 28)],
    ['eight letters of the answer within a word', `xX0${PLAIN.slice(20, 28)}0Xx`],
    ['the answer for addresses of the web', Buffer.from(PLAIN, 'base64').toString('base64url')],
    ['percent signs', encodeURIComponent(SECRET.password)],
    ['hexadecimal figures', Buffer.from(SECRET.password).toString('hex')],
  ])('never holds the password: %s', (_, writing) => {
    expect(serverWords(`535 5.7.8 bad: AUTH PLAIN ${writing} (again)`, SECRET)).toMatch(
      /^535 5\.7\.8 bad: AUTH PLAIN ＊＊＊(=*) \(again\)$/,
    )
  })

  it('keeps a word that has seven letters in common with the answer', () => {
    const said = `250 queued as 00${PLAIN.slice(20, 27)}00`
    expect(serverWords(said, SECRET)).toBe(said)
  })

  it('knows base64 by the signs of the web, too', () => {
    const secret = { user: 'u', password: '>>>???~~~>>>???~~~' }
    const blob = Buffer.from(`\u0000u\u0000${secret.password}`).toString('base64url')
    expect(blob).toMatch(/[-_]/)
    expect(serverWords(`no ${blob}`, secret)).toBe('no ＊＊＊')
  })

  it('holds no piece of a password that the end of the line cuts', () => {
    const said = serverWords(`535 ${'x'.repeat(290)}${SECRET.password}`, SECRET)
    expect(said).not.toContain('Mi')
    expect(serverWords(`535 ${'x '.repeat(143)}${PLAIN}`, SECRET)).not.toContain(PLAIN.slice(0, 8))
  })

  it('takes a password of signs that mean something in patterns, or of blanks only', () => {
    expect(serverWords('no (a+)*[b]\\ here', { user: 'u', password: '(a+)*[b]\\' })).toBe('no ＊＊＊ here')
    expect(serverWords('no a b', { user: 'u', password: '  ' })).toBe('no a b')
  })
})
