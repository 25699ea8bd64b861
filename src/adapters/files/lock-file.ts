/**
 * One program at work in a place, also when it lies on a share and the other sits on another machine: a lock file made
 * exclusively, whose counter moves. Clocks and times of files are not trusted: a lock is left over when its process is
 * known to be gone (`fateOf`: by its number and its birth), or when its counter did not move for a minute by the clock
 * of the one who looks (see `acquireLock`). Links and system locks do not work on shares.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { codeOf } from './read-file.ts'
import { fateOf, type ProcessMark } from './running-process.ts'

export interface LockOwner extends ProcessMark {
  /** Unlike any other taking of a lock. */
  readonly start: string
  /** When it was taken, by the clock of its machine, in milliseconds. */
  readonly since: number
  readonly counter: number
}

export type FileLock =
  | { readonly state: 'acquired' }
  /** `text` is what the lock says, to be compared with later; `fate` that of its process. */
  | {
      readonly state: 'held'
      readonly text: string
      readonly owner: LockOwner | undefined
      readonly fate: ReturnType<typeof fateOf>
    }
  /** No lock can be written there. */
  | { readonly state: 'read-only' }

const READ_ONLY: ReadonlySet<string | undefined> = new Set(['EACCES', 'EROFS', 'EPERM'])

/** Tries once. */
export function tryLockFile(path: string, owner: LockOwner): FileLock {
  try {
    create(path, owner)
    return { state: 'acquired' }
  } catch (error) {
    const code = codeOf(error)
    if (READ_ONLY.has(code)) return { state: 'read-only' }
    if (code !== 'EEXIST') throw error
  }
  const text = textOf(path)
  // It was given back just now.
  if (text === undefined) return { state: 'held', text: '', owner: undefined, fate: 'unknown' }
  const holder = ownerOf(text)
  return { state: 'held', text, owner: holder, fate: holder ? fateOf(holder, owner) : 'unknown' }
}

/**
 * Takes over a lock that was found left over and still says exactly that. Of several that want to, one at a time may
 * try: it makes the claim file. A claim that its maker left behind is taken away, for one to try later.
 */
export function takeOverLockFile(path: string, owner: LockOwner, text: string): FileLock {
  const claim = `${path}.claim`
  try {
    create(claim, owner)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    if (isLeft(claim, owner)) rmSync(claim, { force: true })
    return { state: 'held', text, owner: ownerOf(text), fate: 'gone' }
  }
  try {
    if (textOf(path) === text) rmSync(path)
    return tryLockFile(path, owner)
  } finally {
    rmSync(claim, { force: true })
  }
}

/** Claims as they were seen first, by the own clock. */
const claims = new Map<string, { readonly text: string; readonly since: number }>()
/** A claim is held for a few steps, each of which may hang as long as a share does. */
const LONGEST_CLAIM = 60_000

/** Of a process that is gone, or standing there much too long: who died while making it left it empty. */
function isLeft(claim: string, own: LockOwner): boolean {
  const text = textOf(claim) ?? ''
  const claimant = ownerOf(text)
  if (claimant && fateOf(claimant, own) === 'gone') return true
  const seen = claims.get(claim)
  if (seen?.text === text) return performance.now() - seen.since > LONGEST_CLAIM
  claims.set(claim, { text, since: performance.now() })
  return false
}

/** Moves the counter of the own lock. 'remade': someone had deleted it. 'lost': it is another's now. */
export function beatLockFile(path: string, owner: LockOwner): 'held' | 'remade' | 'lost' {
  const text = textOf(path)
  if (text === undefined) return tryLockFile(path, owner).state === 'acquired' ? 'remade' : 'lost'
  // Half of a beat that was being written: never seen twice.
  const holder = ownerOf(text)
  if (holder && holder.start !== owner.start) return 'lost'
  const file = openSync(path, 'r+')
  try {
    writeSync(file, lockText(owner), 0)
  } finally {
    closeSync(file)
  }
  return 'held'
}

export function isLockOf(path: string, owner: LockOwner): boolean {
  return ownerOf(textOf(path) ?? '')?.start === owner.start
}

export function releaseLockFile(path: string, owner: LockOwner): void {
  if (isLockOf(path, owner)) rmSync(path, { force: true })
}

/** The exclusive creation decides who has it. */
function create(path: string, owner: LockOwner): void {
  const file = openSync(path, 'wx')
  try {
    writeSync(file, lockText(owner))
  } finally {
    closeSync(file)
  }
}

/** Always of the same length, so that a beat writes exactly over the last. */
function lockText(owner: LockOwner): string {
  return `${JSON.stringify({ ...owner, counter: owner.counter })
    .replace(/\}$/, '')
    .padEnd(480)}}\n`
}

/** Anybody may have written the file: what is no owner is none. */
function ownerOf(text: string): LockOwner | undefined {
  try {
    const { host, user, pid, born, boot, start, since, counter } = JSON.parse(text) as Partial<
      Record<keyof LockOwner, unknown>
    >
    if (typeof start !== 'string' || typeof pid !== 'number' || typeof host !== 'string') return undefined
    return {
      ...{ host, pid, start, counter: Number(counter), since: Number(since) },
      user: typeof user === 'string' ? user : '',
      ...(typeof born === 'string' ? { born } : {}),
      ...(typeof boot === 'string' ? { boot } : {}),
    }
  } catch {
    return undefined
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
