import type { Database, SqlRow } from './open-database.ts'

/** A notice in the outbox on a file that waits. */
export interface OutboxNotice {
  readonly path: string
  readonly target: string
  readonly sha256: string
  /** State of the file that it speaks of. */
  readonly signature: string
}

/** Which notices stand in the outbox, so that they can be withdrawn. */
export class LedgerNotices {
  constructor(private readonly database: Database) {}

  all(): OutboxNotice[] {
    return this.database.all('SELECT * FROM note').map(noticeOf)
  }

  on(path: string): OutboxNotice | undefined {
    return this.database.all('SELECT * FROM note WHERE path = ?', [path]).map(noticeOf)[0]
  }

  set(notice: OutboxNotice): void {
    this.database.run('INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)', [
      notice.path,
      notice.target,
      notice.sha256,
      notice.signature,
    ])
  }

  drop(path: string): void {
    this.database.run('DELETE FROM note WHERE path = ?', [path])
  }
}

function noticeOf(row: SqlRow): OutboxNotice {
  return {
    path: row.path as string,
    target: row.target as string,
    sha256: row.sha256 as string,
    signature: row.signature as string,
  }
}
