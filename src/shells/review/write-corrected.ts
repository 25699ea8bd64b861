import { join } from 'node:path'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import { NotWrittenError } from '../../adapters/files/not-written.ts'
import { NEVER_OVER, Outputs } from '../../adapters/files/outputs.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import { annotatedBytes } from './annotated-bytes.ts'
import { judgeResult } from './own-result.ts'
import type { LoadedFile, ReviewedFiles, ReviewOptions } from './review-files.ts'

export interface WrittenFile {
  /** Below the output folder. */
  readonly target: string
  readonly sha256: string
}

export interface WrittenFiles {
  /** The copies as they were made, those among them that could not be put in their place. */
  readonly made: readonly WrittenFile[]
  readonly written: readonly WrittenFile[]
  /** Workbooks that could not be annotated, or whose copies could not be written, which does not stop the others. */
  readonly failed: readonly FailedFile[]
}

export interface FailedFile {
  readonly path: string
  /** A sentence for the clerk; null where nobody foresaw it. */
  readonly reason: string | null
  /**
   * The copy itself is sound, but could not be put in its place: another run may well succeed. `full`: for want of
   * space.
   */
  readonly unwritten?: { readonly full: boolean }
}

/**
 * Writes the annotated, corrected copies of a submission; `out` undefined on a dry run. `expected`: whether an earlier
 * run is known to have written a target.
 */
export function writeCorrected(
  { reviewed, files }: ReviewedFiles,
  targetOf: (file: LoadedFile) => string,
  out: string | undefined,
  onUnexpectedError: ReviewOptions['onUnexpectedError'],
  outputs: Outputs = new Outputs({ kind: 'correct', ...NEVER_OVER }),
  expected: (target: string) => boolean = () => false,
): WrittenFiles {
  const made: WrittenFile[] = []
  const written: WrittenFile[] = []
  const failed: FailedFile[] = []
  for (const file of files) {
    const bytes = correctedBytes(file, reviewed, onUnexpectedError, failed)
    if (!bytes) continue
    const target = targetOf(file)
    const copy = { target, sha256: sha256Of(bytes) }
    made.push(copy)
    try {
      if (out !== undefined) outputs.publish(join(out, target), bytes, judgeResult(bytes, expected(target)))
      written.push(copy)
    } catch (error) {
      if (!(error instanceof NotWrittenError)) throw error
      failed.push({ path: file.path, reason: error.told(target), unwritten: { full: isDiskFull(error) } })
    }
  }
  return { made, written, failed }
}

/** Undefined for one without forms, and for one that cannot be written. */
function correctedBytes(
  file: LoadedFile,
  reviewed: ReviewedSubmission,
  onUnexpectedError: ReviewOptions['onUnexpectedError'],
  failed: FailedFile[],
): Uint8Array | undefined {
  try {
    const annotated = annotatedBytes(file, reviewed)
    if (annotated === undefined || annotated instanceof Uint8Array) return annotated
    failed.push({ path: file.path, reason: annotated.reason })
  } catch (error) {
    onUnexpectedError?.(error)
    failed.push({ path: file.path, reason: null })
  }
  return undefined
}
