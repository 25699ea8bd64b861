import { join } from 'node:path'
import { mkdirSync, readFileSync } from 'node:fs'
import { MailLedger } from '../../src/adapters/sqlite/mail-ledger.ts'
import { systemClock } from '../../src/shells/mail/clock.ts'
import { takeInEvidence } from '../../src/shells/mail/evidence.ts'
import type { PlanData } from '../../src/shells/mail/plan-file.ts'
import { selectJobs, trying } from '../../src/shells/mail/send-plan.ts'
import { runSending } from '../../src/shells/mail/send-run.ts'
import { SentTrail, trailPlaces } from '../../src/shells/mail/sent-trail.ts'

/**
 * The process that a kill sweep kills: sends a plan as `mail send` does. Arguments: folder, port, and how many at most.
 */
const [folder, port, limit] = process.argv.slice(2) as [string, string, string?]
const data = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as PlanData
const plan = { data: { ...data, outbox: folder }, hash: 'plan', folder }
const ledger = await MailLedger.open(join(folder, 'ledger.db'), 'ledger')
const clock = systemClock(() => false)
ledger.recover(clock.now())
const trails = trailPlaces(join(folder, 'ledger.db'), join(folder, '发信'), folder)
mkdirSync(join(folder, '发信'), { recursive: true })
const trail = new SentTrail(trails)
takeInEvidence({ ledger, trails, folder: join(folder, '发信') }, clock.now())
const from = 'jixiao@czj.example.cn'
const selection = {
  only: [],
  limit: limit === undefined ? undefined : Number(limit),
  rehearse: undefined,
  retryFailed: false,
  resend: [],
}
const { toSend } = selectJobs({ plan, selection, ledger, from, now: clock.now() })
const sender = {
  from,
  fromName: '绩效科',
  replyTo: undefined,
  server: { host: '127.0.0.1', port: Number(port), security: 'none' as const },
  patience: { beforeDotMs: 30_000, afterDotMs: 30_000 },
}
await runSending(
  toSend.map((job) => job.row),
  { perMinute: 1000, perDay: 1000, stopAfter: 1, wait: false },
  {
    ledger,
    trail,
    clock,
    interrupted: () => false,
    onStep: () => {},
    tryOnce: trying(plan, toSend, sender, clock.now),
  },
)
ledger.close()
