import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from './running-process.ts'

const TEMPORARY = /^\.jiaobiao-(\d+)-.*\.tmp$/

/** Takes away temporary files that processes which were killed have left in the folders. */
export function cleanLeftovers(folders: Iterable<string>): void {
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      const owner = TEMPORARY.exec(name)?.[1]
      if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true })
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
