import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Converted } from '../../adapters/convert/convert-files.ts'
import { takeLock } from '../../adapters/files/take-lock.ts'
import { cleanFolder } from '../../adapters/files/temporary-files.ts'
import type { ChildProgram } from '../../adapters/process/messages.ts'
import { SupervisedProcess } from '../../adapters/process/supervised-process.ts'
import type { RecordSource } from '../report/tally.ts'
import type { GivenFile } from '../review/given-file.ts'
import type { OfficeFiles } from '../review/foreign-files.ts'
import { freezeAll, type FrozenFile } from './batch-files.ts'
import { BatchJournal, type Resumption } from './batch-journal.ts'
import type { Reviewed } from '../review/open-review.ts'
import { BatchRun } from './batch-run.ts'
import { ChildWork, type ItemSetting } from './item-work.ts'
import { Progress } from './progress.ts'
import type { FileLimits } from './text.ts'
import type { ReviewTask } from './review-task.ts'
import { SpaceWait } from './space-wait.ts'
import type { UnwrittenSummary } from '../report/summaries.ts'
import type { SummarySetting } from '../report/write-summaries.ts'
import type { SummaryTask } from './summary-task.ts'

/** What a batch needs from outside, besides its files. */
export interface BatchHost {
  readonly childProgram: ChildProgram
  /** Hash of the program, rules included. */
  readonly program: string
  readonly stderr: (text: string) => void
  readonly terminal: boolean
  readonly width: number
  readonly clock: () => number
  readonly interrupted: () => boolean
  readonly convert: (files: readonly GivenFile[]) => Promise<OfficeFiles>
  /** How long to wait before a full disk is tried again, in ms. */
  readonly pause: number
  readonly debug: boolean
}

export interface BatchOrder {
  readonly files: readonly GivenFile[]
  readonly targetOf: (file: GivenFile) => string | null
  /** Folder of the journal. */
  readonly folder: string
  readonly task: Omit<ReviewTask, 'kind' | 'files'>
  readonly jobs: number
  readonly limits: FileLimits
  readonly resume: boolean
  readonly retryFailed: boolean
}

export interface Batch {
  readonly items: AsyncIterable<Reviewed>
  readonly records: RecordSource
  /** False when the run was interrupted. */
  readonly complete: () => boolean
  readonly summarise: (setting: SummarySetting) => Promise<readonly UnwrittenSummary[]>
  readonly progress: Progress
  /** Without `keep` the journal is removed, too. */
  readonly close: (keep: boolean) => void
}

const RESUMPTIONS: Readonly<Record<Resumption, string | undefined>> = {
  resumed: undefined,
  none: '没有找到以前的进度，从头开始。',
  'program-changed': '程序或规则与上次不同，全部重做。',
  'options-changed': '选项与上次不同，全部重做。',
}
/** Limits of the summaries: they go over all results, and the whole 汇总表 is held in memory. */
const SUMMARY = { megabytes: 4096, milliseconds: 3_600_000 } as const

/**
 * Fixes the list of files, opens the journal and prepares the child processes, which start when they are needed. Throws
 * LockedError.
 */
