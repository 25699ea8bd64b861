import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning } from './running-process.ts'

/** A temporary folder of this process alone. */
export interface PrivateFolder {
  readonly path: string
  /** Takes it away; also done when the process ends. */
  readonly done: () => void
}

const NAME = /^jiaobiao-in-(\d+)-/

/**
 * Makes the folder (mode 0700), after taking away those that processes which were killed have left. Throws the system's
 * error.
 */
export function privateFolder(parent: string = tmpdir()): PrivateFolder {
  takeLeftovers(parent)
  const path = mkdtempSync(join(parent, `jiaobiao-in-${process.pid}-`))
  const done = (): void => {
    process.off('exit', done)
    rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', done)
  return { path, done }
}

function takeLeftovers(parent: string): void {
  for (const name of namesIn(parent)) {
    const owner = NAME.exec(name)?.[1]
    if (owner === undefined || Number(owner) === process.pid || isRunning(Number(owner))) continue
    try {
      const folder = join(parent, name)
      const { uid } = lstatSync(folder)
      if (process.getuid === undefined || uid === process.getuid()) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody else's, or gone in the meantime.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
