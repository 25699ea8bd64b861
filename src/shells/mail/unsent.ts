import { HAD, type LedgerMessage, type MailLedger, resendPurpose } from '../../adapters/sqlite/mail-ledger.ts'
import type { LoadedPlan, PlanMessage } from './plan-file.ts'

/** What of a campaign is not with its receivers, as far as plan and ledger know. */
export interface Unsent {
  /** Messages of the plan: never tried, put off, failed, came back, 待查, or kept back as repeats. */
  readonly planned: number
  /** Units that the plan holds. */
  readonly held: number
  /** Messages of earlier plans of the campaign of which somebody must still look after something. */
  readonly earlier: number
}

/** Of the whole plan, whatever a run has taken up of it, and of the campaign before it. */
export function unsentOf(plan: LoadedPlan, ledger: MailLedger): Unsent {
  const { campaign, messages, held } = plan.data
  const own = new Set(messages.map(({ unitKey, contentHash }) => `${unitKey}\n${contentHash}`))
  return {
    planned: messages.filter((message) => !isSent(message, plan, ledger)).length,
    held,
    earlier: openMessages(campaign, ledger).filter((row) => !own.has(`${row.unitKey}\n${row.contentHash}`)).length,
  }
}

function isSent(message: PlanMessage, { data, hash }: LoadedPlan, ledger: MailLedger): boolean {
  const rows = ledger.findAll({ campaign: data.campaign, ...message })
  const again = rows.find(({ purpose }) => purpose === resendPurpose(hash))
  const row = again ?? (message.resend ? undefined : rows.find(({ purpose }) => purpose === ''))
  return row !== undefined && ARRIVING.includes(row.state)
}

export function isAnyUnsent({ planned, held, earlier }: Unsent): boolean {
  return planned + held + earlier > 0
}

/** With the receiver, or on the way from server to server. */
const ARRIVING: readonly LedgerMessage['state'][] = ['sent', 'delayed']

/**
 * The messages of a campaign that are still to be sent or looked after; what a later plan or message has taken the
 * place of is none.
 */
export function openMessages(campaign: string, ledger: MailLedger): LedgerMessage[] {
  const rows = ledger.messages(campaign)
  return rows.filter((row) => !ARRIVING.includes(row.state) && !isOvertaken(row, rows, ledger))
}

function isOvertaken(row: LedgerMessage, all: readonly LedgerMessage[], ledger: MailLedger): boolean {
  if (HAD.includes(row.state)) return false
  const isOld = ledger.planState(row.planHash) === 'superseded'
  if (row.state === 'planned' || row.state === 'deferred' || row.purpose !== '') return isOld
  return all.some((later) => later.id > row.id && later.unitKey === row.unitKey && HAD.includes(later.state))
}
