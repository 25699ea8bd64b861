import { annotatedBytes } from './annotated-bytes.ts'
import type { LoadedFile } from './load-file.ts'
import type { ReviewedFiles, ReviewOptions } from './review-files.ts'

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
 * The annotated, corrected copies of a submission, one made after another; none of a workbook without forms. Those that
 * cannot be made are added to `failed`.
 */
export function* correctedCopies(
  { reviewed, files }: ReviewedFiles,
  failed: FailedFile[],
  onUnexpectedError: ReviewOptions['onUnexpectedError'],
): Generator<{ readonly file: LoadedFile; readonly bytes: Uint8Array }> {
  for (const file of files) {
    try {
      const annotated = annotatedBytes(file, reviewed)
      if (annotated instanceof Uint8Array) yield { file, bytes: annotated }
      else if (annotated !== undefined) failed.push({ path: file.path, reason: annotated.reason })
    } catch (error) {
      onUnexpectedError?.(error)
      failed.push({ path: file.path, reason: null })
    }
  }
}
