import { describe, expect, it } from 'vitest'
import { otherYears, usualYear } from '../../../src/core/identity/other-years.ts'
import { yearOf } from '../../../src/core/identity/year-of-set.ts'
import { head } from '../../shells/mail/heads.ts'

describe('the year of a set', () => {
  const years = (...all: (number | undefined)[]): number | undefined => yearOf(all.map((year) => head({}, { year })))

  it('is the one that most of its visible forms name, of several the first', () => {
    expect(years(2024, 2025, 2025)).toBe(2025)
    expect(years(undefined, 2025, 2024)).toBe(2025)
    expect(years(undefined)).toBeUndefined()
    expect(yearOf([2024, 2024].map((year) => head({}, { year, hidden: true })))).toBeUndefined()
  })
})

describe('the usual year', () => {
  it.each<[string, readonly (number | null | undefined)[], number | undefined]>([
    ['three sets are enough to tell', [2025, 2024, 2025], 2025],
    ['two are not', [2025, 2025], undefined],
    ['nor with one that names none', [2025, 2025, null, undefined], undefined],
    ['half of the sets are not most', [2025, 2025, 2024, 2024], undefined],
    ['nor are most of many years', [2025, 2025, 2024, 2023], undefined],
  ])('%s', (_, years, usual) => expect(usualYear(years)).toBe(usual))

  it('accuses only sets that name another', () => {
    const sets = [2025, 2025, 2025, 2024, undefined].map((year) => [{ heads: [head({}, { year })] }])
    expect([...otherYears(sets)]).toEqual([[sets[3], '多数单位是 2025 年度，这一套是 2024 年度，请核对是不是交错了']])
    expect(otherYears(sets.slice(2))).toEqual(new Map())
  })
})
