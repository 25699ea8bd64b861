import type { FormHead } from '../../core/identity/form-head.ts'
import { folderUnit, groupWorkbooks } from '../../core/identity/group-workbooks.ts'
import { review, type WorkbookInput } from '../../core/review.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import type { GivenExplanation } from '../../core/rounds/given-explanations.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
import type { GivenFile } from './given-file.ts'
import { type LoadedFile, loadFile, type LoadOptions } from './load-file.ts'

export interface ReviewOptions extends LoadOptions {
  readonly scheme?: Scheme
  readonly applyScores?: boolean
  /** What the department says on findings besides, while it mends. */
  readonly given?: readonly GivenExplanation[]
}

export interface ReviewedFiles {
  readonly reviewed: ReviewedSubmission
  readonly files: readonly LoadedFile[]
}

/**
 * With more workbooks in a folder than this, those that were read for grouping are read again instead of being kept in
 * memory.
 */
const MOST_KEPT = 100

/** Files that belong together, which are read when they are asked for, once. */
export interface FileGroup {
  readonly files: readonly GivenFile[]
  readonly load: () => readonly LoadedFile[]
}

/**
 * Puts files into submissions; gives each file that it had to read for that, so that who waits can stop between two.
 * Files that cannot be read stand in a group like any other.
 */
export function* groupFiles(
  found: readonly GivenFile[],
  options: ReviewOptions,
): Generator<GivenFile, readonly FileGroup[]> {
  const below = found.filter((file) => file.folder !== undefined)
  const kept = new Map<string, LoadedFile>()
  const items: (GivenFile & { readonly forms: readonly FormHead[] })[] = []
  for (const file of found) {
    // Grouping looks into workbooks only where they lie in a given folder.
    const isLookedAt = file.folder !== undefined && below.length > 1
    const loaded = isLookedAt ? loadFile(file, options) : undefined
    if (loaded && below.length <= MOST_KEPT) kept.set(file.absolute, loaded)
    items.push({ ...file, forms: loaded?.heads ?? [] })
    if (loaded) yield file
  }
  return groupWorkbooks(items).map((files) => ({
    files,
    load: () => {
      const loaded = files.map((file) => kept.get(file.absolute) ?? loadFile(file, options, options.applied))
      for (const file of files) kept.delete(file.absolute)
      return loaded
    },
  }))
}

/**
 * Puts files into submissions and reviews one after the other; only one submission at a time is held in memory. Files
 * that cannot be read, or on which the review itself fails, stand in the result with their reason: one bad file never
 * stops a batch.
 */
export function* reviewFiles(found: readonly GivenFile[], options: ReviewOptions): Generator<ReviewedFiles> {
  const grouping = groupFiles(found, options)
  let step = grouping.next()
  while (!step.done) step = grouping.next()
  for (const group of step.value) yield reviewLoaded(group.load(), options)
}

/** Reviews files as one submission. Never throws. */
export function reviewLoaded(files: readonly LoadedFile[], options: Omit<ReviewOptions, 'bytes'>): ReviewedFiles {
  const run = (workbooks: readonly WorkbookInput[]): ReviewedSubmission =>
    withoutClaims(
      review({
        workbooks,
        ...fallbackUnit(files),
        ...(options.scheme ? { scheme: options.scheme } : {}),
        applyScores: options.applyScores ?? false,
        ...(options.given ? { given: options.given } : {}),
        applied: options.applied ?? false,
      }),
    )
  try {
    return { reviewed: run(files.map((file) => file.input)), files }
  } catch (error) {
    options.onUnexpectedError?.(error)
    const refused = files.map((file): LoadedFile => {
      if ('unreadable' in file.input) return file
      const { path, sha256 } = file.input
      return {
        ...file,
        forms: [],
        heads: [],
        source: undefined,
        input: { path, sha256, unreadable: '核对时遇到未料到的情况，未能核对。请把文件交给软件维护人员。' },
      }
    })
    return { reviewed: run(refused.map((file) => file.input)), files: refused }
  }
}

/**
 * Files without a single form are reported with their reasons only; nobody can say that forms of a set are missing
 * there.
 */
export function withoutClaims(reviewed: ReviewedSubmission): ReviewedSubmission {
  if (reviewed.workbooks.some(({ forms }) => forms.length > 0)) return reviewed
  return { ...reviewed, findings: [], unchecked: [], checks: { held: 0, failed: 0, unchecked: 0 } }
}

/** The folder's name stands for the unit where no form names one. */
export function fallbackUnit(files: readonly LoadedFile[]): { fallbackUnit?: string } {
  const unit = files[0] ? folderUnit(files[0]) : ''
  return unit === '' ? {} : { fallbackUnit: unit }
}
