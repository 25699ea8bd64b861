import { reasonOf } from '../../adapters/files/publish-file.ts'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import { DiskSpace } from './disk-space.ts'
import type { HotFolderOptions, WatchSummary } from './hot-folder-options.ts'
import { Intake } from './intake.ts'
import { keptCounts, leftOf } from '../../core/rounds/kept-lines.ts'
import type { Item } from '../../adapters/sqlite/watch-item.ts'
import { ItemWork } from './items/item-work.ts'
import { OutboxNotices } from './outbox/outbox-notices.ts'
import { clock } from './outbox/plain-text.ts'
import { Readiness } from './inbox/readiness.ts'
import { FolderAwayError, LockLostError, type SharedFolder } from './share/shared-folder.ts'
import { Pauses } from './pauses.ts'
import { Workers } from './workers.ts'

/** A name that vanishes for less time than this is being saved again (Excel deletes, then renames). */
const FORGET = 60_000
const BEAT = 5000
/** How long `--once` waits for a file that keeps growing. */
const ONCE_PATIENCE = 60_000

/** What it was doing when something went wrong. */
const DOING = {
  taking: '查看收件夹',
  status: '往发件夹写「运行状态.txt」',
  notices: '往发件夹写说明',
  beat: '在收件夹、发件夹里登记正在运行',
} as const

/**
 * The hot folder: one loop scans the inbox and takes files (`Intake`), others review and publish (`Workers`); between
 * them stands the ledger.
 */
export class HotFolder {
  readonly pauses = new Pauses()
  private readonly readiness: Readiness
  private readonly intake: Intake
  private readonly workers: Workers
  private readonly notices: OutboxNotices
  private readonly disk: DiskSpace
  private readonly tally = { checked: 0, withErrors: 0, problems: 0 }
  private readonly start = performance.now()
  private unexpected: string | undefined
  private ending: WatchSummary['stopped'] | undefined

  constructor(private readonly options: HotFolderOptions) {
    const { pauses } = this
    const { ledger, work, proofRoot, outbox, scheme, rules, timeLimit, now } = options
    const notices = new OutboxNotices(options)
    const disk = new DiskSpace(options.say, () => clock(now()))
    const readiness = new Readiness(
      { settle: Math.min(options.interval, 2000), cap: options.cap, forget: FORGET },
      ledger.seen(),
    )
    const intake = new Intake(options, readiness, notices, {
      onTaken: () => pauses.wakeWorkers(),
      isDiskFull: () => disk.trouble !== undefined,
    })
    const itemWork = new ItemWork({
      ...{ ledger, work, proofRoot, outbox, scheme, rules, timeLimit, now },
      isPresent: (path) => intake.isPresent(path),
      onPartial: (item) => readiness.notWhole(item.path, performance.now()),
      onStaged: (item) => readiness.settled(item.path),
      onDone: (item) => this.told(item),
    })
    this.notices = notices
    this.disk = disk
    this.readiness = readiness
    this.intake = intake
    this.workers = new Workers(options, { pauses, readiness, itemWork, disk })
  }

  /** To be called with the locks held. Returns when it is stopped or, with `once`, when everything is done. */
  async run(): Promise<WatchSummary> {
    const { inbox, outbox, interrupted, ledger } = this.options
    try {
      const isOver = (): boolean => this.ending !== undefined || interrupted()
      const working = this.workers.run(isOver, () => this.intake.scans > 0)
      await Promise.all([this.look(), this.beat(inbox), this.beat(outbox), working])
    } finally {
      await this.workers.close()
    }
    await this.writeStatus(false).catch(() => {
      // The outbox is gone; the local copy of the status says so.
    })
    return {
      ...this.tally,
      waiting: this.readiness.waiting(),
      open: ledger.lists.openCount(),
      stopped: this.ending ?? 'done',
    }
  }

