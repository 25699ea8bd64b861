import { describe, expect, it } from 'vitest'
import { attain, copiesComparator, unitsOf } from '../../../src/core/quantity/compare-quantities.ts'
import pairs from './real-pairs.json' with { type: 'json' }
import { showAttainment } from './show.ts'

/** Every distinct target and actual of the set that 株洲市商务局 published for 2022, each outcome read by eye. */
describe('published targets and actuals', () => {
  it.each(pairs)(
    '$level3: 「$target」 against 「$actual」 is $outcome',
    ({ level3, target, actual, costIndicator, outcome, units, copies }) => {
      expect(showAttainment(attain(target, actual, { costIndicator, year: 2022, name: level3 }))).toEqual(outcome)
      expect(unitsOf(target, actual)).toBe(units)
      expect(copiesComparator(target, actual)).toBe(copies)
    },
  )
})
