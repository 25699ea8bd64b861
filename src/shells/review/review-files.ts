import { editWorkbook } from '../../adapters/excel/edit-workbook.ts'
import { recordedOriginal } from '../../adapters/opc/original-record.ts'
import { openWithDefaultPassword } from '../../adapters/opc/open-with-default-password.ts'
import {
  hasRoomForFormats,
  isDigitallySigned,
  type OpenWorkbook,
  openWorkbook,
  readWorkbook,
} from '../../adapters/excel/read-workbook.ts'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { anotherRound } from '../../core/returned/another-round.ts'
import { removeMarks, withoutMarks as unmarked } from '../../core/returned/remove-marks.ts'
import { folderUnit, groupWorkbooks } from '../../core/identity/group-workbooks.ts'
import { type FormHead, headOf } from '../../core/identity/form-head.ts'
import type { Form } from '../../core/form/forms.ts'
import { readForms } from '../../core/form/read-forms.ts'
import type { WorkbookEdits } from '../../core/model/edits.ts'
import { UnreadableWorkbookError, type Workbook } from '../../core/model/workbook.ts'
import { review, type WorkbookInput } from '../../core/review.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import type { GivenExplanation } from '../../core/rounds/given-explanations.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
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

export interface ReviewOptions {
  /** Reads a file. */
  readonly bytes: Holding['bytes']
  readonly scheme?: Scheme
  readonly applyScores?: boolean
  /** What the department says on findings besides, while it mends. */
  readonly given?: readonly GivenExplanation[]
  /** True for `correct`: a returned workbook is first brought back to what it was before our marks and corrections. */
  readonly applied?: boolean
  /** The foreign files among those reviewed; without it they are refused. */
  readonly converted?: ConvertedFiles
  /** Told before each file that is read. */
  readonly onFile?: (file: GivenFile) => void
  /** Gets errors that nobody expected, before they become a sentence for the user. */
  readonly onUnexpectedError?: (error: unknown) => void
}

export interface ReviewedFiles {
  readonly reviewed: ReviewedSubmission
  readonly files: readonly LoadedFile[]
}

/**
 * With more workbooks in a folder than this, those that were read for grouping are read again instead of being kept in
 * memory.
 */
const MOST_KEPT = 100

/** Files that belong together, which are read when they are asked for, once. */
export interface FileGroup {
  readonly files: readonly GivenFile[]
  readonly load: () => readonly LoadedFile[]
}

/**
 * Puts files into submissions; gives each file that it had to read for that, so that who waits can stop between two.
 * Files that cannot be read stand in a group like any other.
 */
export function* groupFiles(
  found: readonly GivenFile[],
  options: ReviewOptions,
): Generator<GivenFile, readonly FileGroup[]> {
  const below = found.filter((file) => file.folder !== undefined)
  const kept = new Map<string, LoadedFile>()
  const items: (GivenFile & { readonly forms: readonly FormHead[] })[] = []
  for (const file of found) {
    // Grouping looks into workbooks only where they lie in a given folder.
    const isLookedAt = file.folder !== undefined && below.length > 1
    const loaded = isLookedAt ? loadFile(file, options) : undefined
    if (loaded && below.length <= MOST_KEPT) kept.set(file.absolute, loaded)
    items.push({ ...file, forms: loaded?.heads ?? [] })
    if (loaded) yield file
  }
  return groupWorkbooks(items).map((files) => ({
    files,
    load: () => {
      const loaded = files.map((file) => kept.get(file.absolute) ?? loadFile(file, options, options.applied))
      for (const file of files) kept.delete(file.absolute)
      return loaded
    },
  }))
}

/**
 * Puts files into submissions and reviews one after the other; only one submission at a time is held in memory. Files
 * that cannot be read, or on which the review itself fails, stand in the result with their reason: one bad file never
 * stops a batch.
 */
