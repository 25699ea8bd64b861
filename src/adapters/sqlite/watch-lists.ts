import type { Database } from './open-database.ts'

/** As much of a done item as a list shows. */
export interface DoneItem {
  readonly path: string
  readonly round: number
  readonly doneAt: number
  readonly errors: number
  readonly warnings: number
  readonly reason: string | null
}

export interface Repeat {
  readonly path: string
  readonly at: number
}

/** What the ledger tells the status; changes nothing. */
export class LedgerLists {
  constructor(private readonly database: Database) {}

  openPaths(limit: number): string[] {
    return this.database
      .all("SELECT path FROM item WHERE state <> 'done' ORDER BY id LIMIT ?", [limit])
      .map((row) => row.path as string)
  }

  openCount(): number {
    return Number(this.database.all("SELECT count(*) AS count FROM item WHERE state <> 'done'")[0]!.count)
  }

  /** What was done since, the newest first: how many, and so many of them. */
  doneSince(
    time: number,
    checked: boolean,
    limit: number,
  ): { readonly count: number; readonly rows: readonly DoneItem[] } {
    const where = `FROM item WHERE done_at >= ? AND status ${checked ? '=' : '<>'} 'checked'`
    const count = Number(this.database.all(`SELECT count(*) AS count ${where}`, [time])[0]!.count)
    const rows = this.database.all(
      `SELECT path, round, done_at, errors, warnings, reason ${where} ORDER BY done_at DESC, id DESC LIMIT ?`,
      [time, limit],
    )
    return {
      count,
      rows: rows.map((row) => ({
        path: row.path as string,
        round: Number(row.round),
        doneAt: Number(row.done_at),
        errors: Number(row.errors),
        warnings: Number(row.warnings),
        reason: row.reason as string | null,
      })),
    }
  }

  doneCount(): number {
    return Number(this.database.all('SELECT count(*) AS count FROM item')[0]!.count) - this.openCount()
  }

  /** Dropped again unchanged, the newest first: how many names, and so many of them. */
  repeatsSince(time: number, limit: number): { readonly count: number; readonly rows: readonly Repeat[] } {
    const count = Number(
      this.database.all('SELECT count(DISTINCT path) AS count FROM repeat WHERE at >= ?', [time])[0]!.count,
    )
    const rows = this.database.all(
      'SELECT path, max(at) AS at FROM repeat WHERE at >= ? GROUP BY path ORDER BY at DESC LIMIT ?',
      [time, limit],
    )
    return { count, rows: rows.map((row) => ({ path: row.path as string, at: Number(row.at) })) }
  }
}
