import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../src/adapters/platform/bytes.ts'
import type { LedgerMessage } from '../../../src/adapters/sqlite/mail-ledger.ts'
import { loadPlan, type PlanData, type PlanMessage } from '../../../src/shells/mail/plan-file.ts'
import { checkRehearsal, selectJobs, trying } from '../../../src/shells/mail/send-plan.ts'
import { RawServer } from '../../adapters/mail/raw-server.ts'
import { Bench } from './sending.ts'

let bench: Bench
let server: RawServer
let port: number
beforeEach(async () => {
  bench = await Bench.make()
  server = new RawServer()
  port = await server.start()
})
afterEach(async () => {
  await server.stop()
  bench.done()
})

const BYTES = new TextEncoder().encode('PK 表')
const MESSAGE: PlanMessage = {
  number: 1,
  unit: '甲局',
  unitKey: '甲局',
  person: '',
  to: 'jia@x.gov.cn',
  round: 1,
  contentHash: 'c',
  id: 'm1.r1',
  subject: '甲局：结果',
  text: '甲局：\n',
  toMend: 0,
  toExplain: 0,
  attachments: [{ path: '表.xlsx', name: '表.xlsx', sha256: sha256Of(BYTES), size: BYTES.length }],
  done: false,
  remark: '',
  confirmed: '',
}

function dataOf(messages: readonly PlanMessage[], more: Partial<PlanData> = {}): PlanData {
  const base = {
    schemaVersion: 1,
    campaign: '试',
    ledger: 'ledger-1',
    madeAt: 0,
    outbox: bench.folder,
    sheetSha256: sha256Of(BYTES),
    held: 0,
  } as const
  return { ...base, allowedDomains: ['*.gov.cn'], messages, ...more }
}

describe('just before a message leaves', () => {
  /** Tries the message by a row that may be another than the plan's. */
  async function tried(
    changes: Partial<PlanMessage>,
    row: Partial<LedgerMessage> = {},
    meanwhile = (): void => {},
  ): Promise<object> {
    writeFileSync(join(bench.folder, '表.xlsx'), BYTES)
    const plan = { data: dataOf([{ ...MESSAGE, ...changes }]), hash: 'plan', folder: bench.folder }
    const selection = { only: [], limit: undefined, rehearse: undefined, retryFailed: false, resend: [] }
    const { toSend } = selectJobs({ plan, selection, ledger: bench.ledger, from: 'cz@czj.gov.cn', now: 1 })
    meanwhile()
    const sender = {
      from: 'cz@czj.gov.cn',
      fromName: '',
      replyTo: undefined,
      server: { host: '127.0.0.1', port, security: 'none' as const },
      patience: { beforeDotMs: 5000, afterDotMs: 5000 },
    }
    return trying(plan, toSend, sender, () => 1)({ ...toSend[0]!.row, ...row }, () => {})
  }

  it('it is checked, and goes when everything is as planned', async () => {
    expect(await tried({})).toMatchObject({ kind: 'accepted' })
    expect(server.received.map(({ to }) => to)).toEqual(['jia@x.gov.cn'])
  })

  it.each<[string, Partial<PlanMessage>, Partial<LedgerMessage>, string]>([
    [
      'the ledger names another recipient',
      {},
      { recipient: 'yi@x.gov.cn' },
      '台账里的收件人是「yi@x.gov.cn」，计划里是「jia@x.gov.cn」',
    ],
    [
      'the same, for one that goes again on purpose',
      {},
      { recipient: 'yi@x.gov.cn', purpose: 'resend plan' },
      '台账里的收件人是',
    ],
    ['the ledger means another unit', {}, { unitKey: '乙局' }, '台账里的记录不是计划里的这一封'],
    ['the ledger means other workbooks', {}, { contentHash: 'd' }, '台账里的记录不是计划里的这一封'],
    ['the message cannot be built as planned', { subject: '甲局\r\nBcc: x@y.cn' }, {}, '邮件的主题不对'],
    ['its text comes out otherwise', { text: '甲局：\r\n' }, {}, '邮件的正文与计划不同'],
  ])('it is stopped when %s, before anybody is connected', async (_, changes, row, reason) => {
    expect(await tried(changes, row)).toEqual({ kind: 'mismatch', reason: expect.stringContaining(reason) })
    expect(server.connections).toBe(0)
  })

  it.each<[string, () => void, string]>([
    ['changed', () => writeFileSync(join(bench.folder, '表.xlsx'), 'PK 别的'), '「表.xlsx」在计划做好以后改动过'],
    ['taken away', () => rmSync(join(bench.folder, '表.xlsx')), '计划里的「表.xlsx」：文件读不出来'],
  ])('it is stopped when a workbook was %s since the run began', async (_, meanwhile, reason) => {
    expect(await tried({}, {}, meanwhile)).toEqual({ kind: 'mismatch', reason: expect.stringContaining(reason) })
    expect(server.connections).toBe(0)
  })
})

