import { yearOf } from './year-of-set.ts'
import type { FormHead } from './form-head.ts'

const LEAST_SETS = 3

type Headed = { readonly heads: readonly FormHead[] }

/**
 * Sets of another year than most of them, each with a sentence: a whole set of last year is told, and not sent by
 * itself.
 */
export function otherYears<Item extends Headed>(sets: readonly (readonly Item[])[]): Map<readonly Item[], string> {
  const years = new Map(sets.map((set) => [set, yearOf(set.flatMap((each) => each.heads))]))
  const usual = usualYear([...years.values()])
  if (usual === undefined) return new Map()
  return new Map(
    [...years].flatMap(([set, year]) =>
      year === undefined || year === usual
        ? []
        : [[set, `多数单位是 ${usual} 年度，这一套是 ${year} 年度，请核对是不是交错了`] as const],
    ),
  )
}

/** The year of more than half of the sets that name one, where there are enough of them to tell; else undefined. */
export function usualYear(years: readonly (number | null | undefined)[]): number | undefined {
  const counts = new Map<number, number>()
  for (const year of years) if (year !== undefined && year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return known < LEAST_SETS ? undefined : [...counts].find(([, count]) => count * 2 > known)?.[0]
}
