import { type Database, openDatabase } from './open-database.ts'

/** Another run holds the lock. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError'
  /** What the holder said of itself; '' where it said nothing. */
  readonly holder: string

  constructor(holder: string, options?: ErrorOptions) {
    super('The lock is held', options)
    this.holder = holder
  }
}

/**
 * Held until it is released or the process ends, however it ends: a write transaction on a file of its own. The
 * operating system gives the lock back when the process dies, so there is no stale lock to judge by clocks or process
 * numbers. `holder` is left beside it, for the message to who comes second. Throws AlreadyRunningError at once when
 * another has it.
 */
export async function takeRunLock(file: string, holder: string): Promise<{ release: () => void }> {
  let database: Database | undefined
  try {
    database = await openDatabase(file)
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('CREATE TABLE IF NOT EXISTS holder (text TEXT NOT NULL)')
    database.transaction(() => {
      database!.run('DELETE FROM holder')
      database!.run('INSERT INTO holder VALUES (?)', [holder])
    })
    database.exec('BEGIN IMMEDIATE')
  } catch (cause) {
    const isHeld = /busy|locked/i.test(String(cause))
    const other = isHeld && database ? holderIn(database) : ''
    database?.close()
    if (isHeld) throw new AlreadyRunningError(other, { cause })
    throw cause
  }
  const held = database
  return {
    release: () => {
      held.exec('ROLLBACK')
      held.close()
    },
  }
}

/** Who writes does not hinder who reads (WAL). */
function holderIn(database: Database): string {
  try {
    return String(database.all('SELECT text FROM holder')[0]?.text ?? '')
  } catch {
    return ''
  }
}
