import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** One hash over the files that the program consists of: another program, another hash. A file that is not there counts as empty. */
export function programHash(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(contentOf(path)).update('\0')
  return hash.digest('hex')
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    return new Uint8Array()
  }
}