describe('a plan on the disk', () => {
  const load = (messages: readonly PlanMessage[], more: Partial<PlanData> = {}): (() => unknown) => {
    const folder = join(bench.folder, '发信')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '发送计划.xlsx'), BYTES)
    writeFileSync(join(folder, '发送计划.json'), JSON.stringify(dataOf(messages, more)))
    return () => loadPlan(join(folder, '发送计划.xlsx'))
  }

  it('is taken when it is whole', () => {
    expect(load([MESSAGE, { ...MESSAGE, unit: '乙局', unitKey: '乙局' }])()).toMatchObject({ data: { campaign: '试' } })
  })

  it.each<[string, readonly PlanMessage[], Partial<PlanData>]>([
    ['a unit twice', [MESSAGE, MESSAGE], {}],
    ['a message without workbooks', [{ ...MESSAGE, attachments: [] }], {}],
    ['an address with a blank before it', [{ ...MESSAGE, to: ' jia@x.gov.cn' }], {}],
    ['an address with capitals in its domain', [{ ...MESSAGE, to: 'jia@X.gov.cn' }], {}],
    ['two addresses', [{ ...MESSAGE, to: 'jia@x.gov.cn,yi@x.gov.cn' }], {}],
    ['an address outside its domains', [{ ...MESSAGE, to: 'jia@evilgov.cn' }], {}],
    ['no domains', [MESSAGE], { allowedDomains: [] }],
    ['another version', [MESSAGE], { schemaVersion: 2 as 1 }],
    ['a message whose text is none', [{ ...MESSAGE, text: undefined as never }], {}],
    ['a workbook without hash', [{ ...MESSAGE, attachments: [{ path: 'a', name: 'a', size: 1 } as never] }], {}],
  ])('is refused with %s', (_, messages, more) => {
    expect(load(messages, more)).toThrow('「发送计划.json」不完整或被改动过')
  })

  it('is refused with another sheet than it was written with', () => {
    expect(load([MESSAGE], { sheetSha256: 'x' })).toThrow('在计划写好以后被改动过')
  })
})

describe('a rehearsal', () => {
  it.each(['a@x.gov.cn', 'A@CZJ.example.cn'])('goes to %s, of an allowed domain or the sender’s own', (address) => {
    expect(checkRehearsal(address, 'cz@czj.example.cn', ['*.gov.cn']).toLowerCase()).toBe(address.toLowerCase())
  })

  it.each(['a@evilgov.cn', 'a@gov.cn.evil.com', 'a@sub.czj.example.cn', 'a@x.gov.cn.', 'a@x.gov.cn,b@y.com'])(
    'does not go to %s',
    (address) => {
      expect(() => checkRehearsal(address, 'cz@czj.example.cn', ['*.gov.cn'])).toThrow('--rehearse 的邮箱')
    },
  )
})
