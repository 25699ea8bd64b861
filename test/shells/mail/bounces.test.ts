import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import {
  coremail,
  delivered,
  exchange,
  type NoticeInput,
  postfix,
  postfixByEnvelope,
  postfixDelayed,
  qq,
  vacation,
  wordsOnly,
} from '../../adapters/mail/returned-mails.ts'
import type { Ran } from '../cli/run.ts'
import { type MailPlace, NYJ, PLAN, SWJ, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace(async (opened) => {
  place = opened
  await place.serve({ extensions: ['DSN'] })
  await place.plan()
})

const about = (recipient: string): NoticeInput => ({ about: place.idTo(recipient), to: recipient })
const put = (name: string, mail: string | Buffer): void => place.write(`退信/${name}`, mail)
const bounces = (...more: string[]): Promise<Ran> => place.mail('bounces', '退信', ...more)

/** 「单位 → 结果」 of the two, as `mail status` has them. */
async function states(): Promise<string[]> {
  const { stdout } = await place.mail('status', '--format', 'json')
  return JSON.parse(stdout).messages.map(
    ({ recipient, state }: { recipient: string; state: string }) => `${recipient} ${state}`,
  )
}

describe('mail bounces', () => {
  it.each<[string, (input: NoticeInput) => string | Buffer, string, string]>([
    ['Postfix', postfix, 'bounced-hard', '550 5.1.1 <nyj@yunxi.example.cn>: Recipient address rejected'],
    ['Postfix by the envelope only', postfixByEnvelope, 'bounced-hard', '552 5.2.2 Mailbox full'],
    ['Exchange', exchange, 'bounced-hard', '550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
    ['QQ', qq, 'bounced-hard', '5.7.1 550 Mail content denied 邮件被拒收'],
    ['Coremail, of a full mailbox', coremail, 'bounced-soft', '4.2.2 452 收件邮箱超过限额'],
    [
      'Postfix, still trying',
      postfixDelayed,
      'delayed',
      '4.4.1 connect to mail.other.example.cn[192.0.2.7]:25: Connection timed out',
    ],
  ])('notes what %s says, in the ledger, in status and in 发送结果.xlsx', async (_, notice, state, words) => {
    await place.send('--yes', '2')
    put('1.eml', notice(about(NYJ)))
    const { code, stdout } = await bounces('--plan', PLAN)
    expect(code).toBe(state === 'delayed' ? 0 : 5)
    expect(stdout).toContain(words)
    expect(await states()).toEqual([`${NYJ} ${state}`, `${SWJ} sent`])
    expect((await place.mail('status')).stdout).toContain(words)
    const cells = readWorkbook(readFileSync(join(place.cwd, '审核结果-发信/发送结果.xlsx'))).sheets[0]!.cells
    const texts = cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toEqual(expect.arrayContaining([expect.stringContaining(words)]))
  })

  it('gives the server our number with the envelope, where it can take it', async () => {
    await place.send('--yes', '2')
    expect(place.server.commands).toContain(`MAIL FROM:<jixiao@czj.example.cn> RET=HDRS ENVID=${place.idTo(NYJ)}`)
  })

  it('lists what is not ours or no notice, never guesses by words, and leaves every file where it is', async () => {
    await place.send('--yes', '2')
    put('别人的.eml', postfix({ about: 'other@elsewhere.example', to: NYJ }))
    put('休假.eml', vacation(about(NYJ)))
    put('只有文字.eml', wordsOnly(about(NYJ)))
    put('子/收件箱.msg', 'x')
    put('说明.txt', '不看')
    const before = readdirSync(join(place.cwd, '退信'), { recursive: true }).sort()
    const { code, stdout } = await bounces()
    expect(code).toBe(3)
    expect(stdout).toContain('读了 4 封：请人看 1 封，不是我们的邮件 1 封，不是退信 1 封，读不了 1 封。')
    expect(stdout).toContain('休假.eml：自动回复，不是退信（主题：自动回复：我在休假）')
    expect(await states()).toEqual([`${NYJ} sent`, `${SWJ} sent`])
    expect(readdirSync(join(place.cwd, '退信'), { recursive: true }).sort()).toEqual(before)
  })

  it('counts a notice once: read again after the mail went out anew, it changes nothing', async () => {
    await place.send('--yes', '2')
    put('1.eml', postfix(about(NYJ)))
    await bounces()
    expect((await place.send('--yes', '0')).stderr).toContain('上次没有发成的 1 封要加 --retry-failed 才再发')
    expect((await place.send('--yes', '1', '--retry-failed')).code).toBe(0)
    expect((await bounces()).stdout).toContain('以前读过 1 封')
    expect(await states()).toEqual([`${NYJ} sent`, `${SWJ} sent`])
  })

  it('after a corrected address list lets the mail go to the new address; a late notice about the old one changes nothing', async () => {
    await place.send('--yes', '2')
    const old = about(NYJ)
    put('1.eml', postfix(old))
    await bounces()
    place.contacts({ [NYJ]: 'nyj2@yunxi.example.cn' })
    expect((await place.plan()).stdout).toContain('上次被退回')
    await place.send('--yes', '1')
    put('2.eml', postfix({ ...old, own: 'later@mx.example.cn' }))
    expect((await bounces()).stdout).toContain(`说的是以前的邮箱 ${NYJ}`)
    expect(await states()).toEqual(['nyj2@yunxi.example.cn sent', `${SWJ} sent`])
  })

  it('does not send again what is still being tried', async () => {
    await place.send('--yes', '2')
    put('1.eml', postfixDelayed(about(NYJ)))
    await bounces()
    expect((await place.plan()).stdout).toContain('将发送 0 封，已发过 2 封不再发')
    expect((await place.send('--yes', '0', '--retry-failed')).code).toBe(0)
    put('2.eml', delivered(about(NYJ)))
    expect((await bounces()).stdout).toContain('已送到 1 封')
    expect(await states()).toEqual([`${NYJ} sent`, `${SWJ} sent`])
  })

  it('with --dry-run notes nothing', async () => {
    await place.send('--yes', '2')
    put('1.eml', postfix(about(NYJ)))
    expect((await bounces('--dry-run')).stdout).toContain('退回 1 封。试运行，没有记入台账。')
    expect(await states()).toEqual([`${NYJ} sent`, `${SWJ} sent`])
  })

  it('wants a folder, and says so of one without mails', async () => {
    expect(await place.mail('bounces', '没有')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('「没有」不是文件夹'),
    })
    place.write('空/说明.txt', '')
    expect(await place.mail('bounces', '空')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('文件夹里没有 .eml 邮件。'),
    })
  })

  it('gives what it read as JSON, too', async () => {
    await place.send('--yes', '2')
    put('1.eml', postfix(about(NYJ)))
    const { notices } = JSON.parse((await bounces('--format', 'json')).stdout)
    expect(notices).toMatchObject([
      { file: '1.eml', kind: 'bounced', message: { recipient: NYJ, state: 'bounced-hard' } },
    ])
  })

  it('settles what was 待查: a mail that came back had gone out', async () => {
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await place.plan()
    await place.send('--yes', '2')
    place.write('退信/1.eml', postfix({ about: place.idTo(NYJ), to: NYJ }))
    expect((await place.mail('bounces', '退信')).code).toBe(5)
    expect((await place.mail('status')).stdout).toContain('退回 1 封')
    expect((await place.mail('resolve', '--unit', '云溪市农业农村局', '--as', '已收到')).stderr).toContain(
      '没有待查的邮件',
    )
  })
})
