import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { holderText, newOwner } from '../../../src/adapters/files/take-lock.ts'
import { lockLedger } from '../../../src/shells/mail/ledger-place.ts'
import { type MailPlace, PLAN, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

describe('the outcome', () => {
  it('of a dot without an answer is 待查, with what to do; a person’s word settles it', async () => {
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await place.plan()
    const sent = await place.send('--yes', '2')
    expect(sent.code).toBe(5)
    expect(sent.stdout).toContain('已发送 1 封，待查 1 封')
    expect(sent.stdout).toContain('jiaobiao mail resolve --unit "云溪市农业农村局" --as 已收到（没收到的写 未收到）')
    const cells = readWorkbook(readFileSync(place.path('审核结果-发信/发送结果.xlsx'))).sheets[0]!.cells
    expect(cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))).toEqual(
      expect.arrayContaining(['待查', '已发送', '4ABC12', '250 2.0.0 Ok: queued as 4ABC12']),
    )
    expect((await place.send('--yes', '0')).code).toBe(5)
    const first = place.server.received[0]!.raw
    expect((await place.mail('resolve', '--unit', '云溪市农业农村局', '--as', '未收到')).code).toBe(0)
    expect((await place.send('--yes', '1')).code).toBe(0)
    const idOf = (raw: string): string => /^Message-ID: .*$/im.exec(raw)![0]
    expect(idOf(place.server.received.at(-1)!.raw)).toBe(idOf(first))
  })

  it('of a refused address is a failure that a corrected address list mends', async () => {
    await place.serve({ fault: { phase: 'RCPT', kind: '5xx', code: 550 }, times: 1 })
    await place.plan()
    expect(await place.send('--yes', '2')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('已发送 1 封，没有发成 1 封'),
    })
    expect(await place.send('--yes', '0')).toMatchObject({
      stderr: expect.stringContaining('加 --retry-failed 才再发'),
    })
    place.contacts({ 'nyj@': 'nyj2@' })
    await place.plan()
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect(place.server.received.map((each) => each.to)).toEqual(['swj@zhuzhou.example.cn', 'nyj2@yunxi.example.cn'])
  })

  it('of Ctrl-C is 130, and the same command goes on', async () => {
    await place.plan()
    const interrupted = (): boolean => place.server.received.length >= 1
    const stopped = await place.sendWith({ interrupted }, '--yes', '2')
    expect(stopped).toMatchObject({ code: 130, stdout: expect.stringContaining('接着发') })
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect(place.server.received).toHaveLength(2)
  })

  it('of a second run beside the first is exit 4 and no message', async () => {
    await place.plan()
    const now = (): number => new Date(2026, 0, 5, 9, 3).getTime()
    const lock = await lockLedger(place.path('台账/发送台账.db'), { interrupted: () => false, say: () => {}, now })
    const holder = holderText(newOwner(now()))
    expect(await place.send('--yes', '2')).toEqual({
      code: 4,
      stdout: '',
      stderr: `另一个发送正在运行${holder}，请等它结束。没有发送。\n`,
    })
    lock.release()
    expect(place.server.connections).toBe(0)
    expect((await place.send('--yes', '2')).code).toBe(0)
  })
})

describe('the configuration', () => {
  it('without a certificate that is trusted, or without STARTTLS, stops the run before the password goes out', async () => {
    await place.plan()
    await place.serve({}, { security: 'starttls', user: 'jixiao', passwordFile: '密码.txt' })
    place.write('密码.txt', '秘密')
    expect(await place.send('--yes', '2')).toMatchObject({
      code: 5,
      stdout: expect.stringMatching(/加密连接没有建立|不支持/),
    })
    expect(place.server.commands.some((line) => line.startsWith('AUTH'))).toBe(false)
    expect((await place.mail('status')).stdout).toContain('待发 2 封')
  })

  it.each<[string, object, string]>([
    ['a password in it', { password: 'x' }, '不要把密码写在配置里'],
    ['no TLS to another host', { host: 'mail.example.cn', answerToDotWithin: 600 }, '只能用于本机'],
    ['a sender that is no address', { from: '绩效科 <a@b.cn>' }, '「from」的邮箱不能用'],
    ['an unknown word', { tls: false }, '不认识「tls」'],
    [
      'a short wait for the dot elsewhere',
      { host: 'mail.example.cn', security: 'starttls', answerToDotWithin: 60 },
      '不小于 600',
    ],
    ['fewer domains than the plan', { allowDomains: ['yunxi.example.cn'] }, '不在邮件配置的 allowDomains 里'],
  ])('with %s is refused', async (_, changes, reason) => {
    await place.plan()
    await place.serve({}, changes)
    expect(await place.send('--yes', '2')).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
    expect(place.server.connections).toBe(0)
  })

  it('gives the password from its file, and never shows it', async () => {
    place.write('密码.txt', '秘密 123\n')
    await place.serve({}, { user: 'jixiao', passwordFile: '密码.txt' })
    await place.plan()
    const { code, stdout, stderr } = await place.send('--yes', '2')
    expect(code).toBe(0)
    expect(place.server.commands).toContain(
      `AUTH PLAIN ${Buffer.from('\u0000jixiao\u0000秘密 123').toString('base64')}`,
    )
    expect(`${stdout}${stderr}`).not.toContain('秘密')
  })
})

describe('发送结果 that is open in WPS', () => {
  it('is told at the end; every mail went out, the data beside it are written, and status writes it anew', async () => {
    const folder = place.path('审核结果-发信')
    await place.plan()
    await place.send('--yes', '1', '--limit', '1')
    rmSync(join(folder, '发送结果.xlsx'))
    mkdirSync(join(folder, '发送结果.xlsx'))
    const { code, stdout, stderr } = await place.send('--yes', '1')
    expect([code, stdout, stderr]).toEqual([
      3,
      expect.stringContaining('已发送 2 封'),
      expect.stringMatching(/「发送结果\.xlsx」没有写成.*\n.*台账.*mail status/),
    ])
    expect(place.server.received).toHaveLength(2)
    expect(JSON.parse(readFileSync(join(folder, '发送结果.json'), 'utf8')).messages).toHaveLength(2)
    rmSync(join(folder, '发送结果.xlsx'), { recursive: true })
    expect((await place.mail('status', '--plan', PLAN)).code).toBe(0)
    expect(readdirSync(folder)).toContain('发送结果.xlsx')
    expect(await place.send('--yes', '0')).toMatchObject({ code: 0 })
    expect(place.server.received).toHaveLength(2)
  })
})
