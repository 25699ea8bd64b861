import { resolve } from 'node:path'
import type { LedgerMessage, MailLedger } from '../../../adapters/sqlite/mail-ledger.ts'
import { unitKey } from '../../../core/identity/unit-key.ts'
import { timeText } from '../../mail/clock.ts'
import { openLedger } from '../../mail/ledger-place.ts'
import { loadPlan } from '../../mail/plan-file.ts'
import { countsText, publicRow, rowsOf, STATE_NAMES, whatToDo } from '../../mail/results.ts'
import { refuseUnknownPlan } from '../../mail/send-plan.ts'
import { quoted, unsentText } from '../../mail/text.ts'
import { isAnyUnsent, openMessages, unsentOf } from '../../mail/unsent.ts'
import { type Environment, EXIT, UsageError } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { printResult } from '../output.ts'
import { learnFromEvidence, type LedgerOption, ledgerFile, lockFor, mailClock, reported } from './mail-common.ts'

export interface MailStatusOptions extends CommonOptions, LedgerOption {
  readonly plan?: string
  readonly campaign?: string
}

/**
 * `jiaobiao mail status`: what became of every message, of all campaigns or of one; with a plan also writes 发送结果.xlsx
 * anew.
 */
export async function mailStatus(options: MailStatusOptions, environment: Environment): Promise<number> {
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    if (options.plan !== undefined) return await statusOfPlan(options.plan, options, ledger, file, environment)
    const names = options.campaign === undefined ? ledger.campaigns() : [options.campaign]
    const campaigns = names.map((name) => campaignOf(name, ledger)).filter(({ rows }) => rows.length > 0)
    const text = campaigns.map((each) => campaignText(each, options.campaign !== undefined)).join('\n')
    printResult(
      options.format,
      {
        command: 'mail status',
        campaigns: campaigns.map(publicCampaign),
        messages: campaigns.flatMap(({ rows }) => rows.map(publicRow)),
      },
      text === '' ? '还没有发送过。\n' : text,
      environment,
    )
    return campaigns.some(({ open }) => open.length > 0) ? EXIT.mail : EXIT.ok
  } finally {
    ledger.close()
  }
}

async function statusOfPlan(
  path: string,
  options: MailStatusOptions,
  ledger: MailLedger,
  file: string,
  environment: Environment,
): Promise<number> {
  const plan = loadPlan(resolve(environment.cwd, path))
  refuseUnknownPlan(plan, ledger)
  if (!options.dryRun) learnFromEvidence(ledger, file, plan, environment)
  const rows = rowsOf(plan, ledger)
  const results = { plan, rows, ledger, now: mailClock(environment).now(), version: environment.version }
  const codeWith = options.dryRun ? undefined : await reported(results, environment)
  const unsent = unsentOf(plan, ledger)
  const text =
    rows.length === 0
      ? '还没有发送过。\n'
      : `${countsText(rows)}。\n${rows.flatMap(rowLines).join('\n')}\n${unsentText(unsent)}`
  printResult(options.format, { command: 'mail status', unsent, messages: rows.map(publicRow) }, text, environment)
  const code = isAnyUnsent(unsent) ? EXIT.mail : EXIT.ok
  return codeWith?.(code) ?? code
}

interface Campaign {
  readonly name: string
  /** Without what a later plan has taken the place of before it was sent. */
  readonly rows: readonly LedgerMessage[]
  readonly open: readonly LedgerMessage[]
}

function campaignOf(name: string, ledger: MailLedger): Campaign {
  const open = openMessages(name, ledger)
  const rows = ledger
    .messages(name)
    .filter((row) => (row.state !== 'planned' && row.state !== 'deferred') || open.some(({ id }) => id === row.id))
  return { name, rows, open }
}

function publicCampaign({ name, rows, open }: Campaign): object {
  const last = lastSent(rows)
  return {
    campaign: name,
    sent: rows.filter(({ state }) => state === 'sent' || state === 'delayed').length,
    lastSentAt: last === undefined ? null : new Date(last).toISOString(),
    open: open.map(publicRow),
  }
}

function lastSent(rows: readonly LedgerMessage[]): number | undefined {
  const times = rows.filter(({ state }) => state === 'sent' || state === 'delayed').map(({ updatedAt }) => updatedAt)
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b))
}

/** Counts and the last sending; of single messages all, or those that are not simply sent. */
function campaignText({ name, rows, open }: Campaign, all: boolean): string {
  const last = lastSent(rows)
  const shown = all ? rows : rows.filter((row) => row.state === 'delayed' || open.some(({ id }) => id === row.id))
  const head = `批次「${name}」：${countsText(rows)}${last === undefined ? '' : `，最近一次发送 ${timeText(last).slice(0, 16)}`}。`
  const hint = all || shown.length === rows.length ? [] : [`  逐封看：jiaobiao mail status --campaign ${quoted(name)}`]
  return `${[head, ...shown.flatMap(rowLines), ...hint].join('\n')}\n`
}

function rowLines(row: LedgerMessage): string[] {
  const todo = whatToDo(row)
  const answer = row.answer === '' ? '' : `　${row.answer}`
  const line = `  ${row.unit}（${row.recipient}）：${STATE_NAMES[row.state]}${row.purpose === '' ? '' : '（补发）'}　${timeText(row.updatedAt)}${answer}`
  return todo === '' ? [line] : [line, `    ${todo}`]
}

export interface MailResolveOptions extends CommonOptions, LedgerOption {
  readonly unit: string
  readonly as: string
  readonly campaign?: string
}

/** `jiaobiao mail resolve --unit U --as 已收到|未收到`: a person has found out about an uncertain message. */
export async function mailResolve(options: MailResolveOptions, environment: Environment): Promise<number> {
  if (options.as !== '已收到' && options.as !== '未收到') throw new UsageError('--as 后面要写「已收到」或「未收到」。')
  const arrived = options.as === '已收到'
  const file = ledgerFile(options, environment)
  const ledger = await openLedger(file)
  try {
    const lock = await lockFor(file, environment)
    try {
      const now = mailClock(environment).now()
      ledger.recover(now)
      const row = uncertainOf(ledger, options)
      ledger.resolve(row.id, arrived, now)
      const text = arrived
        ? `「${row.unit}」记为已收到。\n`
        : `「${row.unit}」记为未收到，再运行 mail send 会以同一编号重发。\n`
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
  const campaigns = campaign === undefined ? ledger.campaigns() : [campaign]
  const found = campaigns
    .flatMap((name) => ledger.messages(name))
    .filter((row) => row.unitKey === unitKey(unit) && row.state === 'uncertain')
  const several = [...new Set(found.map((row) => row.campaign))]
  if (several.length > 1)
    throw new UsageError(
      `「${unit}」在几个批次里都有待查的邮件（${several.join('、')}），请加 --campaign 指明是哪一批。`,
    )
  if (found.length === 0) throw new UsageError(`「${unit}」没有待查的邮件。`)
  return found.at(-1)!
}
