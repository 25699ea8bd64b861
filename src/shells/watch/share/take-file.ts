import { createHash } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, lstatSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { looksWhole, TAIL_SIZE } from '../../../adapters/opc/whole-file.ts'
import { LARGEST_FILE } from '../../../adapters/files/largest-file.ts'
import { codeOf } from '../../../adapters/files/read-file.ts'
import { readAt, writeAll } from '../../../adapters/files/whole-bytes.ts'
import { signatureOf } from './scan-folder.ts'

export interface TakeRequest {
  readonly root: string
  readonly path: string
  /** As the scan saw it. */
  readonly signature: string
  /** Where the private copy goes, on the local disk. */
  readonly copy: string
}

/** `copyError`: the private copy could not be written, which is no fault of the file. */
export type Taken =
  | { readonly state: 'taken'; readonly sha256: string; readonly size: number }
  | { readonly state: 'partial' | 'changed' | 'gone' | 'too-large' }
  | { readonly state: 'unreadable' | 'copy-failed'; readonly code: string }

const CHUNK = 1024 * 1024
const HEAD = 4096

/**
 * Takes a private copy of a file that looks whole. The file must be what the scan saw, before, during and after the
 * reading, by its handle and by its name; else the copy is thrown away.
 */
export function takeFile({ root, path, signature, copy }: TakeRequest, alive: () => void): Taken {
  const absolute = join(root, path)
  let file: number
  try {
    file = openSync(absolute, 'r')
  } catch (error) {
    return failed(error)
  }
  try {
    const before = fstatSync(file, { bigint: true })
    if (signatureOf(before) !== signature) return { state: 'changed' }
    const size = Number(before.size)
    if (size > LARGEST_FILE) return { state: 'too-large' }
    const head = readAt(file, 0, Math.min(HEAD, size))
    const tail = readAt(file, Math.max(0, size - TAIL_SIZE), Math.min(TAIL_SIZE, size))
    if (!looksWhole(head, tail, size)) return { state: 'partial' }
    const copied = copyTo(copy, file, size, alive)
    const after = signatureOf(fstatSync(file, { bigint: true }))
    if (after !== signature || signatureOf(lstatSync(absolute, { bigint: true })) !== signature) {
      rmSync(copy, { force: true })
      return { state: 'changed' }
    }
    return { state: 'taken', sha256: copied, size }
  } catch (error) {
    if (!(error instanceof CopyError)) rmSync(copy, { force: true })
    return failed(error)
  } finally {
    closeSync(file)
  }
}

/** What keeps the copy from being written is no fault of the file. */
class CopyError extends Error {
  override readonly name = 'CopyError'
}

function failed(error: unknown): Taken {
  if (error instanceof CopyError) return { state: 'copy-failed', code: codeOf(error.cause) ?? 'UNKNOWN' }
  const code = codeOf(error) ?? 'UNKNOWN'
  return code === 'ENOENT' ? { state: 'gone' } : { state: 'unreadable', code }
}

/** The hash of what was copied. */
function copyTo(copy: string, file: number, size: number, alive: () => void): string {
  const hash = createHash('sha256')
  const out = writing(() => {
    rmSync(copy, { force: true })
    return openSync(copy, 'wx')
  })
  try {
    for (let at = 0; at < size; ) {
      const chunk = readAt(file, at, Math.min(CHUNK, size - at))
      if (chunk.length === 0) break
      hash.update(chunk)
      writing(() => writeAll(out, chunk))
      at += chunk.length
      alive()
    }
    writing(() => fsyncSync(out))
    return hash.digest('hex')
  } finally {
    closeSync(out)
  }
}

function writing<Result>(step: () => Result): Result {
  try {
    return step()
  } catch (cause) {
    throw new CopyError('The copy was not written', { cause })
  }
}
