import { join, resolve } from 'node:path'
import { type Clock, systemClock } from '../../mail/clock.ts'
import type { MailLedger } from '../../../adapters/sqlite/mail-ledger.ts'
import type { HeldLock } from '../../../adapters/files/take-lock.ts'
import { lockLedger } from '../../mail/ledger-place.ts'
import { type EvidencePlaces, takeInEvidence, type TakenIn, takenInText } from '../../mail/evidence.ts'
import type { LoadedPlan } from '../../mail/plan-file.ts'
import { type ResultsInput, writeResults } from '../../mail/results.ts'
import { trailPlaces } from '../../mail/sent-trail.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'

export interface LedgerOption {
  readonly ledger?: string
}

/** See `lockLedger`. */
export function lockFor(file: string, environment: Environment): Promise<HeldLock> {
  const { interrupted, stderr } = environment
  return lockLedger(file, { interrupted, now: mailClock(environment).now, say: (sentence) => stderr(`${sentence}\n`) })
}

/** The ledger that was named, or the user's own. */
export function ledgerFile({ ledger }: LedgerOption, environment: Environment): string {
  if (ledger !== undefined) return resolve(environment.cwd, ledger)
  return join(environment.stateFolder, '发送台账.db')
}

/**
 * 发送结果 beside the plan. That a file of it is open in WPS keeps nothing else back: it is told, and makes an exit code of
 * 0 another.
 */
export async function reported(input: ResultsInput, { stderr }: Environment): Promise<(code: number) => number> {
  const sentences = await writeResults(input)
  const again =
    '发送情况都记在台账里。处理好以后运行 jiaobiao mail status --plan 发送计划.xlsx（写明它的位置），即可重写。'
  if (sentences.length > 0) stderr(`${sentences.join('\n')}\n${again}\n`)
  return (code) => (code === EXIT.ok && sentences.length > 0 ? EXIT.unreadable : code)
}

export function mailClock(environment: Environment): Clock {
  return environment.clock ?? systemClock(environment.interrupted)
}

export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`${option} 后面要写整数，不是「${value}」。`)
  return Number(value)
}

/** Where it stands, outside the ledger, what of a plan was sent. */
export function evidencePlaces(ledger: MailLedger, file: string, folder: string, outbox: string): EvidencePlaces {
  return { ledger, trails: trailPlaces(file, folder, outbox), folder }
}

/** Before 发送结果 of a plan is read or written: the ledger learns what it lacks, and the user is told of it. */
export function learnFromEvidence(
  ledger: MailLedger,
  file: string,
  { folder, data }: LoadedPlan,
  environment: Environment,
): void {
  tellTakenIn(
    takeInEvidence(evidencePlaces(ledger, file, folder, data.outbox), mailClock(environment).now()),
    environment,
  )
}

export function tellTakenIn(taken: TakenIn, environment: Environment): void {
  const text = takenInText(taken)
  if (text !== '') environment.stderr(`${text}\n`)
}
