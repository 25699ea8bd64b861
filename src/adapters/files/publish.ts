import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, FileTroubleError, fileTrouble } from './file-trouble.ts'

let written = 0

/**
 * Writes a file so that under its name there is ever only the old or the whole new content: a temporary file in the target folder, full
 * write, fsync, size check, rename, fsync of the folder. Folders are made as needed. Throws `FileTroubleError` and leaves nothing behind.
 */
export function publish(absolute: string, bytes: Uint8Array, shown = basename(absolute)): void {
  const folder = dirname(absolute)
  const temporary = join(folder, `.jiaobiao-${process.pid}-${++written}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    if (isFolder(absolute)) throw new FileTroubleError(`「${shown}」是文件夹，不能作为文件写入。`)
    writeWhole(temporary, bytes, shown)
    renameSync(temporary, absolute)
    syncFolder(folder)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause instanceof FileTroubleError ? cause : fileTrouble(shown, cause)
  }
}

function writeWhole(path: string, bytes: Uint8Array, shown: string): void {
  const file = openSync(path, 'wx', 0o666)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at)
    fsyncSync(file)
    if (fstatSync(file).size !== bytes.length) throw new FileTroubleError(`「${shown}」没有写完整，请检查磁盘。`)
  } finally {
    closeSync(file)
  }
}

/** Some systems (Windows, network drives) do not let a folder be opened or synchronised; the rename stands all the same. */
function syncFolder(folder: string): void {
  let handle: number | undefined
  try {
    handle = openSync(folder, 'r')
    fsyncSync(handle)
  } catch (cause) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(codeOf(cause) ?? '')) throw cause
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
