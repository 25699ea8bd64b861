import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One hash over the bundles in the folder of the program: all that judges, its rules, words, schemes and forms among
 * it, for they are bundled. Another program, another hash; what says so is judged anew.
 */
export function programHash(folder: string): string {
  const hash = createHash('sha256')
  for (const name of bundlesIn(folder))
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
      .update('\0')
  return hash.digest('hex')
}

function bundlesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.c?js$/.test(name))
    .sort()
}
