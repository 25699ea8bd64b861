import { sha256Of } from '../../../adapters/platform/bytes.ts'
import type { Item } from '../../../adapters/sqlite/watch-item.ts'
import type { WatchLedger } from '../../../adapters/sqlite/watch-ledger.ts'
import { repeatText } from './opinion-text.ts'
import { joinPath, partsOf, repeatNoteName, STATUS_NAME, waitingNoteName } from './outbox-names.ts'
import { startOfDay } from './plain-text.ts'
import type { Waiting } from '../inbox/readiness.ts'
import type { SharedFolder } from '../share/shared-folder.ts'
import { MOST_LISTED, statusText } from './status-text.ts'
import { waitingLine, waitingNote } from './wait-text.ts'

export interface NoticesOptions {
  readonly inbox: SharedFolder
  readonly outbox: SharedFolder
  readonly ledger: WatchLedger
  readonly proofRoot: string
  readonly rules: string
  readonly interval: number
  readonly cap: number
  readonly now: () => number
  /** The status as it was made last, for the local copy. */
  readonly onStatus: (text: string) => void
}

/** What the status says besides what the ledger knows. */
export interface Situation {
  readonly running: boolean
  readonly lastScan: number | undefined
  readonly troubles: readonly string[]
  readonly waiting: readonly Waiting[]
  /** Whole lines about items and folders that are hindered. */
  readonly hindered: readonly string[]
}

const STATUS_EVERY = 60_000

/**
 * What the outbox says besides results: the status, notes on what waits too long, and that something came again
 * unchanged.
 */
export class OutboxNotices {
  private status = { text: '', troubles: '', at: Number.NEGATIVE_INFINITY }

  constructor(private readonly options: NoticesOptions) {}

  /** Said beside the result; one note a name, the last time counts. */
  async tellRepeat(path: string, item: Item): Promise<void> {
    const { folder, stem } = partsOf(path)
    const latest = this.options.ledger.series.latest(item.series) ?? item
    const text = repeatText(item, path, latest, this.options.now())
    await this.options.outbox.ask('place', {
      path: joinPath(folder, repeatNoteName(stem)),
      source: { text },
      replace: true,
    })
  }

  async noteWaiting(overdue: readonly Waiting[]): Promise<void> {
    const { ledger, outbox, cap } = this.options
    if (overdue.length === 0) return
    const known = new Map(ledger.notices.all().map((note) => [note.path, note.signature]))
    for (const waiting of overdue) {
      if (known.get(waiting.path) === waiting.signature) continue
      const { folder, stem, extension } = partsOf(waiting.path)
      const target = joinPath(folder, waitingNoteName(`${stem}${extension}`))
      const text = waitingNote(waiting, Math.round(cap / 60_000))
      // Known before it is there, so that it can always be withdrawn.
      ledger.notices.set({
        path: waiting.path,
        target,
        sha256: sha256Of(Buffer.from(text, 'utf8')),
        signature: waiting.signature,
      })
      await outbox.ask('place', { path: target, source: { text }, replace: true })
    }
  }

  /** The file was taken after all, or is gone. */
  async withdraw(path: string): Promise<void> {
    const { ledger, outbox } = this.options
    const note = ledger.notices.on(path)
    if (!note) return
    await outbox.ask('withdraw', { path: note.target, sha256: note.sha256 })
    ledger.notices.drop(path)
  }

  /**
   * Written when something changed, and once a minute, so that its age tells whether the programme runs. While
   * thousands are taken it is not written more often than an idle inbox is looked at.
   */
  async writeStatus(situation: Situation): Promise<void> {
    const at = performance.now()
    const troubles = situation.troubles.join('\n')
    const isSoon = at - this.status.at < this.options.interval
    if (situation.running && isSoon && troubles === this.status.troubles) return
    const text = this.text(situation)
    const stable = text.replace(/^(最近一次查看|本文件写于).*$/gm, '').replace(/已等 [^：]+：/g, '')
    if (situation.running && stable === this.status.text && at - this.status.at < STATUS_EVERY) return
    this.options.onStatus(text)
    await this.options.outbox.ask('place', { path: STATUS_NAME, source: { text }, replace: true })
    this.status = { text: stable, troubles, at }
  }

  private text({ running, lastScan, troubles, waiting, hindered }: Situation): string {
    const { inbox, proofRoot, rules, interval, cap, now } = this.options
    const { lists } = this.options.ledger
    const today = startOfDay(now())
    const minutes = Math.round(cap / 60_000)
    const clockNow = performance.now()
    return statusText({
      ...{ running, lastScan, troubles, rules },
      now: now(),
      inbox: inbox.root,
      interval: Math.round(interval / 100) / 10,
      waiting: {
        count: hindered.length + waiting.length,
        rows: [...hindered, ...waiting.slice(0, MOST_LISTED).map((each) => waitingLine(each, clockNow, minutes))],
      },
      inWork: { count: lists.openCount(), rows: lists.openPaths(MOST_LISTED) },
      checked: lists.doneSince(today, true, MOST_LISTED),
      problems: lists.doneSince(today, false, MOST_LISTED),
      repeats: lists.repeatsSince(today, MOST_LISTED),
      total: lists.doneCount(),
      proof: proofRoot,
    })
  }
}
