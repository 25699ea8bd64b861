import { existsSync, type FSWatcher, rmSync, statfsSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanTree } from '../../../adapters/files/temporary-files.ts'
import type { Work, Working } from '../../../adapters/process/serve-work.ts'
import {
  type BeatRequest,
  beatLock,
  isSameFolder,
  type LockRequest,
  makeFolder,
  releaseLock,
  takeOverLock,
  tryLock,
} from './lock-folder.ts'
import { placeFile, type PlaceRequest, withdrawFile, type WithdrawRequest } from './place-file.ts'
import { type Scan, scanFolder } from './scan-folder.ts'
import { takeFile, type TakeRequest } from './take-file.ts'

/**
 * 'away': another file system lies there now, so that nothing may be concluded from what is seen. 'same': as in the
 * reading that is known.
 */
export type ScanAnswer = Scan | { readonly away: true } | { readonly same: true }

interface ScanRequest {
  readonly root: string
  readonly device: string
  readonly hints: boolean
  /** Digest of the last reading. */
  readonly known: string
}

/** What the process that touches a share does for its parent. */
export const SHARE_HANDLERS = {
  async scan({ root, device, hints, known }: ScanRequest, working: Working): Promise<ScanAnswer> {
    if (!isSameFolder(root, device)) return { away: true }
    const scan = await scanFolder(root, working.alive)
    if (hints) watchFolders(root, ['', ...scan.folders], working.hint)
    return scan.digest === known ? { same: true } : scan
  },
  take: ({ root, files }: { root: string; files: readonly Omit<TakeRequest, 'root'>[] }, { alive }: Working) =>
    files.map((file) => {
      alive()
      return takeFile({ root, ...file }, alive)
    }),
  place: (request: PlaceRequest & { device: string }) => {
    if (!isSameFolder(request.root, request.device))
      throw Object.assign(new Error('another file system'), { code: 'EAWAY' })
    return placeFile(request)
  },
  withdraw: (request: WithdrawRequest) => withdrawFile(request),
  clean: ({ root }: { root: string }, { alive }: Working) => cleanTree(root, alive),
  tryLock: (request: LockRequest) => tryLock(request),
  takeOver: (request: LockRequest & { text: string }) => takeOverLock(request),
  beat: (request: BeatRequest) => beatLock(request),
  release: (request: LockRequest) => releaseLock(request),
  make: ({ root }: { root: string }) => makeFolder(root),
  probe: ({ root, name }: { root: string; name: string }) => probeFolder(root, name),
} satisfies Work

/** More folders than that are left to the timer. */
const MOST_WATCHED = 200
const watchers = new Map<string, FSWatcher>()

/** Events only shorten the wait until the next scan, so their failure is none. */
function watchFolders(root: string, folders: readonly string[], hint: () => void): void {
  const current = new Set(folders.slice(0, MOST_WATCHED))
  for (const [folder, watcher] of watchers) {
    if (current.has(folder)) continue
    watcher.close()
    watchers.delete(folder)
  }
  for (const folder of current) {
    if (watchers.has(folder)) continue
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (_event, name) => {
        if (!String(name ?? '').startsWith('.jiaobiao')) hint()
      })
      watcher.on('error', () => {
        watcher.close()
        watchers.delete(folder)
      })
      watchers.set(folder, watcher)
    } catch {
      // The timer sees it.
    }
  }
}

export interface Probe {
  /** Until the event of the probe file; undefined when none came. */
  readonly eventAfter: number | undefined
  /** What making and reading the probe took, in milliseconds. */
  readonly latency: number
  /** Folder's clock minus own, in milliseconds. */
  readonly skew: number
  readonly device: string
  /** Free bytes; undefined where the system does not say. */
  readonly free: number | undefined
}

const EVENT_PATIENCE = 2000

/**
 * Writes a probe file and takes it away again: may one write there, do events arrive, how long does it take, what is
 * its clock?
 */
async function probeFolder(root: string, name: string): Promise<Probe> {
  const path = join(root, name)
  let arrived: number | undefined
  const start = performance.now()
  const watcher = watcherFor(root, name, () => {
    arrived ??= performance.now() - start
  })
  try {
    const own = Date.now()
    writeFileSync(path, 'x')
    const stat = statSync(path)
    const latency = performance.now() - start
    for (let waited = 0; watcher && arrived === undefined && waited < EVENT_PATIENCE; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return { eventAfter: arrived, latency, skew: stat.mtimeMs - own, device: String(stat.dev), free: freeBytes(root) }
  } finally {
    watcher?.close()
    if (existsSync(path)) rmSync(path)
  }
}

function watcherFor(root: string, name: string, seen: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(root, { persistent: false }, (_event, changed) => {
      if (changed === name) seen()
    })
    watcher.on('error', () => {})
    return watcher
  } catch {
    return undefined
  }
}

/** Some shares answer 0 for what they do not know. */
function freeBytes(root: string): number | undefined {
  const { bavail, bsize } = statfsSync(root)
  return bavail > 0 ? bavail * bsize : undefined
}
