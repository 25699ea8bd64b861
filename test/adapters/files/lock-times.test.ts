import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HeldLock, LockedError, newOwner, takeLock } from '../../../src/adapters/files/take-lock.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 锁-'))
  lock = join(folder, '.jiaobiao/lock')
  mkdirSync(join(folder, '.jiaobiao'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const counter = (): number => JSON.parse(readFileSync(lock, 'utf8')).counter

/** The lock once it is had, as far as the time has come. */
function taking(): { had: HeldLock | undefined } {
  const waiting: { had: HeldLock | undefined } = { had: undefined }
  const options = { interrupted: () => false, say: () => {}, now: () => 0 }
  void takeLock(lock, (holder) => holder, options).then((held) => {
    waiting.had = held
  })
  return waiting
}

describe('a lock of a computer of which nothing is known', () => {
  const other = { ...newOwner(0), host: '别的电脑', pid: 4242, counter: 7 }

  it('is waited for a minute without a sign of life, not less', async () => {
    writeFileSync(lock, JSON.stringify(other))
    const waiting = taking()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(waiting.had).toBeUndefined()
    await vi.advanceTimersByTimeAsync(4000)
    expect(waiting.had).toBeDefined()
    waiting.had!.release()
  })

  it('that says nothing at all is waited for ten seconds', async () => {
    writeFileSync(lock, '')
    const waiting = taking()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(waiting.had).toBeUndefined()
    await vi.advanceTimersByTimeAsync(4000)
    expect(waiting.had).toBeDefined()
    waiting.had!.release()
  })
})

it.skipIf(process.platform === 'win32')('a lock’s folder is nobody else’s', async () => {
  const before = process.umask(0)
  rmSync(join(folder, '.jiaobiao'), { recursive: true })
  const waiting = taking()
  process.umask(before)
  await vi.advanceTimersByTimeAsync(0)
  expect((statSync(join(folder, '.jiaobiao')).mode & 0o777).toString(8)).toBe('700')
  waiting.had!.release()
})

it('a lock that is held shows every five seconds that its holder lives, until it is given back', async () => {
  const waiting = taking()
  await vi.advanceTimersByTimeAsync(0)
  const first = counter()
  await vi.advanceTimersByTimeAsync(4999)
  expect(counter()).toBe(first)
  await vi.advanceTimersByTimeAsync(1)
  expect(counter()).toBe(first + 1)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(counter()).toBe(first + 5)
  waiting.had!.release()
  expect(vi.getTimerCount()).toBe(0)
})

it.each([
  [
    { ...newOwner(0), since: undefined, host: '别的电脑', user: '李', pid: 4242 },
    '（电脑 别的电脑，用户 李，进程 4242）',
  ],
  [{ ...newOwner(0), since: undefined, host: '', user: '', pid: 4242, boot: '别的' }, '（电脑 不明，进程 4242）'],
  ['', '（电脑 不明，进程 不明）'],
])('a lock that the user does not want to wait for is told with what is known of its holder', async (mark, told) => {
  writeFileSync(lock, mark === '' ? '' : JSON.stringify(mark))
  const taken = takeLock(lock, (holder) => holder, { interrupted: () => true, say: () => {}, now: () => 0 })
  await expect(taken).rejects.toThrow(new LockedError(told))
})

it('a lock whose folder is away for a moment is not lost', async () => {
  const waiting = taking()
  await vi.advanceTimersByTimeAsync(0)
  renameSync(join(folder, '.jiaobiao'), join(folder, 'away'))
  await vi.advanceTimersByTimeAsync(6000)
  expect(waiting.had!.isLost()).toBe(false)
  renameSync(join(folder, 'away'), join(folder, '.jiaobiao'))
  await vi.advanceTimersByTimeAsync(5000)
  expect([waiting.had!.isLost(), counter() > 1]).toEqual([false, true])
  waiting.had!.release()
})
