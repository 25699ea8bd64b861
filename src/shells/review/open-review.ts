import { statSync } from 'node:fs'
import { Outputs, type OutputRule } from '../../adapters/files/outputs.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
import { recordOf, type SubmissionRecord } from '../report/submission-record.ts'
import type { UnwrittenSummary } from '../report/summaries.ts'
import type { SummarySetting } from '../report/write-summaries.ts'
import type { GivenFile } from './given-file.ts'
import { type ReviewHost, stackPrinter } from './host.ts'
import { reviewing } from './review-here.ts'
import type { FailedFile } from './corrected-copies.ts'
import type { WrittenFile } from './write-corrected.ts'

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

/** How many workbooks are reviewed in child processes. */
export interface BatchOptions {
  /** How many at once. */
  readonly jobs?: number
  /** Seconds for one workbook. */
  readonly timeout: number
  /** Megabytes for one child process. */
  readonly memory: number
  readonly resume: boolean
  readonly retryFailed: boolean
}

/** What came of one submission. */
export interface Reviewed {
  readonly record: SubmissionRecord
  readonly written: readonly WrittenFile[]
  readonly failed: readonly FailedFile[]
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
  /** Must be called; `finished` says that nothing is left to resume. */
  readonly close: (finished: boolean) => void
}

/**
 * Files as few and small as this are reviewed in this process: the first is done before a child process would have
 * started.
 */
const FEW = { files: 24, bytes: 8_000_000 } as const

/**
 * Reviews files: a few in this process, many, or where it was asked for, in child processes with limits, a journal and
 * progress (`inChildren`; undefined where there are none).
 */
export async function openReview(
  order: ReviewOrder,
  options: BatchOptions,
  host: ReviewHost,
  inChildren: (() => Promise<Review>) | undefined,
): Promise<Review> {
  const wanted = options.jobs !== undefined || options.resume || options.retryFailed
  return inChildren === undefined || (!wanted && isFew(order.files)) ? inThisProcess(order, host) : inChildren()
}

function isFew(files: readonly GivenFile[]): boolean {
  if (files.length > FEW.files) return false
  let bytes = 0
  for (const { absolute } of files) bytes += statSync(absolute, { throwIfNoEntry: false })?.size ?? 0
  return bytes <= FEW.bytes
}

function inThisProcess({ files, scheme, applyScores, output }: ReviewOrder, host: ReviewHost): Review {
  const records: SubmissionRecord[] = []
  const onUnexpectedError = stackPrinter(host)
  const outputs = output && new Outputs(output.rule)
  const settings = { ...(scheme ? { scheme } : {}), applyScores, applied: output !== undefined }
  async function* items(): AsyncGenerator<Reviewed> {
    const { writeCorrected } = output ? await import('./write-corrected.ts') : {}
    for await (const group of reviewing(files, settings, host)) {
      const { made, ...done } =
        output && writeCorrected
          ? writeCorrected(
              group,
              (file) => output.targets.get(file.absolute)!,
              output.dryRun ? undefined : output.folder,
              onUnexpectedError,
              outputs,
            )
          : { made: [], written: [], failed: [] }
      const record = recordOf(group.reviewed, made)
      records.push(record)
      yield { record, ...done }
    }
  }
  const summarise = async (setting: SummarySetting): Promise<readonly UnwrittenSummary[]> => {
    const { writeSummaryFiles } = await import('../report/write-summaries.ts')
    return writeSummaryFiles(records, setting)
  }
  return { isBatch: false, items: items(), summarise, close: () => {} }
}
