import { readFileSync } from 'node:fs'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import type { Workbook } from '../../../../src/core/model/workbook.ts'
import { Session } from '../../../../src/shells/page/engine/session.ts'
import { recordOf, type SubmissionRecord } from '../../../../src/shells/report/submission-record.ts'
import { annotatedBytes } from '../../../../src/shells/review/annotated-bytes.ts'
import { type LoadedFile, loadFile } from '../../../../src/shells/review/load-file.ts'
import { reviewLoaded, type ReviewOptions } from '../../../../src/shells/review/review-files.ts'

/** Files by their names, as they are handed in. */
export type Files = Readonly<Record<string, Uint8Array>>

function options(files: Files, applied: boolean): ReviewOptions {
  return { applied, bytes: ({ absolute }) => files[absolute]! }
}

/** As the command line reads them. */
function load(files: Files, applied: boolean): LoadedFile[] {
  return Object.keys(files).map((name) =>
    loadFile({ absolute: name, path: name, inside: name, folder: undefined }, options(files, applied), applied),
  )
}

const BESIDES = { others: [], name: { unit: '', unitSource: null } } as const

export function sessionOf(files: Files): Session {
  return new Session(0, load(files, true), BESIDES, options(files, true))
}

/** What `check` says of files. */
export function checked(files: Files): SubmissionRecord {
  return recordOf(reviewLoaded(load(files, false), options(files, false)).reviewed)
}

/** What `correct` says of files. */
export function correctedRecord(files: Files): SubmissionRecord {
  return recordOf(reviewLoaded(load(files, true), options(files, true)).reviewed)
}

/** What `correct` makes of files. */
export function corrected(files: Files): Files {
  const loaded = load(files, true)
  const { reviewed } = reviewLoaded(loaded, options(files, true))
  return Object.fromEntries(
    loaded.flatMap((file) => {
      const bytes = annotatedBytes(file, reviewed)
      return bytes instanceof Uint8Array ? [[file.path, bytes]] : []
    }),
  )
}

export function filesOf(made: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Files {
  return Object.fromEntries(made.map(({ name, bytes }) => [name, bytes]))
}

export function readFixture(path: string): Uint8Array {
  return readFileSync(new URL(`../../../../fixtures/${path}`, import.meta.url))
}

export function workbookIn(files: Files): Workbook {
  return readWorkbook(Object.values(files)[0]!)
}
