import { expect, it } from 'vitest'
import { movedIn } from '../../../../src/shells/report/parts/moves.ts'

it('arrows stay inside a list', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'Enter'].map((key) => movedIn(key, 2, 3))).toEqual([2, 1, 0, 2, null])
  expect(movedIn('ArrowUp', 0, 3)).toBe(0)
  expect([movedIn('ArrowDown', 0, 3), movedIn('ArrowUp', 2, 3), movedIn('End', 0, 3)]).toEqual([1, 1, 2])
})
