import { freeze } from '../../adapters/files/freeze-files.ts'
import type { Converted } from '../../adapters/convert/convert-files.ts'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import type { Ending, SupervisedProcess } from '../../adapters/process/supervised-process.ts'
import { type BatchItem, type FrozenFile, keyOf } from './batch-files.ts'
import type { BatchJournal, DoneItem, ItemNote } from './batch-journal.ts'
import { CannotStartError } from './cannot-start-error.ts'
import { CHANGING, type FileLimits, whyGivenUp } from './text.ts'
import { performReviewTask, type ReviewTask, type TaskFile, type TaskOutcome } from './review-task.ts'
import type { SpaceWait } from './space-wait.ts'

/** Takes one item after another. */
export interface ItemWork {
  /** Undefined when it was left undone because the run is being stopped. */
  readonly do: (item: BatchItem) => Promise<DoneItem | undefined>
  readonly close: () => Promise<void>
}

export interface ItemSetting {
  readonly files: readonly FrozenFile[]
  readonly journal: BatchJournal
  readonly limits: FileLimits
  readonly limitsKey: string
  readonly task: Omit<ReviewTask, 'kind' | 'files'>
  readonly convertedOf: (file: FrozenFile) => Converted | null
  /** For a foreign file whose content is not what was converted. */
  readonly convertAgain: (file: FrozenFile) => Promise<void>
  readonly interrupted: () => boolean
  readonly space: SpaceWait
}

/** How a request ended, and the last stage that it told. */
interface Asked {
  readonly ending: Ending<TaskOutcome>
  readonly stage: string | undefined
}

/** So often a process may end of itself at one file before the file is given up. */
const MOST_DEATHS = 2

/**
 * Items by one child process. A file at which it hangs, crashes or eats memory is given up with a reason; the others of
 * its set go on.
 */
export class ChildWork implements ItemWork {
  /** Whether the item in hand has had to wait for space. */
  private waited = false

  constructor(
    private readonly worker: SupervisedProcess,
    private readonly setting: ItemSetting,
  ) {}

  async do(item: BatchItem): Promise<DoneItem | undefined> {
    const refused = new Map<string, string>()
    const changed = new Set<string>()
    for (let deaths = 0; ; ) {
      const { ending, stage } = await this.ask(item, refused)
      if (ending.how === 'failed') throw ending.error
      if (ending.how !== 'answered') {
        const isDeath = ending.how === 'died' || ending.how === 'cannot-start'
        // What a stop request has cut off is not the file's fault.
        if (isDeath && this.setting.interrupted()) return undefined
        if (isDeath && ++deaths < MOST_DEATHS) continue
        if (ending.how === 'cannot-start') throw new CannotStartError()
        deaths = 0
        for (const path of this.suspects(item, stage, refused))
          refused.set(path, whyGivenUp(ending.how, this.setting.limits))
        continue
      }
      const { result } = ending
      if (result.kind === 'changed') await this.freezeAgain(item, result.paths, changed, refused)
      else if (result.kind === 'full') {
        if (!(await this.space())) return undefined
      } else return this.note(item, result, refused)
    }
  }

  close(): Promise<void> {
    return this.worker.close()
  }

  /** With every file given up there is nothing to open, and no process is needed to say so. */
  private async ask(item: BatchItem, refused: ReadonlyMap<string, string>): Promise<Asked> {
    const { task, limits } = this.setting
    const files = item.places.map((place) => this.taskFile(this.setting.files[place]!, refused))
    const whole: ReviewTask = { ...task, kind: item.kind, files }
    if (files.every((file) => file.refused !== null))
      return { ending: { how: 'answered', result: performReviewTask(whole, () => {}) }, stage: undefined }
    let stage: string | undefined
    const onStage = (name: string): void => {
      stage = name
    }
    const ending = await this.worker.ask<TaskOutcome>('review', whole, { milliseconds: limits.seconds * 1000, onStage })
    return { ending, stage }
  }

  private taskFile(file: FrozenFile, refused: ReadonlyMap<string, string>): TaskFile {
    const { given, target, frozen } = file
    return {
      given,
      target,
      expected: target !== null && this.setting.journal.hasWritten(target),
      sha256: frozen.sha256,
      refused: refused.get(given.path) ?? null,
      converted: this.setting.convertedOf(file),
    }
  }

  /** The file that was being opened; when all were open, or nothing is known, every one that is left. */
  private suspects(item: BatchItem, stage: string | undefined, refused: ReadonlyMap<string, string>): string[] {
    const left = item.places.map((place) => this.setting.files[place]!.given.path).filter((path) => !refused.has(path))
    return stage !== undefined && left.includes(stage) ? [stage] : left
  }

  /** Once a changed file is taken as it is now; one that keeps changing is given up. */
  private async freezeAgain(
    item: BatchItem,
    paths: readonly string[],
    changed: Set<string>,
    refused: Map<string, string>,
  ): Promise<void> {
    for (const place of item.places) {
      const file = this.setting.files[place]!
      const { path } = file.given
      if (!paths.includes(path)) continue
      if (changed.has(path)) refused.set(path, CHANGING)
      changed.add(path)
      // The hash first: what is converted from a still later content is found out by it.
      file.frozen = freeze(file.given)
      if (!refused.has(path)) await this.setting.convertAgain(file)
    }
  }

  private async note(
    item: BatchItem,
    outcome: Extract<TaskOutcome, { kind: 'reviewed' | 'part' }>,
    refused: ReadonlyMap<string, string>,
  ): Promise<DoneItem | undefined> {
    const base = { key: keyOf(item, this.setting.files), ...this.holdsUnder(refused) }
    if (outcome.kind === 'part') {
      return this.add({ ...base, heads: outcome.heads, written: [], failed: [], toMend: 0, unreadable: 0 }, '{}')
    }
    const { record, written, failed, toMend, unreadable } = outcome
    return this.add({ ...base, written, failed, toMend, unreadable }, record)
  }

  /**
   * What was given up at its limits is not tried again under the same; what was being changed is tried again in any
   * case.
   */
  private holdsUnder(refused: ReadonlyMap<string, string>): Pick<ItemNote, 'limits'> {
    if (refused.size === 0) return {}
    return { limits: [...refused.values()].includes(CHANGING) ? 'none' : this.setting.limitsKey }
  }

  private async add(note: ItemNote, record: string): Promise<DoneItem | undefined> {
    for (;;) {
      try {
        const done = this.setting.journal.add(note, record)
        if (this.waited) this.setting.space.found()
        this.waited = false
        return done
      } catch (error) {
        if (!isDiskFull(error)) throw error
        if (!(await this.space())) return undefined
      }
    }
  }

  /** Waits for space; false when the run is being stopped. */
  private space(): Promise<boolean> {
    this.waited = true
    return this.setting.space.wait()
  }
}
