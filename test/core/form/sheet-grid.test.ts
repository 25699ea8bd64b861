import { expect, test } from 'vitest'
import { SheetGrid } from '../../../src/core/form/sheet-grid.ts'
import { MAX_COLUMN, MAX_ROW } from '../../../src/core/model/cell-address.ts'
import type { Cell, Sheet } from '../../../src/core/model/workbook.ts'

const text = (row: number, column: number, value: string): Cell => ({
  row,
  column,
  value: { kind: 'text', text: value },
})

function sheetOf(cells: Cell[], merges: Sheet['merges'] = []): Sheet {
  return { name: '表1', state: 'visible', cells, merges, hiddenRows: new Set(), hiddenColumns: new Set(), comments: [] }
}

test('a stray cell in the last row and column of a sheet costs no more than itself', () => {
  const grid = new SheetGrid(sheetOf([text(1, 1, '总分'), text(1, MAX_COLUMN, '远'), text(MAX_ROW, MAX_COLUMN, '末')]))
  let found = 0
  for (let row = 1; row <= grid.lastRow; row++) found += grid.slots(row).length
  expect(found).toBe(3)
  expect(grid.slots(1).map(({ left, text: shown }) => [left, shown])).toEqual([
    [1, '总分'],
    [MAX_COLUMN, '远'],
  ])
})

test('a merged range stands once in each row that it crosses, where it begins', () => {
  const grid = new SheetGrid(
    sheetOf(
      [text(1, 4, '右'), text(1, 2, '合并'), text(2, 3, '被盖住'), text(2, 1, '左')],
      [{ top: 1, left: 2, bottom: 2, right: 3 }],
    ),
  )
  expect(grid.slots(1).map(({ text: shown }) => shown)).toEqual(['合并', '右'])
  expect(grid.slots(2).map(({ text: shown }) => shown)).toEqual(['左', '合并'])
})
