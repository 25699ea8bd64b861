import { cpSync, mkdirSync, renameSync, writeFileSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import type { MailLedger, NewMessage } from '../../../src/adapters/sqlite/mail-ledger.ts'
import { holdRepeats } from '../../../src/shells/mail/repeats.ts'
import type { PlanMessage } from '../../../src/shells/mail/plan-file.ts'
import type { Ran } from '../cli/run.ts'
import { type MailPlace, NYJ, PLAN, SWJ, withMailPlace } from './mail-place.ts'
import { Bench } from './sending.ts'
import { receivedMail } from './received-mail.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

const NYJ_FILE = '审核结果/云溪市农业农村局/自评.xlsx'
const move = (from: string, to: string): void => {
  mkdirSync(dirname(place.path(to)), { recursive: true })
  renameSync(place.path(from), place.path(to))
}
const subjects = async (): Promise<(string | undefined)[]> =>
  Promise.all(place.server.received.map(async ({ raw }) => (await receivedMail(raw)).subject))

describe('workbooks that have gone out', () => {
  it.each<[string, () => void]>([
    ['the file was renamed', () => move(NYJ_FILE, '审核结果/云溪市农业农村局/农业农村局自评（定）.xlsx')],
    ['the folder was taken away', () => move(NYJ_FILE, '审核结果/自评.xlsx')],
    [
      'the unit was renamed in the address list',
      () => {
        place.contacts({ '云溪市农业农村局,': '云溪市农业农村委,云溪市农业农村局' })
      },
    ],
    [
      'the unit, its folder and its file were renamed',
      () => {
        place.contacts({ '云溪市农业农村局,': '云溪市农业农村委,云溪市农业农村局' })
        move(NYJ_FILE, '审核结果/云溪市农业农村委/2023年.xlsx')
      },
    ],
    [
      'the address is written in capitals',
      () => {
        place.contacts({ '云溪市农业农村局,,nyj@yunxi': '云溪市农业农村委,云溪市农业农村局,NYJ@YunXi' })
      },
    ],
  ])('are held and not sent a second time when %s', async (_, rename) => {
    await place.planAndSend()
    rename()
    const runs = await place.planAndSend()
    expect(place.server.received).toHaveLength(2)
    expect(await place.twice()).toEqual([])
    if (runs[1]!.stdout.includes('已发过 2 封不再发')) return
    expect(runs[1]).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /暂缓 1 个[\s\S]*内容完全相同的工作簿 .* 已发给 nyj@yunxi\.example\.cn[\s\S]*--resend/,
      ),
    })
    expect(runs[2]!.code).toBe(5)
  })

  it('are not sent a second time by a plan that was made before they went out under another name', async () => {
    await place.plan()
    cpSync(place.path('审核结果-发信'), place.path('旧'), { recursive: true })
    place.contacts({ '云溪市农业农村局,': '云溪市农业农村委,云溪市农业农村局' })
    await place.plan('--out', '新')
    await place.mail('send', '--plan', '新/发送计划.xlsx', '--smtp-config', 'smtp.json', '--yes', '2')
    const { code, stderr } = await place.mail(
      'send',
      '--plan',
      '旧/发送计划.xlsx',
      '--smtp-config',
      'smtp.json',
      '--yes',
      '0',
    )
    expect([code, stderr]).toEqual([
      5,
      expect.stringContaining(
        '「云溪市农业农村局」的工作簿已发给 nyj@yunxi.example.cn（云溪市农业农村委），内容相同，不再发',
      ),
    ])
    expect(place.server.received).toHaveLength(2)
  })

  it('go again in another campaign, and with a changed byte', async () => {
    await place.planAndSend()
    await place.plan('--campaign', '第二批')
    await place.send('--yes', '2')
    expect(place.server.received).toHaveLength(4)
    const changed = editWorkbook(readFileSync(place.path(NYJ_FILE)), {
      sheets: [{ sheet: '1-3-1', cells: [{ row: 60, column: 1, value: { kind: 'text', text: '改' } }] }],
    })
    writeFileSync(place.path(NYJ_FILE), changed)
    await place.planAndSend()
    expect(place.server.received).toHaveLength(5)
  })

  it('have not gone out by a rehearsal', async () => {
    await place.plan()
    await place.send('--yes', '2', '--rehearse', NYJ)
    await place.send('--yes', '2', '--rehearse', NYJ)
    expect((await place.send('--yes', '2')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([NYJ, NYJ, NYJ, NYJ, NYJ, SWJ])
  })
})

