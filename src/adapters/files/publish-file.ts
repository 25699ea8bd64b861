import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The target could not be written; the message is one Chinese sentence. */
export class NotWrittenError extends Error {
  override readonly name = 'NotWrittenError'
}

/** How publishing waits and what it is told of; the defaults are those of a person at work. */
export interface PublishOptions {
  /** How long a target that another program holds open is tried again (Windows answers EPERM or EBUSY then). */
  readonly patience?: number
  /** Asked between two tries. */
  readonly pause?: (milliseconds: number) => void
  /** Who may do what with the file; the umask decides where it is not given. */
  readonly mode?: number
}

const TEMPORARY = /^\.jiaobiao-(\d+)-.*\.tmp$/
const PATIENCE = 10_000
const LONGEST_PAUSE = 1000
/** Another program may hold the target open for a moment: a virus scanner, an editor. */
const HELD_OPEN = new Set(['EPERM', 'EBUSY'])

let written = 0

/**
 * Puts a file in place whole or not at all: temporary file in the target folder (exclusive), full write, fsync, size and hash read back, rename,
 * fsync of the folder. Makes the folder where needed. Throws NotWrittenError; the target then is as it was.
 */
export function publishFile(path: string, bytes: Uint8Array, options: PublishOptions = {}): void {
  const folder = dirname(path)
  const temporary = join(folder, `.jiaobiao-${process.pid}-${written++}-${shortName(path)}.tmp`)
  try {
    mkdirSync(folder, { recursive: true })
    writeWhole(temporary, bytes, options.mode)
    renamePatiently(temporary, path, options)
    syncFolder(folder)
  } catch (error) {
    discard(temporary)
    throw new NotWrittenError(`「${basename(path)}」没有写成：${reasonOf(error)}。`, { cause: error })
  }
}

/** The process that made a temporary file of ours; undefined for any other name. */
export function ownerOfTemporary(name: string): number | undefined {
  const match = TEMPORARY.exec(name)
  return match ? Number(match[1]) : undefined
}

function shortName(path: string): string {
  return createHash('sha256').update(basename(path)).digest('hex').slice(0, 16)
}

/** Whatever stands in the way of this stood in the way of writing, which is what is told. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true })
  } catch {
    // Nothing was written there.
  }
}

/** A short write is no error for the operating system: write on, then compare size and content. */
export function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): void {
  const file = openSync(path, 'wx', mode)
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
  const back = readFileSync(path)
  if (back.length !== bytes.length) throw Object.assign(new Error('size differs'), { code: 'ENOSPC' })
  if (!back.equals(bytes)) throw Object.assign(new Error('content differs'), { code: 'EIO' })
}

function renamePatiently(from: string, to: string, { patience = PATIENCE, pause = sleep }: PublishOptions): void {
  for (let waited = 0, next = 50; ; next = Math.min(next * 2, LONGEST_PAUSE)) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!HELD_OPEN.has(code) || waited >= patience) throw error
    }
    pause(next)
    waited += next
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Makes a rename in the folder last through a power cut. Windows has no folder handles to sync; there the rename is enough. */
export function syncFolder(folder: string): void {
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
  ENOTEMPTY: '同名的文件夹已存在',
  EIO: '磁盘或网络共享读写出错',
  ENOENT: '所在文件夹不见了',
}

/** A system error in plain Chinese. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code === '' ? '原因不明' : `系统返回 ${code}`)
}
