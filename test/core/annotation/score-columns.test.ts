import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import { contains, MAX_COLUMN, rangeFromA1, toA1 } from '../../../src/core/model/cell-address.ts'
import type { CellEdit } from '../../../src/core/model/edits.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { review } from '../../../src/core/review.ts'

const real = readWorkbook(
  readFileSync(
    new URL('../../../fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx', import.meta.url),
  ),
)
const SHEET = '1-3-1'

/** Our cells beside the form of sheet 1-3-1 when these are merged, too. */
function columnsBeside(...merged: readonly string[]): readonly CellEdit[] {
  const workbook: Workbook = {
    sheets: real.sheets
      .filter(({ name }) => name === SHEET)
      .map((sheet) => ({ ...sheet, merges: [...sheet.merges, ...merged.map((range) => rangeFromA1(range)!)] })),
  }
  const reviewed = review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook }], applied: true })
  const [edits] = annotate(reviewed, 'a.xlsx', workbook).sheets
  return edits!.cells.filter(({ style }) => style !== undefined)
}
const heads = (cells: readonly CellEdit[]): readonly string[] =>
  cells.filter(({ value }) => value?.kind === 'text' && value.text === '复核得分').map((cell) => toA1(cell))

describe('the two columns beside a form', () => {
  const plain = columnsBeside()

  it('stand right of it', () => {
    expect(heads(plain)).toEqual(['J6', 'J13'])
  })

  it.each([
    ['in the first of them', ['J6:K12'], 'L'],
    ['in the second', ['K14:M14'], 'N'],
    ['down a column', ['J19:J20'], 'K'],
    ['in a row of one indicator', ['K19:L19'], 'M'],
    ['one behind the other, the farther one named first', ['N6:O6', 'J6:K6', 'L13:M13'], 'P'],
    ['written from its end', ['K19:J14'], 'L'],
  ])('keep clear of a merge %s', (_case, merged, column) => {
    const cells = columnsBeside(...merged)
    expect(heads(cells)).toEqual([`${column}6`, `${column}13`])
    expect(cells).toHaveLength(plain.length)
    for (const range of merged)
      for (const cell of cells) expect(contains(rangeFromA1(range)!, cell), `${range} over ${toA1(cell)}`).toBe(false)
  })

  it.each([['J1:Z3'], ['J60:K61'], ['M14:N20']])(
    'stay where they are beside a merge that hides nothing: %s',
    (range) => {
      expect(columnsBeside(range)).toEqual(plain)
    },
  )

  it('are left out where a merge takes the sheet up to its last column', () => {
    expect(columnsBeside('J14:XFD14')).toEqual([])
    expect(columnsBeside('J14:XFC14')).toEqual([])
    expect(columnsBeside('J14:XFB14').map(({ column }) => column)).toContain(MAX_COLUMN)
  })
})
