import { appendEvent, type ChainHead, faultsOfChain, hashAt, headOf } from './event-chain.ts'
import type { Database } from './open-database.ts'

const REPORT = 'report'

/** What the ledger holds beside the messages: plans, reports, notices, and the chain of its steps. */
export abstract class LedgerBook {
  protected constructor(
    protected readonly database: Database,
    readonly id: string,
  ) {}

  close(): void {
    this.database.close()
  }

  /** What `work` answers, with everything undone that it wrote: for a look at what would be. */
  tryOut<Result>(work: () => Result): Result {
    let result: { readonly value: Result } | undefined
    try {
      this.database.transaction(() => {
        result = { value: work() }
        throw UNDO
      })
    } catch (error) {
      if (error !== UNDO) throw error
    }
    return result!.value
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

  /** What was made of a notice that was read before. */
  noticeOutcome(identity: string): string | undefined {
    const [row] = this.database.all('SELECT outcome FROM mail_notice WHERE identity = ?', [identity])
    return row && String(row.outcome)
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
    return this.database
      .all("SELECT at FROM mail_event WHERE state = 'dot' AND at > ? ORDER BY at", [at])
      .map((row) => Number(row.at))
  }
}

const UNDO = new Error('undone on purpose')
