import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names the program in its folder by all that it judges with: its rules, words, schemes and forms are bundled in it.
 * Another line of it, another name; machine code that was kept of it does not count. What was done by a program of
 * another name is done anew.
 */
export function programIdentity(folder: string): string {
  const hash = createHash('sha256')
  for (const name of scriptsIn(folder))
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
      .update('\0')
  return hash.digest('hex')
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.c?js$/.test(name))
    .sort()
}
