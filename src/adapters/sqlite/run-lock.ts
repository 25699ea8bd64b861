import { openDatabase } from './open-database.ts'

/** Another run holds the lock. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError'
}

/**
 * Held until it is released or the process ends, however it ends: a write transaction on a file of its own. The operating system gives the lock
 * back when the process dies, so there is no stale lock to judge by clocks. Throws AlreadyRunningError at once when another has it.
 */
export async function takeRunLock(file: string): Promise<{ release: () => void }> {
  let database: Awaited<ReturnType<typeof openDatabase>> | undefined
  try {
    database = await openDatabase(file)
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('BEGIN IMMEDIATE')
  } catch (cause) {
    database?.close()
    if (/busy|locked/i.test(String(cause))) throw new AlreadyRunningError('The lock is held', { cause })
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
