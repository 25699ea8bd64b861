import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { postfix } from '../../adapters/mail/returned-mails.ts'
import type { Ran } from '../cli/run.ts'
import { type MailPlace, NYJ, SWJ, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace((opened) => {
  place = opened
})

const FOLDER = '审核结果-发信'
const remove = (...names: string[]): void => rmSync(place.path(...names), { recursive: true, force: true })
const removeIn = (folder: string, wanted: RegExp): void => {
  for (const name of readdirSync(place.path(folder))) if (wanted.test(name)) remove(folder, name)
}
/** A backup of yesterday, and its way back. */
const backUp = (): void => cpSync(place.path('台账'), place.path('备份'), { recursive: true })
const restoreDatabase = (): void => {
  removeIn('台账', /\.db(-wal|-shm)?$/)
  for (const name of readdirSync(place.path('备份')))
    if (/\.db(-wal|-shm)?$/.test(name)) cpSync(place.path('备份', name), place.path('台账', name))
}
const restoreFolder = (): void => {
  remove('台账')
  cpSync(place.path('备份'), place.path('台账'), { recursive: true })
}
const removeReports = (): void => removeIn(FOLDER, /^发送结果/)
const removeTrails = (): void => {
  removeIn(FOLDER, /发送记录/)
  removeIn('审核结果', /发送记录/)
  removeIn('台账', /发送记录/)
}

describe('a mail that went out', () => {
  it.each<[string, () => void]>([
    ['the ledger was restored from yesterday', restoreDatabase],
    ['the whole folder of the ledger was', restoreFolder],
    ['the ledger was deleted', () => removeIn('台账', /\.db/)],
    ['the whole folder of the ledger was deleted', () => remove('台账')],
    [
      'the ledger was restored and 发送结果 deleted',
      () => {
        restoreFolder()
        removeReports()
      },
    ],
    [
      'the ledger was restored and all that stands beside the plan deleted',
      () => {
        restoreFolder()
        remove(FOLDER)
      },
    ],
    [
      'the ledger alone was deleted, with the folder of the plan',
      () => {
        removeIn('台账', /\.db(-wal|-shm|\.lock.*)?$/)
        remove(FOLDER)
      },
    ],
    [
      'the ledger was restored, and the workbooks made anew elsewhere',
      () => {
        restoreFolder()
        removeIn('审核结果', /发送记录/)
      },
    ],
    [
      'the ledger was restored, and only 发送结果.json is left of all the rest',
      () => {
        restoreFolder()
        removeTrails()
        removeIn(FOLDER, /\.xlsx$/)
      },
    ],
    [
      '… and that is one of an earlier version',
      () => {
        restoreFolder()
        removeTrails()
        const path = place.path(FOLDER, '发送结果.json')
        const { check: _, earlier: __, ...older } = JSON.parse(readFileSync(path, 'utf8'))
        for (const row of older.messages)
          for (const name of ['attachments', 'campaign', 'purpose', 'subject']) delete row[name]
        writeFileSync(path, JSON.stringify(older))
      },
    ],
    [
      'only a copy of 发送结果.json is left',
      () => {
        restoreFolder()
        removeTrails()
        cpSync(place.path(FOLDER, '发送结果.json'), place.path(FOLDER, '发送结果 - 副本.json'))
        removeIn(FOLDER, /^发送结果\./)
      },
    ],
  ])('is not sent again when %s', async (_, damage) => {
    await place.plan()
    backUp()
    await place.send('--only', '株洲市商务局', '--yes', '1')
    damage()
    const runs = await place.planAndSend()
    expect(await place.twice()).toEqual([])
    expect(place.server.received.map(({ to }) => to).sort()).toEqual([NYJ, SWJ])
    expect(runs.map(({ stderr }) => stderr).join('')).toContain('「株洲市商务局」')
    expect(runs.at(-1)!.code).toBe(0)
    const { stdout } = await place.mail('status', '--campaign', '绩效自评审核')
    expect(stdout).toMatch(/株洲市商务局（swj@zhuzhou\.example\.cn）：已发送.*补记自.*250 2\.0\.0 Ok/)
  })

  it('is not sent again by a plan of yesterday, with the ledger of yesterday', async () => {
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    restoreFolder()
    const { code, stderr } = await place.send('--yes', '0')
    expect([code, stderr]).toEqual([0, expect.stringContaining('有 2 封发过而台账里没有，已补记入台账，不会重发')])
    restoreFolder()
    expect((await place.send('--dry-run')).stderr).toContain('将发送 0 封')
    expect((await place.plan('--dry-run')).stdout).toContain('将发送 0 封，已发过 2 封不再发')
    expect(place.server.received).toHaveLength(2)
  })

  it('is not sent again from a copy of the plan’s folder', async () => {
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    cpSync(place.path(FOLDER), place.path('抄件'), { recursive: true })
    remove(FOLDER)
    restoreFolder()
    const { stderr } = await place.mail(
      'send',
      '--plan',
      '抄件/发送计划.xlsx',
      '--smtp-config',
      'smtp.json',
      '--yes',
      '0',
    )
    expect(stderr).toContain('将发送 0 封')
    expect(place.server.received).toHaveLength(2)
  })

  it('by another ledger is not planned again, unless that one is lost; then it is taken over', async () => {
    await place.plan()
    await place.send('--yes', '2')
    const other = ['--ledger', '另一台/发送台账.db']
    expect(await place.plan(...other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('请用 --ledger 指明原来的台账'),
    })
    expect((await place.plan(...other, '--new-ledger')).stdout).toContain('已发过 2 封不再发')
    expect((await place.plan(...other)).code).toBe(0)
    expect((await place.send('--yes', '0', ...other)).code).toBe(0)
    expect(place.server.received).toHaveLength(2)
    // The first computer knows nothing of the other's plan, and of nothing else to send.
    expect((await place.send('--yes', '0')).stderr).toContain('不是用这个发送台账做的')
  })

  it('and came back, may go out again although an older record calls it sent', async () => {
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    restoreFolder()
    await place.planAndSend()
    place.write('退信/1.eml', postfix({ about: place.idTo(NYJ), to: NYJ }))
    await place.mail('bounces', '退信')
    expect((await place.send('--yes', '1', '--retry-failed')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([NYJ, SWJ, NYJ])
    expect((await place.send('--yes', '0')).code).toBe(0)
  })

  it('and came back, is no riddle when 发送结果.json is gone and the ledger whole', async () => {
    await place.plan()
    await place.send('--yes', '2')
    place.write('退信/1.eml', postfix({ about: place.idTo(NYJ), to: NYJ }))
    await place.mail('bounces', '退信')
    removeIn(FOLDER, /^发送结果\.json/)
    expect((await place.plan()).code).toBe(0)
  })

  it('without an answer is 待查 for a restored ledger, too', async () => {
    await place.serve({ fault: { phase: 'dot', kind: 'drop' }, times: 1 })
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    restoreFolder()
    const { code, stderr } = await place.send('--yes', '0')
    expect([code, stderr]).toEqual([5, expect.stringContaining('其中 1 封不能确定收到没有，列为待查')])
    expect(place.server.received).toHaveLength(2)
  })

  it('after the server had refused it at the dot, is sent by a restored ledger', async () => {
    await place.serve({ fault: { phase: 'dot', kind: '4xx' }, times: 1 })
    await place.plan()
    backUp()
    await place.send('--yes', '2', '--no-wait')
    restoreFolder()
    expect((await place.send('--yes', '1')).code).toBe(0)
    expect(place.server.received.map(({ to }) => to)).toEqual([SWJ, NYJ])
  })
})

describe('a record of what went out that cannot be relied on', () => {
  const exchange = (name: string, from: string | RegExp, to: string): void => {
    const text = readFileSync(place.path(name), 'utf8')
    const changed = text.replaceAll(from, to)
    expect(changed).not.toBe(text)
    writeFileSync(place.path(name), changed)
  }
  beforeEach(async () => {
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    restoreFolder()
  })

  it.each<[string, () => void, string]>([
    [
      '发送结果.json, altered',
      () => exchange(`${FOLDER}/发送结果.json`, '"sent"', '"failed"'),
      '「发送结果.json」写出以后被改动过',
    ],
    [
      '发送结果.json, cut short',
      () => exchange(`${FOLDER}/发送结果.json`, /\}\s*$/g, ''),
      '「发送结果.json」写出以后被改动过',
    ],
    [
      '发送结果.json without its check',
      () => exchange(`${FOLDER}/发送结果.json`, /,\s*"check": "\w+"/g, ''),
      '「发送结果.json」写出以后被改动过',
    ],
    [
      '发送记录, altered',
      () => exchange(`${FOLDER}/发送记录.jsonl`, NYJ, 'x@y.example.cn'),
      '「发送记录.jsonl」写出以后被改动过',
    ],
    [
      '发送结果.xlsx alone',
      () => {
        removeTrails()
        removeIn(FOLDER, /^发送结果\.json/)
      },
      '「发送结果.xlsx」记着发过的邮件，有 2 封台账里没有',
    ],
    [
      '发送结果.xlsx alone, and it cannot be read',
      () => {
        removeTrails()
        removeIn(FOLDER, /^发送结果\.json/)
        writeFileSync(place.path(FOLDER, '发送结果.xlsx'), 'x')
      },
      '打不开',
    ],
  ])('%s, stops planning and sending, and nothing is written over it', async (_, damage, reason) => {
    damage()
    const report = (): string => sha(readdirSync(place.path(FOLDER)).filter((name) => name.startsWith('发送结果')))
    const sha = (names: string[]): string =>
      names.map((name) => `${name}${readFileSync(place.path(FOLDER, name)).toString('base64')}`).join()
    const before = report()
    for (const run of [
      await place.plan(),
      await place.plan('--new-ledger'),
      await place.send('--yes', '2'),
      await place.mail('status', '--plan', `${FOLDER}/发送计划.xlsx`),
    ])
      expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
    expect(report()).toBe(before)
    expect(place.server.received).toHaveLength(2)
  })

  it('but 发送结果.xlsx with somebody’s remarks in it is no reason to stop', async () => {
    appendTo('发送结果.xlsx')
    expect((await place.plan()).code).toBe(0)
    expect((await place.send('--yes', '0')).code).toBe(0)
  })

  it('nor is 发送记录 with a line torn by a crash', async () => {
    appendTo('发送记录.jsonl')
    await place.planAndSend()
    expect(place.server.received).toHaveLength(2)
  })

  function appendTo(name: string): void {
    writeFileSync(
      place.path(FOLDER, name),
      Buffer.concat([readFileSync(place.path(FOLDER, name)), Buffer.from('{"step":{"mess')]),
    )
  }
})

describe('mail verify', () => {
  it('says that a ledger is behind, until the next run has taken in what it lacks', async () => {
    await place.plan()
    backUp()
    await place.send('--yes', '2')
    restoreFolder()
    const verify = (): Promise<Ran> => place.mail('verify', '--plan', `${FOLDER}/发送计划.xlsx`)
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('比发送记录旧，有 2 封发过而台账里没有'),
    })
    await place.send('--yes', '0')
    expect((await verify()).code).toBe(0)
  })
})

describe('two ledgers at once', () => {
  it('do not send one folder’s plans side by side: the second run stops before its next dot', async () => {
    let intruded = false
    await place.serve({
      onData: () => {
        if (intruded) return
        intruded = true
        writeFileSync(place.path(FOLDER, '发送记录.jsonl'), '{}\n', { flag: 'a' })
      },
    })
    await place.plan()
    expect(await place.send('--yes', '2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('另一台电脑或另一个台账正在发送'),
    })
    expect(place.server.received).toEqual([])
  })
})
