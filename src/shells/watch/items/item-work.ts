import { isDiskFull } from '../../../adapters/files/disk-full.ts'
import { type Ending, type SupervisedProcess, WorkFailedError } from '../../../adapters/process/supervised-process.ts'
import type { Item, StagedFile } from '../../../adapters/sqlite/watch-item.ts'
import { isAnnotated, type ItemResult } from '../../../core/rounds/item-result.ts'
import { failure, limitFor } from './review-limits.ts'
import type { WatchLedger } from '../../../adapters/sqlite/watch-ledger.ts'
import { opinionText, problemText } from '../outbox/opinion-text.ts'
import { joinPath, partsOf, resultNames } from '../outbox/outbox-names.ts'
import { keepProof, originalOf } from './item-proof.ts'
import type { ReviewRequest } from '../review-process/review-work.ts'
import type { Placed, PlaceRequest } from '../share/place-file.ts'
import type { SharedFolder } from '../share/shared-folder.ts'
import type { WorkFolder } from './work-folder.ts'

export interface ItemWorkOptions {
  readonly ledger: WatchLedger
  readonly work: WorkFolder
  readonly proofRoot: string
  readonly outbox: SharedFolder
  readonly scheme: string | undefined
  readonly rules: string
  /** Time for one workbook, in milliseconds. */
  readonly timeLimit: number
  readonly now: () => number
  /** Whether a file still lies in the inbox. */
  readonly isPresent: (path: string) => boolean
  /** It was incomplete; it counts as not taken. */
  readonly onPartial: (item: Item) => void
  readonly onStaged: (item: Item) => void
  readonly onDone: (item: Item) => void
}

/** Attempts after which a workbook is reviewed without its set. */
const ALONE_AFTER = 2
/** A folder with more workbooks than this is not the set of one unit. */
const MOST_TOGETHER = 60
const MOST_NAMES = 50
/** Brings an item on its way from taken to done; each step may be repeated after a crash. */
export class ItemWork {
  constructor(private readonly options: ItemWorkOptions) {}

  /** Takes one step. Throws what stops it; the item then is where it was. */
  async step(item: Item, reviewer: SupervisedProcess): Promise<void> {
    switch (item.state) {
      case 'taken':
        return this.review(item, reviewer)
      case 'staged':
        return this.publish(item)
      case 'published':
        return this.keep(item)
      case 'done':
        return
    }
  }

  private async review(item: Item, reviewer: SupervisedProcess): Promise<void> {
    const { ledger, work } = this.options
    if (!work.has(item.sha256)) {
      // The copy was lost in a power cut; the original is still in the inbox.
      ledger.untake(item)
      this.options.onPartial(item)
      return
    }
    const together = this.together(item)
    const group = [item, ...together.filter((each) => each.state === 'taken' && work.has(each.sha256))].sort(
      (a, b) => a.id - b.id,
    )
    const complete = together.filter((each) => each.state !== 'taken')
    const ending = await this.ask(reviewer, group, complete)
    if (ending.how === 'answered') {
      this.durably(() => {
        for (const [index, each] of group.entries())
          this.judged(each, { ...ending.result[index]!, rules: this.options.rules })
      })
      return
    }
    if (ending.how === 'failed' && isDiskFull(ending.error)) throw ending.error
    const attempts = ending.how === 'too-slow' || ending.how === 'too-much-memory' ? ALONE_AFTER : 1
    ledger.together(() => {
      for (const each of group) ledger.countAttempts(each, attempts)
    })
    // Alone, and not the first time: it is this workbook's own fault.
    if (group.length === 1 && item.attempts >= 1)
      this.durably(() => this.judged(item, failure(ending.how, limitFor([item], this.options))))
  }

  /**
   * The other workbooks of its folder, at whatever depth, their last rounds that still lie there. When a set was lost,
   * each of its workbooks is looked at alone, beside those that are through already; a process that only died may have
   * been killed from outside, so that the set gets a second try.
   */
  private together(item: Item): Item[] {
    const { ledger, isPresent } = this.options
    if (item.place === '') return []
    // A folder of many units' folders: each of these is looked at by itself, if that is not too much, either.
    const within = (['place', 'folder'] as const).find((each) => ledger.series.count(item, each) <= MOST_TOGETHER)
    if (within === undefined) return []
    const inSet = (each: Item): boolean => each.attempts < ALONE_AFTER
    const counts = (each: Item): boolean => (each.state === 'taken' ? inSet(item) && inSet(each) : isPresent(each.path))
    return ledger.series.siblings(item, within).flatMap((rounds) => rounds.find(counts) ?? [])
  }

