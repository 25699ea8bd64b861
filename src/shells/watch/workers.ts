import { reasonOf } from '../../adapters/files/publish-file.ts'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import { SupervisedProcess } from '../../adapters/process/supervised-process.ts'
import type { DiskSpace } from './disk-space.ts'
import type { HotFolderOptions } from './hot-folder-options.ts'
import type { Item } from '../../adapters/sqlite/watch-item.ts'
import type { ItemWork } from './items/item-work.ts'
import { clock } from './outbox/plain-text.ts'
import type { Readiness } from './inbox/readiness.ts'
import { FolderAwayError } from './share/shared-folder.ts'
import type { Pauses } from './pauses.ts'

/** A set is reviewed when nothing more arrives in its sub-folder, or after this long. */
const SET_PATIENCE = 30_000
/** Files taken this long ago are reviewed although something in their sub-folder never stops changing. */
const LONGEST_SET_PATIENCE = 240_000
const FIRST_RETRY = 5000
const LONGEST_RETRY = 300_000

interface Postponed {
  readonly until: number
  readonly tries: number
  readonly why: string
}

/** Brings items from taken to done, several at a time; an obstacle to one makes that one pause, not the others. */
export class Workers {
  private readonly pauses: Pauses
  private readonly readiness: Readiness
  private readonly itemWork: ItemWork
  private readonly disk: DiskSpace
  private readonly reviewers: readonly SupervisedProcess[]
  private readonly busy = new Map<number, Item>()
  private readonly postponed = new Map<number, Postponed>()

  constructor(
    private readonly options: HotFolderOptions,
    parts: { pauses: Pauses; readiness: Readiness; itemWork: ItemWork; disk: DiskSpace },
  ) {
    this.pauses = parts.pauses
    this.readiness = parts.readiness
    this.itemWork = parts.itemWork
    this.disk = parts.disk
    const { work, memoryLimit, childProgram } = options
    this.reviewers = Array.from({ length: options.jobs }, () => {
      const variables = { TMPDIR: work.temporary, TEMP: work.temporary, TMP: work.temporary }
      return new SupervisedProcess({ program: childProgram, work: 'review', variables, memoryMegabytes: memoryLimit })
    })
  }

  /**
   * Works until `isOver`: what has been judged by then is still published, nothing new is begun. `mayBegin` says that
   * the inbox has been scanned once.
   */
  async run(isOver: () => boolean, mayBegin: () => boolean): Promise<void> {
    await Promise.all(this.reviewers.map((reviewer) => this.work(reviewer, isOver, mayBegin)))
  }

  async close(): Promise<void> {
    await Promise.all(this.reviewers.map((reviewer) => reviewer.close()))
  }

  get areBusy(): boolean {
    return this.busy.size > 0
  }

  /** Number of items that are held up and were tried more than once; 0 while any of them was tried only once. */
  get givenUpForNow(): number {
    const all = [...this.postponed.values()]
    return all.every(({ tries }) => tries > 1) ? all.length : 0
  }

  /** One line for each item that is held up. */
  hindered(): string[] {
    return [...this.postponed].flatMap(([id, { why, tries }]) => {
      const item = this.options.ledger.item(id)
      return item && item.state !== 'done' ? [`${item.path}　结果写不出来（试过 ${tries} 次）：${why}；会自动再试`] : []
    })
  }

  private async work(reviewer: SupervisedProcess, isOver: () => boolean, mayBegin: () => boolean): Promise<void> {
    while (!isOver()) {
      const item = mayBegin() ? this.pick() : undefined
      if (!item) await this.pauses.forWork()
      else await this.workOn(item, reviewer, isOver)
    }
  }

  private pick(): Item | undefined {
    const now = performance.now()
    const later = [...this.postponed].filter(([, { until }]) => until > now).map(([id]) => id)
    return this.options.ledger.next({
      items: [...this.busy.keys(), ...later],
      hindered: later,
      busy: [...this.busy.values()].map((item) => item.place).filter((place) => place !== ''),
      unsettled: this.readiness.unsettledFolders(now, SET_PATIENCE),
      settledBefore: this.options.now() - LONGEST_SET_PATIENCE,
    })
  }

  private async workOn(item: Item, reviewer: SupervisedProcess, isOver: () => boolean): Promise<void> {
    this.busy.set(item.id, item)
    try {
      for (let current: Item | undefined = item; current && current.state !== 'done'; current = this.next(current)) {
        await this.itemWork.step(current, reviewer)
      }
      this.postponed.delete(item.id)
      this.disk.fits('working')
    } catch (error) {
      await this.postpone(item, error, isOver)
    } finally {
      this.busy.delete(item.id)
      this.pauses.wakeWorkers()
    }
  }

  /** The item as it is now; undefined when it waits for another try. */
  private next(before: Item): Item | undefined {
    const item = this.options.ledger.item(before.id)
    return item && item.state !== 'taken' ? item : undefined
  }

  private async postpone(item: Item, error: unknown, isOver: () => boolean): Promise<void> {
    const { interval, now, say } = this.options
    if (isDiskFull(error)) {
      this.disk.full('working')
      await this.pauses.pause(Math.min(FIRST_RETRY, interval * 5), isOver)
    } else if (error instanceof FolderAwayError) {
      await this.pauses.pause(interval, isOver)
    } else {
      const tries = (this.postponed.get(item.id)?.tries ?? 0) + 1
      const until = performance.now() + Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (tries - 1))
      this.postponed.set(item.id, { until, tries, why: reasonOf(error) })
      if (tries === 1) say(`${clock(now())} ${item.path}　结果写不出来：${reasonOf(error)}；会自动再试`)
    }
  }
}
