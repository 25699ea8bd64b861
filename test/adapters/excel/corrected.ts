import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import type { WorkbookEdits } from '../../../src/core/model/edits.ts'
import { review } from '../../../src/core/review.ts'
import { withoutOurs } from '../../../src/shells/review/clean-workbook.ts'

/** What `correct` makes of a workbook given alone: the edits and the result. */
export function corrected(bytes: Uint8Array): { edits: WorkbookEdits; result: Uint8Array } {
  const marked = readWorkbook(bytes)
  const cleaned = withoutOurs(bytes, marked)
  const workbook = cleaned?.workbook ?? marked
  const input = { path: 'a.xlsx', sha256: '', workbook, ...(cleaned ? { marked } : {}) }
  const edits = annotate(review({ workbooks: [input], applyScores: false, applied: true }), input.path, workbook)
  return { edits, result: editWorkbook(cleaned?.bytes ?? bytes, edits, { keepOriginal: true }) }
}
