/**
 * The lock of a folder that perhaps lies on a share (see `lock-file.ts`), and whether the folder is still the one it
 * was.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  beatLockFile,
  type FileLock,
  isLockOf,
  type LockOwner,
  releaseLockFile,
  takeOverLockFile,
  tryLockFile,
} from '../../../adapters/files/lock-file.ts'

export const LOCK_FILE = '.jiaobiao.lock'

export interface LockRequest {
  readonly root: string
  readonly owner: LockOwner
}

/** `device`: of the folder; another one later means that another file system lies there, perhaps none. */
export type LockAnswer = FileLock & { readonly device: string }

/** Tries once. */
export function tryLock({ root, owner }: LockRequest): LockAnswer {
  return { device: deviceOf(root), ...tryLockFile(join(root, LOCK_FILE), owner) }
}

/** Takes over a lock that was found left over and still says exactly that. */
export function takeOverLock({ root, owner, text }: LockRequest & { readonly text: string }): LockAnswer {
  return { device: deviceOf(root), ...takeOverLockFile(join(root, LOCK_FILE), owner, text) }
}

/**
 * 'away': the folder is gone or another file system lies there. 'remade': someone had deleted the lock. 'lost': it is
 * another's now. `device` is that of the folder now: a share that was mounted again has another, and is known by our
 * lock in it.
 */
export type Beat = { readonly state: 'held' | 'remade' | 'lost'; readonly device: string } | { readonly state: 'away' }

export interface BeatRequest extends LockRequest {
  readonly device: string
  readonly locked: boolean
  /** Make the folder again where someone deleted it. */
  readonly remake: boolean
}

/**
 * Moves the counter of the own lock. Where there is none, for the folder is read-only, it only looks whether the folder
 * is there.
 */
export function beatLock({ root, owner, device, locked, remake }: BeatRequest): Beat {
  if (remake) makeAgain(root, device)
  if (!isSameFolder(root, device) && !(locked && holdsLockOf(root, owner))) return { state: 'away' }
  const current = deviceOf(root)
  if (!locked) return { state: 'held', device: current }
  return { state: beatLockFile(join(root, LOCK_FILE), owner), device: current }
}

/**
 * Only where its parent is still of the same file system: a share that is not mounted must not be written below its
 * mount point.
 */
function makeAgain(root: string, device: string): void {
  if (!existsSync(root) && isSameFolder(dirname(root), device)) mkdirSync(root)
}

function holdsLockOf(root: string, owner: LockOwner): boolean {
  try {
    return isLockOf(join(root, LOCK_FILE), owner)
  } catch {
    return false
  }
}

export function releaseLock({ root, owner }: LockRequest): void {
  releaseLockFile(join(root, LOCK_FILE), owner)
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
