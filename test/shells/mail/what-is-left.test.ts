import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { sheetTexts } from './sheet-texts.ts'
import type { RawServerOptions } from '../../adapters/mail/raw-server.ts'
import { postfix } from '../../adapters/mail/returned-mails.ts'
import type { Ran } from '../cli/run.ts'
import { type MailPlace, NYJ, PLAN, SWJ, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

describe('the exit code of send is 5', () => {
  it.each<[string, RawServerOptions, readonly string[], string]>([
    ['put off', { fault: { phase: 'RCPT', kind: '4xx' }, times: 1 }, ['--no-wait'], '计划里还有 1 封没有发到'],
    ['refused', { fault: { phase: 'RCPT', kind: '5xx' }, times: 1 }, [], '计划里还有 1 封没有发到'],
    ['of unknown fate', { fault: { phase: 'dot', kind: 'drop' }, times: 1 }, [], '计划里还有 1 封没有发到'],
  ])(
    'while a mail is %s, also when the next run has nothing to do, or does something else',
    async (_, options, more, left) => {
      await place.serve(options)
      await place.plan()
      const first = await place.send('--yes', '2', ...more)
      expect([first.code, first.stdout]).toEqual([5, expect.stringContaining(left)])
      expect((await place.send('--only', '株洲市商务局', '--yes', '0', '--no-wait')).code).toBe(5)
      expect((await place.send('--limit', '0', '--yes', '0', '--no-wait')).code).toBe(5)
      expect((await place.mail('status')).code).toBe(5)
      expect((await place.mail('status', '--plan', PLAN)).code).toBe(5)
    },
  )

  it('while a mail of the plan was never tried, whatever --only and --limit took', async () => {
    await place.plan()
    expect(await place.send('--limit', '1', '--yes', '1')).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('计划里还有 1 封没有发到'),
    })
    expect((await place.send('--only', '云溪市农业农村局', '--yes', '0')).code).toBe(5)
    expect((await place.mail('status', '--plan', PLAN)).code).toBe(5)
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect((await place.send('--only', '云溪市农业农村局', '--yes', '0')).code).toBe(0)
    expect((await place.mail('status')).code).toBe(0)
  })

  it('until what was only planned has gone to the address that a new plan gives it', async () => {
    await place.plan()
    expect((await place.send('--limit', '1', '--yes', '1')).code).toBe(5)
    place.contacts({ [SWJ]: 'swj2@zhuzhou.example.cn' })
    await place.plan()
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([NYJ, 'swj2@zhuzhou.example.cn'])
  })

  it('while the plan holds a unit', async () => {
    place.contacts({ [SWJ]: '没有' })
    await place.plan()
    const held = '暂缓 1 个（见「发送计划.xlsx」的「暂缓」）'
    expect(await place.send('--yes', '1')).toMatchObject({ code: 5, stdout: expect.stringContaining(held) })
    expect(await place.send('--yes', '0')).toMatchObject({ code: 5, stdout: expect.stringContaining(held) })
    expect(JSON.parse((await place.send('--yes', '0', '--format', 'json')).stdout).unsent).toEqual({
      planned: 0,
      held: 1,
      earlier: 0,
    })
  })

  it('while a mail came back, and while one of an earlier plan of the campaign is of unknown fate', async () => {
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await place.plan()
    await place.send('--yes', '2')
    place.contacts({ 云溪市农业农村局: '别的局' })
    place.write('退信/1.eml', postfix({ about: place.idTo(SWJ), to: SWJ }))
    await place.mail('bounces', '退信')
    await place.plan()
    const { code, stdout } = await place.send('--yes', '0')
    expect([code, stdout]).toEqual([5, expect.stringContaining('计划里还有 1 封没有发到；暂缓 1 个')])
    expect(stdout).toContain('同一批次以前的计划还有 1 封要处理')
  })

  it('for a rehearsal only when that failed', async () => {
    await place.serve({ fault: { phase: 'RCPT', kind: '5xx' }, times: 1 })
    await place.plan()
    expect((await place.send('--rehearse', 'wo@czj.example.cn', '--yes', '2')).code).toBe(5)
    expect((await place.send('--rehearse', 'wo@czj.example.cn', '--limit', '1', '--yes', '1')).code).toBe(0)
  })

  it('no longer when a new plan has taken the place of what could not be sent', async () => {
    await place.serve({ fault: { phase: 'RCPT', kind: '5xx' }, times: 1 })
    await place.plan()
    await place.send('--yes', '2')
    place.contacts({ [NYJ]: 'nyj2@yunxi.example.cn' })
    await place.plan()
    expect((await place.send('--yes', '1')).code).toBe(0)
  })
})

