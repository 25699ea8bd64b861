import type { Span } from '../../adapters/files/journal.ts'
import type { FormHead } from '../../core/identity/form-head.ts'
import type { SubmissionRecord } from '../report/submission-record.ts'
import type { Reviewed } from '../review/open-review.ts'
import { type BatchItem, type FrozenFile, firstItems, keyOf, setsOfParts } from './batch-files.ts'
import type { BatchJournal, DoneItem } from './batch-journal.ts'
import type { ItemWork } from './item-work.ts'
import type { Progress } from './progress.ts'

export interface BatchSetting {
  readonly files: readonly FrozenFile[]
  readonly journal: BatchJournal
  readonly progress: Progress
  readonly jobs: number
  readonly out: string | null
  /** Limits under which failures of an earlier run still hold; undefined to try them again. */
  readonly limits: string | undefined
  readonly interrupted: () => boolean
  /** Makes a worker; as many as jobs. */
  readonly worker: () => ItemWork
  /** Readies foreign files among those that are going to be opened. */
  readonly prepare: (files: readonly FrozenFile[]) => Promise<void>
}

/** Under this place of the list stands no submission of its own. */
const ELSEWHERE = 'elsewhere'

/**
 * A batch: items go to workers in the order of the list, outcomes to the journal as they come, and from there, in the
 * order of the list again, to whoever asks. In memory are only the list and where each outcome lies. Output is the same
 * whatever the number of workers and whatever was done before.
 */
export class BatchRun {
  private readonly slots: (DoneItem | typeof ELSEWHERE | undefined)[]
  private readonly parts = new Map<number, readonly FormHead[]>()
  private readonly workers: ItemWork[] = []
  private failure: { readonly error: unknown } | undefined
  private stopped = false
  private news: () => void = () => {}

  constructor(private readonly setting: BatchSetting) {
    this.slots = new Array(setting.files.length)
  }

  /** Where the records lie in the journal, in the order of the list; whole once `items` has ended. */
  get spans(): readonly Span[] {
    return this.slots.flatMap((slot) => (slot === undefined || slot === ELSEWHERE ? [] : [slot.span]))
  }

  /** Whether everything was done; else the run was interrupted. */
  get complete(): boolean {
    return this.slots.length === this.setting.files.length && [...this.slots].every((slot) => slot !== undefined)
  }

  /**
   * The submissions in the order of the list, each as soon as it and all before it are done. Ends early when the run is
   * interrupted.
   */
  async *items(): AsyncGenerator<Reviewed> {
    const work = this.work().catch((error: unknown) => {
      this.failure ??= { error }
    })
    let working = true
    const ended = work.then(() => {
      working = false
      this.news()
    })
    try {
      for (let next = 0; next < this.slots.length; ) {
        const slot = this.slots[next]
        if (slot === undefined) {
          if (!working) break
          await new Promise<void>((resolve) => {
            this.news = resolve
          })
          continue
        }
        next++
        if (slot !== ELSEWHERE) yield this.reviewed(slot)
      }
    } finally {
      this.stopped = true
      await ended
      await Promise.all(this.workers.map((worker) => worker.close()))
      this.setting.journal.sync()
    }
    if (this.failure) throw this.failure.error
  }

  /** The records again, as often as wanted. */
  *records(): Generator<SubmissionRecord> {
    for (const span of this.spans) yield this.setting.journal.record(span)
  }

  private reviewed({ note, span }: DoneItem): Reviewed {
    return {
      record: this.setting.journal.record(span),
      written: note.written,
      failed: note.failed,
    }
  }

  private async work(): Promise<void> {
    const { files, progress } = this.setting
    progress.expect(files.length)
    await this.all(firstItems(files))
    if (!this.ending) await this.all(setsOfParts(files, this.parts))
  }

  private get ending(): boolean {
    return this.stopped || this.failure !== undefined || this.setting.interrupted()
  }

  private async all(items: readonly BatchItem[]): Promise<void> {
    const { files, journal, out, limits, jobs, prepare, worker } = this.setting
    const todo = items.filter((item) => {
      const earlier = journal.find(keyOf(item, files), out, limits)
      if (earlier) this.settle(item, earlier, true)
      return earlier === undefined
    })
    if (todo.length === 0) return
    await prepare(todo.flatMap((item) => item.places.map((place) => files[place]!)))
    while (this.workers.length < Math.min(jobs, todo.length)) this.workers.push(worker())
    let next = 0
    const loop = async (each: ItemWork): Promise<void> => {
      while (next < todo.length && !this.ending) {
        const item = todo[next++]!
        const done = await each.do(item).catch((error: unknown) => {
          this.failure ??= { error }
          return undefined
        })
        if (done) this.settle(item, done, false)
      }
    }
    await Promise.all(this.workers.map(loop))
  }

  private settle(item: BatchItem, done: DoneItem, earlier: boolean): void {
    const [first, ...rest] = item.places as [number, ...number[]]
    const { heads } = done.note
    if (heads) for (const [index, place] of item.places.entries()) this.parts.set(place, heads[index]!)
    else {
      this.slots[first] = done
      for (const place of rest) this.slots[place] = ELSEWHERE
      this.setting.progress.add(item.places.length, done.note, earlier)
    }
    this.news()
  }
}
