import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildMessage } from '../../../src/adapters/mail/build-message.ts'
import { deliver } from '../../../src/adapters/mail/deliver.ts'
import type { SmtpServer } from '../../../src/adapters/mail/smtp-server.ts'
import { type LedgerMessage, MailLedger } from '../../../src/adapters/sqlite/mail-ledger.ts'
import { runSending, type RunEnd, type SendSettings, type SendTools } from '../../../src/shells/mail/send-run.ts'
import { content } from '../../adapters/mail/messages.ts'

/** A clock that jumps where the program waits. */
export class FakeClock {
  time = Date.UTC(2026, 0, 5, 1, 0, 0)
  readonly slept: number[] = []
  now = (): number => this.time
  sleep = (ms: number): Promise<void> => {
    this.slept.push(ms)
    this.time += ms
    return Promise.resolve()
  }
}

const SETTINGS: SendSettings = { perMinute: 1000, perDay: 10_000, stopAfter: 3, wait: true }

/** A ledger of its own in a folder of its own, and runs over it. */
export class Bench {
  readonly clock = new FakeClock()
  readonly steps: string[] = []
  patience = { beforeDotMs: 5000, afterDotMs: 5000 }
  private constructor(
    readonly folder: string,
    readonly ledger: MailLedger,
  ) {}

  static async make(): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), '校表 发信-'))
    return new Bench(folder, await MailLedger.open(join(folder, '台账.db'), 'ledger-1'))
  }

  add(unit: string, recipient: string): LedgerMessage {
    return this.ledger.add(
      {
        campaign: '试',
        unitKey: unit,
        contentHash: `hash of ${unit}`,
        purpose: '',
        unit,
        round: 1,
        messageId: `${recipient.split('@')[0]}.r1@example.gov.cn`,
        recipient,
        subject: `${unit}：结果`,
        planHash: 'plan',
        attachments: '',
      },
      this.clock.now(),
    )
  }

  state(message: LedgerMessage): string {
    return this.ledger.find(message)!.state
  }

  async run(server: SmtpServer, changes: Partial<SendSettings> = {}, tools: Partial<SendTools> = {}): Promise<RunEnd> {
    const open = this.ledger.messages('试').filter((each) => each.state === 'planned' || each.state === 'deferred')
    return runSending(
      open,
      { ...SETTINGS, ...changes },
      {
        ledger: this.ledger,
        trail: { add: () => {} },
        clock: this.clock,
        interrupted: () => false,
        onStep: (message, text) => void this.steps.push(`${message.unit}：${text}`),
        tryOnce: async (message, beforeDot) => {
          const given = content({ to: message.recipient, subject: message.subject, messageId: message.messageId })
          return deliver(server, given, await buildMessage(given), this.patience, beforeDot)
        },
        ...tools,
      },
    )
  }

  done(): void {
    this.ledger.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
