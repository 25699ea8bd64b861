import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  LedgerConflictError,
  type LedgerMessage,
  MailLedger,
  type NewMessage,
  rehearsalPurpose,
  resendPurpose,
} from '../../../src/adapters/sqlite/mail-ledger.ts'
import { openDatabase } from '../../../src/adapters/sqlite/open-database.ts'

let folder: string
let file: string
let ledger: MailLedger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), '校表 台账-'))
  file = join(folder, '发送台账.db')
  ledger = await MailLedger.open(file, '台账一')
})
afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true })
})

const message = (changes: Partial<NewMessage> = {}): NewMessage => ({
  ...{ campaign: '批次', unitKey: '甲局', unit: '甲局', contentHash: '内容', purpose: '', round: 1 },
  ...{ messageId: '一@校表', recipient: 'a@jia.gov.cn', subject: '审核结果', planHash: '计划', attachments: 'x y' },
  ...changes,
})
const stateOf = (id = '一@校表'): string | undefined => ledger.findById(id)?.state

function sent(changes: Partial<NewMessage> = {}): LedgerMessage {
  const row = ledger.add(message(changes), 1)
  ledger.startSending(row.id, 2)
  ledger.beforeDot(row.id, 3)
  ledger.sent(row.id, 4, '250 OK', 'Q1')
  return row
}

/** What another program wrote into the file, while nobody had it open. */
async function meddle(sql: string): Promise<void> {
  ledger.close()
  const database = await openDatabase(file)
  database.exec(sql)
  database.close()
  ledger = await MailLedger.open(file, '台账二')
}

describe('a message', () => {
  it('is one row, however often it is planned, and its state stays', () => {
    sent()
    expect(ledger.add(message({ recipient: 'b@jia.gov.cn' }), 9)).toMatchObject({
      state: 'sent',
      recipient: 'a@jia.gov.cn',
      answer: '250 OK',
      queueId: 'Q1',
      attempts: 1,
    })
    expect(ledger.messages('批次')).toHaveLength(1)
  })

  it('goes its way step by step: none is left out or done twice', () => {
    const { id } = ledger.add(message(), 1)
    expect(() => ledger.beforeDot(id, 2)).toThrow(LedgerConflictError)
    expect(() => ledger.sent(id, 2, '250', '')).toThrow(LedgerConflictError)
    ledger.startSending(id, 2)
    expect(() => ledger.startSending(id, 2)).toThrow(LedgerConflictError)
    expect(() => ledger.sent(id, 2, '250', '')).toThrow(LedgerConflictError)
    expect(stateOf()).toBe('sending')
  })

  it('is not followed by the dot when what must be noted elsewhere cannot be', () => {
    const { id } = ledger.add(message(), 1)
    ledger.startSending(id, 2)
    const full = (): never => {
      throw new Error('磁盘空间不足')
    }
    expect(() => ledger.beforeDot(id, 3, full)).toThrow('磁盘空间不足')
    expect(stateOf()).toBe('sending')
    expect(ledger.dotsSince(0)).toEqual([])
  })

  it('that was being sent when the program died is to be sent; after its dot nobody knows', () => {
    const [one, two] = [
      ledger.add(message(), 1),
      ledger.add(message({ unitKey: '乙局', messageId: '二@校表', recipient: 'b@yi.gov.cn' }), 1),
    ]
    ledger.startSending(one.id, 2)
    expect(ledger.startSending(two.id, 2)).toBeUndefined()
    ledger.beforeDot(two.id, 3)
    expect(ledger.recover(4)).toEqual({ planned: 1, uncertain: 1 })
    expect([stateOf(), stateOf('二@校表')]).toEqual(['planned', 'uncertain'])
    ledger.resolve(two.id, false, 5)
    expect(stateOf('二@校表')).toBe('planned')
  })

  it('that the server put off keeps its try; one that never left does not count', () => {
    const { id } = ledger.add(message(), 1)
    ledger.startSending(id, 2)
    ledger.back(id, 3, '登录没有成')
    expect(ledger.find(message())).toMatchObject({ state: 'planned', attempts: 0, answer: '登录没有成' })
    ledger.startSending(id, 4)
    ledger.deferred(id, 5, '451', 600)
    expect(ledger.find(message())).toMatchObject({ state: 'deferred', attempts: 1, nextAt: 600 })
  })
})

describe('workbooks that somebody has already', () => {
  it.each([
    ['the same unit', { messageId: '二@校表', contentHash: '别的', attachments: 'y x' }],
    ['the same address, in other letters', { messageId: '二@校表', unitKey: '乙局', recipient: 'A@JIA.gov.cn' }],
    ['the same unit, one of them', { messageId: '二@校表', contentHash: '别的', attachments: 'x' }],
  ])('do not go out again to %s', (_, changes) => {
    sent()
    const again = ledger.add(message(changes), 5)
    expect(ledger.startSending(again.id, 6)).toMatchObject({ messageId: '一@校表' })
    expect(stateOf('二@校表')).toBe('planned')
  })

  it.each([
    ['to another unit and address', { unitKey: '乙局', recipient: 'b@yi.gov.cn' }],
    ['in another campaign', { campaign: '下一批' }],
    ['with one that is new', { contentHash: '别的', attachments: 'x z' }],
    ['on purpose', { purpose: resendPurpose('0123456789abcdef') }],
  ])('do %s', (_, changes) => {
    sent()
    const again = ledger.add(message({ messageId: '二@校表', ...changes }), 5)
    expect(ledger.startSending(again.id, 6)).toBeUndefined()
  })

  it('do not go out beside one that is just being sent, or of which nobody knows', () => {
    const first = ledger.add(message(), 1)
    const second = ledger.add(message({ messageId: '二@校表', unitKey: '乙局' }), 1)
    const earlier = (at: number) => ledger.startSending(second.id, at)?.messageId
    ledger.startSending(first.id, 2)
    expect(earlier(3)).toBe('一@校表')
    ledger.beforeDot(first.id, 4)
    expect(earlier(5)).toBe('一@校表')
    ledger.uncertain(first.id, 6, '没有答复')
    expect(earlier(7)).toBe('一@校表')
    ledger.resolve(first.id, false, 8)
    expect(earlier(9)).toBeUndefined()
  })

  it('do after a rehearsal, which is no sending', () => {
    sent({ purpose: rehearsalPurpose('me@here.gov.cn', 1) })
    const real = ledger.add(message({ messageId: '二@校表' }), 5)
    expect(ledger.startSending(real.id, 6)).toBeUndefined()
    expect(ledger.messages('批次').map(({ messageId }) => messageId)).toEqual(['二@校表'])
  })
})

