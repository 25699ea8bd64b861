import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { NEVER_OVER, Outputs, type OutputRule } from '../../adapters/files/outputs.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
import type { Reviewed } from '../batch/batch-run.ts'
import type { SummarySetting, UnwrittenSummary } from '../batch/write-summaries.ts'
import { recordOf, type SubmissionRecord } from '../report/submission-record.ts'
import type { GivenFile } from '../review/foreign-files.ts'
import { convertedFor } from './converting.ts'
import { type Environment, InterruptedError, surpriseTeller } from './environment.ts'
import type { CommonOptions } from './common-options.ts'
import type { BatchOptions } from './options.ts'
import { reviewing } from './review-here.ts'

export interface ReviewOrder {
  readonly command: 'check' | 'correct'
  readonly paths: readonly string[]
  readonly files: readonly GivenFile[]
  readonly scheme: Scheme | undefined
  readonly applyScores: boolean
  /** For `correct`: the output folder, and where each copy goes below it. */
  readonly output?: {
    readonly folder: string
    readonly targets: ReadonlyMap<string, string>
    readonly dryRun: boolean
    readonly rule: OutputRule
  }
}

export interface Review {
  /** True for a batch in child processes. */
  readonly isBatch: boolean
  /** The submissions in their order. Throws InterruptedError when the user asks to stop. */
  readonly items: AsyncIterable<Reviewed>
  /**
   * Puts 汇总表 and the others into the output folder, once all items have come; answers with those that could not be
   * written.
   */
  readonly summarise: (setting: SummarySetting) => Promise<readonly UnwrittenSummary[]>
  /** Must be called; `finished` is whether there is nothing left to resume. */
  readonly close: (finished: boolean) => void
}

/**
 * So few and small files are done in this process, where the first of them is done before a child process would have
 * started.
 */
const FEW = { files: 24, bytes: 8_000_000 } as const

/**
 * Reviews files: a few in this process, many, or where it was asked for, in child processes with limits, a journal and
 * progress.
 */
export async function openReview(
  order: ReviewOrder,
  options: CommonOptions & BatchOptions,
  environment: Environment,
): Promise<Review> {
  const wanted = options.jobs !== undefined || options.resume || options.retryFailed
  if (environment.workers === undefined || (!wanted && isFew(order.files))) return inThisProcess(order, environment)
  return inChildren(order, options, environment, environment.workers)
}

function isFew(files: readonly GivenFile[]): boolean {
  if (files.length > FEW.files) return false
  let bytes = 0
  for (const { absolute } of files) bytes += statSync(absolute, { throwIfNoEntry: false })?.size ?? 0
  return bytes <= FEW.bytes
}

function inThisProcess({ files, scheme, applyScores, output }: ReviewOrder, environment: Environment): Review {
  const records: SubmissionRecord[] = []
  const onSurprise = surpriseTeller(environment)
  const outputs = output && new Outputs(output.rule)
  const settings = { ...(scheme ? { scheme } : {}), applyScores, applied: output !== undefined }
  async function* items(): AsyncGenerator<Reviewed> {
    const { writeCorrected } = output ? await import('../review/write-corrected.ts') : {}
    for await (const group of reviewing(files, settings, environment)) {
      const done =
        output && writeCorrected
          ? writeCorrected(
              group,
              (file) => output.targets.get(file.absolute)!,
              output.dryRun ? undefined : output.folder,
              onSurprise,
              outputs,
            )
          : { written: [], failed: [] }
      const record = recordOf(group.reviewed)
      records.push(record)
      yield { record, ...done }
    }
  }
  const summarise = async (setting: SummarySetting): Promise<readonly UnwrittenSummary[]> => {
    const { writeSummaryFiles } = await import('../batch/write-summaries.ts')
    return writeSummaryFiles(records, setting)
  }
  return { isBatch: false, items: items(), summarise, close: () => {} }
}

async function inChildren(
  order: ReviewOrder,
  options: CommonOptions & BatchOptions,
  environment: Environment,
  workers: NonNullable<Environment['workers']>,
): Promise<Review> {
  const out = order.output && !order.output.dryRun ? order.output.folder : null
  const { openBatch } = await import('../batch/open-batch.ts')
  const batch = await openBatch(
    {
      files: order.files,
      targetOf: (file) => order.output?.targets.get(file.absolute) ?? null,
      folder: out === null ? join(workers.state, stateName(order, environment.cwd)) : join(out, '.jiaobiao'),
      task: {
        scheme: order.scheme?.id ?? null,
        applyScores: order.applyScores,
        applied: order.output !== undefined,
        out,
        output: order.output?.rule ?? NOTHING_WRITTEN,
      },
      jobs: options.jobs ?? workers.cores,
      limits: { seconds: options.timeout, megabytes: options.memory },
      resume: options.resume || options.retryFailed,
      retryFailed: options.retryFailed,
    },
    {
      module: workers.module,
      program: environment.program(),
      stderr: environment.stderr,
      terminal: environment.progress,
      width: environment.width,
      clock: () => performance.now(),
      interrupted: environment.interrupted,
      convert: (files) => convertedFor(files, environment),
      pause: workers.pause,
      debug: environment.debug,
    },
  )
  async function* items(): AsyncGenerator<Reviewed> {
    for await (const item of batch.items) {
      batch.progress.clear()
      yield item
    }
    if (!batch.complete())
      throw new InterruptedError('已按要求停止，做完的都已记下。接着做：在原来的命令后面加 --resume 再运行一次。')
  }
  return {
    isBatch: true,
    items: items(),
    summarise: (setting) => batch.summarise(setting),
    // The journal of `correct` stays with its results, so that a later run redoes only what has changed.
    close: (finished) => batch.close(out !== null || !finished),
  }
}

const NOTHING_WRITTEN: OutputRule = { kind: 'correct', ...NEVER_OVER }

/** The same command on the same paths finds its journal again. */
function stateName({ command, paths }: ReviewOrder, cwd: string): string {
  const key = JSON.stringify([command, ...paths.map((path) => resolve(cwd, path))])
  return `${command}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
