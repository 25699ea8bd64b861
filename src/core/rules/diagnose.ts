import { isFilled, type NumberField } from '../form/field.ts'
import type { Decimal } from '../model/decimal.ts'
import { type Cause, CauseSearch, type Failed } from './cause-search.ts'
import type { Equation } from './equation.ts'

export type { Cause } from './cause-search.ts'

/**
 * Groups failures by their cause. A cell is taken as the cause of two or more failures when one and the same value put into it makes them all
 * come right and breaks nothing that holds now. The value is told by a sum or by another place of the same amount, never by a rate alone,
 * so that an amount is not suspected because a percentage is wrong. Where no cell qualifies, only sums and equalities are asked whether they
 * would break: a weight and its score may be wrong together. A failure that nothing joins stands alone.
 */
export function findCauses<F extends Failed>(failures: readonly F[], holding: readonly Equation[]): Cause<F>[] {
  const passing = indexByField(holding, new Set(failures.flatMap(({ equation }) => equation?.fields ?? [])))
  const search = new CauseSearch(failures, passing)
  const causes = [...search.causes('all'), ...search.causes('sums')]
  return [...causes, ...failures.filter((failure) => search.isOpen(failure)).map((failure) => alone(failure, passing))]
}

/** A single failed sum or equality: the one filled cell in it that nothing else confirms, if there is just one. */
function alone<F extends Failed>(failure: F, passing: ReadonlyMap<NumberField, readonly Equation[]>): Cause<F> {
  const { equation } = failure
  const suspects: { field: NumberField; value: Decimal }[] = []
  for (const field of new Set(equation?.fields ?? [])) {
    const value = isFilled(field) ? equation?.solve?.(field) : undefined
    if (value === undefined) continue
    const supposed = new Map([[field, value]])
    if (equation!.holds(supposed) && (passing.get(field) ?? []).every((each) => each.holds(supposed))) suspects.push({ field, value })
    if (suspects.length > 1) break
  }
  const [suspect] = suspects.length === 1 ? suspects : []
  return { failures: [failure], culprit: suspect?.field, value: suspect?.value }
}

/** The equations that speak of each of the asked fields. */
function indexByField(equations: readonly Equation[], asked: ReadonlySet<NumberField>): Map<NumberField, Equation[]> {
  const index = new Map<NumberField, Equation[]>()
  for (const equation of equations) {
    for (const field of equation.fields) {
      if (!asked.has(field)) continue
      const known = index.get(field)
      if (known) known.push(equation)
      else index.set(field, [equation])
    }
  }
  return index
}