describe('what stands elsewhere, of a ledger that was restored', () => {
  it('counts as sent, once, and never takes back what this ledger knows', () => {
    expect(ledger.takeIn(message(), 'sent', '证一', 5, '补记')).toBe(true)
    expect(ledger.takeIn(message(), 'sent', '证一', 6, '补记')).toBe(false)
    expect(stateOf()).toBe('sent')
    expect(ledger.takeIn(message(), 'uncertain', '证二', 7, '补记')).toBe(false)
    expect(stateOf()).toBe('sent')
  })

  it('settles what was 待查', () => {
    expect(ledger.takeIn(message(), 'uncertain', '证一', 5, '补记')).toBe(true)
    expect(ledger.takeIn(message(), 'sent', '证二', 6, '补记')).toBe(true)
    expect(stateOf()).toBe('sent')
  })
})

describe('a message with another address', () => {
  it('has all its tries before it, at once, and says to whom it went', () => {
    const { id } = ledger.add(message(), 1)
    ledger.startSending(id, 2)
    ledger.deferred(id, 3, '450 稍后再试', 9000)
    ledger.readdress(id, { recipient: 'b@jia.gov.cn', subject: '审核结果', planHash: '新计划' }, 4)
    expect(ledger.find(message())).toMatchObject({
      ...{ state: 'planned', recipient: 'b@jia.gov.cn', planHash: '新计划', attempts: 0, nextAt: 0 },
    })
    expect(ledger.recipientsOf(id).toSorted()).toEqual(['a@jia.gov.cn', 'b@jia.gov.cn'])
  })

  it('is none of those that may have gone out', () => {
    const { id } = sent()
    const other = { recipient: 'b@jia.gov.cn', subject: '审核结果', planHash: '新计划' }
    expect(() => ledger.readdress(id, other, 5)).toThrow(LedgerConflictError)
    expect(ledger.find(message())).toMatchObject({ state: 'sent', recipient: 'a@jia.gov.cn', attempts: 1 })
  })
})

describe('the chain of steps', () => {
  it('is whole as long as only the program writes, and grows from its head', () => {
    const before = ledger.head
    sent()
    expect(ledger.faults()).toEqual([])
    expect(ledger.head.events).toBe(before.events + 4)
    expect(ledger.contains(before)).toBe(true)
    expect(ledger.contains({ events: 2, hash: '别的' })).toBe(false)
  })

  it.each([
    ['a step that was changed', 'UPDATE mail_event SET at = 99 WHERE id = 2', /第 2 步，/],
    ['a step that was taken out', 'DELETE FROM mail_event WHERE id = 2', /第 2 步不见了/],
    ['a unit that was changed', "UPDATE mail_message SET unit = '乙局'", /第 1 步，/],
    ['a state that was changed', "UPDATE mail_message SET state = 'planned'", /「甲局」的登记与它的最后一步不符/],
    ['a receiver that was changed', "UPDATE mail_message SET recipient = 'b@yi.cn'", /「甲局」的登记/],
  ])('tells of %s', async (_, sql, fault) => {
    sent()
    await meddle(sql)
    expect(ledger.faults()).toEqual([expect.stringMatching(fault)])
  })
})

describe('a ledger', () => {
  it('keeps its name and its plans; a later plan of a folder takes the place of the earlier', async () => {
    ledger.addPlan('甲', '批次', '/发信', 1)
    ledger.addPlan('乙', '批次', '/发信', 2)
    ledger.addPlan('丙', '批次', '/别处', 3)
    await meddle('SELECT 1')
    expect(ledger.id).toBe('台账一')
    expect(['甲', '乙', '丙', '丁'].map((hash) => ledger.planState(hash))).toEqual([
      ...['superseded', 'valid', 'valid', 'unknown'],
    ])
  })

  it('is as it was after a look at what would be', () => {
    expect(ledger.tryOut(() => sent().unit)).toBe('甲局')
    expect(ledger.messages('批次')).toEqual([])
    expect(ledger.head.events).toBe(0)
  })

  it('of an older program gets the columns it lacks, and a chain', async () => {
    sent()
    await meddle(
      'ALTER TABLE mail_event DROP COLUMN hash; ALTER TABLE mail_event DROP COLUMN recipient; ALTER TABLE mail_message DROP COLUMN attachments',
    )
    expect(ledger.findById('一@校表')).toMatchObject({ state: 'sent', attachments: '' })
    expect(ledger.head.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(ledger.faults()).toEqual([])
  })
})
