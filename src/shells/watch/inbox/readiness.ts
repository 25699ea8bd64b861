import type { Scan, SeenFile } from '../share/scan-folder.ts'
import { type ObservedFile, ObservedFiles, type WaitReason } from './observed-files.ts'

export interface Waiting {
  readonly path: string
  readonly reason: WaitReason
  /** Since when, in milliseconds of the given clock. */
  readonly since: number
  /** The system's code, for 'unreadable'. */
  readonly code?: string
  readonly signature: string
}

export interface ReadinessOptions {
  /** Two scans that agree must be at least this far apart. */
  readonly settle: number
  /** How long an owner file (~$) is believed, and how long an incomplete file is awaited without a notice. */
  readonly cap: number
  /** A name that vanishes for less time than this is being saved again. */
  readonly forget: number
}

/** Time changes nothing about these. */
const AT_ONCE: ReadonlySet<WaitReason> = new Set(['link', 'name', 'hidden', 'hidden-folder', 'too-large'])
const FIRST_PAUSE = 5000
const LONGEST_PAUSE = 300_000

/**
 * Decides from scans of the inbox which files may be tried. Times are compared only with each other and with this
 * computer's clock, which is an argument; the share's clock is not trusted. A file is due when two scans agree on it;
 * an owner file (~$) delays it up to the cap.
 */
export class Readiness {
  private readonly files = new ObservedFiles()
  /** What was handled, by path: the signature that was taken. */
  private readonly done: Map<string, string>
  /** Taken, but perhaps incomplete: what had been observed of them. */
  private readonly handled = new Map<string, ObservedFile>()
  /** Time of the last scan. */
  private observed = Number.NEGATIVE_INFINITY

  constructor(
    private readonly options: ReadinessOptions,
    done: ReadonlyMap<string, string> = new Map(),
  ) {
    this.done = new Map(done)
  }

  /**
   * Takes in a complete scan of the inbox. Returns the paths that are gone for good, whether they were handled or not.
   */
  observe({ files, closed }: Omit<Scan, 'digest'>, now: number): string[] {
    this.observed = now
    for (const seen of files) this.see(seen, now)
    const gone: string[] = []
    for (const [path, file] of this.files.entries()) {
      const hidden = closed.some((folder) => path.startsWith(`${folder.path}/`))
      if (hidden) file.last = now
      else if (now - file.last > this.options.forget) {
        this.files.delete(path)
        gone.push(path)
      }
    }
    return gone
  }

  private see(seen: SeenFile, now: number): void {
    if (this.done.get(seen.path) === seen.signature) {
      this.files.delete(seen.path)
      return
    }
    const file = this.files.get(seen.path)
    if (!file || file.seen.signature !== seen.signature) {
      this.files.set(seen.path, { seen, since: now, readings: 1, last: now, failure: undefined })
      return
    }
    if (now - file.since >= this.options.settle) file.readings++
    file.seen = seen
    file.last = now
  }

  /**
   * In the order in which they came, as far as it can be known: seen first, saved first, 「表.xlsx」 before 「表(1).xlsx」.
   */
  due(now: number): SeenFile[] {
    return this.files
      .values()
      .filter((file) => this.isDue(file, now))
      .sort(
        (a, b) => a.since - b.since || a.seen.modified - b.seen.modified || compareVersions(a.seen.path, b.seen.path),
      )
      .map((file) => file.seen)
  }

  private isDue(file: ObservedFile, now: number): boolean {
    const { seen, readings, since, last, failure } = file
    if (seen.refused || last !== now || readings < 2 || now - since < this.options.settle) return false
    if (seen.open && now - since < this.options.cap) return false
    return failure === undefined || now >= failure.next
  }

  /** The file could not be taken; it is tried again after longer and longer pauses. */
  failed(path: string, reason: WaitReason, now: number, code?: string): void {
    const file = this.files.get(path)
    if (!file) return
    const tries = (file.failure?.tries ?? 0) + 1
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1))
    const since = file.failure?.reason === reason ? file.failure.since : now
    file.failure = { reason, since, tries, next: now + pause, ...(code === undefined ? {} : { code }) }
  }

  /** The file read was no longer what the scan saw: the next scan will tell. */
  changed(path: string): void {
    this.files.delete(path)
  }

  /** A private copy of this state of the file exists. */
  taken(path: string, signature: string): void {
    this.done.set(path, signature)
    const file = this.files.get(path)
    if (file?.seen.signature !== signature) return
    this.files.delete(path)
    this.handled.set(path, file)
  }

  /** It turned out to be incomplete: it goes on waiting as before. */
  notWhole(path: string, now: number): void {
    this.done.delete(path)
    const file = this.handled.get(path)
    this.handled.delete(path)
    if (!file) return
    if (!this.files.has(path)) this.files.set(path, { ...file, last: now })
    this.failed(path, 'partial', now)
  }

  settled(path: string): void {
    this.handled.delete(path)
  }

  /**
   * Sub-folders of which more will be taken soon, so that what was taken already is no whole set: something began to
   * arrive less than `patience` ago, or has arrived and its turn has not come.
   */
  unsettledFolders(now: number, patience: number): string[] {
    return this.files.foldersWith(({ seen, failure, readings, since, last }) => {
      if (seen.refused || seen.open || failure) return false
      return now - since < patience || (readings > 1 && last === this.observed)
    })
  }

  /** Whether something has been seen just now and may be taken soon. */
  isArriving(): boolean {
    return this.files.values().some(({ seen, failure }) => !seen.refused && !seen.open && !failure)
  }

  /** Everything that is not handled yet, oldest first. */
  waiting(): Waiting[] {
    return this.files
      .values()
      .map(waitingOf)
      .sort((a, b) => a.since - b.since || (a.path < b.path ? -1 : 1))
  }

  /** Files for which a notice is due: those that wait longer than the cap, and those that can never be taken. */
  overdue(now: number): Waiting[] {
    return this.waiting().filter(({ reason, since }) => {
      if (AT_ONCE.has(reason)) return true
      return reason !== 'arriving' && reason !== 'open' && now - since >= this.options.cap
    })
  }
}

function compareVersions(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1)
}

function waitingOf({ seen, since, failure }: ObservedFile): Waiting {
  const { path, signature } = seen
  if (seen.refused) return { path, signature, since, reason: seen.refused }
  if (failure) {
    const { reason, code } = failure
    return {
      path,
      signature,
      reason,
      since: reason === 'partial' ? since : failure.since,
      ...(code === undefined ? {} : { code }),
    }
  }
  return { path, signature, since, reason: seen.open ? 'open' : 'arriving' }
}
