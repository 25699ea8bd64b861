import ExcelJS from 'exceljs'
import { deflateRaw } from '../../src/adapters/platform/deflate-raw.ts'
import { editWorkbook } from '../../src/adapters/excel/edit-workbook.ts'
import { DEFAULT_LIMITS } from '../../src/adapters/opc/package-limits.ts'
import type { Package } from '../../src/adapters/opc/package.ts'
import { openWorkbook, readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { entryContent, openZip } from '../../src/adapters/opc/zip/zip-archive.ts'
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

/**
 * What no way around is left of `correct`: the parts of the given package inflated, those of the corrected one
 * deflated.
 */
export function packing(given: Uint8Array, corrected: Uint8Array): () => void {
  const written = inflated(corrected)
  return () => {
    inflated(given)
    for (const content of written) deflateRaw(content)
  }
}

/** Contents of all packed entries; the record of the original is stored as it is. */
function inflated(bytes: Uint8Array): Uint8Array[] {
  const archive = openZip(bytes, DEFAULT_LIMITS)
  const packed = archive.entries.filter((entry) => entry.method !== 0)
  return packed.map((entry) => entryContent(archive, entry, DEFAULT_LIMITS.partBytes))
}

export async function exceljsLoad(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return workbook
}

export async function exceljsLoadAndSave(bytes: Uint8Array): Promise<unknown> {
  return (await exceljsLoad(bytes)).xlsx.writeBuffer()
}
