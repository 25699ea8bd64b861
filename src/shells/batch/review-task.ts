import { readBytes } from '../../adapters/files/read-file.ts'
import type { Converted } from '../../adapters/convert/convert-files.ts'
import { Outputs, type OutputRule } from '../../adapters/files/outputs.ts'
import { needsOthers } from '../../core/identity/group-workbooks.ts'
import type { FormHead } from '../../core/identity/form-head.ts'
import { schemeById } from '../../core/scheme/schemes.ts'
import { recordOf } from '../report/submission-record.ts'
import type { GivenFile } from '../review/given-file.ts'
import { convertedFrom } from '../review/foreign-files.ts'
import { loadFile, refusedFile, type LoadedFile } from '../review/load-file.ts'
import { reviewLoaded, type ReviewOptions } from '../review/review-files.ts'
import { writeCorrected, type WrittenFiles } from '../review/write-corrected.ts'

/** A file of the frozen list, as plain data. */
export interface TaskFile {
  readonly given: GivenFile
  readonly sha256: string
  /** Where its copy goes, below the output folder; null when none is written. */
  readonly target: string | null
  /** An earlier run, which is being taken up, has written the copy. */
  readonly expected: boolean
  /** Why it is not opened: it was tried, and did harm. */
  readonly refused: string | null
  readonly converted: Converted | null
}

/**
 * What a child process is asked: to review files as one set. `place`: only if they are one, and need no others beside
 * them.
 */
export interface ReviewTask {
  readonly kind: 'set' | 'place'
  readonly files: readonly TaskFile[]
  readonly scheme: string | null
  readonly applyScores: boolean
  /** True for `correct`. */
  readonly applied: boolean
  /** Absolute output folder; null when nothing is written. */
  readonly out: string | null
  readonly output: OutputRule
}

export type TaskOutcome =
  | ({
      readonly kind: 'reviewed'
      /** A SubmissionRecord as JSON: it goes to the disk as it is. */
      readonly record: string
      readonly toMend: number
      readonly unreadable: number
    } & Omit<WrittenFiles, 'made'>)
  /** What needs a look at others, or holds several sets: what tells where each workbook belongs. */
  | { readonly kind: 'part'; readonly heads: readonly (readonly FormHead[])[] }
  /** Files that are no longer what the frozen list says. */
  | { readonly kind: 'changed'; readonly paths: readonly string[] }
  /** A copy could not be written for want of space, which may come back. */
  | { readonly kind: 'full' }

/** Does a task. `onStage` is told before each file is opened, and before they are reviewed (''). */
export function performReviewTask(
  task: ReviewTask,
  onStage: (stage: string) => void,
  onUnexpectedError?: (error: unknown) => void,
): TaskOutcome {
  const options = optionsOf(task, onUnexpectedError)
  const loaded = task.files.map((file) => {
    if (file.refused === null) onStage(file.given.path)
    return loadTaskFile(file, options, task.applied)
  })
  onStage('')
  const paths = task.files.flatMap(({ sha256, refused, given }, index) =>
    refused === null && loaded[index]!.input.sha256 !== sha256 ? [given.path] : [],
  )
  if (paths.length > 0) return { kind: 'changed', paths }
  // What was given up is not opened a second time to see what lies beside it.
  const open = task.kind === 'place' && task.files.some((file) => file.refused === null)
  if (open && needsOthers(loaded.map((file) => ({ ...file, forms: file.heads }))))
    return { kind: 'part', heads: loaded.map((file) => file.heads) }
  return finish(task, loaded, options)
}

function finish(task: ReviewTask, loaded: readonly LoadedFile[], options: ReviewOptions): TaskOutcome {
  const reviewedFiles = reviewLoaded(loaded, options)
  const targets = new Map(task.files.map((file) => [file.given.absolute, file.target ?? '']))
  const expected = new Set(task.files.flatMap((file) => (file.expected ? [file.target ?? ''] : [])))
  const { made, ...files } = task.applied
    ? writeCorrected(
        reviewedFiles,
        (file) => targets.get(file.absolute)!,
        task.out ?? undefined,
        options.onUnexpectedError,
        new Outputs(task.output),
        (target) => expected.has(target),
      )
    : { made: [], written: [], failed: [] }
  if (files.failed.some(({ unwritten }) => unwritten?.full)) return { kind: 'full' }
  const record = recordOf(reviewedFiles.reviewed, made)
  return {
    kind: 'reviewed',
    record: JSON.stringify(record),
    toMend: record.counts.toMend,
    unreadable: record.workbooks.filter((workbook) => workbook.status === 'unreadable').length,
    ...files,
  }
}

function optionsOf(task: ReviewTask, onUnexpectedError: ReviewOptions['onUnexpectedError']): ReviewOptions {
  const scheme = task.scheme === null ? undefined : schemeById(task.scheme)
  const results = task.files.flatMap(({ given, converted }) =>
    converted ? [[given.absolute, converted] as const] : [],
  )
  return {
    bytes: readBytes,
    ...(scheme ? { scheme } : {}),
    applyScores: task.applyScores,
    applied: task.applied,
    ...(results.length > 0 ? { converted: convertedFrom(new Map(results)) } : {}),
    ...(onUnexpectedError ? { onUnexpectedError } : {}),
  }
}

function loadTaskFile({ given, sha256, refused }: TaskFile, options: ReviewOptions, keepOpen: boolean): LoadedFile {
  return refused === null ? loadFile(given, options, keepOpen) : refusedFile(given, sha256, refused)
}
