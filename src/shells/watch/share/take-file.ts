import { createHash } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
  type BigIntStats,
} from 'node:fs'
import { join } from 'node:path'
import { looksWhole, TAIL_SIZE } from '../../../adapters/opc/whole-file.ts'
import { LARGEST_FILE } from '../../../adapters/files/read-file.ts'

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
    if (typeof copied !== 'string') return copied
    const after = signatureOf(fstatSync(file, { bigint: true }))
    if (after !== signature || signatureOf(lstatSync(absolute, { bigint: true })) !== signature) {
      rmSync(copy, { force: true })
      return { state: 'changed' }
    }
    return { state: 'taken', sha256: copied, size }
  } catch (error) {
    rmSync(copy, { force: true })
    return failed(error)
  } finally {
    closeSync(file)
  }
}

function signatureOf({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size}:${mtimeNs}:${ino}`
}

function failed(error: unknown): Taken {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
  return code === 'ENOENT' ? { state: 'gone' } : { state: 'unreadable', code }
}

function readAt(file: number, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, from + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}

/** The hash of what was copied. */
function copyTo(copy: string, file: number, size: number, alive: () => void): string | Taken {
  const hash = createHash('sha256')
  let out: number
  try {
    rmSync(copy, { force: true })
    out = openSync(copy, 'wx')
  } catch (error) {
    return { state: 'copy-failed', code: codeOf(error) }
  }
  try {
    for (let at = 0; at < size; ) {
      const chunk = readAt(file, at, Math.min(CHUNK, size - at))
      if (chunk.length === 0) break
      hash.update(chunk)
      const short = writeAll(out, chunk)
      if (short) return short
      at += chunk.length
      alive()
    }
    try {
      fsyncSync(out)
    } catch (error) {
      return { state: 'copy-failed', code: codeOf(error) }
    }
    return hash.digest('hex')
  } finally {
    closeSync(out)
  }
}

/** A full disk may take less than it was given, without an error. */
function writeAll(out: number, chunk: Uint8Array): Taken | undefined {
  try {
    for (let done = 0; done < chunk.length; ) {
      const count = writeSync(out, chunk, done, chunk.length - done)
      if (count === 0) return { state: 'copy-failed', code: 'ENOSPC' }
      done += count
    }
    return undefined
  } catch (error) {
    return { state: 'copy-failed', code: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
}
