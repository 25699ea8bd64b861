import { resolve } from 'node:path'
import type { LedgerMessage, MailLedger } from '../../../adapters/sqlite/mail-ledger.ts'
import { unitKey } from '../../../core/identity/unit-key.ts'
import { timeText } from '../../mail/clock.ts'
import { lockLedger, openLedger } from '../../mail/ledger-place.ts'
import { loadPlan } from '../../mail/plan-file.ts'
import { countsText, publicRow, rowsOf, STATE_NAMES, whatToDo, writeResults } from '../../mail/results.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../options.ts'
import { printResult } from '../output.ts'
import { type LedgerOption, ledgerFile, mailClock } from './mail-common.ts'

export interface MailStatusOptions extends CommonOptions, LedgerOption {
  readonly plan?: string
  readonly campaign: string
}

/** `jiaobiao mail status`: what became of every message; with a plan also writes 发送结果.xlsx anew. */
export async function mailStatus(options: MailStatusOptions, environment: Environment): Promise<number> {
  const ledger = await openLedger(ledgerFile(options, environment))
  try {
    const plan = options.plan === undefined ? undefined : loadPlan(resolve(environment.cwd, options.plan))
    const rows = plan ? rowsOf(plan, ledger) : ledger.messages(options.campaign).filter((row) => !isOvertaken(row, ledger))
    if (plan && !options.dryRun) await writeResults({ plan, rows, ledger, now: mailClock(environment).now(), version: environment.version })
    printResult(options.format, { command: 'mail status', messages: rows.map(publicRow) }, statusText(rows), environment)
    return rows.some((row) => UNDONE.includes(row.state)) ? EXIT.mail : EXIT.ok
  } finally {
    ledger.close()
  }
}

/** What a person must look after. */
const UNDONE: readonly LedgerMessage['state'][] = ['uncertain', 'failed', 'bounced-hard', 'bounced-soft']

/** Planned once, never sent, and no longer in any plan that holds. */
function isOvertaken({ state, planHash }: LedgerMessage, ledger: MailLedger): boolean {
  return (state === 'planned' || state === 'deferred') && ledger.planState(planHash) === 'superseded'
}

function statusText(rows: readonly LedgerMessage[]): string {
  if (rows.length === 0) return '还没有发送过。\n'
  const lines = rows.map((row) => {
    const todo = whatToDo(row)
    const line = `  ${row.unit}（${row.recipient}）：${STATE_NAMES[row.state]}　${timeText(row.updatedAt)}${row.answer === '' ? '' : `　${row.answer}`}`
    return todo === '' ? line : `${line}\n    ${todo}`
  })
  return `${countsText(rows)}。\n${lines.join('\n')}\n`
}

export interface MailResolveOptions extends CommonOptions, LedgerOption {
  readonly unit: string
  readonly as: string
  readonly campaign: string
}

/** `jiaobiao mail resolve --unit U --as 已收到|未收到`: a person has found out about an uncertain message. */
export async function mailResolve(options: MailResolveOptions, environment: Environment): Promise<number> {
  if (options.as !== '已收到' && options.as !== '未收到') throw new UsageError('--as 后面要写「已收到」或「未收到」。')
  const arrived = options.as === '已收到'
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    const lock = await lockLedger(file)
    try {
      const now = mailClock(environment).now()
      ledger.recover(now)
      const row = uncertainOf(ledger, options)
      ledger.resolve(row.id, arrived, now)
      const text = arrived ? `「${row.unit}」记为已收到。\n` : `「${row.unit}」记为未收到，再运行 mail send 会以同一编号重发。\n`
      printResult(options.format, { command: 'mail resolve', message: publicRow(ledger.find(row)!) }, text, environment)
      return EXIT.ok
    } finally {
      lock.release()
    }
  } finally {
    ledger.close()
  }
}

function uncertainOf(ledger: MailLedger, { campaign, unit }: MailResolveOptions): LedgerMessage {
  const found = ledger.messages(campaign).filter((row) => row.unitKey === unitKey(unit) && row.state === 'uncertain')
  if (found.length === 0) throw new UsageError(`「${unit}」没有待查的邮件。`)
  return found.at(-1)!
}
