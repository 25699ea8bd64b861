import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import { recordAsMoved } from '../../../src/core/returned/moved-cells.ts'
import { linesOfKind } from '../../../src/core/our-marks/record.ts'
import { recordIn } from '../../../src/core/returned/record-in.ts'
import { removeMarks, undoneValues, withoutMarks } from '../../../src/core/returned/remove-marks.ts'
import type { Cell, Sheet, Workbook } from '../../../src/core/model/workbook.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { FIXTURES, REAL } from '../../shells/cli/run.ts'

const original = new Uint8Array(readFileSync(join(FIXTURES, REAL)))
const reviewOf = (workbook: Workbook, applied = false): ReviewedSubmission =>
  review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook }], applied })
const clean = readWorkbook(original)
const corrected = readWorkbook(editWorkbook(original, annotate(reviewOf(clean, true), 'a.xlsx', clean)))
/** Its total in H22 was corrected. */
const FORM = '2-1'

/** As when a person puts rows or columns in above or left of `at`. */
interface Moving {
  readonly rows?: number
  readonly columns?: number
  readonly at?: number
  readonly name?: string
}

function moved(workbook: Workbook, name: string, by: Moving): Workbook {
  const { rows = 0, columns = 0, at = 1 } = by
  const row = (of: number): number => (of >= at ? of + rows : of)
  const column = (of: number): number => (columns > 0 && of >= at ? of + columns : of)
  const place = <Item extends { row: number; column: number }>(item: Item): Item => ({
    ...item,
    row: rows > 0 ? row(item.row) : item.row,
    column: column(item.column),
  })
  const sheets = workbook.sheets.map(
    (sheet): Sheet =>
      sheet.name === name
        ? {
            ...sheet,
            name: by.name ?? name,
            cells: sheet.cells.map(place),
            comments: sheet.comments.map(place),
            merges: sheet.merges.map(({ top, left, bottom, right }) => ({
              ...{ top: rows > 0 ? row(top) : top, bottom: rows > 0 ? row(bottom) : bottom },
              ...{ left: column(left), right: column(right) },
            })),
          }
        : sheet,
  )
  return { sheets }
}

const contentOf = ({ sheets }: Workbook): unknown =>
  sheets.map(({ name, cells }) => [name, cells.filter(({ value }) => value.kind !== 'blank').map(plain)])
const plain = ({ row, column, value, fill }: Cell): unknown => [row, column, value, fill]
const statuses = (workbook: Workbook): string[] =>
  reviewOf(workbook)
    .findings.map(({ id, status }) => `${id} ${status}`)
    .sort()

describe('a workbook in which people moved things', () => {
  const movings: readonly (readonly [string, Moving])[] = [
    ['rows above', { rows: 3 }],
    ['rows in the middle', { rows: 1, at: 14 }],
    ['a column in the middle', { columns: 1, at: 4 }],
    ['another name of the sheet', { name: '整体自评' }],
    ['all of it', { rows: 2, columns: 1, name: '整体' }],
  ]
  it.each(movings)('by %s has its corrections, columns and comments known', (_, by) => {
    const now = moved(corrected, FORM, by)
    expect(undoneValues(now)).toHaveLength(undoneValues(corrected).length)
    const filled = withoutMarks(now)
    expect(filled.sheets.map(({ name }) => name)).toEqual(
      clean.sheets.map(({ name }) => (name === FORM ? (by.name ?? name) : name)),
    )
    if (!('columns' in by)) expect(statuses(now)).toEqual(statuses(corrected))
    const edits = removeMarks(now)!
    const gone = (sheet: string): number => edits.sheets.find((each) => each.sheet === sheet)?.cells.length ?? 0
    expect(gone(by.name ?? FORM)).toBe(removeMarks(corrected)!.sheets.find(({ sheet }) => sheet === FORM)!.cells.length)
  })

  it('gives every cell of the record another place only where it has one', () => {
    expect(recordAsMoved(corrected)).toEqual(recordIn(corrected))
    const now = recordAsMoved(moved(corrected, FORM, { rows: 3 }))
    const cells = (lines: ReturnType<typeof recordIn>): string[] =>
      linesOfKind(lines, 'value').map(({ sheet, cell }) => `${sheet} ${cell}`)
    expect(cells(now)).toEqual(
      cells(recordIn(corrected)).map((cell) => (cell === `${FORM} H22` ? `${FORM} H25` : cell)),
    )
  })

  it('that was copied within itself is freed of all copies of our sheets', () => {
    const [result] = corrected.sheets.filter(({ name }) => name === '审核结果')
    const copied = { sheets: [...corrected.sheets, { ...result!, name: '审核结果 (2)' }] }
    expect(contentOf(withoutMarks(copied))).toEqual(contentOf(withoutMarks(corrected)))
    expect(removeMarks(copied)!.removeSheets).toEqual(['审核结果', '审核结果 (2)', '更正记录'])
  })
})
