import type { Delivery } from '../../adapters/mail/smtp-server.ts'
import { asNew, isRehearsal, type LedgerMessage, type MailLedger } from '../../adapters/sqlite/mail-ledger.ts'
import { type Clock, hourText } from './clock.ts'
import { Pace } from './pace.ts'
import type { SentTrail } from './sent-trail.ts'

export interface SendSettings {
  readonly perMinute: number
  readonly perDay: number
  /**
   * The run stops after this many messages that failed or are uncertain, or this many tries in a row without a server.
   */
  readonly stopAfter: number
  /** Whether to wait for messages that were put off, or leave them for the next run. */
  readonly wait: boolean
}

export interface SendTools {
  readonly ledger: MailLedger
  readonly trail: Pick<SentTrail, 'add'>
  readonly clock: Clock
  readonly interrupted: () => boolean
  /**
   * Builds the message, checks it against the plan and tries to deliver it once. When a check fails, the answer is the
   * reason, and nothing has been sent.
   */
  readonly tryOnce: (
    message: LedgerMessage,
    beforeDot: () => void,
  ) => Promise<Delivery | { readonly kind: 'mismatch'; readonly reason: string }>
  /** Told after every message, for progress. */
  readonly onStep: (message: LedgerMessage, text: string) => void
}

/** Why the run ended. What became of each message is in the ledger. */
export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string }

const MOST_TRIES = 8
const FIRST_WAIT = 5 * 60_000
const LONGEST_WAIT = 60 * 60_000

/** Five minutes, doubling up to an hour. */
function backOff(tries: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.max(0, tries - 1), LONGEST_WAIT)
}

/**
 * Sends those of the messages that are still to be sent, one after the other. Every step is in the ledger before the
 * world can see it; a step that the ledger does not allow is thrown, and nothing more is sent. A message that a server
 * puts off is tried again after longer and longer pauses, eight times in all.
 */
export async function runSending(
  ids: readonly LedgerMessage[],
  settings: SendSettings,
  tools: SendTools,
): Promise<RunEnd> {
  return new SendRun(ids, settings, tools).run()
}

class SendRun {
  private readonly pace: Pace
  private bad = 0
  private unreachable = 0
  private readonly open: Map<number, LedgerMessage>

  constructor(
    messages: readonly LedgerMessage[],
    private readonly settings: SendSettings,
    private readonly tools: SendTools,
  ) {
    this.open = new Map(messages.map((message) => [message.id, message]))
    const dayAgo = tools.clock.now() - 24 * 3600_000
    this.pace = new Pace(settings.perMinute, settings.perDay, tools.ledger.dotsSince(dayAgo))
  }

  async run(): Promise<RunEnd> {
    for (;;) {
      if (this.tools.interrupted()) return { kind: 'interrupted' }
      if (this.open.size === 0) return { kind: 'done' }
      const now = this.tools.clock.now()
      const next = [...this.open.values()].reduce((a, b) => (b.nextAt < a.nextAt ? b : a))
      const until = Math.max(next.nextAt, this.pace.freeAt(now))
      if (this.pace.dayIsFull(now))
        return { kind: 'later', reason: `已达到每天 ${this.settings.perDay} 封的上限，明天再运行同一命令接着发` }
      if (next.nextAt > now && !this.settings.wait)
        return {
          kind: 'later',
          reason: `有 ${this.open.size} 封服务器叫稍后再试，${hourText(next.nextAt)} 以后再运行同一命令接着发`,
        }
      if (until > now) await this.tools.clock.sleep(until - now)
      else {
        const end = await this.send(next)
        if (end) return end
      }
    }
  }

