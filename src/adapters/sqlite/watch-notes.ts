import type { Database, SqlRow } from './open-database.ts'

/** A note in the outbox on a file that waits. */
export interface Note {
  readonly path: string
  readonly target: string
  readonly sha256: string
  /** State of the file that it speaks of. */
  readonly signature: string
}

/** Which notes stand in the outbox, so that they can be withdrawn. */
export class LedgerNotes {
  constructor(private readonly database: Database) {}

  all(): Note[] {
    return this.database.all('SELECT * FROM note').map(noteOf)
  }

  on(path: string): Note | undefined {
    return this.database.all('SELECT * FROM note WHERE path = ?', [path]).map(noteOf)[0]
  }

  set(note: Note): void {
    this.database.run('INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)', [
      note.path,
      note.target,
      note.sha256,
      note.signature,
    ])
  }

  drop(path: string): void {
    this.database.run('DELETE FROM note WHERE path = ?', [path])
  }
}

function noteOf(row: SqlRow): Note {
  return {
    path: row.path as string,
    target: row.target as string,
    sha256: row.sha256 as string,
    signature: row.signature as string,
  }
}
