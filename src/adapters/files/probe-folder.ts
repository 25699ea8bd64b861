import { existsSync, type FSWatcher, rmSync, statfsSync, statSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is found out about a folder by trying. */
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
export async function probeFolder(root: string, name: string): Promise<Probe> {
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
