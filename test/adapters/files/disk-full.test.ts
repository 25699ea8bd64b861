import { describe, expect, it } from 'vitest'
import { isDiskFull } from '../../../src/adapters/files/disk-full.ts'
import { NotWrittenError } from '../../../src/adapters/files/not-written.ts'

const failed = (code: string, message = '') => Object.assign(new Error(message), { code })

describe('a full disk', () => {
  it.each([
    ['the system', failed('ENOSPC')],
    ['the quota', failed('EDQUOT')],
    ['SQLite by its code', failed('SQLITE_FULL')],
    ['SQLite, which cannot write on', failed('SQLITE_IOERR_WRITE')],
    ['SQLite by its words', new Error('database or disk is full')],
    ['SQLite by other words', new Error('Disk I/O error')],
    ['what was thrown without being an error', { code: 'ENOSPC' }],
    ['what caused another error', new NotWrittenError('表.xlsx', '磁盘空间不足', { cause: failed('ENOSPC') })],
  ])('is told by %s', (_, error) => expect(isDiskFull(error)).toBe(true))

  it.each([
    ['a missing right', failed('EACCES')],
    ['a locked ledger', failed('SQLITE_BUSY', 'database is locked')],
    ['an error without a code', new Error('磁盘')],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'database or disk is full'],
    ['words of what is no error', { message: 'database or disk is full' }],
    ['a cause that says nothing', new NotWrittenError('表.xlsx', '所在位置只读', { cause: failed('EROFS') })],
  ])('is not told by %s', (_, error) => expect(isDiskFull(error)).toBe(false))
})
