import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNew, MailLedger, type MessageState, type NewMessage } from '../../../src/adapters/sqlite/mail-ledger.ts'
import {
  type EvidencePlaces,
  hasForeignEvidence,
  takeInEvidence,
  takenInText,
  unheardOf,
} from '../../../src/shells/mail/evidence.ts'
import { writeResults } from '../../../src/shells/mail/results.ts'
import { checkOf, readTrails, SentTrail, type TrailStep, trailPlaces } from '../../../src/shells/mail/sent-trail.ts'
import { Bench } from './sending.ts'

let bench: Bench
let ledger: MailLedger
let places: EvidencePlaces
beforeEach(async () => {
  bench = await Bench.make()
  ledger = bench.ledger
  mkdirSync(join(bench.folder, '发信'))
  mkdirSync(join(bench.folder, '结果'))
  places = {
    ledger,
    folder: join(bench.folder, '发信'),
    trails: trailPlaces(join(bench.folder, '台账.db'), join(bench.folder, '发信'), join(bench.folder, '结果')),
  }
})
afterEach(() => bench.done())

const message = (changes: Partial<NewMessage> = {}): NewMessage => ({
  campaign: '试',
  unitKey: '甲局',
  contentHash: 'c',
  purpose: '',
  unit: '甲局',
  round: 1,
  messageId: 'm1@x',
  recipient: 'a@x.cn',
  subject: '结果',
  planHash: 'plan',
  attachments: 'h1',
  ...changes,
})
/** A step of which this ledger knows nothing, for its head is another. */
const step = (state: MessageState, at: number, changes: Partial<TrailStep> = {}): TrailStep => ({
  message: message(),
  state,
  at,
  answer: '250 ok',
  ledger: 'ledger-1',
  events: 100 + at,
  hash: `hash ${at}`,
  ...changes,
})
const write = (...steps: TrailStep[]): void => {
  const trail = new SentTrail(places.trails)
  for (const each of steps) trail.add(each)
}
const state = (): string | undefined => ledger.findById('m1@x')?.state
const takeIn = (): number => takeInEvidence(places, 1000).rows.length

describe('a trail', () => {
  it('stands beside the ledger, the plan and the workbooks, and is read once however often it stands there', () => {
    write(step('dot', 1))
    for (const place of places.trails) expect(readTrails([place]).steps).toEqual([step('dot', 1)])
    expect(readTrails(places.trails)).toEqual({ steps: [step('dot', 1)], damaged: [] })
  })

  it('passes over a folder that is not there, and wants one', () => {
    new SentTrail([join(bench.folder, '没有', 'x'), places.trails[0]!]).add(step('dot', 1))
    expect(readTrails(places.trails).steps).toHaveLength(1)
    expect(() => new SentTrail([join(bench.folder, '没有', 'x')])).toThrow('发送记录写不进去')
  })

  it('goes on behind a line that a crash has torn', () => {
    write(step('dot', 1))
    appendFileSync(places.trails[0]!, '{"step":{"mess')
    write(step('sent', 2))
    expect(readTrails(places.trails)).toEqual({ steps: [step('dot', 1), step('sent', 2)], damaged: [] })
  })

  it.each(['{}', 'null', '1', '{"step":{},"check":"x"}'])('with a line %s is damaged', (line) => {
    writeFileSync(places.trails[1]!, `${line}\n`)
    expect(readTrails(places.trails).damaged).toEqual([places.trails[1]])
    expect(takeIn).toThrow('「发送记录.jsonl」写出以后被改动过')
  })

  it('adds nothing after another has written there', () => {
    const trail = new SentTrail(places.trails)
    trail.add(step('dot', 1))
    appendFileSync(places.trails[2]!, '\n')
    expect(() => trail.add(step('sent', 2))).toThrow('另一台电脑或另一个台账正在发送')
    expect(readTrails(places.trails).steps).toHaveLength(1)
  })
})

