import { describe, expect, it } from 'vitest'
import { geometryOf } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { type Move, moved } from '../../../../../src/shells/page/view/sheet/moves.ts'
import { SheetIndex } from '../../../../../src/shells/page/view/sheet/sheet-index.ts'
import { lookWith } from './looks.ts'

const look = lookWith([], {
  merges: [{ top: 2, left: 2, bottom: 3, right: 3 }],
  heights: [{ from: 5, to: 6, height: 0 }],
})
const { rows, columns } = geometryOf(look, 1)
const ground = { index: new SheetIndex(look), rows, columns, page: 60 }

describe('arrows and their like', () => {
  it.each<[string, Move, string]>([
    ['A1', 'right', 'B1'],
    ['A1', 'up', 'A1'],
    ['A1', 'left', 'A1'],
    ['F10', 'down', 'F10'],
    ['A2', 'right', 'B2'],
    ['A3', 'right', 'B2'],
    ['B2', 'right', 'D2'],
    ['B2', 'down', 'B4'],
    ['C4', 'up', 'B2'],
    ['A4', 'down', 'A7'],
    ['A7', 'up', 'A4'],
    ['A1', 'page-down', 'A4'],
    ['A10', 'page-up', 'A7'],
    ['D4', 'row-start', 'A4'],
    ['D4', 'row-end', 'F4'],
    ['D4', 'first', 'A1'],
    ['D4', 'last', 'F10'],
  ])('%s %s leads to %s', (from, move, to) => {
    expect(moved(from, move, ground)).toBe(to)
  })
})

it('what is said of a cell within a merged range is said of the range', () => {
  const named = ground.index.byName(
    new Map([
      ['C3', 1],
      ['A1', 2],
      ['C2', 3],
    ]),
  )
  expect([...named]).toEqual([
    ['B2', 1],
    ['A1', 2],
  ])
  expect(ground.index.nameOf('no cell')).toBeUndefined()
})
