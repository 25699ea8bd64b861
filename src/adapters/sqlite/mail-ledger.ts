import { appendEvent, type ChainHead, faultsOfChain, hashAt, headOf } from './event-chain.ts'
import { type LedgerMessage, type MessageKey, messageOf, type MessageState, type NewMessage } from './mail-message.ts'
import { makeMailSchema } from './mail-schema.ts'
import { type Database, openDatabase } from './open-database.ts'

export type { LedgerMessage, MessageKey, MessageState, NewMessage } from './mail-message.ts'

/** A step that the ledger does not allow, because the row is no longer where the program believes it to be. Nothing may be sent then. */
export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError'
}

const REPORT = 'report'

/** The memory of what was sent to whom. Lies on a local disk; one run at a time writes it. Times are the caller's, in milliseconds. */
export class MailLedger {
  private constructor(
    private readonly database: Database,
    readonly id: string,
  ) {}

  /** Opens or makes it. `freshId` names a new one. */
  static async open(file: string, freshId: string): Promise<MailLedger> {
    const database = await openDatabase(file)
    makeMailSchema(database)
    database.run("INSERT OR IGNORE INTO mail_meta VALUES ('ledger', ?)", [freshId])
    return new MailLedger(database, String(database.all("SELECT value FROM mail_meta WHERE key = 'ledger'")[0]!.value))
  }

  close(): void {
    this.database.close()
  }

  /** Makes a plan the valid one of its folder; earlier plans of that folder are no longer. */
  addPlan(hash: string, campaign: string, folder: string, at: number): void {
    this.database.transaction(() => {
      this.database.run('UPDATE mail_plan SET superseded = 1 WHERE folder = ?', [folder])
      this.database.run(
        'INSERT INTO mail_plan (hash, campaign, folder, made_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET superseded = 0',
        [hash, campaign, folder, at],
      )
    })
  }

  planState(hash: string): 'valid' | 'superseded' | 'unknown' {
    const [row] = this.database.all('SELECT superseded FROM mail_plan WHERE hash = ?', [hash])
    return row === undefined ? 'unknown' : row.superseded === 0 ? 'valid' : 'superseded'
  }

  /** Adds a message that is not there yet, and answers with what is. Never changes the state of one that is. */
  add(message: NewMessage, at: number): LedgerMessage {
    this.database.transaction(() => {
      const added = this.database.run(
        `INSERT OR IGNORE INTO mail_message (campaign, unit_key, content_hash, purpose, unit, round, message_id, recipient, subject, plan_hash, state, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?)`,
        [
          message.campaign,
          message.unitKey,
          message.contentHash,
          message.purpose,
          message.unit,
          message.round,
          message.messageId,
          message.recipient,
          message.subject,
          message.planHash,
          at,
        ],
      )
      if (added === 1) this.note(this.find(message)!.id, at, 'planned', message.recipient)
    })
    const found = this.find(message)
    if (!found) throw new LedgerConflictError(`Another message has the id ${message.messageId}`)
    return found
  }

  find({ campaign, unitKey, contentHash, purpose }: MessageKey): LedgerMessage | undefined {
    const rows = this.database.all('SELECT * FROM mail_message WHERE campaign = ? AND unit_key = ? AND content_hash = ? AND purpose = ?', [
      campaign,
      unitKey,
      contentHash,
      purpose,
    ])
    return rows[0] && messageOf(rows[0])
  }

  /** All messages of a campaign, rehearsals only where asked for, in the order they were planned. */
  messages(campaign: string, purpose = ''): LedgerMessage[] {
    return this.database
      .all('SELECT * FROM mail_message WHERE campaign = ? AND purpose = ? ORDER BY id', [campaign, purpose])
      .map(messageOf)
  }

  campaigns(): string[] {
    return this.database.all('SELECT DISTINCT campaign FROM mail_message ORDER BY campaign').map((row) => String(row.campaign))
  }

  /** What became of the runs that died: `sending` was not sent, of `dot` nobody knows. To be called with the run lock held. */
  recover(at: number): { readonly planned: number; readonly uncertain: number } {
    return this.database.transaction(() => {
      const ids = (state: MessageState): number[] =>
        this.database.all('SELECT id FROM mail_message WHERE state = ?', [state]).map((row) => Number(row.id))
      const [sending, dot] = [ids('sending'), ids('dot')]
      for (const id of sending) this.step(id, ['sending'], 'planned', at, '上次运行在发出之前中断')
      for (const id of dot) this.step(id, ['dot'], 'uncertain', at, '上次运行在邮件发完、等服务器答复时中断')
      return { planned: sending.length, uncertain: dot.length }
    })
  }

  /** For one that was certainly not delivered: a new plan's recipient and number take the place of the old ones. */
  readdress(id: number, { recipient, subject, planHash }: Pick<NewMessage, 'recipient' | 'subject' | 'planHash'>, at: number): void {
    this.database.transaction(() => {
      this.database.run('UPDATE mail_message SET recipient = ?, subject = ?, plan_hash = ?, attempts = 0, next_at = 0 WHERE id = ?', [
        recipient,
        subject,
        planHash,
        id,
      ])
      this.step(id, ['planned', 'deferred', 'failed', 'bounced-hard', 'bounced-soft'], 'planned', at, recipient)
    })
  }

