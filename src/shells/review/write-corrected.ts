import { join } from 'node:path'
import { editWorkbook } from '../../adapters/excel/edit-workbook.ts'
import { WorkbookEditError } from '../../adapters/excel/workbook-edit-error.ts'
import { publishFile } from '../../adapters/files/publish-file.ts'
import { sha256Of } from '../../adapters/files/read-file.ts'
import { annotate } from '../../core/annotation/annotate.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
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

/** Undefined for a file without forms, there is nothing to annotate; and for one that cannot be written. */
function correctedBytes(
  file: LoadedFile,
  reviewed: ReviewedSubmission,
  onSurprise: ReviewOptions['onSurprise'],
  failed: FailedFile[],
): Uint8Array | undefined {
  if (!('workbook' in file.input) || !file.source || !reviewed.submission.forms.some((form) => form.workbook === file.path))
    return undefined
  try {
    return editWorkbook(file.source, annotate(reviewed, file.path, file.input.workbook), { keepOriginal: true })
  } catch (error) {
    const foreseen = error instanceof UnreadableWorkbookError || error instanceof WorkbookEditError
    if (!foreseen) onSurprise?.(error)
    failed.push({ path: file.path, reason: foreseen ? error.message : null })
    return undefined
  }
}
