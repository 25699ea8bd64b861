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

test('every position answers with the box that covers it', () => {
  const grid = new SheetGrid(
    sheetOf(
      [text(1, 1, ' 甲 '), text(1, 5, '乙'), text(2, 2, '丙'), text(3, 6, '丁'), text(1, 3, '戊')],
      [
        { top: 1, left: 3, bottom: 2, right: 4 },
        { top: 2, left: 5, bottom: 3, right: 5 },
      ],
    ),
  )
  const shown = (row: number, column: number) => {
    const { text: said, top, left, bottom, right } = grid.at(row, column)
    return `${said} ${top},${left} ${bottom},${right}`
  }
  expect([shown(1, 1), shown(1, 2), shown(1, 3), shown(1, 4), shown(2, 4), shown(1, 5)]).toEqual([
    '甲 1,1 1,1',
    ' 1,2 1,2',
    '戊 1,3 2,4',
    '戊 1,3 2,4',
    '戊 1,3 2,4',
    '乙 1,5 1,5',
  ])
  expect([shown(2, 1), shown(2, 2), shown(3, 5), shown(9, 9)]).toEqual([
    ' 2,1 2,1',
    '丙 2,2 2,2',
    ' 2,5 3,5',
    ' 9,9 9,9',
  ])
  expect(grid.slots(2).map(({ text: said }) => said)).toEqual(['丙', '戊'])
  expect(grid.slots(9)).toEqual([])
  const at = (row: number, column: number) => grid.at(row, column)
  expect([grid.rightOf(at(1, 3))?.text, grid.rightOf(at(1, 1))?.left, grid.rightOf(at(3, 6))]).toEqual([
    '乙',
    2,
    undefined,
  ])
  expect(grid.rightOf(at(1, 3), 2)?.left).toBe(5)
  expect([grid.below(at(1, 3)).top, grid.below(at(1, 5)).bottom, grid.below(at(1, 1)).top]).toEqual([3, 3, 2])
  expect([grid.emptyBox(7).left, grid.emptyBox(7, 3).left]).toEqual([1, 3])
})

test('boxes stand from left to right, however ranges and cells are listed', () => {
  const ranges = [
    { top: 1, left: 7, bottom: 1, right: 8 },
    { top: 1, left: 1, bottom: 1, right: 2 },
    { top: 1, left: 4, bottom: 1, right: 5 },
  ]
  const grid = new SheetGrid(
    sheetOf([text(1, 7, '丙'), text(1, 4, '乙'), text(1, 1, '甲'), text(1, 9, '丁'), text(1, 3, '间')], ranges),
  )
  expect(grid.slots(1).map(({ text: said }) => said)).toEqual(['甲', '间', '乙', '丙', '丁'])
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((column) => grid.at(1, column).text)).toEqual([
    '甲',
    '甲',
    '间',
    '乙',
    '乙',
    '',
    '丙',
    '丙',
    '丁',
  ])
})

test('the used area ends with what is written, a formula without a result too', () => {
  const blank = (row: number, column: number, formula?: string): Cell => ({
    row,
    column,
    value: { kind: 'blank' },
    ...(formula && { formula }),
  })
  const used = (...cells: Cell[]) => {
    const { lastRow, lastColumn } = new SheetGrid(sheetOf(cells))
    return [lastRow, lastColumn]
  }
  expect([used(), used(text(3, 2, '甲'), blank(9, 9)), used(text(3, 2, '甲'), blank(5, 4, 'A1'))]).toEqual([
    [0, 0],
    [3, 2],
    [5, 4],
  ])
})

test('ranges beyond what a sheet can bear are left out, those before them kept', () => {
  const wide = (left: number) => ({ top: 1, left, bottom: 400, right: left })
  const cells = [
    text(1, 1, '甲'),
    ...Array.from({ length: 1100 }, (_, at) => text(1, at + 2, '乙')),
    text(400, 1, '末'),
  ]
  const grid = new SheetGrid(
    sheetOf(
      cells,
      Array.from({ length: 1100 }, (_, at) => wide(at + 2)),
    ),
  )
  expect([grid.at(400, 2).top, grid.at(400, 1001).top, grid.at(400, 1002).top]).toEqual([1, 1, 400])
})
