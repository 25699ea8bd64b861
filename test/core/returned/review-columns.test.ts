import { describe, expect, it } from 'vitest'
import { reviewCells, reviewColumns } from '../../../src/core/returned/review-columns.ts'
import type { Cell, Sheet } from '../../../src/core/model/workbook.ts'

const BLUE = 'DDEBF7'
const text = (row: number, column: number, of: string, fill?: string): Cell => ({
  ...{ row, column, value: { kind: 'text', text: of } },
  ...(fill ? { fill } : {}),
})
const number = (row: number, column: number, of: string): Cell => ({ row, column, value: { kind: 'number', text: of } })
const sheet = (...cells: readonly Cell[]): Sheet => ({
  ...{ name: '表', cells: [...cells].sort((a, b) => a.row - b.row || a.column - b.column), comments: [], merges: [] },
  ...{ state: 'visible', hiddenRows: new Set(), hiddenColumns: new Set() },
})
const pair = (column: number, fill?: string, opinion = column + 1): Cell[] => [
  text(5, column, '复核得分', fill),
  text(5, opinion, '审核意见', fill),
]
const OURS = [text(6, 11, '达到指标值，得满分'), text(7, 11, '90% ÷ 95% × 10 = 9.47')]
const columnsOf = (of: Sheet, noted = false): unknown[] =>
  reviewColumns(of, noted).map(({ score, opinion }) => [score, opinion])

describe('our two columns', () => {
  it('are known by the fill of their heads, or by what stands below them, or by the record', () => {
    expect(columnsOf(sheet(...pair(10, BLUE)))).toEqual([[10, 11]])
    expect(columnsOf(sheet(...pair(10), ...OURS))).toEqual([[10, 11]])
    expect(columnsOf(sheet(...pair(10)), true)).toEqual([[10, 11]])
  })

  it('are not those that a form has itself, filled or blank', () => {
    expect(columnsOf(sheet(...pair(10)))).toEqual([])
    expect(columnsOf(sheet(...pair(10), number(6, 10, '9'), text(6, 11, '属实'), text(7, 11, '同意')))).toEqual([])
    expect(columnsOf(sheet(text(5, 10, '财政复核得分', BLUE), text(5, 11, '财政审核意见', BLUE)))).toEqual([])
    expect(columnsOf(sheet(text(5, 9, '得分', BLUE), ...pair(10, BLUE)))).toEqual([])
  })

  it('are told from those of the form beside them', () => {
    const both = sheet(...pair(8), text(6, 9, '属实'), ...pair(10, BLUE), ...OURS)
    expect(columnsOf(both)).toEqual([[10, 11]])
    expect(columnsOf(both, true)).toEqual([[10, 11]])
  })

  it('are found where a column was put between them, and where one of them was deleted', () => {
    const between = [...pair(10, BLUE, 12), text(5, 11, '单位意见'), text(6, 12, '达到指标值，得满分')]
    expect(columnsOf(sheet(...between))).toEqual([[10, 12]])
    expect(columnsOf(sheet(text(5, 11, '审核意见', BLUE), ...OURS))).toEqual([[undefined, 11]])
    expect(columnsOf(sheet(text(5, 10, '复核得分', BLUE), number(6, 10, '9')))).toEqual([[10, undefined]])
  })

  it('reach from the first head to the last row in which we wrote', () => {
    const cells = [text(1, 11, '保密'), ...pair(10, BLUE), ...OURS, number(8, 10, '99'), text(12, 11, '已阅')]
    const of = sheet(...cells)
    const ours = reviewCells(of, reviewColumns(of)).map(({ row, column }) => [row, column])
    expect(ours).toEqual([
      [5, 10],
      [5, 11],
      [6, 11],
      [7, 11],
      [8, 10],
    ])
  })

  it('reach to the row 总分 where words of a person stand in place of both of ours, and no further', () => {
    const words = [
      text(9, 1, '总分'),
      text(9, 10, '优'),
      text(9, 11, '良好'),
      text(12, 1, '合计'),
      text(12, 11, '已阅'),
    ]
    const bottomOf = (...more: readonly Cell[]): unknown =>
      reviewColumns(sheet(...pair(10, BLUE), ...OURS, ...more)).map(({ bottom }) => bottom)
    expect(bottomOf(...words)).toEqual([9])
    expect(bottomOf(text(9, 1, '总分'), number(9, 10, '99'), ...words.slice(3))).toEqual([9])
    expect(bottomOf(text(9, 1, '备注'), text(9, 11, '已阅'))).toEqual([7])
  })
})
