/**
 * One program at work in a folder, also when it lies on a share and the other sits on another machine: a lock file made exclusively, whose counter
 * moves. Clocks and times of files are not trusted: a lock is left over when its process on this machine is gone, or when its counter did not move
 * for a minute by the clock of the one who looks (see `acquireLock`). Links and system locks do not work on shares.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRunning } from './place-file.ts'

export const LOCK_FILE = '.jiaobiao.lock'
const CLAIM_FILE = '.jiaobiao.lock.claim'

export interface LockOwner {
  readonly host: string
  readonly pid: number
  /** Unlike any other start of the program. */
  readonly start: string
  readonly counter: number
}

export interface LockRequest {
  readonly root: string
  readonly owner: LockOwner
}

/** `device`: of the folder; another one later means that another file system lies there, perhaps none. */
export type LockAnswer =
  | { readonly state: 'acquired'; readonly device: string }
  /** `text` is what the lock says, to be compared with later; `left` when its process is known to be gone. */
  | { readonly state: 'held'; readonly text: string; readonly owner: LockOwner | undefined; readonly left: boolean }
  /** No lock can be written there. */
  | { readonly state: 'read-only'; readonly device: string }

/** Tries once. */
export function tryLock({ root, owner }: LockRequest): LockAnswer {
  const device = deviceOf(root)
  const path = join(root, LOCK_FILE)
  try {
    create(path, owner)
    return { state: 'acquired', device }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return { state: 'read-only', device }
    if (code !== 'EEXIST') throw error
  }
  const text = textOf(path)
  // It was given back just now.
  if (text === undefined) return { state: 'held', text: '', owner: undefined, left: false }
  const holder = ownerOf(text)
  return { state: 'held', text, owner: holder, left: holder !== undefined && holder.host === owner.host && !isAlive(holder.pid, owner.pid) }
}

/**
 * Takes over a lock that was found left over and still says exactly that. Of several that want to, one at a time may try: it makes the claim file.
 * A claim that its maker left behind is taken away by the same rule, later.
 */
export function takeOverLock({ root, owner, text }: LockRequest & { readonly text: string }): LockAnswer {
  const claim = join(root, CLAIM_FILE)
  try {
    create(claim, owner)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const claimant = ownerOf(textOf(claim) ?? '')
    if (claimant?.host === owner.host && !isAlive(claimant.pid, owner.pid)) rmSync(claim, { force: true })
    return { state: 'held', text, owner: ownerOf(text), left: true }
  }
  try {
    if (textOf(join(root, LOCK_FILE)) === text) rmSync(join(root, LOCK_FILE))
    return tryLock({ root, owner })
  } finally {
    rmSync(claim, { force: true })
  }
}

/**
 * 'away': the folder is gone or another file system lies there. 'remade': someone had deleted the lock. 'lost': it is another's now. `device` is that
 * of the folder now: a share that was mounted again has another, and is known by our lock in it.
 */
export type Beat = { readonly state: 'held' | 'remade'; readonly device: string } | { readonly state: 'lost' } | { readonly state: 'away' }

export interface BeatRequest extends LockRequest {
  readonly device: string
  readonly locked: boolean
  /** Make the folder again where someone deleted it. */
  readonly remake: boolean
}

/** Moves the counter of the own lock. Where there is none, for the folder is read-only, it only looks whether the folder is there. */
export function beatLock({ root, owner, device, locked, remake }: BeatRequest): Beat {
  if (remake) makeAgain(root, device)
  if (!isSameFolder(root, device) && !(locked && holdsLockOf(root, owner))) return { state: 'away' }
  const current = deviceOf(root)
  if (!locked) return { state: 'held', device: current }
  const path = join(root, LOCK_FILE)
  const text = textOf(path)
  if (text === undefined) return tryLock({ root, owner }).state === 'acquired' ? { state: 'remade', device: current } : { state: 'lost' }
  // Half of a beat that was being written: never seen twice.
  const holder = ownerOf(text)
  if (holder && holder.start !== owner.start) return { state: 'lost' }
  const file = openSync(path, 'r+')
  try {
    writeSync(file, lockText(owner), 0)
  } finally {
    closeSync(file)
  }
  return { state: 'held', device: current }
}

/** Only where its parent is still of the same file system: a share that is not mounted must not be written below its mount point. */
function makeAgain(root: string, device: string): void {
  if (!existsSync(root) && isSameFolder(dirname(root), device)) mkdirSync(root)
}

function holdsLockOf(root: string, owner: LockOwner): boolean {
  try {
    return ownerOf(textOf(join(root, LOCK_FILE)) ?? '')?.start === owner.start
  } catch {
    return false
  }
}

export function releaseLock({ root, owner }: LockRequest): void {
  const path = join(root, LOCK_FILE)
  if (ownerOf(textOf(path) ?? '')?.start === owner.start) rmSync(path, { force: true })
}

export function isSameFolder(root: string, device: string): boolean {
  try {
    return deviceOf(root) === device
  } catch {
    return false
  }
}

/** Makes the outbox where its parent is. */
export function makeFolder(root: string): void {
  mkdirSync(root, { recursive: true })
}

function deviceOf(root: string): string {
  return String(statSync(root, { bigint: true }).dev)
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
    .padEnd(300)}}\n`
}

function ownerOf(text: string): LockOwner | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockOwner>
    return typeof value.start === 'string' && typeof value.pid === 'number' ? (value as LockOwner) : undefined
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

/** The asking process is alive, too: `isRunning` speaks of others. */
function isAlive(pid: number, own: number): boolean {
  return pid !== own && isRunning(pid)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
}
