import { describe, expect, it } from 'vitest'
import { Tracks } from '../../../../../src/shells/page/view/sheet/tracks.ts'
import { drawnStretch, scrolledTo } from '../../../../../src/shells/page/view/sheet/window.ts'

describe('what of a large sheet is drawn', () => {
  const rows = new Tracks(20_000, 20, [])

  it('is what is seen and some rows around, however long the sheet', () => {
    const drawn = drawnStretch(rows, 100_000, 600)
    expect(drawn.from).toBeLessThanOrEqual(5001)
    expect(drawn.to).toBeGreaterThanOrEqual(5031)
    expect(drawn.to - drawn.from).toBeLessThan(120)
  })

  it('stays while it covers what is seen, and moves on when it does not', () => {
    const drawn = drawnStretch(rows, 100_000, 600)
    expect(drawnStretch(rows, 100_300, 600, drawn)).toBe(drawn)
    expect(drawnStretch(rows, 101_500, 600, drawn)).not.toBe(drawn)
  })

  it('begins and ends with the sheet, and is all of a small one', () => {
    expect(drawnStretch(rows, 0, 600).from).toBe(1)
    expect(drawnStretch(rows, rows.length, 600).to).toBe(20_000)
    expect(drawnStretch(new Tracks(50, 20, []), 400, 100)).toEqual({ from: 1, to: 50 })
  })
})

it('scrolls no further than needed to show a cell', () => {
  expect(scrolledTo(100, 200, 150, 180)).toBe(100)
  expect(scrolledTo(100, 200, 50, 80)).toBe(50)
  expect(scrolledTo(100, 200, 280, 350)).toBe(150)
  expect(scrolledTo(100, 200, 400, 900)).toBe(400)
})
