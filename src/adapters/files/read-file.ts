import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { FileTroubleError, fileTrouble } from './file-trouble.ts'

/** Larger files are refused without being opened. */
export const LARGEST_FILE = 200 * 1024 * 1024

export interface ReadFile {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** The bytes of a file and their SHA-256. Throws `FileTroubleError`; `shown` is how the sentence names the file. */
export function readInput(absolute: string, shown: string): ReadFile {
  const bytes = bytesOf(absolute, shown)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function bytesOf(absolute: string, shown: string): Uint8Array {
  try {
    const stat = statSync(absolute)
    if (stat.isDirectory()) throw new FileTroubleError(`「${shown}」是文件夹，这里要一个文件。`)
    if (!stat.isFile()) throw new FileTroubleError(`「${shown}」不是普通文件。`)
    if (stat.size > LARGEST_FILE) throw new FileTroubleError(`「${shown}」超过 200 MB，请检查是否交错了文件。`)
    return readFileSync(absolute)
  } catch (cause) {
    throw cause instanceof FileTroubleError ? cause : fileTrouble(shown, cause)
  }
}
