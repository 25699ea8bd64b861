import { type Database, openDatabase, type SqlRow } from './open-database.ts'

/**
 * planned → sending → dot → sent. `sending` is on disk before the connection, `dot` before the last bytes of the message, so that after a crash
 * `sending` means not sent, and `dot` that nobody can know. `uncertain` is left only by a person's word.
 */
export type MessageState = 'planned' | 'sending' | 'dot' | 'sent' | 'failed' | 'deferred' | 'uncertain'

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

/** A step that the ledger does not allow, because the row is no longer where the program believes it to be. Nothing may be sent then. */
export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError'
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS mail_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mail_plan (
  hash TEXT PRIMARY KEY, campaign TEXT NOT NULL, folder TEXT NOT NULL, made_at INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mail_message (
  id INTEGER PRIMARY KEY, campaign TEXT NOT NULL, unit_key TEXT NOT NULL, content_hash TEXT NOT NULL, purpose TEXT NOT NULL,
  unit TEXT NOT NULL, round INTEGER NOT NULL, message_id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, subject TEXT NOT NULL, plan_hash TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL DEFAULT 0, updated_at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '', queue_id TEXT NOT NULL DEFAULT '',
  UNIQUE (campaign, unit_key, content_hash, purpose));
CREATE TABLE IF NOT EXISTS mail_event (
  id INTEGER PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS mail_event_at ON mail_event (state, at);
`

/** The memory of what was sent to whom. Lies on a local disk; one run at a time writes it. Times are the caller's, in milliseconds. */
export class MailLedger {
  private constructor(
    private readonly database: Database,
    readonly id: string,
  ) {}

  /** Opens or makes it. `freshId` names a new one. */
  static async open(file: string, freshId: string): Promise<MailLedger> {
    const database = await openDatabase(file)
    database.exec(SCHEMA)
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
      this.step(id, ['planned', 'deferred', 'failed'], 'planned', at, recipient)
      this.database.run('UPDATE mail_message SET recipient = ?, subject = ?, plan_hash = ?, attempts = 0, next_at = 0 WHERE id = ?', [
        recipient,
        subject,
        planHash,
        id,
      ])
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
    this.database.run('INSERT INTO mail_event (message, at, state, detail) VALUES (?, ?, ?, ?)', [id, at, state, detail])
  }
}

function messageOf(row: SqlRow): LedgerMessage {
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
