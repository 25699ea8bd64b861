import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HeldLock } from '../../../src/adapters/files/take-lock.ts'
import { forget, watch } from './watched-files.ts'

vi.mock('node:fs', async (importActual) => (await import('./watched-files.ts')).watched(importActual))
const { tryLockFile } = await import('../../../src/adapters/files/lock-file.ts')
const { LockedError, newOwner, takeLock } = await import('../../../src/adapters/files/take-lock.ts')
const { thisProcess } = await import('../../../src/adapters/files/running-process.ts')

const SINCE = new Date(2026, 0, 5, 9, 3).getTime()
const me = thisProcess()
let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '校表 锁-'))
  lock = join(folder, '.jiaobiao/lock')
})
afterEach(() => {
  vi.restoreAllMocks()
  forget()
  rmSync(folder, { recursive: true })
})

/** From now on every look at the clock finds it moved on by so many milliseconds more, as after sleep. */
function clockLeaps(milliseconds: number): void {
  const now = performance.now.bind(performance)
  let leapt = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now() + (leapt += milliseconds))
}

const said: string[] = []
async function take(changes: { staleAfter?: number; beat?: number } = {}): Promise<HeldLock> {
  said.length = 0
  return takeLock(lock, (holder) => `有人在用${holder}。`, {
    interrupted: () => false,
    say: (sentence) => said.push(sentence),
    now: () => SINCE,
    staleAfter: 2500,
    ...changes,
  })
}

/** A lock as a process with such a mark would have left it. */
async function left(mark: object): Promise<void> {
  ;(await take()).release()
  writeFileSync(lock, JSON.stringify({ ...newOwner(SINCE), counter: 7, ...mark }))
}

/** Whether the lock is had before a counter that stands still could tell: then it is waited for longer than any test. */
async function takenAtOnce(): Promise<boolean> {
  const held = await take({ staleAfter: 3_600_000 })
  held.release()
  return true
}

async function whileRunning(work: (pid: number, born: string | undefined) => Promise<void>): Promise<void> {
  const other = spawn(process.execPath, ['-e', 'console.log(1);setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    await once(other.stdout, 'data')
    const stat = readFileSync(`/proc/${other.pid}/stat`, 'latin1')
    await work(other.pid!, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
  } finally {
    other.kill('SIGKILL')
  }
}

describe('a lock', () => {
  it('is given back, and free again', async () => {
    const held = await take()
    expect(existsSync(lock)).toBe(true)
    held.release()
    expect(existsSync(lock)).toBe(false)
    ;(await take()).release()
  })

  it('that was taken over by another is not given back by who had it before', async () => {
    const held = await take()
    writeFileSync(lock, JSON.stringify({ ...newOwner(SINCE), start: '别人' }))
    held.release()
    expect(existsSync(lock)).toBe(true)
  })

  it('that was taken over stops who had it before, and that is said once', async () => {
    const held = await take({ beat: 20 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(held.isLost()).toBe(false)
    writeFileSync(lock, JSON.stringify({ ...newOwner(SINCE), start: '别人' }))
    await vi.waitUntil(() => held.isLost(), { timeout: 120_000 })
    expect(said).toEqual(['锁被另一个校表接过去了（它以为这一个已经不在运行），就此停止。'])
    held.release()
  })

  it('is taken over although one died while it was about to', async () => {
    await left({ pid: spawnSync(process.execPath, ['-e', '']).pid })
    writeFileSync(`${lock}.claim`, '')
    clockLeaps(10_000)
    expect(await takenAtOnce()).toBe(true)
    expect(existsSync(`${lock}.claim`)).toBe(false)
  })

  it('of one that died is taken over at once', async () => {
    await left({ pid: spawnSync(process.execPath, ['-e', '']).pid })
    expect(await takenAtOnce()).toBe(true)
    expect(said).toEqual([])
  })

  it('is not taken over after a sleep of the computer in which its holder slept, too', async () => {
    const mark = { ...newOwner(SINCE), host: '别的电脑', pid: 4242 }
    await left({ ...mark, counter: 7 })
    clockLeaps(3_600_000)
    const beating = setTimeout(() => writeFileSync(lock, JSON.stringify({ ...mark, counter: 8 })), 1500)
    await expect(take({ staleAfter: 10_000 })).rejects.toThrow(LockedError)
    clearTimeout(beating)
  })

  it('that says nothing known, as the database by which an older program locked, is waited for and taken over', async () => {
    mkdirSync(join(folder, '.jiaobiao'))
    writeFileSync(lock, `SQLite format 3\0${'\0'.repeat(4000)}`)
    const held = await take()
    expect(said).toHaveLength(1)
    expect(readFileSync(lock, 'utf8')).toContain(`"pid":${process.pid}`)
    held.release()
  })

  it('that cannot be written holds nobody off, so that nothing is begun without it', async () => {
    mkdirSync(join(folder, '.jiaobiao'))
    watch.refused.set('lock', 'EACCES')
    await expect(take()).rejects.toThrow(
      new LockedError(`「${lock}」写不进去，不能确定有没有另一个校表正在运行，没有开始。请检查这个文件夹的写入权限。`),
    )
  })

  it('is made exclusively: who comes second finds the first', () => {
    const other = join(folder, '别的锁')
    expect(tryLockFile(other, newOwner(SINCE)).state).toBe('acquired')
    expect(tryLockFile(other, newOwner(SINCE))).toMatchObject({ state: 'held', owner: { pid: process.pid } })
  })
})

describe.runIf(process.platform === 'linux')('a lock and the number of its process', () => {
  it('names a holder that is at work, at once: computer, user, process, since when', async () => {
    await whileRunning(async (pid, born) => {
      await left({ pid, born })
      const sentence = `有人在用（电脑 ${me.host}，用户 ${me.user}，进程 ${pid}，从 2026 年 1 月 5 日 9:03 起）。`
      await expect(take({ staleAfter: 3_600_000 })).rejects.toThrow(new LockedError(sentence))
    })
  })

  it('is left over, and taken at once, when the number belongs to another process by now', async () => {
    await whileRunning(async (pid) => {
      await left({ pid, born: '1' })
      expect(await takenAtOnce()).toBe(true)
    })
    // The very process that asks bears it.
    await left({ pid: process.pid, born: '1' })
    expect(await takenAtOnce()).toBe(true)
  })

  it('means nothing after the system was started anew, or on another computer: only a counter that stands still tells', async () => {
    for (const mark of [{ boot: '从前的' }, { host: '别的电脑' }]) {
      await left({ pid: spawnSync(process.execPath, ['-e', '']).pid, ...mark })
      const start = performance.now()
      ;(await take()).release()
      expect(performance.now() - start).toBeGreaterThan(2400)
      expect(said).toHaveLength(1)
    }
  })

  it('is not taken while the counter moves, whatever the number', async () => {
    await left({ host: '别的电脑', user: '李', pid: 4242 })
    let counter = 8
    const mark = { ...newOwner(SINCE), host: '别的电脑', user: '李', pid: 4242 }
    const beating = setInterval(() => writeFileSync(lock, JSON.stringify({ ...mark, counter: counter++ })), 300)
    await expect(take()).rejects.toThrow('（电脑 别的电脑，用户 李，进程 4242，')
    clearInterval(beating)
  })
})
