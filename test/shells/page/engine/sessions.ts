import { readFileSync } from 'node:fs'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import type { Workbook } from '../../../../src/core/model/workbook.ts'
import { Session } from '../../../../src/shells/page/engine/session.ts'
import { recordOf, type SubmissionRecord } from '../../../../src/shells/report/submission-record.ts'
import { annotatedBytes } from '../../../../src/shells/review/annotated-bytes.ts'
import type { GivenFile } from '../../../../src/shells/review/given-file.ts'
import { type LoadedFile, loadFile, reviewLoaded } from '../../../../src/shells/review/review-files.ts'

/** Files by their names, as they are handed in. */
export type Files = Readonly<Record<string, Uint8Array>>

/** As the command line reads it. */
function load(name: string, bytes: Uint8Array, applied: boolean): LoadedFile {
  const file = { absolute: name, path: name, inside: name, folder: undefined }
  return loadFile(file, { bytes: () => bytes, applied }, applied)
}

export function sessionOf(files: Files): Session {
  const loaded = Object.entries(files).map(([name, bytes]) => load(name, bytes, true))
  return new Session(0, loaded, [], {
    bytes: ({ path }: GivenFile) => files[path]!,
    load: ({ path }, bytes) => load(path, bytes, true),
  })
}

/** What `check` says of files. */
export function checked(files: Files): SubmissionRecord {
  const loaded = Object.entries(files).map(([name, bytes]) => load(name, bytes, false))
  return recordOf(reviewLoaded(loaded, {}).reviewed)
}

/** What `correct` makes of files. */
export function corrected(files: Files): Files {
  const loaded = Object.entries(files).map(([name, bytes]) => load(name, bytes, true))
  const { reviewed } = reviewLoaded(loaded, { applied: true })
  return Object.fromEntries(loaded.map((file) => [file.path, annotatedBytes(file, reviewed) as Uint8Array]))
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
