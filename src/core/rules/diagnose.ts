import { isFilled, type NumberField } from '../form/field.ts'
import { type Cause, CauseSearch, type Failed, type Suspect } from './cause-search.ts'
import type { Equation } from './equation.ts'

export type { Cause, Suspect } from './cause-search.ts'

/**
 * Groups failures by their cause. A cell is taken as the cause of two or more failures when one and the same value put
 * into it makes them all come right and breaks nothing that holds now. The value is told by a sum or by another place
 * of the same amount, never by a rate alone, so that an amount is not suspected because a percentage is wrong. Where no
 * cell qualifies, only sums and equalities are asked whether they would break: a weight and its score may be wrong
 * together. A failure that nothing joins stands alone.
 */
export function findCauses<F extends Failed>(failures: readonly F[], holding: readonly Equation[]): Cause<F>[] {
  const passing = indexByField(holding, new Set(failures.flatMap(({ equation }) => equation?.fields ?? [])))
  const search = new CauseSearch(failures, passing)
  const causes = [...search.causes('all'), ...search.causes('sums')]
  return [
    ...causes,
    ...failures.filter((failure) => search.isOpen(failure)).map((failure) => alone(failure, passing, search)),
  ]
}

/** More cells than these are no help to name. */
const MOST_NAMED = 2

/**
 * A single failed sum or equality: the cells in it that nothing else confirms, if they are few. One filled cell is the
 * culprit; with a blank one that may have been left out, or a second filled one, either may be.
 */
function alone<F extends Failed>(
  failure: F,
  passing: ReadonlyMap<NumberField, readonly Equation[]>,
  search: CauseSearch<F>,
): Cause<F> {
  const { equation } = failure
  const none = { failures: [failure], culprit: undefined, value: undefined }
  if (!equation) return none
  const suspects = suspectsIn(equation, passing)
  const [first, second] = suspects
  if (!first || suspects.length > MOST_NAMED || !suspects.some(({ field }) => isFilled(field))) return none
  if (second) return { ...none, either: [first, second] }
  return search.hasRival(first.field, [failure]) ? none : { ...none, culprit: first.field, value: first.value }
}

function suspectsIn(equation: Equation, passing: ReadonlyMap<NumberField, readonly Equation[]>): Suspect[] {
  const suspects: Suspect[] = []
  for (const field of new Set(equation.fields)) {
    const value = isFilled(field) || field.state === 'blank' ? equation.solve?.(field) : undefined
    if (value === undefined || (!isFilled(field) && value.isZero())) continue
    const supposed = new Map([[field, value]])
    const others = (passing.get(field) ?? []).filter((each) => !each.derived)
    if (equation.holds(supposed) && others.every((each) => each.holds(supposed))) suspects.push({ field, value })
    if (suspects.length > MOST_NAMED) break
  }
  return suspects
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
