import { chmodSync, closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { publishFile, syncFolder } from './publish-file.ts'
import { codeOf } from './read-file.ts'
import { writeAll } from './whole-bytes.ts'

/** For what names people and says what was written to them: nobody but the user may read it, whatever the umask. */
const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700

/** Makes a folder, with those above it, that only the user may enter; one that is there already is left as it is. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  try {
    mkdirSync(folder, { mode: PRIVATE_FOLDER })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** As `publishFile`, for the user's eyes only; so is the folder, where it is made. */
export function publishPrivate(path: string, bytes: Uint8Array): void {
  makePrivateFolder(dirname(path))
  publishFile(path, bytes, { mode: PRIVATE_FILE })
}

/**
 * Takes from a file or folder of ours what others may do with it. Where it is not there, or is another user's, nothing
 * happens.
 */
export function tighten(path: string): void {
  if (process.platform === 'win32') return
  try {
    const { mode } = statSync(path)
    if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700)
  } catch {
    // Only the owner may; then it is for the owner to do.
  }
}

/** Makes an empty private file where there is none, so that whoever writes it next finds its mode. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', PRIVATE_FILE))
  tighten(path)
}

/**
 * Adds a line to a private file, and returns when it is on the disk. A torn end, such as a crash leaves it, stays a
 * line of its own.
 */
export function appendLine(path: string, line: string): void {
  const size = sizeOf(path)
  const file = openSync(path, 'a+', PRIVATE_FILE)
  try {
    if (process.platform !== 'win32') fchmodSync(file, PRIVATE_FILE)
    writeAll(file, Buffer.from(`${endsLine(file, size) ? '' : '\n'}${line}\n`))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (size === 0) syncFolder(dirname(path))
}

/** 0 where there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function endsLine(file: number, size: number): boolean {
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last[0] === 10
}