describe('a ledger that is behind', () => {
  it.each<[string, TrailStep[], string | undefined]>([
    ['a dot and its answer', [step('dot', 1), step('sent', 2)], 'sent'],
    ['a dot without an answer', [step('dot', 1)], 'uncertain'],
    ['a dot that was put off', [step('dot', 1), step('deferred', 2)], undefined],
    ['a dot that was refused', [step('dot', 1), step('failed', 2)], undefined],
    ['a dot that was put off and another', [step('dot', 1), step('deferred', 2), step('dot', 3)], 'uncertain'],
    ['steps out of order', [step('sent', 2), step('dot', 1)], 'sent'],
    ['two steps of one moment', [step('dot', 1), step('sent', 1)], 'sent'],
  ])('learns from %s: %s', (_, steps, expected) => {
    write(...steps)
    expect(unheardOf(places)).toBe(expected === undefined ? 0 : 1)
    expect(takeIn()).toBe(expected === undefined ? 0 : 1)
    expect(state()).toBe(expected)
    expect([unheardOf(places), takeIn()]).toEqual([0, 0])
  })

  it.each<[MessageState, string]>([
    ['planned', 'sent'],
    ['sending', 'sent'],
    ['deferred', 'sent'],
    ['failed', 'sent'],
    ['uncertain', 'sent'],
    ['bounced-hard', 'sent'],
  ])('learns that what it has as %s was sent', (before, after) => {
    bring(before)
    write(step('dot', 1), step('sent', 2))
    expect(takeIn()).toBe(1)
    expect(state()).toBe(after)
  })

  it.each<[MessageState, TrailStep]>([
    ['sent', step('dot', 1)],
    ['delayed', step('sent', 1)],
    ['uncertain', step('dot', 1)],
  ])('leaves what it knows to be out as %s', (before, record) => {
    bring(before)
    write(record)
    expect(takeIn()).toBe(0)
    expect(state()).toBe(before)
  })

  /** The message of the records, brought into a state by the ledger's own way. */
  function bring(to: MessageState): void {
    const { id } = ledger.add(message(), 1)
    if (to !== 'planned') ledger.startSending(id, 1)
    if (to === 'failed') ledger.failed(id, 1, '550')
    if (to === 'deferred') ledger.deferred(id, 1, '450', 2)
    if (['planned', 'sending', 'failed', 'deferred'].includes(to)) return
    ledger.beforeDot(id, 1)
    if (to === 'uncertain') ledger.uncertain(id, 1, '?')
    else ledger.sent(id, 1, '250', '')
    if (to === 'delayed' || to === 'bounced-hard') ledger.addNotice('n', ledger.findById('m1@x')!, to, 1, '')
  }

  it('knows a message by its number although it has it under another name, and the other way round', () => {
    ledger.add(message({ unitKey: '甲委', contentHash: 'd' }), 1)
    write(step('sent', 1))
    expect(takeIn()).toBe(1)
    expect(ledger.messages('试').map((row) => [row.unitKey, row.state])).toEqual([['甲委', 'sent']])
    ledger.add(message({ unitKey: '乙局', messageId: 'm2@y' }), 1)
    write(step('sent', 2, { message: message({ unitKey: '乙局', messageId: 'm2@x' }) }))
    expect(takeIn()).toBe(1)
    expect(ledger.findById('m2@y')!.state).toBe('sent')
  })

  it('takes in with the answer where it learned it, and holds what brings the same workbooks under another name', () => {
    write(step('sent', 1, { ledger: '别的' }))
    takeIn()
    expect(ledger.findById('m1@x')!.answer).toMatch(/^补记自发送记录（.*，另一个台账）：250 ok$/)
    expect(ledger.earlier(message({ unitKey: '乙局', contentHash: 'd' }))).toMatchObject({ unit: '甲局' })
    expect(ledger.faults()).toEqual([])
  })

  it('is told of, with what nobody knows', () => {
    write(step('sent', 1), step('dot', 2, { message: message({ unit: '乙局', unitKey: '乙局', messageId: 'm2@x' }) }))
    expect(takenInText(takeInEvidence(places, 9))).toBe(
      '发送台账比发送记录旧（恢复过备份，或换了台账、电脑）：有 2 封发过而台账里没有，已补记入台账，不会重发；其中 1 封不能确定收到没有，列为待查：「甲局」「乙局」。',
    )
    expect(takenInText({ rows: [] })).toBe('')
  })

  it('is asked about first when the records are of another ledger, not when they are of its own', () => {
    write(step('sent', 1))
    expect(hasForeignEvidence(places)).toBe(false)
    write(step('sent', 2, { ledger: '别的' }))
    expect(hasForeignEvidence(places)).toBe(true)
    takeIn()
    expect(hasForeignEvidence(places)).toBe(false)
  })
})