export function* reviewFiles(found: readonly GivenFile[], options: ReviewOptions): Generator<ReviewedFiles> {
  const grouping = groupFiles(found, options)
  let step = grouping.next()
  while (!step.done) step = grouping.next()
  for (const group of step.value) yield reviewLoaded(group.load(), options)
}

/**
 * Reads one file. Never throws; anything that goes wrong inside is told as unreadable, too. `keepOpen` for a file that
 * is written back soon: what was inflated for reading serves for writing.
 */
export function loadFile(
  file: GivenFile,
  { bytes: bytesOf, applied = false, converted, onFile, onUnexpectedError }: ReviewOptions,
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
    const cleaned = applied ? withoutMarks(source, workbook) : undefined
    const notes = applied ? [...onOpening, ...notesOnWriting(source)] : onOpening
    const { forms, hidden } = readForms(cleaned?.workbook ?? unmarked(workbook), file.path)
    const heads = [...forms.map((form) => headOf(form)), ...hidden.map((form) => headOf(form, true))]
    const input: WorkbookInput = cleaned
      ? { path: file.path, sha256, workbook: cleaned.workbook, marked: workbook, notes, untouched: cleaned.exact }
      : { path: file.path, sha256, workbook, notes }
    return { ...file, forms, heads, input, source: cleaned?.bytes ?? source, asSent: cleaned?.asSent ?? asSent }
  } catch (error) {
    return {
      ...file,
      forms: [],
      heads: [],
      source: undefined,
      asSent: true,
      input: { path: file.path, sha256, unreadable: explain(error, onUnexpectedError) },
    }
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
function withoutMarks(source: Uint8Array | OpenWorkbook, workbook: Workbook): CleanWorkbook | undefined {
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

function explain(error: unknown, onUnexpectedError: ReviewOptions['onUnexpectedError']): string {
  if (error instanceof UnreadableWorkbookError) return error.message
  onUnexpectedError?.(error)
  return '读取时遇到未料到的情况，未能核对。请用 WPS 或 Excel 打开后另存为 .xlsx 再试。'
}

/** Reviews files as one submission. Never throws. */
export function reviewLoaded(files: readonly LoadedFile[], options: Omit<ReviewOptions, 'bytes'>): ReviewedFiles {
  const run = (workbooks: readonly WorkbookInput[]): ReviewedSubmission =>
    withoutClaims(
      review({
        workbooks,
        ...fallbackUnit(files),
        ...(options.scheme ? { scheme: options.scheme } : {}),
        applyScores: options.applyScores ?? false,
        ...(options.given ? { given: options.given } : {}),
        applied: options.applied ?? false,
      }),
    )
  try {
    return { reviewed: run(files.map((file) => file.input)), files }
  } catch (error) {
    options.onUnexpectedError?.(error)
    const refused = files.map((file): LoadedFile => {
      if ('unreadable' in file.input) return file
      const { path, sha256 } = file.input
      return {
        ...file,
        forms: [],
        heads: [],
        source: undefined,
        input: { path, sha256, unreadable: '核对时遇到未料到的情况，未能核对。请把文件交给软件维护人员。' },
      }
    })
    return { reviewed: run(refused.map((file) => file.input)), files: refused }
  }
}

/**
 * Files without a single form are reported with their reasons only; nobody can say that forms of a set are missing
 * there.
 */
export function withoutClaims(reviewed: ReviewedSubmission): ReviewedSubmission {
  if (reviewed.workbooks.some(({ forms }) => forms.length > 0)) return reviewed
  return { ...reviewed, findings: [], unchecked: [], checks: { held: 0, failed: 0, unchecked: 0 } }
}

/** The folder's name stands for the unit where no form names one. */
export function fallbackUnit(files: readonly LoadedFile[]): { fallbackUnit?: string } {
  const unit = files[0] ? folderUnit(files[0]) : ''
  return unit === '' ? {} : { fallbackUnit: unit }
}
