import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SmtpServer } from '../../../src/adapters/mail/smtp-server.ts'
import {
  FAULTS,
  type Fault,
  PHASES,
  RawServer,
  type RawServerOptions,
  type ServerPhase,
} from '../../adapters/mail/raw-server.ts'
import { Bench } from './sending.ts'

let bench: Bench
let raw: RawServer
beforeEach(async () => {
  bench = await Bench.make()
})
afterEach(async () => {
  await raw.stop()
  bench.done()
})

async function serverOf(options: RawServerOptions): Promise<SmtpServer> {
  raw = new RawServer(options)
  if (options.fault?.kind === 'hang') bench.patience = { beforeDotMs: 300, afterDotMs: 300 }
  return {
    host: '127.0.0.1',
    port: await raw.start(),
    security: 'none',
    login: { user: 'jixiao', password: '不告诉你' },
  }
}

/** What one message's state is after one fault, and whether the run goes on. */
const STATES: Readonly<Record<ServerPhase, Readonly<Record<Fault, readonly [state: string, end: string]>>>> = {
  greeting: {
    drop: ['planned', 'stopped'],
    hang: ['planned', 'stopped'],
    '4xx': ['planned', 'stopped'],
    '5xx': ['planned', 'stopped'],
  },
  EHLO: {
    drop: ['planned', 'stopped'],
    hang: ['planned', 'stopped'],
    '4xx': ['planned', 'stopped'],
    '5xx': ['planned', 'stopped'],
  },
  AUTH: {
    drop: ['planned', 'stopped'],
    hang: ['planned', 'stopped'],
    '4xx': ['planned', 'stopped'],
    '5xx': ['planned', 'stopped'],
  },
  MAIL: {
    drop: ['deferred', 'later'],
    hang: ['deferred', 'later'],
    '4xx': ['deferred', 'later'],
    '5xx': ['failed', 'done'],
  },
  RCPT: {
    drop: ['deferred', 'later'],
    hang: ['deferred', 'later'],
    '4xx': ['deferred', 'later'],
    '5xx': ['failed', 'done'],
  },
  DATA: {
    drop: ['deferred', 'later'],
    hang: ['deferred', 'later'],
    '4xx': ['deferred', 'later'],
    '5xx': ['failed', 'done'],
  },
  dot: {
    drop: ['uncertain', 'done'],
    hang: ['uncertain', 'done'],
    '4xx': ['deferred', 'later'],
    '5xx': ['failed', 'done'],
  },
}
const CELLS = PHASES.flatMap((phase) => FAULTS.map((kind) => ({ phase, kind })))

describe('a server that fails', () => {
  it.each(CELLS)(
    'at $phase by $kind leaves the message in its fixed state, and what was not sent is not said to be',
    async (fault) => {
      const server = await serverOf({ fault })
      const message = bench.add('甲局', 'jia@example.gov.cn')
      const end = await bench.run(server, { wait: false })
      const [state, ended] = STATES[fault.phase][fault.kind]
      expect([bench.state(message), end.kind]).toEqual([state, ended])
      expect(raw.received.length).toBe(state === 'uncertain' ? 1 : 0)
    },
  )

  it.each(
    CELLS.filter(({ phase, kind }) => STATES[phase][kind][0] !== 'failed' && STATES[phase][kind][0] !== 'uncertain'),
  )('once at $phase by $kind gets the message once when it is tried again', async (fault) => {
    const server = await serverOf({ fault, times: fault.phase === 'EHLO' ? 2 : 1 })
    const message = bench.add('甲局', 'jia@example.gov.cn')
    for (let run = 0; run < 3; run++) await bench.run(server)
    expect(bench.state(message)).toBe('sent')
    expect(raw.received).toHaveLength(1)
  })

  it.each(['drop', 'hang'] as const)('after the dot by %s never gets that message again', async (kind) => {
    const server = await serverOf({ fault: { phase: 'dot', kind } })
    const message = bench.add('甲局', 'jia@example.gov.cn')
    for (let run = 0; run < 3; run++) await bench.run(server)
    expect(raw.received).toHaveLength(1)
    expect(bench.state(message)).toBe('uncertain')
  })

  it('with a login in the way is asked once, not once for each message', async () => {
    const server = await serverOf({ fault: { phase: 'AUTH', kind: '5xx', code: 535 } })
    const messages = ['甲局', '乙局', '丙局'].map((unit, index) => bench.add(unit, `u${index}@example.gov.cn`))
    const end = await bench.run(server)
    expect(end).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('服务器不接受登录') })
    expect(raw.connections).toBe(1)
    expect(messages.map((each) => bench.state(each))).toEqual(['planned', 'planned', 'planned'])
  })

  it('that is not there is tried again at growing distances, then the run stops with nothing marked failed', async () => {
    const server = await serverOf({})
    await raw.stop()
    const message = bench.add('甲局', 'jia@example.gov.cn')
    const end = await bench.run(server)
    expect(end).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('邮件服务器拒绝连接') })
    expect(bench.clock.slept).toEqual([300_000, 600_000])
    expect(bench.state(message)).toBe('planned')
  })
})