export async function openBatch(order: BatchOrder, host: BatchHost): Promise<Batch> {
  const { folder, task, limits } = order
  const progress = new Progress({ ...host, terminal: host.terminal })
  const lock = await takeLock(
    join(folder, 'lock'),
    (holder) => `另一个校表正在处理同一批文件${holder}。请等它做完，或先停止它。`,
    {
      interrupted: host.interrupted,
      say: (sentence) => progress.say(sentence),
      now: () => Date.now(),
    },
  )
  const interrupted = (): boolean => host.interrupted() || lock.isLost()
  const conversions = new Conversions(host.convert)
  try {
    const files = await freezeAll(order.files, order.targetOf, interrupted, (count) => {
      if (host.terminal) host.stderr(`\r\u001b[K登记文件 ${count}/${order.files.length}`)
    })
    progress.clear()
    for (const each of outputFolders(task.out, files)) cleanFolder(each)
    const options = JSON.stringify([task.scheme, task.applyScores, task.applied])
    const journal = BatchJournal.open(join(folder, 'journal.jsonl'), { program: host.program, options }, order.resume)
    if (order.resume && RESUMPTIONS[journal.resumption]) progress.say(RESUMPTIONS[journal.resumption]!)

    const limitsKey = `${limits.seconds}s ${limits.megabytes}MB`
    const worker = (megabytes: number): SupervisedProcess =>
      new SupervisedProcess({
        program: host.childProgram,
        work: 'batch',
        memoryMegabytes: megabytes,
        ...(host.debug ? { onLost: host.stderr } : {}),
      })
    const space = new SpaceWait((sentence) => progress.say(sentence), { interrupted, pause: host.pause })
    const setting: ItemSetting = {
      files,
      journal,
      limits,
      limitsKey,
      task,
      convertedOf: (file) => conversions.of(file),
      convertAgain: (file) => conversions.again(file),
      interrupted,
      space,
    }
    const run = new BatchRun({
      files,
      journal,
      progress,
      jobs: order.jobs,
      out: task.out,
      limits: order.retryFailed ? undefined : limitsKey,
      interrupted,
      worker: () => new ChildWork(worker(limits.megabytes), setting),
      prepare: (each) => conversions.ready(each),
    })
    return {
      items: { [Symbol.asyncIterator]: () => run.items() },
      records: { [Symbol.iterator]: () => run.records() },
      complete: () => run.complete && files.length === order.files.length,
      summarise: (summary) =>
        summarise({ journal: journal.path, spans: run.spans, setting: summary }, worker(SUMMARY.megabytes), space),
      progress,
      close: (keep) => {
        progress.end()
        conversions.done()
        journal.close()
        lock.release()
        if (!keep) rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    progress.end()
    lock.release()
    throw error
  }
}

/** The folder of the results, and those below it. */
function outputFolders(out: string | null, files: readonly FrozenFile[]): ReadonlySet<string> {
  return new Set(out === null ? [] : [out, ...files.map((file) => dirname(join(out, file.target ?? '')))])
}

/** Also in a child process: the memory that the overview takes is free again once it is written. */
async function summarise(
  task: SummaryTask,
  worker: SupervisedProcess,
  space: SpaceWait,
): Promise<readonly UnwrittenSummary[]> {
  try {
    for (;;) {
      const ending = await worker.ask<readonly UnwrittenSummary[]>('summaries', task, SUMMARY)
      if (ending.how === 'failed') throw ending.error
      if (ending.how !== 'answered') return [{ name: undefined, reason: SUMMARIES_BROKE_OFF, full: false }]
      const unwritten = ending.result
      if (!unwritten.some(({ full }) => full)) {
        space.found()
        return unwritten
      }
      if (!(await space.wait())) return unwritten
    }
  } finally {
    await worker.close()
  }
}

const SUMMARIES_BROKE_OFF = '汇总没有写成：写汇总的程序意外中断。加 --resume 再运行一次即可，核对过的不必重做。'

/** Converts files of other formats once it is known that they will be opened. */
class Conversions {
  private readonly ready_: OfficeFiles[] = []

  constructor(private readonly convert: BatchHost['convert']) {}

  async ready(files: readonly FrozenFile[]): Promise<void> {
    const foreign = files
      .filter((file) => file.given.foreign !== undefined && this.of(file) === null)
      .map((file) => file.given)
    if (foreign.length > 0) this.ready_.push(await this.convert(foreign))
  }

  /** Of a file that has changed since it was converted. */
  async again({ given }: FrozenFile): Promise<void> {
    if (given.foreign !== undefined) this.ready_.unshift(await this.convert([given]))
  }

  /** The latest conversion of a file. */
  of({ given }: FrozenFile): Converted | null {
    for (const { results } of this.ready_) {
      const result = results.get(given.absolute)
      if (result) return result
    }
    return null
  }

  done(): void {
    for (const each of this.ready_) each.done()
  }
}
