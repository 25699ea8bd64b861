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

test.each([
  ['a column of text beside nothing', { top: 1, left: 1, bottom: 400, right: 1 }, [400, 1]],
  ['as far as 500 rows', { top: 1, left: 1, bottom: 500, right: 1 }, [500, 1]],
  ['not down the whole sheet', { top: 1, left: 1, bottom: 501, right: 1 }, [1, 1]],
  ['as far as 100 columns', { top: 1, left: 1, bottom: 1, right: 100 }, [1, 100]],
  ['not across the whole sheet', { top: 1, left: 1, bottom: 1, right: 101 }, [1, 1]],
  ['not where it begins below all that is written', { top: 2, left: 1, bottom: 9, right: 1 }, [1, 1]],
])('a merged range that begins at the last cell belongs to what is read: %s', (_, merge, last) => {
  const { lastRow, lastColumn } = new SheetGrid(sheetOf([text(1, 1, '情况说明')], [merge]))
  expect([lastRow, lastColumn]).toEqual(last)
})
