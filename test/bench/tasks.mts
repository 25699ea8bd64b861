import ExcelJS from 'exceljs'
import { editWorkbook } from '../../src/adapters/excel/edit-workbook.ts'
import type { Package } from '../../src/adapters/excel/package.ts'
import { openWorkbook, readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../src/core/annotation/annotate.ts'
import type { WorkbookEdits } from '../../src/core/model/edits.ts'
import type { Workbook } from '../../src/core/model/workbook.ts'
import { review } from '../../src/core/review.ts'
import type { ReviewedSubmission } from '../../src/core/reviewed-submission.ts'

// What the commands do to one workbook, in process; PATH is any.
const PATH = 'a.xlsx'

export function check(bytes: Uint8Array): ReviewedSubmission {
  return review({ workbooks: [{ path: PATH, sha256: '', workbook: readWorkbook(bytes) }] })
}

export function correct(bytes: Uint8Array): Uint8Array {
  const source = openWorkbook(bytes)
  const workbook = readWorkbook(source)
  return written(source, marks(applied(workbook), workbook))
}

/** The four steps of `correct`, one by one. */
export function applied(workbook: Workbook): ReviewedSubmission {
  return review({ workbooks: [{ path: PATH, sha256: '', workbook }], applied: true })
}

export function marks(reviewed: ReviewedSubmission, workbook: Workbook): WorkbookEdits {
  return annotate(reviewed, PATH, workbook)
}

export function written(source: Package, edits: WorkbookEdits): Uint8Array {
  return editWorkbook(source, edits, { keepOriginal: true })
}

export async function exceljsLoad(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return workbook
}

export async function exceljsLoadAndSave(bytes: Uint8Array): Promise<unknown> {
  return (await exceljsLoad(bytes)).xlsx.writeBuffer()
}
