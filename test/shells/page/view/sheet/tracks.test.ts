import { describe, expect, it } from 'vitest'
import { Tracks } from '../../../../../src/shells/page/view/sheet/tracks.ts'

describe('where rows and columns stand', () => {
  const rows = new Tracks(10, 20, [
    { from: 6, to: 7, size: 0 },
    { from: 2, to: 3, size: 50 },
  ])

  it('is told for those of their own size, those of the default, and those that are hidden', () => {
    expect([1, 2, 3, 4, 6, 7, 8, 11].map((row) => rows.start(row))).toEqual([0, 20, 70, 120, 160, 160, 160, 220])
    expect([0, 1, 2, 6, 8, 11].map((row) => rows.size(row))).toEqual([0, 20, 50, 0, 20, 0])
    expect(rows.end(3)).toBe(120)
    expect(rows.length).toBe(220)
  })

  it('is asked the other way round: which row stands at a place, never a hidden one', () => {
    expect([-5, 0, 19, 20, 119, 120, 159, 160, 219, 5000].map((place) => rows.at(place))).toEqual([
      1, 1, 1, 2, 3, 4, 5, 8, 10, 10,
    ])
  })

  it('costs nothing for a million rows, and takes stretches that overlap or reach beyond the last', () => {
    const many = new Tracks(1_048_576, 18, [
      { from: 5, to: 2_000_000, size: 30 },
      { from: 1, to: 6, size: 10 },
    ])
    expect(many.start(7)).toBe(60)
    expect(many.end(1_048_576)).toBe(many.length)
    expect(many.at(many.length)).toBe(1_048_576)
  })

  it('has an answer where all is hidden, or nothing is there', () => {
    expect(new Tracks(3, 20, [{ from: 1, to: 3, size: 0 }]).at(10)).toBe(1)
    expect(new Tracks(0, 20, []).length).toBe(0)
  })
})
