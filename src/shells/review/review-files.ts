import { editWorkbook } from '../../adapters/excel/edit-workbook.ts'
import { restoreOriginal } from '../../adapters/excel/original-record.ts'
import { readWorkbook } from '../../adapters/excel/read-workbook.ts'
import type { FoundFile } from '../../adapters/files/collect-workbooks.ts'
import { readBytes, sha256Of } from '../../adapters/files/read-file.ts'
import { removeMarks } from '../../core/annotation/remove-marks.ts'
import { groupWorkbooks } from '../../core/form/group-workbooks.ts'
import type { Form } from '../../core/form/forms.ts'
import { readForms } from '../../core/form/read-forms.ts'
import { UnreadableWorkbookError, type Workbook } from '../../core/model/workbook.ts'
import { review, type WorkbookInput } from '../../core/review.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'

/** A file as read: its bytes (with our marks taken off where asked), or why it could not be read. */
export type LoadedFile = FoundFile & { readonly forms: readonly Form[]; readonly input: WorkbookInput; readonly bytes: Uint8Array | undefined }

export interface ReviewOptions {
  readonly scheme?: Scheme
  readonly applyScores?: boolean
  /** True for `correct`: a returned workbook is first brought back to what it was before our marks and corrections. */
  readonly applied?: boolean
}

/** Reads one file. Never throws for a file that cannot be read; anything else that goes wrong inside is told as unreadable, too. */
export function loadFile(file: FoundFile, clean: boolean): LoadedFile {
  let sha256 = ''
  try {
    const bytes = readBytes(file)
    sha256 = sha256Of(bytes)
    const workbook = readWorkbook(bytes)
    const cleaned = clean ? withoutOurs(bytes, workbook) : undefined
    const forms = readForms(cleaned?.workbook ?? workbook, file.path).forms
    const input: WorkbookInput = cleaned ? { path: file.path, sha256, workbook: cleaned.workbook, marked: workbook } : { path: file.path, sha256, workbook }
    return { ...file, forms, input, bytes: cleaned?.bytes ?? bytes }
  } catch (error) {
    return { ...file, forms: [], bytes: undefined, input: { path: file.path, sha256, unreadable: explain(error) } }
  }
}

/** The workbook as it was before `correct`: exactly, by its record, or by taking our marks off; undefined when it carries none. */
export function withoutOurs(bytes: Uint8Array, workbook: Workbook): { bytes: Uint8Array; workbook: Workbook } | undefined {
  const exact = restoreOriginal(bytes)
  if (exact) return { bytes: exact, workbook: readWorkbook(exact) }
  const edits = removeMarks(workbook)
  if (!edits) return undefined
  const stripped = editWorkbook(bytes, edits)
  return { bytes: stripped, workbook: readWorkbook(stripped) }
}

function explain(error: unknown): string {
  if (error instanceof UnreadableWorkbookError) return error.message
  if (process.env.JIAOBIAO_DEBUG) throw error
  return '读取时遇到未料到的情况，未能核对。请用 WPS 或 Excel 打开后另存为 .xlsx 再试。'
}

/** Puts loaded files into submissions and reviews each; files that could not be read make a submission without forms. */
export function* reviewLoaded(files: readonly LoadedFile[], options: ReviewOptions): Generator<{ reviewed: ReviewedSubmission; files: readonly LoadedFile[] }> {
  for (const group of groupWorkbooks(files)) {
    const fallbackUnit = group[0]?.folder || undefined
    const reviewed = review({
      workbooks: group.map((file) => file.input),
      ...(fallbackUnit === undefined ? {} : { fallbackUnit: fallbackUnit.split('/').at(-1)! }),
      ...(options.scheme ? { scheme: options.scheme } : {}),
      applyScores: options.applyScores ?? false,
      applied: options.applied ?? false,
    })
    yield { reviewed, files: group }
  }
}
