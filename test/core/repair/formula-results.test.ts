import { describe, expect, it } from 'vitest'
import type { Cell, Workbook } from '../../../src/core/model/workbook.ts'
import { formulaResults } from '../../../src/core/repair/formula-results.ts'
import type { Change } from '../../../src/core/reviewed-submission.ts'

const cell = (column: number, text: string, formula?: string): Cell => ({
  ...{ row: 1, column, value: { kind: 'number', text } },
  ...(formula === undefined ? {} : { formula }),
})
const book = (...cells: readonly Cell[]): ReadonlyMap<string, Workbook> => {
  const rest = { merges: [], comments: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() }
  return new Map([['表.xlsx', { sheets: [{ name: '表', state: 'visible', cells, ...rest }] }]])
}
const change = (at: string, text: string): Change => ({
  ...{ finding: '', rule: '', workbook: '表.xlsx', sheet: '表', cell: at, label: '', before: '', after: text },
  ...{ basis: '', value: { kind: 'number', text } },
})
/** What the formulas give, as text. */
const results = (workbooks: ReadonlyMap<string, Workbook>, ...changes: readonly Change[]) =>
  [...formulaResults(workbooks, changes).values()].map((value) => value?.toFixed())

describe('the formulas of corrected cells', () => {
  it('are worked out anew: an old stored result says nothing about the formula', () => {
    expect(results(book(cell(1, '40'), cell(2, '50'), cell(3, '97', 'A1+B1')), change('C1', '90'))).toEqual(['90'])
    expect(results(book(cell(1, '40'), cell(2, '50'), cell(3, '97', 'A1+B1+7')), change('C1', '90'))).toEqual(['97'])
  })

  it('take the corrected values of other cells, and formulas between that are worked out anew too', () => {
    const workbooks = book(cell(1, '40'), cell(2, '41', 'A1+1'), cell(3, '97', 'A1+B1'))
    expect(results(workbooks, change('A1', '45'), change('C1', '91'))).toEqual(['91'])
  })

  it('are not told where they cannot be worked out for certain', () => {
    expect(results(book(cell(1, '40'), cell(3, '97', 'A1*RAND()')), change('C1', '90'))).toEqual([undefined])
  })

  it('are those of corrected cells alone', () => {
    expect(results(book(cell(1, '40'), cell(2, '50', 'A1+10')), change('A1', '45'))).toEqual([])
  })
})
