import type { SqlRow } from './open-database.ts'

/**
 * planned → sending → dot → sent. `sending` is on disk before the connection, `dot` before the last bytes of the message, so that after a crash
 * `sending` means not sent, and `dot` that nobody can know. `uncertain` is left only by a person's word, or by a notice of delivery. What was sent may
 * come back: for good (`bounced-hard`), because a lasting trouble was not over in days (`bounced-soft`), or not yet (`delayed`: the server still tries).
 */
export type MessageState =
  | 'planned'
  | 'sending'
  | 'dot'
  | 'sent'
  | 'failed'
  | 'deferred'
  | 'uncertain'
  | 'delayed'
  | 'bounced-hard'
  | 'bounced-soft'

/** What makes a message this one and no other: never two rows of the same. */
export interface MessageKey {
  readonly campaign: string
  readonly unitKey: string
  /** Of all its workbooks. */
  readonly contentHash: string
  /** '' for the real one; a rehearsal has its own. */
  readonly purpose: string
}

export interface NewMessage extends MessageKey {
  readonly unit: string
  readonly round: number
  readonly messageId: string
  readonly recipient: string
  readonly subject: string
  readonly planHash: string
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
    state: String(row.state) as MessageState,
    attempts: Number(row.attempts),
    nextAt: Number(row.next_at),
    updatedAt: Number(row.updated_at),
    answer: String(row.answer),
    queueId: String(row.queue_id),
  }
}
