import { appendEvent, type ChainHead, headOf } from './event-chain.ts'
import { LedgerBook } from './ledger-book.ts'
import {
  HAD,
  isRehearsal,
  type LedgerMessage,
  type MessageKey,
  messageOf,
  type MessageState,
  type NewMessage,
} from './mail-message.ts'
import { earlierSending, type Sending } from './mail-repeats.ts'
import { makeMailSchema } from './mail-schema.ts'
import { openDatabase } from './open-database.ts'

export * from './mail-message.ts'

/**
 * A step that the ledger does not allow, because the row is no longer where the program believes it to be. Nothing may
 * be sent then.
 */
export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError'
}

/**
 * The memory of what was sent to whom. Lies on a local disk; one run at a time writes it. Times are the caller's, in
 * milliseconds.
 */
export class MailLedger extends LedgerBook {
  /** Opens or makes it. `freshId` names a new one. */
  static async open(file: string, freshId: string): Promise<MailLedger> {
    const database = await openDatabase(file)
    makeMailSchema(database)
    database.run("INSERT OR IGNORE INTO mail_meta VALUES ('ledger', ?)", [freshId])
    return new MailLedger(database, String(database.all("SELECT value FROM mail_meta WHERE key = 'ledger'")[0]!.value))
  }

  /** Adds a message that is not there yet, and answers with what is. Never changes the state of one that is. */
  add(message: NewMessage, at: number): LedgerMessage {
    this.database.transaction(() => {
      const added = this.database.run(
        `INSERT OR IGNORE INTO mail_message (campaign, unit_key, content_hash, purpose, unit, round, message_id, recipient, subject, plan_hash, attachments, state, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?)`,
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
          message.attachments,
          at,
        ],
      )
      if (added === 1)
        this.note(
          this.find(message)!.id,
          at,
          'planned',
          message.confirmed ? `${message.recipient}（由人确认：${message.confirmed}）` : message.recipient,
        )
    })
    const found = this.find(message)
    if (!found) throw new LedgerConflictError(`Another message has the id ${message.messageId}`)
    return found
  }

  find({ campaign, unitKey, contentHash, purpose }: MessageKey): LedgerMessage | undefined {
    const rows = this.database.all(
      'SELECT * FROM mail_message WHERE campaign = ? AND unit_key = ? AND content_hash = ? AND purpose = ?',
      [campaign, unitKey, contentHash, purpose],
    )
    return rows[0] && messageOf(rows[0])
  }

  /** A message of a campaign, and what of it was sent again on purpose; without rehearsals. */
  findAll({ campaign, unitKey, contentHash }: Omit<MessageKey, 'purpose'>): LedgerMessage[] {
    return this.database
      .all('SELECT * FROM mail_message WHERE campaign = ? AND unit_key = ? AND content_hash = ? ORDER BY id', [
        campaign,
        unitKey,
        contentHash,
      ])
      .map(messageOf)
      .filter((row) => !isRehearsal(row))
  }

  /** All messages of a campaign, without rehearsals, in the order they were planned. */
  messages(campaign: string): LedgerMessage[] {
    return this.database
      .all('SELECT * FROM mail_message WHERE campaign = ? ORDER BY id', [campaign])
      .map(messageOf)
      .filter((row) => !isRehearsal(row))
  }

  campaigns(): string[] {
    return this.database
      .all('SELECT campaign FROM mail_message GROUP BY campaign ORDER BY min(id)')
      .map((row) => String(row.campaign))
  }

  /** By which message this unit or address has got these very workbooks before, or may have; see `earlierSending`. */
  earlier(wanted: Sending): LedgerMessage | undefined {
    return earlierSending(this.database, wanted)
  }

  /**
   * What became of the runs that died: `sending` was not sent, of `dot` nobody knows. To be called with the run lock
   * held.
   */
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
  readdress(
    id: number,
    { recipient, subject, planHash }: Pick<NewMessage, 'recipient' | 'subject' | 'planHash'>,
    at: number,
  ): void {
    this.database.transaction(() => {
      this.database.run(
        'UPDATE mail_message SET recipient = ?, subject = ?, plan_hash = ?, attempts = 0, next_at = 0 WHERE id = ?',
        [recipient, subject, planHash, id],
      )
      this.step(id, ['planned', 'deferred', 'failed', 'bounced-hard', 'bounced-soft'], 'planned', at, recipient)
    })
  }

  /**
   * Begins a try, unless the unit or the address has these workbooks already, whatever units and files are called: then
   * answers with that earlier message, and the row stays planned. One that is sent again on purpose is begun all the
   * same.
   */
  startSending(id: number, at: number): LedgerMessage | undefined {
    return this.database.transaction(() => {
      const message = messageOf(this.database.all('SELECT * FROM mail_message WHERE id = ?', [id])[0]!)
      const earlier = message.purpose === '' ? earlierSending(this.database, message, id) : undefined
      if (earlier) {
        this.settle(
          id,
          ['planned', 'deferred'],
          'planned',
          at,
          `内容相同的工作簿已发给 ${earlier.recipient}（${earlier.unit}），没有再发`,
        )
        return earlier
      }
      this.step(id, ['planned', 'deferred'], 'sending', at, '')
      this.database.run('UPDATE mail_message SET attempts = attempts + 1 WHERE id = ?', [id])
      return undefined
    })
  }

  /** `alsoNote` is told the step before it is final; when it throws, there was no such step. */
  beforeDot(id: number, at: number, alsoNote: (head: ChainHead) => void = () => {}): void {
    this.database.transaction(() => {
      this.step(id, ['sending'], 'dot', at, '')
      alsoNote(headOf(this.database))
    })
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
    this.settle(
      id,
      ['uncertain'],
      arrived ? 'sent' : 'planned',
      at,
      arrived ? '人工确认：已收到' : '人工确认：没有收到',
    )
  }

  /** The message of an id that a mail of ours carries, rehearsals among them. */
  findById(messageId: string): LedgerMessage | undefined {
    const [row] = this.database.all('SELECT * FROM mail_message WHERE message_id = ?', [messageId])
    return row && messageOf(row)
  }

  /** All addresses that a message was ever meant for. */
  recipientsOf(id: number): string[] {
    return this.database
      .all('SELECT DISTINCT recipient FROM mail_event WHERE message = ?', [id])
      .map((row) => String(row.recipient))
  }

  /**
   * Notes a notice of delivery, once; `to` is the state that it puts the message into, undefined when it changes
   * nothing.
   */
  addNotice(identity: string, message: LedgerMessage, to: MessageState | undefined, at: number, answer: string): void {
    this.database.transaction(() => {
      this.database.run('INSERT INTO mail_notice VALUES (?, ?, ?, ?)', [identity, message.id, at, to ?? 'unchanged'])
      if (to === undefined) return
      this.step(message.id, [message.state], to, at, answer)
      this.database.run('UPDATE mail_message SET answer = ? WHERE id = ?', [answer, message.id])
    })
  }

  /**
   * Notes what a record elsewhere proves of a message that this ledger does not know as gone out: it was restored from
   * a copy, or is another's. Once for an `identity`. What the ledger itself knows to have gone out stays as it is, but
   * that 待查 may turn out to be sent. Answers whether something was noted.
   */
  takeIn(message: NewMessage, state: MessageState, identity: string, at: number, origin: string): boolean {
    return this.database.transaction(() => {
      if (this.noticeOutcome(identity) !== undefined) return false
      const known = this.findById(message.messageId) ?? this.find(message)
      const row = known ?? this.add(message, at)
      const isNews = !HAD.includes(row.state) || (row.state === 'uncertain' && state === 'sent')
      this.database.run('INSERT INTO mail_notice VALUES (?, ?, ?, ?)', [
        identity,
        row.id,
        at,
        isNews ? state : 'unchanged',
      ])
      if (isNews) this.settle(row.id, [row.state], state, at, origin)
      return isNews
    })
  }

  private settle(
    id: number,
    from: readonly MessageState[],
    to: MessageState,
    at: number,
    answer: string,
    queueId = '',
  ): void {
    this.database.transaction(() => {
      this.step(id, from, to, at, answer)
      this.database.run('UPDATE mail_message SET answer = ?, queue_id = ? WHERE id = ?', [answer, queueId, id])
    })
  }

  private step(id: number, from: readonly MessageState[], to: MessageState, at: number, detail: string): void {
    const places = from.map(() => '?').join(', ')
    const changed = this.database.run(
      `UPDATE mail_message SET state = ?, updated_at = ? WHERE id = ? AND state IN (${places})`,
      [to, at, id, ...from],
    )
    if (changed !== 1) throw new LedgerConflictError(`Message ${id} is not ${from.join(' or ')}`)
    this.note(id, at, to, detail)
  }

  private note(id: number, at: number, state: MessageState, detail: string): void {
    appendEvent(this.database, { message: id, at, state, detail })
  }
}
