import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIKE_ENOUGH, likeness, possiblyAlike } from '../../../src/core/rules/cross-form/alike-names.ts'

const name = fc
  .array(fc.constantFrom('道', '路', '建', '设', '项', '目', '甲', '乙'), { maxLength: 14 })
  .map((letters) => letters.join(''))

test('no pair of names that is like enough is left out of the comparison', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), fc.array(name, { maxLength: 12 }), (names, others) => {
      const possible = possiblyAlike(names, others)
      for (const [at, a] of names.entries()) {
        for (const [other, b] of others.entries()) {
          if (a.length > 1 && likeness(a, b) >= LIKE_ENOUGH) expect(possible[at]).toContain(other)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('names that share nothing rare are not compared', () => {
  const towns = Array.from(
    { length: 300 },
    (_, i) => `${String.fromCharCode(0x4e00 + 3 * i, 0x5e00 + 3 * i, 0x6e00 + 3 * i, 0x7e00 + 3 * i)}道路建设`,
  )
  const compared = possiblyAlike(
    towns,
    towns.map((town) => `${town}费`),
  ).reduce((count, each) => count + each.length, 0)
  expect(compared).toBeLessThan(3 * towns.length)
})
