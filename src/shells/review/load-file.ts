import {
  hasRoomForFormats,
  isDigitallySigned,
  type OpenWorkbook,
  openWorkbook,
  readWorkbook,
} from '../../adapters/excel/read-workbook.ts'
import { openWithDefaultPassword } from '../../adapters/opc/open-with-default-password.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import type { Form } from '../../core/form/forms.ts'
import { readForms } from '../../core/form/read-forms.ts'
import { type FormHead, headOf } from '../../core/identity/form-head.ts'
import { UnreadableWorkbookError } from '../../core/model/workbook.ts'
import { withoutMarks } from '../../core/returned/remove-marks.ts'
import type { WorkbookInput } from '../../core/review.ts'
import { withoutRound } from './clean-workbook.ts'
import { type ConvertedFiles, type GivenFile, NOTHING_CONVERTED } from './given-file.ts'
import type { Holding } from './holding.ts'
import { WORKBOOK_NOTES } from './workbook-notes.ts'

/**
 * A file as read: its bytes or the open package (with our marks taken off where asked), or why it could not be read.
 */
export type LoadedFile = GivenFile & {
  readonly forms: readonly Form[]
  /** What its forms, also those on hidden sheets, say about whose they are. */
  readonly heads: readonly FormHead[]
  readonly input: WorkbookInput
  readonly source: Uint8Array | OpenWorkbook | undefined
  /** False where the bytes were made from the file that came in: decrypted, converted, or cleared of our marks. */
  readonly asSent: boolean
}

export interface LoadOptions {
  /** Reads a file. */
  readonly bytes: Holding['bytes']
  /** True for `correct`: a returned workbook is first brought back to what it was before our marks and corrections. */
  readonly applied?: boolean
  /** The foreign files among those reviewed; without it they are refused. */
  readonly converted?: ConvertedFiles
  /** Told before each file that is read. */
  readonly onFile?: (file: GivenFile) => void
  /** Gets errors that nobody expected, before they become a sentence for the user. */
  readonly onUnexpectedError?: (error: unknown) => void
}

/**
 * Reads one file. Never throws; anything that goes wrong inside is told as unreadable, too. `keepOpen` for a file that
 * is written back soon: what was inflated for reading serves for writing.
 */
export function loadFile(
  file: GivenFile,
  { bytes: bytesOf, applied = false, converted, onFile, onUnexpectedError }: LoadOptions,
  keepOpen = false,
): LoadedFile {
  onFile?.(file)
  let sha256 = ''
  try {
    const given = bytesOf(file)
    sha256 = sha256Of(given)
    const { bytes, notes: onOpening, asSent } = openPackage(file, given, converted)
    const source = keepOpen ? openWorkbook(bytes) : bytes
    const workbook = readWorkbook(source)
    const cleaned = applied ? withoutRound(source, workbook) : undefined
    const notes = applied ? [...onOpening, ...notesOnWriting(source)] : onOpening
    const { forms, hidden } = readForms(cleaned?.workbook ?? withoutMarks(workbook), file.path)
    const heads = [...forms.map((form) => headOf(form)), ...hidden.map((form) => headOf(form, true))]
    const input: WorkbookInput = cleaned
      ? { path: file.path, sha256, workbook: cleaned.workbook, marked: workbook, notes, untouched: cleaned.exact }
      : { path: file.path, sha256, workbook, notes }
    return { ...file, forms, heads, input, source: cleaned?.bytes ?? source, asSent: cleaned?.asSent ?? asSent }
  } catch (error) {
    return refusedFile(file, sha256, explain(error, onUnexpectedError))
  }
}

/** A file that is not opened at all, with the reason. */
export function refusedFile(file: GivenFile, sha256: string, unreadable: string): LoadedFile {
  return {
    ...file,
    forms: [],
    heads: [],
    source: undefined,
    asSent: true,
    input: { path: file.path, sha256, unreadable },
  }
}

/**
 * The OOXML package that a file is, holds behind the default password, or was converted to; and what the user must know
 * of that.
 */
export function openPackage(
  file: GivenFile,
  given: Uint8Array,
  converted: ConvertedFiles = NOTHING_CONVERTED,
): { readonly bytes: Uint8Array; readonly notes: readonly string[]; readonly asSent: boolean } {
  if (file.foreign !== undefined) return { ...converted.open(file, given), asSent: false }
  const opened = openWithDefaultPassword(given)
  return opened
    ? { bytes: opened, notes: [WORKBOOK_NOTES.defaultPassword], asSent: false }
    : { bytes: given, notes: [], asSent: true }
}

/** What the user must know when the package is going to be changed. */
export function notesOnWriting(source: Uint8Array | OpenWorkbook): readonly string[] {
  return [
    ...(isDigitallySigned(source) ? [WORKBOOK_NOTES.signed] : []),
    ...(hasRoomForFormats(source) ? [] : [WORKBOOK_NOTES.formatsFull]),
  ]
}

function explain(error: unknown, onUnexpectedError: LoadOptions['onUnexpectedError']): string {
  if (error instanceof UnreadableWorkbookError) return error.message
  onUnexpectedError?.(error)
  return '读取时遇到未料到的情况，未能核对。请用 WPS 或 Excel 打开后另存为 .xlsx 再试。'
}
