import type { FormHead } from './form-head.ts'

/** The year that most forms name, of several the first; hidden forms are not asked. */
export function yearOf(forms: readonly Pick<FormHead, 'year' | 'hidden'>[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { year, hidden } of forms) if (year !== undefined && !hidden) counts.set(year, (counts.get(year) ?? 0) + 1)
  let best: number | undefined
  for (const [year, count] of counts) if (best === undefined || count > counts.get(best)!) best = year
  return best
}
