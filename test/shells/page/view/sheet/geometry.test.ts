import { expect, it } from 'vitest'
import { fittingZoom, geometryOf, isPrintable, paperZoom } from '../../../../../src/shells/page/view/sheet/geometry.ts'
import { lookWith } from './looks.ts'

it('all columns are seen in the width there is: never larger than life, never too small to be read', () => {
  const look = lookWith([], { columns: 40, defaultWidth: 37 })
  for (let width = 860; width < 1700; width += 7) {
    const { columns, headWidth } = geometryOf(look, fittingZoom(look, width))
    expect(columns.length + headWidth).toBeLessThanOrEqual(width)
    expect(columns.length + headWidth).toBeGreaterThan(Math.min(width, 1480) - 60)
  }
  expect(fittingZoom(look, 5000)).toBe(1)
  expect(fittingZoom(look, 100)).toBeGreaterThanOrEqual(0.5)
  expect(fittingZoom(lookWith([], { columns: 0 }), 500)).toBe(1)
})

it('on paper a sheet is as wide as the paper, and whole unless that would be a book', () => {
  expect(paperZoom(lookWith([], { columns: 20 }))).toBeLessThan(0.4)
  expect(paperZoom(lookWith([]))).toBe(1)
  expect(paperZoom(lookWith([], { rows: 55 }))).toBeCloseTo(970 / 1124)
  expect(paperZoom(lookWith([], { rows: 500 }))).toBe(1)
  expect(isPrintable(lookWith([]))).toBe(true)
  expect(isPrintable(lookWith([], { rows: 20_000, columns: 11 }))).toBe(false)
})

it('hidden rows and columns stay hidden at every zoom, others never vanish', () => {
  const look = lookWith([], {
    widths: [
      { from: 1, to: 1, width: 0 },
      { from: 2, to: 2, width: 1 },
    ],
  })
  const { columns } = geometryOf(look, 0.3)
  expect([columns.size(1), columns.size(2), columns.size(3)]).toEqual([0, 1, 30])
})

it('of an empty sheet one cell is there to be typed into', () => {
  const { rows, columns } = geometryOf(lookWith([], { rows: 0, columns: 0 }), 1)
  expect([rows.count, columns.count]).toEqual([1, 1])
})
