import { editWorkbook } from '../../adapters/excel/edit-workbook.ts'
import { type OpenWorkbook, readWorkbook } from '../../adapters/excel/read-workbook.ts'
import { recordedOriginal } from '../../adapters/opc/original-record.ts'
import type { WorkbookEdits } from '../../core/model/edits.ts'
import type { Workbook } from '../../core/model/workbook.ts'
import { anotherRound } from '../../core/returned/another-round.ts'
import { removeMarks } from '../../core/returned/remove-marks.ts'

export interface CleanWorkbook {
  readonly bytes: Uint8Array
  readonly workbook: Workbook
  readonly exact: boolean
  /** False where it was made of the file that came: decrypted, converted, or cleared of our marks. */
  readonly asSent: boolean
}

/**
 * The workbook as it was before `correct` or `annotate`: exactly, by its record, or by taking our marks off; undefined
 * when it carries none.
 */
export function withoutOurs(source: Uint8Array | OpenWorkbook, workbook: Workbook): CleanWorkbook | undefined {
  const exact = exactOriginal(source)
  if (exact) return exact
  const edits = removeMarks(workbook)
  return edits && stripped(source, edits)
}

/**
 * The workbook as it was before `correct`, to be corrected anew; undefined when it carries none of its marks. The
 * record of `annotate` is not asked: the values that it was told to write stay. So do the corrections of another
 * year's or unit's round.
 */
export function withoutRound(source: Uint8Array | OpenWorkbook, workbook: Workbook): CleanWorkbook | undefined {
  const edits = removeMarks(workbook, anotherRound(workbook).note !== undefined)
  if (!edits) return undefined
  const exact = exactOriginal(source)
  return exact && !removeMarks(exact.workbook) ? exact : stripped(source, edits)
}

function exactOriginal(source: Uint8Array | OpenWorkbook): CleanWorkbook | undefined {
  const original = recordedOriginal(source)
  return original && { ...original, workbook: readWorkbook(original.bytes), exact: true }
}

function stripped(source: Uint8Array | OpenWorkbook, edits: WorkbookEdits): CleanWorkbook {
  const bytes = editWorkbook(source, edits)
  return { bytes, workbook: readWorkbook(bytes), exact: false, asSent: false }
}