describe('mail status', () => {
  it('without options lists every campaign with its counts, its last sending, and what is open', async () => {
    await place.serve({ fault: { phase: 'RCPT', kind: '5xx' }, times: 1 })
    expect((await place.mail('status')).stdout).toBe('还没有发送过。\n')
    await place.plan('--campaign', '第一批')
    await place.send('--yes', '2')
    await place.plan('--campaign', '第二批')
    await place.send('--yes', '2')
    const { code, stdout } = await place.mail('status')
    expect(code).toBe(5)
    expect(stdout.replace(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, '时间')).toBe(
      [
        '批次「第一批」：已发送 1 封，没有发成 1 封，最近一次发送 时间。',
        `  云溪市农业农村局（${NYJ}）：没有发成　时间　554 5.7.1 refused by policy`,
        '    服务器没有收下。请打电话核实邮箱，改正通讯录后重新运行 mail plan；邮箱无误的，发送时加 --retry-failed。',
        '  逐封看：jiaobiao mail status --campaign 第一批',
        '',
        '批次「第二批」：已发送 2 封，最近一次发送 时间。',
        '  逐封看：jiaobiao mail status --campaign 第二批',
        '',
      ].join('\n'),
    )
    const data = JSON.parse((await place.mail('status', '--format', 'json')).stdout)
    expect(data.campaigns).toMatchObject([
      { campaign: '第一批', sent: 1, open: [{ recipient: NYJ }] },
      { campaign: '第二批', sent: 2, open: [] },
    ])
    const second = await place.mail('status', '--campaign', '第二批')
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining(`株洲市商务局（${SWJ}）：已发送`)])
    expect(second.stdout).not.toContain('第一批')
  })

  it('names the command that settles what is 待查, and that command finds it in any campaign', async () => {
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 2 })
    await place.plan('--campaign', '第一批')
    await place.send('--yes', '1', '--limit', '1')
    const resolve = (...more: string[]): Promise<Ran> =>
      place.mail('resolve', '--unit', '云溪市农业农村局', '--as', '已收到', ...more)
    await place.plan('--campaign', '第二批')
    await place.send('--yes', '1', '--limit', '1')
    expect(await resolve()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('（第一批、第二批），请加 --campaign'),
    })
    expect((await resolve('--campaign', '第二批')).code).toBe(0)
    expect((await resolve()).stdout).toBe('「云溪市农业农村局」记为已收到。\n')
  })

  it('does not count what was rehearsed', async () => {
    await place.plan()
    await place.send('--yes', '2', '--rehearse', 'wo@czj.example.cn')
    expect((await place.mail('status')).stdout).toBe('还没有发送过。\n')
  })

  it('writes no 发送结果 of a plan that another ledger made', async () => {
    await place.planAndSend()
    const before = readFileSync(place.path('审核结果-发信/发送结果.json'))
    for (const command of [['status'], ['bounces', '审核结果']])
      expect(await place.mail(...command, '--plan', PLAN, '--ledger', '别的.db')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('不是用这个发送台账做的'),
      })
    expect(readFileSync(place.path('审核结果-发信/发送结果.json'))).toEqual(before)
  })
})

describe('a server’s words', () => {
  it.each<[string, RawServerOptions['fault'] | undefined]>([
    ['at the login', { phase: 'AUTH', kind: '5xx', code: 535 }],
    ['to the recipient', { phase: 'RCPT', kind: '5xx', code: 550 }],
    ['at the dot', undefined],
  ])('%s are kept and shown without control characters, without the password, and short', async (_, fault) => {
    await place.serve({
      ...(fault ? { fault } : {}),
      words: (commands) =>
        `said\u001b[31m\u0007 ${commands.find((line) => line.startsWith('AUTH'))} 秘密123 ${'y'.repeat(400)}`,
    })
    const config = JSON.parse(readFileSync(place.path('smtp.json'), 'utf8'))
    place.write('密码.txt', '秘密123\n')
    place.write('smtp.json', JSON.stringify({ ...config, user: 'jixiao', passwordFile: '密码.txt' }))
    await place.plan()
    const sent = await place.send('--yes', '2')
    const status = await place.mail('status', '--campaign', '绩效自评审核', '--format', 'json')
    const places = [
      sent.stdout,
      sent.stderr,
      status.stdout,
      (await place.mail('status', '--campaign', '绩效自评审核')).stdout,
      readFileSync(place.path('审核结果-发信/发送结果.json'), 'utf8'),
      sheetTexts(readWorkbook(readFileSync(place.path('审核结果-发信/发送结果.xlsx')))).join('\n'),
      // What SQLite itself writes between the words is no word.
      readFileSync(place.ledger).toString('utf8').replaceAll('\u001b', ''),
      readFileSync(place.path('审核结果-发信/发送记录.jsonl'), 'utf8'),
    ]
    const blob = Buffer.from('\u0000jixiao\u0000秘密123').toString('base64')
    for (const text of places) {
      expect(text).not.toMatch(/秘密|\u001b|y{300}/)
      expect(text).not.toContain(blob.slice(0, 12))
      expect(text).not.toContain(Buffer.from('秘密123').toString('base64').slice(0, 8))
    }
    expect(status.stdout).toContain('said [31m')
  })
})