describe('a ledger that made the records itself', () => {
  /** Sent, and written down with the true head of the chain. */
  function sent(): void {
    const row = ledger.add(message(), 1)
    ledger.startSending(row.id, 1)
    ledger.beforeDot(row.id, 1)
    ledger.sent(row.id, 2, '250 ok', '')
    const { events, hash } = ledger.head
    write(step('sent', 2, { message: asNew(row), events, hash }))
  }

  it('knows better what became of a message since', () => {
    sent()
    const row = ledger.findById('m1@x')!
    ledger.addNotice('n', row, 'bounced-hard', 3, '550')
    ledger.readdress(row.id, message(), 4)
    expect(takeIn()).toBe(0)
    expect(state()).toBe('planned')
  })

  it('is not believed to have made them by the head alone: that of another ledger may come by chance', () => {
    sent()
    write(
      step('sent', 9, {
        message: message({ unitKey: '乙局', messageId: 'm2@x' }),
        ledger: '别的',
        events: 0,
        hash: '',
      }),
    )
    expect(takeIn()).toBe(1)
  })
})

describe('发送结果.json', () => {
  const path = (): string => join(places.folder, '发送结果.json')
  const reported = async (): Promise<void> => {
    const row = ledger.add(message(), 1)
    ledger.startSending(row.id, 1)
    ledger.beforeDot(row.id, 1)
    ledger.sent(row.id, 2, '250 ok', '')
    const plan = { hash: 'plan', folder: places.folder, data: { campaign: '试', messages: [], held: 0 } } as never
    await writeResults({ plan, rows: ledger.messages('试'), ledger, now: 3, version: '0' })
  }
  /** Another ledger, that knows nothing. */
  async function fresh(): Promise<EvidencePlaces> {
    return { ...places, ledger: await MailLedger.open(join(bench.folder, '新.db'), 'ledger-2') }
  }
  const change = (how: (data: { [key: string]: unknown; messages: { [key: string]: unknown }[] }) => void): void => {
    const data = JSON.parse(readFileSync(path(), 'utf8'))
    how(data)
    writeFileSync(path(), JSON.stringify(data))
  }

  it('tells a new ledger all that belongs to a message', async () => {
    await reported()
    const other = await fresh()
    expect(takeInEvidence(other, 9).rows).toMatchObject([
      { ...message(), state: 'sent', answer: expect.stringMatching(/^补记自「发送结果\.json」/) },
    ])
    other.ledger.close()
  })

  it('says nothing new to the ledger that wrote it', async () => {
    await reported()
    expect(takeIn()).toBe(0)
  })

  it.each<[string, Parameters<typeof change>[0]]>([
    ['a state', (data) => void (data.messages[0]!.state = 'failed')],
    ['a recipient', (data) => void (data.messages[0]!.recipient = 'x@y.cn')],
    ['all messages', (data) => void (data.messages = [])],
    ['its check', (data) => void delete data.check],
    ['its ledger', (data) => void (data.ledger = 'ledger-2')],
    ['a time that is none', (data) => void Object.assign(data, { messages: [{ ...data.messages[0], at: '?' }] })],
  ])('is refused when somebody has changed %s', async (_, how) => {
    await reported()
    change(how)
    const other = await fresh()
    expect(() => takeInEvidence(other, 9)).toThrow('「发送结果.json」写出以后被改动过')
    other.ledger.close()
  })

  it('with a sound check, yet without what is needed, is refused', async () => {
    await reported()
    change((data) => {
      const { check: _, proof: __, ...rest } = data
      for (const key of Object.keys(data)) delete data[key]
      Object.assign(data, { ...rest, check: checkOf(rest) })
    })
    const other = await fresh()
    expect(() => takeInEvidence(other, 9)).toThrow('写出以后被改动过')
    other.ledger.close()
  })

  it('of a rehearsal is none', async () => {
    writeFileSync(join(places.folder, '演练发送结果.json'), 'x')
    writeFileSync(join(places.folder, '~$发送结果.xlsx'), 'x')
    expect(takeIn()).toBe(0)
  })
})
