import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { passwordFrom, readSmtpConfig, type SmtpConfig } from '../../../src/shells/mail/smtp-config.ts'

const folder = mkdtempSync(join(tmpdir(), '校表 邮件-'))
afterAll(() => rmSync(folder, { recursive: true }))

function read(given: object): SmtpConfig {
  const path = join(folder, 'smtp.json')
  writeFileSync(path, JSON.stringify({ from: 'jixiao@czj.example.cn', ...given }))
  return readSmtpConfig(path, 'smtp.json')
}

describe('mail without encryption', () => {
  it.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1'])('may go to this machine: %s', (host) => {
    expect(read({ host, security: 'none' })).toMatchObject({ host, security: 'none' })
  })

  it.each(['mail.example.cn', '10.0.0.1', '127.example.cn', '127.0.0.1.example.cn', 'localhost.example.cn', '1::1'])(
    'goes to no other: %s',
    (host) => {
      expect(() => read({ host, security: 'none' })).toThrow('不加密，只能用于本机')
      expect(read({ host })).toMatchObject({ host, security: 'starttls', port: 587 })
    },
  )
})

describe('the wait for the answer to a whole mail', () => {
  it('is ten minutes at least, for a mail that was given up too early goes out twice', () => {
    expect(read({ host: 'mail.example.cn' }).answerToDotWithin).toBe(600)
    expect(read({ host: 'mail.example.cn', answerToDotWithin: 600 }).answerToDotWithin).toBe(600)
    expect(() => read({ host: 'mail.example.cn', answerToDotWithin: 599 })).toThrow('不小于 600')
    expect(() => read({ host: '127.example.cn', answerToDotWithin: 1 })).toThrow('不小于 600')
    expect(read({ host: '127.0.0.1', answerToDotWithin: 1 }).answerToDotWithin).toBe(1)
  })
})

describe('what is not set', () => {
  it('is a pace that servers bear, and a run that stops after five failures', () => {
    expect(read({ host: 'mail.example.cn' })).toMatchObject({
      ...{ perMinute: 30, perDay: 1000, stopAfter: 5, maxMegabytes: 20, answerWithin: 120, fromName: '' },
    })
    expect(read({ host: 'mail.example.cn', security: 'smtps' }).port).toBe(465)
    expect(read({ host: 'mail.example.cn', security: 'smtps', port: 2465 }).port).toBe(2465)
  })

  it.each(['perMinute', 'perDay', 'stopAfter'])('%s is no limit at zero, nor in parts', (key) => {
    for (const wrong of [0, -1, 1.5, '5', 1_000_001])
      expect(() => read({ host: 'mail.example.cn', [key]: wrong }), String(wrong)).toThrow(key)
    expect(read({ host: 'mail.example.cn', [key]: 1 })).toMatchObject({ [key]: 1 })
  })

  it('is a domain to which mail may go: one that is none is refused', () => {
    expect(read({ host: 'mail.example.cn', allowDomains: ['*.gov.cn', 'Example.CN'] }).allowDomains).toEqual([
      '*.gov.cn',
      'example.cn',
    ])
    for (const wrong of ['', '*', 'cn..', 'a@b.cn', 5])
      expect(() => read({ host: 'mail.example.cn', allowDomains: [wrong] }), String(wrong)).toThrow('不是域名')
  })
})

it('the server is a name or a number, and nothing behind it', () => {
  for (const host of ['mail.example.cn/x', 'mail.example.cn evil.cn', 'mail.example.cn;x', '@mail.example.cn', ''])
    expect(() => read({ host }), host).toThrow('host')
})

describe('the password', () => {
  const config = (): SmtpConfig => read({ host: 'mail.example.cn', user: '甲', passwordFile: '密码.txt' })
  const given = (text: string, mode = 0o600): string[] => {
    const path = join(folder, '密码.txt')
    writeFileSync(path, text)
    chmodSync(path, mode)
    const warned: string[] = []
    return [passwordFrom(config(), (sentence) => warned.push(sentence)) ?? '', ...warned]
  }

  it('is the one line of its file, every blank of it, and stands in no configuration', () => {
    expect(given('\ufeff p w \r\n')).toEqual([' p w '])
    for (const wrong of ['', '\n', 'a\nb\n', 'a\r\nb']) expect(() => given(wrong)).toThrow('只有一行')
    for (const key of ['password', 'pass'])
      expect(() => read({ host: 'a.cn', [key]: 'x' })).toThrow('不要把密码写在配置里')
    rmSync(join(folder, '密码.txt'))
    expect(() => passwordFrom(config(), () => {})).toThrow('打不开')
    expect(passwordFrom(read({ host: 'mail.example.cn' }), () => {})).toBeUndefined()
  })

  it.runIf(process.platform !== 'win32')(
    'in a file that others can read is warned of, by whomever it can be read',
    () => {
      expect([0o600, 0o400].map((mode) => given('abc', mode).length)).toEqual([1, 1])
      expect([0o640, 0o604].map((mode) => given('abc', mode)[1])).toEqual([
        expect.stringContaining('chmod 600'),
        expect.stringContaining('chmod 600'),
      ])
    },
  )
})
