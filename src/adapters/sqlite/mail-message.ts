import type { SqlRow } from './open-database.ts'

/**
 * planned → sending → dot → sent. `sending` is on disk before the connection, `dot` before the last bytes of the
 * message, so that after a crash `sending` means not sent, and `dot` that nobody can know. `uncertain` is left only by
 * a person's word, or by a notice of delivery. What was sent may come back: for good (`bounced-hard`), because a
 * lasting trouble was not over in days (`bounced-soft`), or not yet (`delayed`: the server still tries).
 */
export type MessageState = (typeof MESSAGE_STATES)[number]

export const MESSAGE_STATES = [
  'planned',
  'sending',
  'dot',
  'sent',
  'failed',
  'deferred',
  'uncertain',
  'delayed',
  'bounced-hard',
  'bounced-soft',
] as const

/** What makes a message this one and no other: never two rows of the same. */
export interface MessageKey {
  readonly campaign: string
  readonly unitKey: string
  /** Of all its workbooks. */
  readonly contentHash: string
  /** '' for the real one; a rehearsal has its own, and so has one that is sent again on purpose. */
  readonly purpose: string
}

const REHEARSAL = 'rehearsal '

/** The purpose of a rehearsal to an address, begun at a time. */
export function rehearsalPurpose(address: string, at: number): string {
  return `${REHEARSAL}${address} ${at}`
}

/** The purpose of what a plan sends again although it went out before: once a plan. */
export function resendPurpose(planHash: string): string {
  return `resend ${planHash.slice(0, 16)}`
}

export function isRehearsal({ purpose }: Pick<MessageKey, 'purpose'>): boolean {
  return purpose.startsWith(REHEARSAL)
}

/** States in which a unit has a message, or may have it. */
export const HAD: readonly MessageState[] = ['sent', 'delayed', 'uncertain', 'dot']

/** By the office's own server, or by the receiver's, later: it did not arrive. */
export function wasRefused({ state }: { readonly state: MessageState }): boolean {
  return state === 'failed' || state === 'bounced-hard' || state === 'bounced-soft'
}

/** The contents of all workbooks of a message, whatever they are called and however they are ordered. */
export function attachmentsOf(hashes: Iterable<string>): string {
  return [...new Set(hashes)].sort().join(' ')
}

export interface NewMessage extends MessageKey {
  readonly unit: string
  readonly round: number
  readonly messageId: string
  readonly recipient: string
  readonly subject: string
  readonly planHash: string
  /** Why a person had to confirm the receiver; for the record. */
  readonly confirmed?: string
  /** See `attachmentsOf`; '' in ledgers from before it was kept. */
  readonly attachments: string
}

export interface LedgerMessage extends NewMessage {
  readonly id: number
  readonly state: MessageState
  readonly attempts: number
  /** Not before; milliseconds. */
  readonly nextAt: number
  readonly updatedAt: number
  readonly answer: string
  readonly queueId: string
}

/** What of a row is fixed before it is sent. */
export function asNew(row: LedgerMessage): NewMessage {
  const { campaign, unitKey, contentHash, purpose, unit, round, messageId, recipient, subject, planHash, attachments } =
    row
  return { campaign, unitKey, contentHash, purpose, unit, round, messageId, recipient, subject, planHash, attachments }
}

/** A row of the ledger. */
export function messageOf(row: SqlRow): LedgerMessage {
  return {
    id: Number(row.id),
    campaign: String(row.campaign),
    unitKey: String(row.unit_key),
    contentHash: String(row.content_hash),
    purpose: String(row.purpose),
    unit: String(row.unit),
    round: Number(row.round),
    messageId: String(row.message_id),
    recipient: String(row.recipient),
    subject: String(row.subject),
    planHash: String(row.plan_hash),
    attachments: String(row.attachments),
    state: String(row.state) as MessageState,
    attempts: Number(row.attempts),
    nextAt: Number(row.next_at),
    updatedAt: Number(row.updated_at),
    answer: String(row.answer),
    queueId: String(row.queue_id),
  }
}
