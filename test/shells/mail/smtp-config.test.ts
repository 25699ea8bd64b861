import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSmtpConfig, type SmtpConfig } from '../../../src/shells/mail/smtp-config.ts'

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
