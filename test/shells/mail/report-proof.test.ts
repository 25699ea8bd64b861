import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { MailLedger } from '../../../src/adapters/sqlite/mail-ledger.ts'
import { openDatabase } from '../../../src/adapters/sqlite/open-database.ts'
import type { Ran } from '../cli/run.ts'
import { type MailPlace, PLAN, withMailPlace } from './mail-place.ts'

let place: MailPlace
withMailPlace(async (opened) => {
  place = opened
  await place.plan()
  await place.send('--yes', '2')
})

const FOLDER = '审核结果-发信'
const path = (name: string): string => join(place.cwd, FOLDER, name)
const verify = (): Promise<Ran> => place.mail('verify', '--plan', PLAN)

async function sql(...statements: readonly string[]): Promise<void> {
  const database = await openDatabase(place.ledger)
  for (const statement of statements) database.exec(statement)
  database.close()
}

function exchange(name: string, from: string, to: string): void {
  const text = readFileSync(path(name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(path(name), text.replace(from, to))
}

describe('mail verify', () => {
  it('finds everything unchanged after sending, and after 发送结果 was written anew', async () => {
    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^核对相符。\n发送计划：2 封.*\n发送结果：与台账登记的一致.*\n发送台账：9 步，首尾相接/),
    ])
    await place.mail('status', '--plan', PLAN)
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining('10 步') })
  })

  it('finds the head of the ledger that stands in the report, on its sheet 凭据, in the ledger', async () => {
    const sheets = readWorkbook(readFileSync(path('发送结果.xlsx'))).sheets
    const texts = sheets[1]!.cells.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))
    const { proof } = JSON.parse(readFileSync(path('发送结果.json'), 'utf8'))
    expect(sheets[1]!.name).toBe('凭据')
    expect(texts).toEqual(expect.arrayContaining([proof.planSha256, proof.ledger, proof.ledgerSha256, '校表 0.0.0']))
    const ledger = await MailLedger.open(place.ledger, 'x')
    expect(ledger.contains({ events: proof.ledgerSteps, hash: proof.ledgerSha256 })).toBe(true)
    ledger.close()
  })

  it.each<[string, () => void | Promise<void>, string]>([
    ['report', () => appendFileSync(path('发送结果.xlsx'), 'x'), '发送结果.xlsx：台账里没有登记；写出以后被改动过'],
    [
      'data of the report',
      () => exchange('发送结果.json', '"sent"', '"failed"'),
      '发送结果.json：台账里没有登记；写出以后被改动过',
    ],
    ['report, gone', () => rmSync(path('发送结果.xlsx')), '发送结果.xlsx：不见了'],
    ['plan', () => appendFileSync(path('发送计划.xlsx'), 'x'), '发送计划：「发送计划.xlsx」在计划写好以后被改动过'],
    [
      'data of the plan',
      () => exchange('发送计划.json', '"round": 1', '"round": 2'),
      '发送计划：不是用这个发送台账做的，或做好以后被改动过',
    ],
    [
      'recipient in the ledger',
      () => sql("UPDATE mail_message SET recipient = 'x@y.cn' WHERE id = 1"),
      '「云溪市农业农村局」的登记与它的最后一步不符',
    ],
    [
      'state in the ledger',
      () => sql("UPDATE mail_message SET state = 'failed' WHERE id = 2"),
      '「株洲市商务局」的登记与它的最后一步不符',
    ],
    [
      'unit in the ledger',
      () => sql("UPDATE mail_message SET unit = '甲局' WHERE id = 1"),
      '第 1 步，或它所说的那封邮件的登记，被改动过',
    ],
    [
      'time of a step',
      () => sql('UPDATE mail_event SET at = at - 86400000 WHERE id = 4'),
      '第 4 步，或它所说的那封邮件的登记，被改动过',
    ],
    ['step, gone', () => sql('DELETE FROM mail_event WHERE id = 3'), '第 3 步不见了'],
    [
      'step whose hash was taken away, in the hope that it is made anew',
      () => sql("UPDATE mail_event SET detail = '250 ok', hash = '' WHERE id >= 8"),
      '第 8 步，或它所说的那封邮件的登记，被改动过',
    ],
    [
      'end of the ledger, cut off so that all the rest agrees',
      () =>
        sql(
          'DELETE FROM mail_event WHERE id >= 6',
          "UPDATE mail_message SET state = 'planned', updated_at = (SELECT max(at) FROM mail_event WHERE message = id) WHERE id = 2",
        ),
      '发送结果.xlsx：台账里没有登记',
    ],
  ])('finds a changed %s', async (_, change, fault) => {
    await change()
    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([1, expect.stringContaining(fault)])
    expect(stdout).toMatch(/^核对不符：/)
  })

  it('finds a report that is older than another which the ledger knows, and says so', async () => {
    for (const kind of ['xlsx', 'json']) copyFileSync(path(`发送结果.${kind}`), path(`旧.${kind}`))
    await place.mail('status', '--plan', PLAN)
    for (const kind of ['xlsx', 'json']) copyFileSync(path(`旧.${kind}`), path(`发送结果.${kind}`))
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining('不是最近的') })
  })

  it('knows the report of the plan before, after which nothing was sent, and finds it changed', async () => {
    place.contacts({ 'nyj@': 'nyj2@' })
    await place.plan()
    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([0, expect.stringContaining('发送结果：是上一份发送计划的，与台账登记的一致')])
    appendFileSync(path('发送结果.xlsx'), 'x')
    expect((await verify()).stdout).toContain('发送结果.xlsx：台账里没有登记；写出以后被改动过')
  })

  it('needs the ledger', async () => {
    expect(await place.mail('verify', '--plan', PLAN, '--ledger', '没有.db')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('没有发送台账'),
    })
  })
})

describe('a ledger from before there were hashes', () => {
  it('gets them when it is opened, and is whole from then on', async () => {
    await sql(
      'CREATE TABLE old AS SELECT id, message, at, state, detail FROM mail_event',
      'DROP TABLE mail_event',
      'CREATE TABLE mail_event (id INTEGER PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL)',
      'INSERT INTO mail_event SELECT * FROM old',
      'DROP TABLE mail_notice',
    )
    const ledger = await MailLedger.open(place.ledger, 'x')
    expect([ledger.faults(), ledger.head.events]).toEqual([[], 9])
    ledger.close()
    expect((await place.send('--yes', '0')).code).toBe(0)
  })
})
