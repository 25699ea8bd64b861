import { createHash } from 'node:crypto'
import type { Database, SqlRow } from './open-database.ts'

/** A step of a message, or, with message 0, something that concerns none in particular. */
export interface ChainEvent {
  readonly message: number
  readonly at: number
  readonly state: string
  readonly detail: string
}

/** How many steps there are, and the hash of the last, which stands for all of them. */
export interface ChainHead {
  readonly events: number
  readonly hash: string
}

const NOTHING: ChainHead = { events: 0, hash: '' }

/**
 * The steps of the ledger as a chain: each carries a hash over itself, over the message that it is of, and over the
 * hash of the step before. Who changes, removes or adds a step in the middle must make all later hashes anew; the last
 * hash, noted down elsewhere, tells that this was done. To be called inside the transaction that makes the step.
 */
export function appendEvent(database: Database, event: ChainEvent): void {
  const { message, at, state, detail } = event
  const { events, hash } = headOf(database)
  const [row] = database.all('SELECT * FROM mail_message WHERE id = ?', [message])
  const recipient = row ? String(row.recipient) : ''
  const id = events + 1
  const next = hashOf(hash, { id, message, at, state, detail, recipient }, row)
  database.run(
    'INSERT INTO mail_event (id, message, at, state, detail, recipient, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [id, message, at, state, detail, recipient, next],
  )
}

export function headOf(database: Database): ChainHead {
  const [last] = database.all('SELECT id, hash FROM mail_event ORDER BY id DESC LIMIT 1')
  return last ? { events: Number(last.id), hash: String(last.hash) } : NOTHING
}

/** The hash of a step; undefined when there are not so many. */
export function hashAt(database: Database, events: number): string | undefined {
  if (events === 0) return ''
  const [row] = database.all('SELECT hash FROM mail_event WHERE id = ?', [events])
  return row && String(row.hash)
}

/**
 * Gives hashes to all steps of a ledger from before there were any. Never to one that has some: a hash that is missing
 * there was taken away.
 */
export function chainOldEvents(database: Database): void {
  const messages = messagesOf(database)
  let hash = ''
  for (const row of database.all('SELECT * FROM mail_event ORDER BY id')) {
    const message = messages.get(Number(row.message))
    const recipient = String(message?.recipient ?? '')
    hash = hashOf(hash, { ...row, recipient }, message)
    database.run('UPDATE mail_event SET recipient = ?, hash = ? WHERE id = ?', [recipient, hash, row.id!])
  }
}

/** One Chinese sentence for each place at which the ledger is not what the program wrote; none when it is whole. */
export function faultsOfChain(database: Database): string[] {
  const messages = messagesOf(database)
  const latest = new Map<number, SqlRow>()
  let hash = ''
  let id = 0
  for (const row of database.all('SELECT * FROM mail_event ORDER BY id')) {
    id++
    if (Number(row.id) !== id) return [`第 ${id} 步不见了`]
    hash = hashOf(hash, row, messages.get(Number(row.message)))
    if (hash !== row.hash) return [`第 ${id} 步，或它所说的那封邮件的登记，被改动过`]
    latest.set(Number(row.message), row)
  }
  return [...messages].flatMap(([message, row]) => {
    const last = latest.get(message)
    const agrees = last && last.state === row.state && last.recipient === row.recipient && last.at === row.updated_at
    return agrees ? [] : [`「${row.unit}」的登记与它的最后一步不符`]
  })
}

function messagesOf(database: Database): Map<number, SqlRow> {
  return new Map(database.all('SELECT * FROM mail_message').map((row) => [Number(row.id), row]))
}

function hashOf(before: string, event: SqlRow, message: SqlRow | undefined): string {
  const step = [event.id, event.message, event.at, event.state, event.detail, event.recipient]
  // What of a message never changes; who it goes to may, and stands in the step.
  const of = message
    ? [message.campaign, message.unit, message.content_hash, message.purpose, message.round, message.message_id]
    : []
  if (message?.attachments) of.push(message.attachments)
  return createHash('sha256')
    .update(JSON.stringify([before, ...step, ...of]))
    .digest('hex')
}
