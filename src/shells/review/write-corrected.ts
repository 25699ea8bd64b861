import { join } from 'node:path'
import { publishFile } from '../../adapters/files/publish-file.ts'
import { sha256Of } from '../../adapters/files/read-file.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import { annotatedBytes } from './annotated-bytes.ts'
import type { LoadedFile, ReviewedFiles, ReviewOptions } from './review-files.ts'

export interface WrittenFile {
  /** Below the output folder. */
  readonly target: string
  readonly sha256: string
}

export interface WrittenFiles {
  readonly written: readonly WrittenFile[]
  /** Workbooks that could not be annotated, which does not stop the others. */
  readonly failed: readonly FailedFile[]
}

export interface FailedFile {
  readonly path: string
  /** A sentence for the clerk; null where nobody foresaw it. */
  readonly reason: string | null
}

/** Writes the annotated, corrected copies of a submission; `out` undefined on a dry run. Throws NotWrittenError. */
export function writeCorrected(
  { reviewed, files }: ReviewedFiles,
  targetOf: (file: LoadedFile) => string,
  out: string | undefined,
  onSurprise: ReviewOptions['onSurprise'],
): WrittenFiles {
  const written: WrittenFile[] = []
  const failed: FailedFile[] = []
  for (const file of files) {
    const bytes = correctedBytes(file, reviewed, onSurprise, failed)
    if (!bytes) continue
    const target = targetOf(file)
    if (out !== undefined) publishFile(join(out, target), bytes)
    written.push({ target, sha256: sha256Of(bytes) })
  }
  return { written, failed }
}

/** Undefined for one without forms, and for one that cannot be written. */
function correctedBytes(
  file: LoadedFile,
  reviewed: ReviewedSubmission,
  onSurprise: ReviewOptions['onSurprise'],
  failed: FailedFile[],
): Uint8Array | undefined {
  try {
    const annotated = annotatedBytes(file, reviewed)
    if (annotated === undefined || annotated instanceof Uint8Array) return annotated
    failed.push({ path: file.path, reason: annotated.reason })
  } catch (error) {
    onSurprise?.(error)
    failed.push({ path: file.path, reason: null })
  }
  return undefined
}
