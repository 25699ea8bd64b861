import { readBytes } from '../../../src/adapters/files/read-file.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { editWorkbook, WorkbookEditError } from '../../../src/adapters/excel/edit-workbook.ts'
import { hasOriginalRecord, restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { isReturned } from '../../../src/core/returned/marks-in.ts'
import { UnreadableWorkbookError } from '../../../src/core/model/workbook.ts'
import { withoutOurs } from '../../../src/shells/review/clean-workbook.ts'
import { reviewFiles } from '../../../src/shells/review/review-files.ts'
import { writeCorrected } from '../../../src/shells/review/write-corrected.ts'
import { archiveMutations, mutatedArchive } from '../../adapters/excel/archive-mutations.ts'
import { cases } from '../../adapters/excel/fuzzing.ts'
import { mutated, mutations } from '../../adapters/excel/package-mutations.ts'
import { partsOf, zipOf } from '../../adapters/excel/packages.ts'
import { RICH_FORMS, richWorkbook } from '../../adapters/excel/rich-fixtures.ts'
import { resultOrRefusal } from '../../adapters/excel/survival.ts'
import { CLEAN, FIXTURES } from '../cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), '校表 变异-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const FILE = { absolute: join(folder, '表.xlsx'), path: '表.xlsx', inside: '表.xlsx', folder: undefined }

/** Errors that were not expected, in the order in which they came. What stands in the file is no surprise. */
function surprises(): { readonly found: unknown[]; readonly onUnexpectedError: (error: unknown) => void } {
  const found: unknown[] = []
  const isExpected = (error: unknown): boolean =>
    error instanceof UnreadableWorkbookError || error instanceof WorkbookEditError
  return { found, onUnexpectedError: (error) => void (isExpected(error) ? undefined : found.push(error)) }
}

/** `check`; what status the workbook got. */
function check(bytes: Uint8Array): string {
  writeFileSync(FILE.absolute, bytes)
  const { found, onUnexpectedError } = surprises()
  const [group] = [...reviewFiles([FILE], { bytes: readBytes, onUnexpectedError })]
  expect(found).toEqual([])
  const { status, reason } = group!.reviewed.workbooks[0]!
  if (status !== 'checked') expect(reason).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
  return status
}

/** `correct`; undefined where there is nothing to annotate, or the workbook cannot be written. */
function correct(bytes: Uint8Array): Uint8Array | undefined {
  writeFileSync(FILE.absolute, bytes)
  const { found, onUnexpectedError } = surprises()
  const [group] = [...reviewFiles([FILE], { bytes: readBytes, onUnexpectedError, applied: true })]
  const { written } = writeCorrected(group!, () => '结果.xlsx', folder, onUnexpectedError)
  expect(found).toEqual([])
  return written.length === 0 ? undefined : new Uint8Array(readFileSync(join(folder, '结果.xlsx')))
}

/** The same bytes; a comparison of values takes seconds for what is large. */
function isSame(a: Uint8Array | undefined, b: Uint8Array): void {
  expect(Buffer.compare(a ?? new Uint8Array(0), b)).toBe(0)
}

/**
 * A text in the first sheet, which ends the record of the original; undefined where that sheet is broken in a place
 * that nobody had to write to.
 */
function changedByDepartment(marked: Uint8Array): Uint8Array | undefined {
  const sheet = readWorkbook(marked).sheets[0]!.name
  const text = { row: 40, column: 20, value: { kind: 'text', text: '改' } } as const
  return resultOrRefusal(() => editWorkbook(marked, { sheets: [{ sheet, cells: [text] }] }))
}

/**
 * `check`, `correct`, `correct` again, `revert`, and `revert` after a change of the department's. Which of them there
 * was anything for.
 */
function survivesReview(bytes: Uint8Array): 'unreadable' | 'not-a-form' | 'not written' | 'corrected' {
  const status = check(bytes)
  if (status !== 'checked') return status as 'unreadable' | 'not-a-form'
  const marked = correct(bytes)
  if (!marked) return 'not written'
  const again = correct(marked)
  // What comes back with marks has a round before it, of which the next round tells no more.
  if (!isReturned(readWorkbook(bytes))) isSame(again, marked)
  if (!hasOriginalRecord(bytes)) isSame(restoreOriginal(marked), bytes)
  const changed = changedByDepartment(marked)
  if (!changed) return 'corrected'
  const clean = withoutOurs(changed, readWorkbook(changed))
  expect(clean?.exact).toBe(false)
  expect(isReturned(clean!.workbook)).toBe(false)
  return 'corrected'
}

describe('a filled form of which the file is changed anywhere', () => {
  const originals = [...RICH_FORMS.map(richWorkbook), new Uint8Array(readFileSync(join(FIXTURES, CLEAN)))]
  // What came back is read with its marks, which may be broken, too.
  const bases = [...originals, ...originals.flatMap((bytes) => correct(bytes) ?? [])]
  const parts = bases.map(partsOf)
  const base = fc.nat(bases.length - 1)
  const options = cases(40)

  it(`is checked, corrected and reverted, or refused with a sentence (${options.numRuns} cases)`, {
    timeout: 240_000 + options.numRuns * 500,
  }, () => {
    const outcomes = { unreadable: 0, 'not-a-form': 0, 'not written': 0, corrected: 0 }
    const inParts = fc.tuple(base, mutations)
    const inArchive = fc.tuple(base, base, archiveMutations)
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: inParts }, { weight: 1, arbitrary: inArchive }), (change) => {
        const bytes =
          change.length === 2
            ? zipOf(mutated(parts[change[0]]!, change[1]))
            : mutatedArchive(bases[change[0]]!, bases[change[1]]!, change[2])
        outcomes[survivesReview(bytes)]++
      }),
      options,
    )
    expect(outcomes.corrected).toBeGreaterThan(options.numRuns / 5)
    expect(outcomes.unreadable).toBeGreaterThan(options.numRuns / 20)
  })
})
