import { describe, expect, it } from 'vitest'
import {
  columnName,
  columnNumber,
  contains,
  fromA1,
  MAX_COLUMN,
  MAX_ROW,
  rangeFromA1,
  rangeToA1,
  toA1,
} from '../../../src/core/model/cell-address.ts'

describe('a cell’s address', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('has column %i under the name %s', (column, name) => {
    expect([columnName(column), columnNumber(name), columnNumber(name.toLowerCase())]).toEqual([name, column, column])
  })

  it.each(['', 'A1', '中', '@', '['])('has no column %j', (name) => {
    expect(columnNumber(name)).toBe(0)
  })

  it('is read with and without marks, within the bounds of a sheet', () => {
    expect([fromA1('H25'), fromA1(' $h$25 ')]).toEqual([
      { row: 25, column: 8 },
      { row: 25, column: 8 },
    ])
    expect(toA1({ row: 25, column: 8 })).toBe('H25')
    expect(fromA1('XFD1048576')).toEqual({ row: MAX_ROW, column: MAX_COLUMN })
    expect(['XFE1', 'A1048577', 'A0', 'A', '1', 'A1:B2', 'AAAA1', ''].map(fromA1)).toEqual(Array(8).fill(undefined))
  })
})

describe('a range', () => {
  it('has ordered corners, whichever way it was written', () => {
    const range = { top: 2, left: 2, bottom: 5, right: 4 }
    expect(['B2:D5', 'D5:B2', 'D2:B5', 'B5:D2'].map(rangeFromA1)).toEqual([range, range, range, range])
    expect([rangeToA1(range), rangeToA1({ top: 2, left: 2, bottom: 2, right: 2 })]).toEqual(['B2:D5', 'B2'])
    expect(rangeFromA1('C3')).toEqual({ top: 3, left: 3, bottom: 3, right: 3 })
    expect(['', 'B2:', 'B2:x'].map(rangeFromA1)).toEqual([undefined, undefined, undefined])
  })

  it('contains its corners and nothing beyond them', () => {
    const within = (cell: string) => contains(rangeFromA1('B2:D5')!, fromA1(cell)!)
    expect(['B2', 'D5', 'B5', 'D2', 'C3'].map(within)).toEqual(Array(5).fill(true))
    expect(['A2', 'E2', 'B1', 'B6', 'D6', 'E5'].map(within)).toEqual(Array(6).fill(false))
  })
})
