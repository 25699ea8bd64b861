import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { MAILS, type MailPlace, PLAN, withMailPlace } from './mail-place.ts'
import { receivedMail } from './received-mail.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

describe('a plan', () => {
  const JSON_FILE = '审核结果-发信/发送计划.json'
  const touch = (name: string, from: string, to: string): void => {
    const path = place.path(name)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replaceAll(from, to))
  }
  it.each<[string, () => void, string]>([
    ['whose sheet was changed', () => appendFileSync(place.path(PLAN), 'x'), '被改动过'],
    ['with another recipient', () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'nyj2@yunxi.example.cn'), '被改动过'],
    ['with another text', () => touch(JSON_FILE, '已代为更正 2 处', '已代为更正 3 处'), '被改动过'],
    [
      'with a recipient that is a list',
      () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'swj@zhuzhou.example.cn,x@y.example.cn'),
      '不完整或被改动过',
    ],
    [
      'with a recipient outside the list of domains',
      () => touch(JSON_FILE, 'swj@zhuzhou.example.cn', 'swj@evil.example'),
      '不完整或被改动过',
    ],
    [
      'cut short',
      () => place.write(JSON_FILE, readFileSync(place.path(JSON_FILE)).subarray(0, 500)),
      '不完整或被改动过',
    ],
    [
      'with a changed workbook',
      () => appendFileSync(place.path('审核结果/云溪市农业农村局/自评.xlsx'), 'x'),
      '在计划做好以后改动过',
    ],
    [
      'with a changed letter',
      () => appendFileSync(place.path('审核结果-发信/邮件/001 云溪市农业农村局.docx'), 'x'),
      '「001 云溪市农业农村局.docx」在计划做好以后改动过',
    ],
    [
      'with the letters of two units exchanged',
      () => {
        const letter = (name: string): string => place.path('审核结果-发信/邮件', name)
        cpSync(letter('001 云溪市农业农村局.docx'), letter('002 株洲市商务局.docx'))
      },
      '「002 株洲市商务局.docx」在计划做好以后改动过',
    ],
    [
      'without its letters',
      () => rmSync(place.path('审核结果-发信/邮件/002 株洲市商务局.docx')),
      '「002 株洲市商务局.docx」',
    ],
    [
      'with the workbooks of two units exchanged',
      () => {
        cpSync(
          place.path('审核结果/云溪市农业农村局/自评.xlsx'),
          place.path('审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'),
        )
      },
      '在计划做好以后改动过',
    ],
  ])('%s is refused whole', async (_, change, reason) => {
    await place.plan()
    change()
    expect(await place.send('--yes', '2')).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
    expect(place.server.connections).toBe(0)
  })

  it('gives way to a later one of the same folder, and holds only with the ledger that made it', async () => {
    await place.plan()
    const old = ['json', 'xlsx'].map(
      (kind) => [kind, readFileSync(place.path(`审核结果-发信/发送计划.${kind}`))] as const,
    )
    place.contacts({ 'swj@': 'swj2@' })
    await place.plan()
    mkdirSync(place.path('旧'))
    for (const [kind, bytes] of old) place.write(`旧/发送计划.${kind}`, bytes)
    expect(
      await place.mail('send', '--plan', '旧/发送计划.xlsx', '--smtp-config', 'smtp.json', '--yes', '2'),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('已被后来做的计划代替'),
    })
    expect(await place.send('--yes', '2', '--ledger', '别的.db')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('不是用这个发送台账做的'),
    })
    expect(place.server.connections).toBe(0)
  })

  it('is not made over the results of a ledger that is lost, unless that is said', async () => {
    await place.plan()
    await place.send('--yes', '2')
    expect(await place.plan('--ledger', '新.db')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('台账不在了'),
    })
    expect((await place.plan('--ledger', '新.db', '--new-ledger')).code).toBe(0)
  })

  it('tells what has changed since the last time: a new address, a second round', async () => {
    await place.plan()
    await place.send('--yes', '2')
    place.contacts({ 'swj@': 'swj2@' })
    const path = '审核结果/株洲市商务局/株洲市商务局2022年绩效自评.xlsx'
    const changed = editWorkbook(readFileSync(place.path(path)), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 60, column: 1, value: { kind: 'text', text: '改' } }] }],
    })
    place.write(path, changed)
    const { stdout } = await place.plan()
    expect(stdout).toContain('将发送 1 封，已发过 1 封不再发')
    expect(stdout).toContain('邮箱变了，上次是 swj@zhuzhou.example.cn')
    await place.send('--yes', '1')
    const mail = await receivedMail(place.server.received[2]!.raw)
    expect(mail.subject).toBe('株洲市商务局：2022年度绩效自评表审核结果（第2次）')
  })
})

describe('mail plan over an earlier plan', () => {
  const folder = (name: string): string => place.path('审核结果-发信', name)

  it('replaces what it wrote itself, and stops before anything is touched where somebody has worked on it', async () => {
    expect((await place.plan()).code).toBe(0)
    expect((await place.plan()).code).toBe(0)
    const whole = readFileSync(folder('发送计划.json'))
    for (const name of ['发送计划.xlsx', '邮件/001 云溪市农业农村局.eml', '邮件/002 株洲市商务局.docx']) {
      const own = readFileSync(folder(name))
      writeFileSync(folder(name), '有人在这里写了备注')
      expect(await place.plan()).toMatchObject({ code: 2, stderr: expect.stringContaining('没有覆盖') })
      expect([readFileSync(folder(name), 'utf8'), readFileSync(folder('发送计划.json')).equals(whole)]).toEqual([
        '有人在这里写了备注',
        true,
      ])
      writeFileSync(folder(name), own)
    }
    writeFileSync(folder('邮件/003 别人的.eml'), '别人的')
    expect((await place.plan()).code).toBe(2)
    expect((await place.plan('--overwrite')).code).toBe(0)
    expect(readdirSync(folder('邮件'))).toEqual(MAILS)
  })
})
