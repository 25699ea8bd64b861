import { editWorkbook } from '../../adapters/excel/edit-workbook.ts'
import { WorkbookEditError } from '../../adapters/excel/workbook-edit-error.ts'
import { annotate } from '../../core/annotation/annotate.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import type { LoadedFile } from './load-file.ts'

/** A workbook that can be read, but not annotated. */
export interface NotAnnotated {
  /** A sentence for the clerk. */
  readonly reason: string
}

/**
 * The annotated, corrected copy of a workbook of a submission; undefined for one without forms, in which there is
 * nothing to annotate. What nobody foresaw is thrown.
 */
export function annotatedBytes(file: LoadedFile, reviewed: ReviewedSubmission): Uint8Array | NotAnnotated | undefined {
  if (
    !('workbook' in file.input) ||
    !file.source ||
    !reviewed.submission.forms.some((form) => form.workbook === file.path)
  )
    return undefined
  try {
    return editWorkbook(file.source, annotate(reviewed, file.path, file.input.workbook), {
      keepOriginal: true,
      asSent: file.asSent,
    })
  } catch (error) {
    if (error instanceof UnreadableWorkbookError || error instanceof WorkbookEditError) return { reason: error.message }
    throw error
  }
}
