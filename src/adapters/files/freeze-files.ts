import { statSync } from 'node:fs'
import type { FoundFile } from './found-file.ts'
import { readBytes } from './read-file.ts'
import { sha256Of } from '../platform/bytes.ts'

/** What a file was when a batch began; size and time are -1 and the hash is '' for one that cannot be read. */
export interface Frozen {
  readonly size: number
  readonly modified: number
  readonly sha256: string
}

/** Never throws: what cannot be read is told when its turn comes. */
export function freeze(file: Pick<FoundFile, 'absolute'>): Frozen {
  try {
    const { size, mtimeMs } = statSync(file.absolute)
    return { size, modified: mtimeMs, sha256: sha256Of(readBytes(file)) }
  } catch {
    return { size: -1, modified: -1, sha256: '' }
  }
}
