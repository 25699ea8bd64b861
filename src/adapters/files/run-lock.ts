import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from './read-file.ts'

/** Another process is at work in the folder, or sending by the same ledger; the message says it to the user. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/** Takes a lock file for this process, also one that a process left behind which is no more; gives it back by the returned function. Throws LockedError. */
export function takeLock(path: string, sentence: string): () => void {
  const folder = dirname(path)
  mkdirSync(dirname(folder), { recursive: true })
  // What departments wrote is nobody else's business.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      if (isHeld(path)) throw new LockedError(sentence)
      rmSync(path, { force: true })
    }
  }
  throw new LockedError(sentence)
}

function isHeld(path: string): boolean {
  try {
    const owner = Number(readFileSync(path, 'utf8'))
    return owner > 0 && owner !== process.pid && isRunning(owner)
  } catch {
    return false
  }
}

/** Whether a process of that id exists on this machine. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
