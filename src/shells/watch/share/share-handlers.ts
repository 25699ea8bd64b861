import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import { probeFolder } from '../../../adapters/files/probe-folder.ts'
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
