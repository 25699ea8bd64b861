import { expect, it } from 'vitest'
import { otherYears, usualYear } from '../../../src/core/identity/other-years.ts'
import { head } from '../../shells/mail/heads.ts'

it.each<[string, readonly (number | null | undefined)[], number | undefined]>([
  ['that of more than half', [2025, 2025, 2024], 2025],
  ['none where only half have it', [2025, 2025, 2024, 2024], undefined],
  ['none of fewer than three sets', [2025, 2025], undefined],
  ['sets without a year do not count', [2025, null, undefined, 2025], undefined],
  ['nor do they hinder it', [2025, null, 2025, 2025, 2024], 2025],
])('the usual year is %s', (_, years, usual) => expect(usualYear(years)).toBe(usual))

it('a set of another year is told, one that names none is not', () => {
  const set = (year: number | undefined) => [{ heads: [head({}, { year })] }]
  const sets = [set(2025), set(2025), set(2025), set(2024), set(undefined)]
  expect([...otherYears(sets)]).toEqual([[sets[3], '多数单位是 2025 年度，这一套是 2024 年度，请核对是不是交错了']])
})