  private async look(): Promise<void> {
    const { interval, interrupted, once } = this.options
    while (!this.ending) {
      if (interrupted()) this.end('interrupted')
      else {
        const before = this.unexpected
        await this.tolerating('taking', () => this.intake.scanAndTake())
        if (!this.ending)
          await this.tolerating('notices', () => this.notices.noteWaiting(this.readiness.overdue(performance.now())))
        if (!this.ending) await this.tolerating('status', () => this.writeStatus(true))
        if (before === this.unexpected) this.unexpected = undefined
        this.pauses.wakeWorkers()
        if (once && this.nothingLeft()) this.end('done')
        else if (!this.intake.moreDue) await this.pauses.forScan(interval, interrupted)
      }
    }
  }

  private end(how: WatchSummary['stopped']): void {
    this.ending = how
    this.pauses.wakeWorkers()
  }

  /**
   * Trouble with a folder or the disk is reported by them and passes; the next scan tries again. Only the person who
   * started the watch ends it.
   */
  private async tolerating(activity: keyof typeof DOING, task: () => Promise<void>): Promise<void> {
    try {
      await task()
      // Where no notice had to be written, nothing is known of the space on the disk.
      if (activity === 'taking' || activity === 'status') this.disk.fits(activity)
    } catch (error) {
      if (error instanceof LockLostError) {
        this.options.say(error.message)
        this.end('taken-over')
      } else if (isDiskFull(error)) this.disk.full(activity === 'taking' ? 'taking' : 'status')
      else if (!(error instanceof FolderAwayError)) this.tellUnexpected(activity, error)
    }
  }

  private tellUnexpected(activity: keyof typeof DOING, error: unknown): void {
    const sentence = `${DOING[activity]}时出错：${reasonOf(error)}；会自动再试。`
    if (this.unexpected !== sentence) this.options.say(sentence)
    this.unexpected = sentence
  }

  /** Each folder has its own heartbeat: one that hangs must not let the other's lock go stale. */
  private async beat(folder: SharedFolder): Promise<void> {
    while (!this.ending) {
      await this.tolerating('beat', () => folder.beat())
      const pause = folder.trouble === undefined ? BEAT : Math.min(BEAT, this.options.interval)
      await this.pauses.pause(pause, () => this.ending !== undefined)
    }
  }

  private told(item: Item): void {
    const { say, now, onDone } = this.options
    const result = item.result!
    const counts = keptCounts(result)
    const round = item.round > 1 ? `（第 ${item.round} 次）` : ''
    const isChecked = result.status === 'checked'
    say(`${clock(now())} ${item.path}${round}　${isChecked ? leftOf(result) : result.reason}`)
    if (isChecked) this.tally.checked++
    else this.tally.problems++
    if (counts.toMend > 0) this.tally.withErrors++
    onDone(item)
  }

  private async writeStatus(running: boolean): Promise<void> {
    const { inbox, outbox } = this.options
    const closed = this.intake.closed.map(
      (path) => `${path}　文件夹打不开，里面的文件没有核对；请管理员检查权限，会自动再试`,
    )
    await this.notices.writeStatus({
      running,
      lastScan: this.intake.lastScan,
      troubles: [inbox.trouble, outbox.trouble, this.disk.trouble, this.unexpected].flatMap((trouble) => trouble ?? []),
      waiting: this.readiness.waiting(),
      hindered: [...this.workers.hindered(), ...closed],
    })
  }

  /** For `once`: everything has its result, or waits with a reason that will not pass by itself soon. */
  private nothingLeft(): boolean {
    if (this.workers.areBusy) return false
    const isLate = performance.now() - this.start > ONCE_PATIENCE
    const { inbox, outbox, ledger } = this.options
    if (isLate && [inbox.trouble, outbox.trouble, this.disk.trouble].some((trouble) => trouble !== undefined))
      return true
    if (this.intake.scans < 2) return false
    if (!isLate && this.readiness.isArriving()) return false
    const open = ledger.lists.openCount()
    return open === 0 || open === this.workers.givenUpForNow
  }
}
