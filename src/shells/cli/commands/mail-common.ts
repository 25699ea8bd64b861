import { join, resolve } from 'node:path'
import { type Clock, systemClock } from '../../mail/clock.ts'
import { type Environment, stateFolderOf, UsageError } from '../environment.ts'

export interface LedgerOption {
  readonly ledger?: string
}

/** The ledger that was named, or the user's own. */
export function ledgerFile({ ledger }: LedgerOption, environment: Environment): string {
  if (ledger !== undefined) return resolve(environment.cwd, ledger)
  return join(stateFolderOf(environment), '发送台账.db')
}

export function mailClock(environment: Environment): Clock {
  return environment.clock ?? systemClock(environment.interrupted)
}

export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`${option} 后面要写整数，不是「${value}」。`)
  return Number(value)
}