  private async send(message: LedgerMessage): Promise<RunEnd | undefined> {
    const { ledger, clock } = this.tools
    const earlier = ledger.startSending(message.id, clock.now())
    if (earlier) return this.close(message, `内容相同的工作簿已发给 ${earlier.recipient}（${earlier.unit}），不再发`)
    this.pace.add(clock.now())
    const delivery = await this.tools.tryOnce(message, () =>
      ledger.beforeDot(message.id, clock.now(), (head) => this.trace(message, 'dot', '', head)),
    )
    if (delivery.kind !== 'trouble') this.unreachable = 0
    switch (delivery.kind) {
      case 'accepted':
        ledger.sent(message.id, clock.now(), delivery.answer, queueIdIn(delivery.answer))
        this.trace(message, 'sent', delivery.answer)
        return this.close(message, '已发送')
      case 'uncertain':
        ledger.uncertain(message.id, clock.now(), delivery.reason)
        return this.close(message, `待查：${delivery.reason}`, true)
      case 'refused':
        ledger.failed(message.id, clock.now(), delivery.answer)
        if (delivery.phase === 'dot') this.trace(message, 'failed', delivery.answer)
        return this.close(message, `没有发成，服务器不收：${delivery.answer}`, true)
      case 'deferred':
        if (delivery.code === 421) this.pace.halve()
        if (delivery.phase === 'dot') this.trace(message, 'deferred', delivery.answer)
        return this.putOff(message, delivery.answer)
      case 'trouble':
        return this.trouble(message, delivery)
      case 'mismatch':
        ledger.back(message.id, clock.now(), delivery.reason)
        return {
          kind: 'stopped',
          reason: `发出前的自查没有通过，已停止，这一封没有发出：「${message.unit}」，${delivery.reason}`,
        }
      default:
        return delivery satisfies never
    }
  }

  /** Records outside the ledger what was sent and what came of it; not of a rehearsal. */
  private trace(
    message: LedgerMessage,
    state: LedgerMessage['state'],
    answer: string,
    head = this.tools.ledger.head,
  ): void {
    if (isRehearsal(message)) return
    const { ledger, clock, trail } = this.tools
    trail.add({
      message: asNew(message),
      state,
      at: clock.now(),
      answer,
      ledger: ledger.id,
      events: head.events,
      hash: head.hash,
    })
  }

  private trouble(
    message: LedgerMessage,
    { reason, phase, stop }: Extract<Delivery, { kind: 'trouble' }>,
  ): RunEnd | undefined {
    const { ledger, clock } = this.tools
    const early = phase === 'connect' || phase === 'greeting' || phase === 'tls' || phase === 'login'
    if (!early && !stop) return this.putOff(message, reason)
    ledger.back(message.id, clock.now(), reason)
    if (stop) return { kind: 'stopped', reason }
    this.unreachable++
    if (this.unreachable >= this.settings.stopAfter)
      return { kind: 'stopped', reason: `连续 ${this.unreachable} 次：${reason}` }
    if (!this.settings.wait) return { kind: 'stopped', reason }
    const until = clock.now() + backOff(this.unreachable)
    this.pace.pauseUntil(until)
    this.tools.onStep(message, `${reason}，${hourText(until)} 再试`)
    return undefined
  }

  /** Not sent; tried again later, and given up after the eighth try. */
  private putOff(message: LedgerMessage, answer: string): RunEnd | undefined {
    const { ledger, clock } = this.tools
    const tries = message.attempts + 1
    if (tries >= MOST_TRIES) {
      ledger.failed(message.id, clock.now(), `试了 ${tries} 次，服务器都没有收：${answer}`)
      return this.close(message, `没有发成，试了 ${tries} 次，服务器都没有收：${answer}`, true)
    }
    const nextAt = clock.now() + backOff(tries)
    ledger.deferred(message.id, clock.now(), answer, nextAt)
    this.open.set(message.id, { ...message, attempts: tries, nextAt })
    this.tools.onStep(message, `等待再试，${hourText(nextAt)}（${answer}）`)
    return undefined
  }

  private close(message: LedgerMessage, text: string, bad = false): RunEnd | undefined {
    this.open.delete(message.id)
    this.tools.onStep(message, text)
    if (bad) this.bad++
    if (this.bad < this.settings.stopAfter || this.open.size === 0) return undefined
    return { kind: 'stopped', reason: `已有 ${this.bad} 封没有发成或待查，为稳妥起见停止，请先查明原因` }
  }
}

/** The number under which the server queued the message, if its answer gives one. */
function queueIdIn(answer: string): string {
  const match = /\bqueued(?: mail)? as <?([\w.+@-]+)|\b(?:queue[_ ]?id|id)[=: ]+<?([\w.+@-]+)/i.exec(answer)
  return match?.[1] ?? match?.[2] ?? ''
}
