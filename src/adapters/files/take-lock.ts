import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  beatLockFile,
  type FileLock,
  isLockOf,
  type LockOwner,
  releaseLockFile,
  takeOverLockFile,
  tryLockFile,
} from './lock-file.ts'
import { thisProcess } from './running-process.ts'

/** Another process is at work in the folder, or sending by the same ledger; the message says it to the user. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

export interface AcquireOptions {
  /** A lock whose counter has not moved for this long is a leftover. */
  readonly staleAfter: number
  readonly interrupted: () => boolean
  /** Called when it takes longer, because there is a lock whose holder has yet to show that it is alive. */
  readonly onWait: () => void
}

/** What can be locked, here or behind a process of its own. */
export interface Lockable<Lock extends FileLock> {
  readonly tryLock: () => Promise<Lock>
  readonly takeOver: (text: string) => Promise<Lock>
}

/** A lock that was only half written, because its maker died, is not waited for as long. */
const EMPTY_STALE_AFTER = 10_000
const LOOK = 1000
const BEAT = 5000
/** Of the counter, in milliseconds. */
const STALE_AFTER = 60_000
const LOST = '锁被另一个校表接过去了（它以为这一个已经不在运行），就此停止。'

/**
 * A look that took longer than that counts no more: this machine slept, or a share hung, and so did perhaps the holder,
 * who is given the time to show that it lives.
 */
const LONGEST_LOOK = 2 * LOOK

/** Undefined when the place is ours now (or nobody can lock it, because it is read-only); else who has it. */
export async function acquireLock<Lock extends FileLock>(
  place: Lockable<Lock>,
  options: AcquireOptions,
): Promise<Partial<LockOwner> | undefined> {
  let watched: { readonly text: string; readonly waited: number; readonly at: number } | undefined
  for (;;) {
    const answer: FileLock = await place.tryLock()
    if (answer.state !== 'held') return undefined
    const { text, owner, fate } = answer
    if (owner && (fate === 'alive' || (watched && watched.text !== text))) return owner
    if (!watched && fate !== 'gone') options.onWait()
    const at = performance.now()
    const waited = watched?.text === text ? watched.waited + Math.min(at - watched.at, LONGEST_LOOK) : 0
    watched = { text, waited, at }
    const patience = owner ? options.staleAfter : Math.min(EMPTY_STALE_AFTER, options.staleAfter)
    if (fate === 'gone' || waited > patience) {
      if ((await place.takeOver(text)).state === 'acquired') return undefined
    }
    if (options.interrupted()) return owner ?? {}
    await sleep(fate === 'gone' ? LOOK / 10 : LOOK)
  }
}

export function newOwner(now: number): LockOwner {
  return { ...thisProcess(), start: randomBytes(8).toString('hex'), since: now, counter: 0 }
}

export interface TakeOptions {
  readonly interrupted: () => boolean
  readonly say: (sentence: string) => void
  readonly now: () => number
  readonly staleAfter?: number
  /** How often the counter moves, in milliseconds. */
  readonly beat?: number
}

/** A lock of this process. */
export interface HeldLock {
  readonly release: () => void
  /** Another has taken it over, having seen no sign of life for long: this one must not go on. */
  readonly isLost: () => boolean
}

/**
 * Takes a lock file for this process, also one that a process left behind which is no more, and keeps its counter
 * moving until it is released. Throws LockedError with the sentence, which is given the holder's `holderText`, or
 * saying that no lock can be written: nobody then knows who else is at work.
 */
export async function takeLock(
  path: string,
  sentence: (holder: string) => string,
  options: TakeOptions,
): Promise<HeldLock> {
  const { interrupted, say, now, staleAfter = STALE_AFTER, beat = BEAT } = options
  const folder = dirname(path)
  mkdirSync(dirname(folder), { recursive: true })
  // What departments wrote is nobody else's business.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let owner = newOwner(now())
  const next = (): LockOwner => {
    owner = { ...owner, counter: owner.counter + 1 }
    return owner
  }
  const place = {
    tryLock: () => Promise.resolve(tryLockFile(path, next())),
    takeOver: (text: string) => Promise.resolve(takeOverLockFile(path, next(), text)),
  }
  const onWait = (): void => say('这里有另一个校表留下的锁，正在确认它是否还在运行（最多一分钟）……')
  const holder = await acquireLock(place, { staleAfter, interrupted, onWait })
  if (holder) throw new LockedError(sentence(holderText(holder)))
  if (!isLockOf(path, owner)) throw new LockedError(notLocked(path))
  let lost = false
  const beating = setInterval(() => {
    if (lost || !isLostAt(path, next())) return
    lost = true
    say(LOST)
  }, beat)
  beating.unref()
  return {
    release: () => {
      clearInterval(beating)
      releaseLockFile(path, owner)
    },
    isLost: () => lost,
  }
}

function notLocked(path: string): string {
  return `「${path}」写不进去，不能确定有没有另一个校表正在运行，没有开始。请检查这个文件夹的写入权限。`
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Moves the counter. A beat that fails now is made up for by the next. */
function isLostAt(path: string, owner: LockOwner): boolean {
  try {
    return beatLockFile(path, owner) === 'lost'
  } catch {
    // The folder is away for a moment.
    return false
  }
}

/** 「（电脑 甲机，用户 wang，进程 4242，从 2026 年 1 月 5 日 9:30 起）」. */
export function holderText({ host, user, pid, since }: Partial<LockOwner>): string {
  const time = new Date(since ?? Number.NaN)
  const when = Number.isNaN(time.getTime()) ? '' : `，从 ${clockText(time)} 起`
  return `（电脑 ${host || '不明'}，${user ? `用户 ${user}，` : ''}进程 ${pid ?? '不明'}${when}）`
}

function clockText(time: Date): string {
  const minutes = String(time.getMinutes()).padStart(2, '0')
  return `${time.getFullYear()} 年 ${time.getMonth() + 1} 月 ${time.getDate()} 日 ${time.getHours()}:${minutes}`
}
