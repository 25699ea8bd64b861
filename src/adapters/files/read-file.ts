import { readFileSync, statSync } from 'node:fs'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { refuseLarge } from './largest-file.ts'
import { reasonOf } from './not-written.ts'

/** The bytes of a file. Throws `UnreadableWorkbookError` with one sentence when it cannot be read or is too large. */
export function readBytes({ absolute }: { readonly absolute: string }): Uint8Array {
  try {
    const stat = statSync(absolute)
    if (stat.isDirectory()) throw new UnreadableWorkbookError('这是文件夹，不是文件。')
    if (!stat.isFile()) throw new UnreadableWorkbookError('这不是普通文件，不予读取。')
    refuseLarge(stat.size)
    return readFileSync(absolute)
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError) throw cause
    throw new UnreadableWorkbookError(`文件读不出来：${READING[codeOf(cause) ?? ''] ?? reasonOf(cause)}。`, { cause })
  }
}

const READING: Readonly<Record<string, string>> = {
  ENOENT: '文件不在了，或链接指向的文件不存在',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EBUSY: '正被其他程序打开',
  ELOOP: '链接循环',
}

/** The code of a system error, 「ENOENT」. */
export function codeOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined
}
