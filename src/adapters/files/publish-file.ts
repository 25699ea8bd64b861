import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The target could not be written; the message is one Chinese sentence. */
export class NotWrittenError extends Error {
  override readonly name = 'NotWrittenError'
}

/**
 * Puts a file in place whole or not at all: temporary file in the target folder, full write, fsync, size check, rename, fsync of the folder.
 * Makes the folder where needed. Throws NotWrittenError; the target then is as it was.
 */
export function publishFile(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  const temporary = join(folder, `.jiaobiao-${process.pid}-${Buffer.from(basename(path)).toString('base64url').slice(0, 40)}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    writeWhole(temporary, bytes)
    renameSync(temporary, path)
    syncFolder(folder)
  } catch (error) {
    discard(temporary)
    throw new NotWrittenError(`「${basename(path)}」没有写成：${reasonOf(error)}。`, { cause: error })
  }
}

/** Whatever stands in the way of this stood in the way of writing, which is what is told. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true })
  } catch {
    // Nothing was written there.
  }
}

/** A short write is no error for the operating system: write on, then compare the size. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    for (let done = 0; done < bytes.length; ) {
      const count = writeSync(file, bytes, done, bytes.length - done)
      if (count === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
      done += count
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (statSync(path).size !== bytes.length) throw Object.assign(new Error('size differs'), { code: 'ENOSPC' })
}

/** Windows has no folder handles to sync; there the rename is enough. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被打开',
  EBUSY: '文件正被其他程序打开',
  EROFS: '所在位置只读',
  ENAMETOOLONG: '文件名太长',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '同名的文件挡住了文件夹',
  EISDIR: '同名的文件夹已存在',
}

/** A system error in plain Chinese. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code === '' ? '原因不明' : `系统返回 ${code}`)
}
