import { describe, expect, it } from 'vitest'
import { applyChanges, type CellChange } from '../../../src/core/repair/apply-changes.ts'
import type { Cell, Sheet, Workbook } from '../../../src/core/model/workbook.ts'

const sheet = (name: string, ...cells: readonly Cell[]): Sheet => ({
  ...{ name, state: 'visible', cells, merges: [], comments: [] },
  ...{ hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() },
})
const number = (text: string) => ({ kind: 'number', text }) as const
const BLANK = { kind: 'blank' } as const
const change = (cell: string, text: string, more: Partial<CellChange> = {}): CellChange => ({
  ...{ sheet: '表', cell, value: number(text) },
  ...more,
})

/** The cells of the first sheet afterwards, and whether undoing gives the workbook as it was. */
function changed(workbook: Workbook, ...changes: readonly CellChange[]) {
  const { workbook: after, inverse } = applyChanges(workbook, changes)
  return { cells: after.sheets[0]!.cells, restored: applyChanges(after, inverse).workbook }
}

describe('changes of cells', () => {
  const [b2, c2] = [
    { row: 2, column: 2, value: number('1') } as const,
    { row: 2, column: 3, value: number('2') } as const,
  ]
  const book: Workbook = { sheets: [sheet('表', b2, c2), sheet('另表', b2)] }

  it('change that cell of that sheet alone, and are undone by what comes back', () => {
    const { cells, restored } = changed(book, change('B2', '5'))
    expect(cells).toEqual([{ ...b2, value: number('5') }, c2])
    expect(restored).toEqual(book)
    const { workbook } = applyChanges(book, [change('B2', '5')])
    expect(workbook.sheets[1]).toBe(book.sheets[1])
  })

  it('make new cells where they belong, from the left and from the top, and take them away again', () => {
    const { cells, restored } = changed(book, change('D1', '7'), change('A3', '9'), change('A2', '8'))
    expect(cells.map(({ row, column }) => [row, column])).toEqual([
      [1, 4],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
    ])
    expect(restored).toEqual(book)
  })

  it('keep a formula, and say again that it had no result when they are undone', () => {
    const uncached: Cell = { row: 1, column: 1, value: BLANK, formula: 'B2+1', uncached: true }
    const workbook: Workbook = { sheets: [sheet('表', uncached)] }
    const { cells, restored } = changed(workbook, change('A1', '6'))
    expect(cells).toEqual([{ row: 1, column: 1, value: number('6'), formula: 'B2+1' }])
    expect(restored).toEqual(workbook)
  })

  it('leave a format, set one, or take it away, and undo all three', () => {
    const workbook: Workbook = { sheets: [sheet('表', { ...b2, format: '0%' })] }
    const formats = [change('B2', '5'), change('B2', '5', { format: '0.00%' }), change('B2', '5', { format: null })]
    expect(formats.map((each) => changed(workbook, each).cells[0]!.format)).toEqual(['0%', '0.00%', undefined])
    for (const each of formats) expect(changed(workbook, each).restored).toStrictEqual(workbook)
    const plain: Workbook = { sheets: [sheet('表', b2)] }
    expect(changed(plain, change('B2', '5', { format: '0%' })).restored).toStrictEqual(plain)
  })

  it('that empty a cell leave it only where it has a formula, a format or a fill', () => {
    const empty = (more: Partial<Cell>) =>
      changed({ sheets: [sheet('表', { ...b2, ...more })] }, change('B2', '', { value: BLANK })).cells.length
    expect([empty({}), empty({ formula: 'A1' }), empty({ format: '0%' }), empty({ fill: 'FFFF00' })]).toEqual([
      0, 1, 1, 1,
    ])
  })

  it('that put nothing into a cell that is not there make none', () => {
    const { cells, restored } = changed(book, change('F9', '', { value: BLANK }))
    expect(cells).toEqual([b2, c2])
    expect(restored).toStrictEqual(book)
  })

  it('of what is no cell or no sheet are left out', () => {
    expect(changed(book, change('A0', '1')).cells).toEqual([b2, c2])
    expect(applyChanges(book, [change('B2', '5', { sheet: '没有' })])).toEqual({ workbook: book, inverse: [] })
  })
})