  startSending(id: number, at: number): void {
    this.database.transaction(() => {
      this.step(id, ['planned', 'deferred'], 'sending', at, '')
      this.database.run('UPDATE mail_message SET attempts = attempts + 1 WHERE id = ?', [id])
    })
  }

  beforeDot(id: number, at: number): void {
    this.database.transaction(() => this.step(id, ['sending'], 'dot', at, ''))
  }

  sent(id: number, at: number, answer: string, queueId: string): void {
    this.settle(id, ['dot'], 'sent', at, answer, queueId)
  }

  failed(id: number, at: number, answer: string): void {
    this.settle(id, ['sending', 'dot'], 'failed', at, answer)
  }

  uncertain(id: number, at: number, reason: string): void {
    this.settle(id, ['dot'], 'uncertain', at, reason)
  }

  deferred(id: number, at: number, answer: string, nextAt: number): void {
    this.database.transaction(() => {
      this.step(id, ['sending', 'dot'], 'deferred', at, answer)
      this.database.run('UPDATE mail_message SET answer = ?, next_at = ? WHERE id = ?', [answer, nextAt, id])
    })
  }

  /** The try does not count: the server or the login was at fault, and nothing was sent. */
  back(id: number, at: number, reason: string): void {
    this.database.transaction(() => {
      this.step(id, ['sending'], 'planned', at, reason)
      this.database.run('UPDATE mail_message SET attempts = attempts - 1, answer = ? WHERE id = ?', [reason, id])
    })
  }

  /** A person has found out whether an uncertain message arrived. */
  resolve(id: number, arrived: boolean, at: number): void {
    this.settle(id, ['uncertain'], arrived ? 'sent' : 'planned', at, arrived ? '人工确认：已收到' : '人工确认：没有收到')
  }

  /** The message of an id that a mail of ours carries, rehearsals among them. */
  findById(messageId: string): LedgerMessage | undefined {
    const [row] = this.database.all('SELECT * FROM mail_message WHERE message_id = ?', [messageId])
    return row && messageOf(row)
  }

  /** All addresses that a message was ever meant for. */
  recipientsOf(id: number): string[] {
    return this.database.all('SELECT DISTINCT recipient FROM mail_event WHERE message = ?', [id]).map((row) => String(row.recipient))
  }

  /** What was made of a notice that was read before. */
  noticeOutcome(identity: string): string | undefined {
    const [row] = this.database.all('SELECT outcome FROM mail_notice WHERE identity = ?', [identity])
    return row && String(row.outcome)
  }

  /** Notes a notice of delivery, once; `to` is the state that it puts the message into, undefined when it changes nothing. */
  addNotice(identity: string, message: LedgerMessage, to: MessageState | undefined, at: number, answer: string): void {
    this.database.transaction(() => {
      this.database.run('INSERT INTO mail_notice VALUES (?, ?, ?, ?)', [identity, message.id, at, to ?? 'unchanged'])
      if (to === undefined) return
      this.step(message.id, [message.state], to, at, answer)
      this.database.run('UPDATE mail_message SET answer = ? WHERE id = ?', [answer, message.id])
    })
  }

  /** Notes that a report was written, with what identifies it. */
  addReport(detail: string, at: number): void {
    this.database.transaction(() => appendEvent(this.database, { message: 0, at, state: REPORT, detail }))
  }

  /** The reports written so far, the latest first. */
  reports(): { readonly at: number; readonly detail: string }[] {
    const rows = this.database.all('SELECT at, detail FROM mail_event WHERE state = ? ORDER BY id DESC', [REPORT])
    return rows.map((row) => ({ at: Number(row.at), detail: String(row.detail) }))
  }

  get head(): ChainHead {
    return headOf(this.database)
  }

  /** Whether the ledger was, after so many steps, what `head` says. */
  contains({ events, hash }: ChainHead): boolean {
    return hashAt(this.database, events) === hash
  }

  /** One sentence for each place at which someone else has written; none when it is whole. */
  faults(): string[] {
    return faultsOfChain(this.database)
  }

  /** When dots were sent since then: for the limits per minute and day. */
  dotsSince(at: number): number[] {
    return this.database.all("SELECT at FROM mail_event WHERE state = 'dot' AND at > ? ORDER BY at", [at]).map((row) => Number(row.at))
  }

  private settle(id: number, from: readonly MessageState[], to: MessageState, at: number, answer: string, queueId = ''): void {
    this.database.transaction(() => {
      this.step(id, from, to, at, answer)
      this.database.run('UPDATE mail_message SET answer = ?, queue_id = ? WHERE id = ?', [answer, queueId, id])
    })
  }

  private step(id: number, from: readonly MessageState[], to: MessageState, at: number, detail: string): void {
    const places = from.map(() => '?').join(', ')
    const changed = this.database.run(`UPDATE mail_message SET state = ?, updated_at = ? WHERE id = ? AND state IN (${places})`, [
      to,
      at,
      id,
      ...from,
    ])
    if (changed !== 1) throw new LedgerConflictError(`Message ${id} is not ${from.join(' or ')}`)
    this.note(id, at, to, detail)
  }

  private note(id: number, at: number, state: MessageState, detail: string): void {
    appendEvent(this.database, { message: id, at, state, detail })
  }
}