describe('4xx', () => {
  it('is tried eight times, 5 minutes doubling to an hour, and then failed', async () => {
    const server = await serverOf({ fault: { phase: 'RCPT', kind: '4xx', code: 450 } })
    const message = bench.add('甲局', 'jia@example.gov.cn')
    expect(await bench.run(server)).toEqual({ kind: 'done' })
    expect(bench.clock.slept.map((ms) => ms / 60_000)).toEqual([5, 10, 20, 40, 60, 60, 60])
    expect(raw.connections).toBe(8)
    expect(bench.ledger.find(message)).toMatchObject({
      state: 'failed',
      attempts: 8,
      answer: expect.stringContaining('试了 8 次'),
    })
  })

  it('of one message does not hold up the others', async () => {
    const server = await serverOf({ fault: { phase: 'RCPT', kind: '4xx' }, times: 1 })
    bench.add('甲局', 'jia@example.gov.cn')
    bench.add('乙局', 'yi@example.gov.cn')
    await bench.run(server)
    expect(raw.received.map((each) => each.to)).toEqual(['yi@example.gov.cn', 'jia@example.gov.cn'])
  })

  it('421 halves the rate', async () => {
    const server = await serverOf({ fault: { phase: 'MAIL', kind: '4xx', code: 421 }, times: 1 })
    for (let index = 0; index < 6; index++) bench.add(`${index}局`, `u${index}@example.gov.cn`)
    await bench.run(server, { perMinute: 4 })
    expect(raw.received).toHaveLength(6)
    // Two a minute from then on; the one put off comes after five minutes.
    expect(bench.clock.slept.filter((ms) => ms === 60_000).length).toBeGreaterThanOrEqual(2)
  })
})

describe('the dot', () => {
  it('is in the ledger before it can have arrived, and sending before the connection', async () => {
    const seen: string[] = []
    const message = bench.add('甲局', 'jia@example.gov.cn')
    const server = await serverOf({
      onData: () => seen.push(bench.state(message)),
      onDot: () => seen.push(bench.state(message)),
    })
    await bench.run(server)
    expect(seen).toEqual(['sending', 'dot'])
  })

  it('never leaves when the ledger cannot be written', async () => {
    const server = await serverOf({})
    const message = bench.add('甲局', 'jia@example.gov.cn')
    const broken = new Proxy(bench.ledger, {
      get: (ledger, name) => {
        if (name === 'beforeDot') {
          return () => {
            throw new Error('disk full')
          }
        }
        const value: unknown = Reflect.get(ledger, name)
        return typeof value === 'function' ? value.bind(ledger) : value
      },
    })
    await expect(bench.run(server, {}, { ledger: broken })).rejects.toThrow('disk full')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(raw.received).toEqual([])
    expect(bench.ledger.recover(bench.clock.now())).toEqual({ planned: 1, uncertain: 0 })
    expect(bench.state(message)).toBe('planned')
  })

  it.each(['250 2.0.0 Ok: queued as EARLY', '451 4.3.0 later', '554 5.7.1 no'])(
    'is not sent after the early answer %s, which never counts as sent',
    async (earlyAnswer) => {
      const server = await serverOf({ earlyAnswer })
      const message = bench.add('甲局', 'jia@example.gov.cn')
      await bench.run(server, { wait: false }, {})
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(bench.state(message)).not.toBe('sent')
      expect(raw.received).toEqual([])
    },
  )

  it('goes to a server with PIPELINING in the same order', async () => {
    const seen: string[] = []
    const message = bench.add('甲局', 'jia@example.gov.cn')
    const server = await serverOf({
      extensions: ['PIPELINING', 'SIZE 10000000'],
      onData: () => seen.push(bench.state(message)),
      onDot: () => seen.push(bench.state(message)),
    })
    await bench.run(server)
    expect([seen, bench.state(message)]).toEqual([['sending', 'dot'], 'sent'])
  })
})

describe('a run', () => {
  it('keeps the rate per minute and per day, over runs', async () => {
    const server = await serverOf({})
    for (let index = 0; index < 7; index++) bench.add(`${index}局`, `u${index}@example.gov.cn`)
    const end = await bench.run(server, { perMinute: 2, perDay: 5 })
    expect(end).toMatchObject({ kind: 'later', reason: expect.stringContaining('每天 5 封') })
    expect(raw.received).toHaveLength(5)
    expect(bench.clock.slept).toEqual([60_000, 60_000])
    expect((await bench.run(server, { perDay: 5 })).kind).toBe('later')
    expect(raw.received).toHaveLength(5)
    bench.clock.time += 24 * 3600_000
    expect(await bench.run(server, { perDay: 5 })).toEqual({ kind: 'done' })
    expect(raw.received).toHaveLength(7)
  })

  it('stops after so many failures', async () => {
    const server = await serverOf({ fault: { phase: 'RCPT', kind: '5xx', code: 550 } })
    for (let index = 0; index < 6; index++) bench.add(`${index}局`, `u${index}@example.gov.cn`)
    expect(await bench.run(server)).toMatchObject({ kind: 'stopped', reason: expect.stringContaining('3 封没有发成') })
    expect(raw.connections).toBe(3)
    // The word of 发送结果 and mail status: 被退回 is what came back later.
    expect(bench.steps.join('\n')).toContain('没有发成')
    expect(bench.steps.join('\n')).not.toContain('退回')
  })

  it('refuses a message larger than the server says it takes, before DATA', async () => {
    const server = await serverOf({ extensions: ['SIZE 500'] })
    const message = bench.add('甲局', 'jia@example.gov.cn')
    await bench.run(server)
    expect(bench.ledger.find(message)).toMatchObject({
      state: 'failed',
      answer: expect.stringContaining('超过服务器允许的大小'),
    })
    expect(raw.commands.filter((line) => /^(MAIL|DATA)/.test(line))).toEqual([])
  })

  it('writes down the server’s answer and its queue number', async () => {
    const server = await serverOf({})
    const message = bench.add('甲局', 'jia@example.gov.cn')
    await bench.run(server)
    expect(bench.ledger.find(message)).toMatchObject({
      state: 'sent',
      answer: '250 2.0.0 Ok: queued as 4ABC12',
      queueId: '4ABC12',
    })
  })
})