  private async ask(
    reviewer: SupervisedProcess,
    group: readonly Item[],
    complete: readonly Item[],
  ): Promise<Ending<ItemResult[]>> {
    const { work, proofRoot, scheme } = this.options
    const kept = complete.flatMap((each) => {
      const copy = work.has(each.sha256) ? work.copyOf(each.sha256) : originalOf(proofRoot, each)
      return copy !== undefined && each.result && isAnnotated(each.result)
        ? [{ copy, path: each.path, order: each.id, result: undefined, evenIfPartial: true }]
        : []
    })
    const request: ReviewRequest = {
      files: [
        ...group.map((each) => ({
          copy: work.copyOf(each.sha256),
          path: each.path,
          order: each.id,
          result: work.resultOf(each.id),
          evenIfPartial: false,
        })),
        ...kept,
      ],
      scheme,
    }
    return reviewer.ask<ItemResult[]>('review', request, { milliseconds: limitFor(group, this.options) })
  }

  /** Results are on the disk under their names before the ledger calls them staged. */
  private durably(steps: () => void): void {
    const { ledger, work } = this.options
    ledger.together(() => {
      steps()
      work.sync()
    })
  }

  private judged(item: Item, result: ItemResult): void {
    const { ledger, onPartial, onStaged } = this.options
    // Of a set, one workbook had not arrived yet: the others are looked at again without it.
    if (result.status === 'failed' && result.reason === null) return
    if (result.status === 'partial') {
      ledger.untake(item)
      this.dropCopies(item)
      onPartial(item)
      return
    }
    this.stage(ledger.series.settle(item, result), result, 1)
    onStaged(item)
  }

  private stage(item: Item, result: ItemResult, from: number): void {
    const { ledger, work } = this.options
    const { folder, stem: wanted } = partsOf(item.path)
    const stem = ledger.series.stemOf(item.series, folder, wanted)
    for (let attempt = from; attempt <= MOST_NAMES; attempt++) {
      const names = resultNames(stem, item.round, attempt)
      const checked = isAnnotated(result)
      const parts = result.parts?.map(({ inside }) => `${names.folder}/${inside}`) ?? [names.workbook]
      const paths = (checked ? [...parts, names.opinion] : [names.note]).map((name) => joinPath(folder, name))
      if (paths.some((path) => ledger.isPublished(path, item))) continue
      if (result.parts && ledger.series.isFolder(joinPath(folder, names.folder), item)) continue
      const workbook = result.parts ? names.folder : names.workbook
      const text = checked ? opinionText({ item, result, workbook, ...this.history(item) }) : problemText(item, result)
      const opinion = { path: paths.at(-1)!, ...work.stageText(`${item.id}.txt`, text) }
      const sources = result.parts ?? [{ source: `${item.id}.xlsx`, sha256: result.workbookHash! }]
      const workbooks = checked
        ? sources.map(({ source, sha256 }, index) => ({ path: paths[index]!, source, sha256 }))
        : []
      ledger.stage(item, result, [...workbooks, opinion])
      return
    }
    throw new Error('no free name in the outbox')
  }

  private history(item: Item) {
    const { series } = this.options.ledger
    return {
      previous: series.previous(item),
      sameBefore: series.sameBefore(item),
      twins: series.twins(item),
      hasNamesake: series.hasNamesake(item),
    }
  }

  /** The workbook first, its opinion last: who sees the opinion finds the workbook. */
  private async publish(item: Item): Promise<void> {
    const { ledger } = this.options
    for (const file of item.staged) {
      const placed = await this.place(file)
      if (placed === 'torn') return ledger.unstage(item)
      if (placed === 'occupied') return this.elsewhere(item, file)
    }
    try {
      this.keep(item)
    } catch (error) {
      ledger.publish(item)
      throw error
    }
  }

  private async place({ path, source, sha256 }: StagedFile): Promise<Placed> {
    const { outbox, work } = this.options
    try {
      const request: Omit<PlaceRequest, 'root'> = { path, source: `${work.path}/${source}`, sha256, replace: false }
      return await outbox.ask<Placed>('place', request)
    } catch (error) {
      // Someone still keeps the file open after ten seconds of tries.
      if (error instanceof WorkFailedError && error.code === 'EBUSY') return 'occupied'
      throw error
    }
  }

  /** Where a result is to go lies a file that is not ours: the next free name is taken. */
  private elsewhere(item: Item, file: StagedFile): void {
    const { ledger } = this.options
    const number = Number(/\((\d+)\)(?: 审核意见| 没有核对的说明)?\.[a-z]+$/.exec(file.path)?.[1] ?? 1)
    if (file === item.staged[0]) this.durably(() => this.stage(item, item.result!, number + 1))
    else {
      const path = file.path.replace(/(\(\d+\))?(\.[a-z]+)$/, `(${number + 1})$2`)
      ledger.stage(
        item,
        item.result!,
        item.staged.map((each) => (each === file ? { ...each, path } : each)),
      )
    }
  }

  private keep(item: Item): void {
    const { ledger, work, proofRoot, now, onDone } = this.options
    const proof = keepProof(proofRoot, item, work)
    ledger.finish(item, proof, now())
    work.remove(item.staged.map((file) => file.source))
    this.dropCopies(item)
    onDone(item)
  }

  private dropCopies({ sha256 }: Item): void {
    const { ledger, work } = this.options
    if (!ledger.isCopyNeeded(sha256)) work.remove([`${sha256}.orig`])
  }
}