describe('--resend', () => {
  it('sends what a unit has once more by a plan, with another number, and noted as such', async () => {
    await place.planAndSend()
    const { stdout } = await place.plan('--resend', '云溪市农业农村局')
    expect(stdout).toContain('将发送 1 封，已发过 1 封不再发')
    expect(stdout).toContain('照 --resend 再发一次')
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect((await place.send('--yes', '0')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([NYJ, SWJ, NYJ])
    const [, , again] = await Promise.all(place.server.received.map(({ raw }) => receivedMail(raw)))
    const [first] = await Promise.all(place.server.received.map(({ raw }) => receivedMail(raw)))
    expect(again!.attachments.map(({ bytes }) => sha256Of(bytes))).toEqual(
      first!.attachments.map(({ bytes }) => sha256Of(bytes)),
    )
    expect((await subjects())[2]).toBe('（补发）云溪市农业农村局：2023年度绩效自评表审核结果')
    const ids = place.server.received.map(({ raw }) => /^Message-ID: <(.*)>\r$/im.exec(raw)![1])
    expect(new Set(ids).size).toBe(3)
    expect((await place.mail('status', '--campaign', '绩效自评审核')).stdout).toContain(
      '云溪市农业农村局（nyj@yunxi.example.cn）：已发送（补发）',
    )
    expect((await place.mail('verify', '--plan', PLAN)).code).toBe(0)
  })

  it('sends what a renamed unit has, which is held without it', async () => {
    await place.planAndSend()
    place.contacts({ '云溪市农业农村局,': '云溪市农业农村委,云溪市农业农村局' })
    expect((await place.plan()).code).toBe(1)
    expect((await place.plan('--resend', '云溪市农业农村委')).code).toBe(0)
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect((await place.planAndSend())[2]!.code).toBe(5)
    expect(place.server.received.map(({ to }) => to)).toEqual([NYJ, SWJ, NYJ])
  })

  it('of send does the same for a message of the plan, once a plan', async () => {
    await place.planAndSend()
    const again = (yes: string): Promise<Ran> => place.send('--yes', yes, '--resend', '云溪市农业农村局')
    expect((await again('1')).code).toBe(0)
    expect((await again('0')).code).toBe(0)
    expect(place.server.received).toHaveLength(3)
    await place.plan()
    expect((await again('1')).code).toBe(0)
    expect((await subjects())[3]).toBe('（补发）云溪市农业农村局：2023年度绩效自评表审核结果')
  })

  it('of a unit that has nothing yet is an ordinary sending', async () => {
    await place.plan('--resend', '云溪市农业农村局')
    expect((await place.send('--yes', '2', '--resend', '株洲市商务局')).stderr).toContain('将发送 2 封。')
    expect((await place.send('--yes', '0')).stderr).toContain('已发过 2 封，不再发')
    expect((await subjects()).join()).not.toContain('补发')
    expect(place.server.received).toHaveLength(2)
  })

  it('of which nobody knows whether it arrived is not repeated by itself', async () => {
    await place.planAndSend()
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await place.plan('--resend', '云溪市农业农村局')
    expect((await place.send('--yes', '1')).code).toBe(5)
    expect((await place.send('--yes', '0')).code).toBe(5)
    expect(place.server.received).toHaveLength(1)
  })

  it('wants a unit that has something in the plan', async () => {
    await place.planAndSend()
    expect(await place.plan('--resend', '农业局')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--resend 的「农业局」没有可发的工作簿'),
    })
    expect(await place.send('--resend', '农业局', '--yes', '1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('（--resend 要写计划里的单位全称）'),
    })
    expect(place.server.received).toHaveLength(2)
  })
})

describe('the ledger', () => {
  let bench: Bench
  let ledger: MailLedger
  beforeEach(async () => {
    bench = await Bench.make()
    ledger = bench.ledger
  })
  afterEach(() => bench.done())

  const message = (changes: Partial<NewMessage>): NewMessage => ({
    campaign: '试',
    unitKey: '甲局',
    contentHash: 'names 1',
    purpose: '',
    unit: '甲局',
    round: 1,
    messageId: `${Math.random()}@x`,
    recipient: 'a@x.cn',
    subject: '',
    planHash: 'plan',
    attachments: 'h1 h2',
    ...changes,
  })
  const send = (changes: Partial<NewMessage>): string => {
    const { id } = ledger.add(message(changes), 1)
    if (ledger.startSending(id, 2)) return 'held'
    ledger.beforeDot(id, 3)
    ledger.sent(id, 4, '250', '')
    return 'sent'
  }
  const otherwise = { unitKey: '乙局', contentHash: 'names 2' }

  it.each<[string, Partial<NewMessage>, 'sent' | 'held']>([
    ['another unit at the same address', otherwise, 'held'],
    ['the same address in capitals', { ...otherwise, recipient: 'A@X.cn' }, 'held'],
    ['the same unit at another address, with renamed files', { contentHash: 'names 2', recipient: 'b@x.cn' }, 'held'],
    ['a part of the same workbooks', { ...otherwise, attachments: 'h2' }, 'held'],
    ['another unit at another address', { ...otherwise, recipient: 'b@x.cn' }, 'sent'],
    ['a new workbook beside the old one', { ...otherwise, attachments: 'h2 h3' }, 'sent'],
    ['another campaign', { ...otherwise, campaign: '又试' }, 'sent'],
    ['a rehearsal', { ...otherwise, purpose: 'rehearsal a@x.cn 1' }, 'sent'],
    ['a sending again on purpose', { ...otherwise, purpose: 'resend plan' }, 'sent'],
  ])('starts no second sending of the same workbooks: %s → %s', (_, changes, outcome) => {
    expect(send({})).toBe('sent')
    expect(send(changes)).toBe(outcome)
  })

  it('knows an address that was written in capitals the first time', () => {
    send({ recipient: 'A@X.cn' })
    expect(send({ ...otherwise, recipient: 'a@x.cn' })).toBe('held')
  })

  it('takes a rehearsal for no sending', () => {
    expect(send({ purpose: 'rehearsal a@x.cn 1' })).toBe('sent')
    expect(send({})).toBe('sent')
  })

  it('counts workbooks that came in two messages', () => {
    send({ attachments: 'h1' })
    send({ attachments: 'h2', contentHash: 'names 2' })
    expect(send({ attachments: 'h1 h2', contentHash: 'names 3', unitKey: '丙局' })).toBe('held')
  })

  it('holds one that was planned before the other went out, and says why', () => {
    const { id } = ledger.add(message(otherwise), 1)
    send({})
    expect(ledger.startSending(id, 5)).toMatchObject({ unit: '甲局' })
    expect(ledger.find(message(otherwise))).toMatchObject({
      state: 'planned',
      answer: '内容相同的工作簿已发给 a@x.cn（甲局），没有再发',
    })
  })

  it('holds one after another of which nobody knows whether it arrived, not after one that came back', () => {
    const { id } = ledger.add(message({}), 1)
    ledger.startSending(id, 2)
    ledger.beforeDot(id, 3)
    expect(ledger.earlier(message(otherwise))).toMatchObject({ state: 'dot' })
    ledger.uncertain(id, 4, '?')
    expect(ledger.earlier(message(otherwise))).toMatchObject({ state: 'uncertain' })
    ledger.addNotice('1', ledger.find(message({}))!, 'bounced-hard', 5, '550')
    expect(ledger.earlier(message(otherwise))).toBeUndefined()
  })

  it('of an earlier version, without the hashes of the workbooks, goes by their names and contents together', () => {
    send({ attachments: '' })
    expect(send({ unitKey: '乙局' })).toBe('held')
  })
})

describe('two units of one plan with the same workbooks at one address', () => {
  it('are both held; at two addresses none is', async () => {
    const bench = await Bench.make()
    const of = (unit: string, to: string): PlanMessage =>
      ({
        number: 1,
        unit,
        unitKey: unit,
        to,
        attachments: [{ path: `${unit}/表.xlsx`, name: '表.xlsx', sha256: 'h', size: 1 }],
        contentHash: unit,
        done: false,
        remark: '',
      }) as unknown as PlanMessage
    const hold = (...messages: PlanMessage[]): string[] =>
      holdRepeats(
        { plan: { messages: [], held: [], questions: [], skipped: [] }, messages },
        { ledger: bench.ledger, campaign: '试' },
      ).plan.held.map(({ unit }) => unit)
    expect(hold(of('甲局', 'a@x.cn'), of('乙局', 'A@x.cn'))).toEqual(['甲局', '乙局'])
    expect(hold(of('甲局', 'a@x.cn'), of('乙局', 'b@x.cn'))).toEqual([])
    bench.done()
  })
})
