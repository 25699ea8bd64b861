import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Ranking } from '../../../src/core/model/ranking.ts'

it('items come out in their order, whenever they were added', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.array(fc.integer({ min: 0, max: 50 })), (early, late) => {
      const ranking = new Ranking<number>((a, b) => a < b)
      for (const item of early) ranking.add(item)
      const first = early.length > 0 ? [ranking.take()] : []
      expect(first).toEqual(early.toSorted((a, b) => a - b).slice(0, 1))
      for (const item of late) ranking.add(item)
      const rest = [...early.toSorted((a, b) => a - b).slice(1), ...late].sort((a, b) => a - b)
      expect(rest.map(() => ranking.take())).toEqual(rest)
      expect(ranking.take()).toBeUndefined()
    }),
  )
})
