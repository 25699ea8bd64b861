import { type NumberField, isFilled } from '../form/field.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Equation } from './equation.ts'

/** A failed outcome with the relation it failed on. */
export interface Failed {
  readonly equation: Equation | undefined
}

/** Several failures that one wrong cell explains. */
export interface Cause<F extends Failed> {
  readonly failures: readonly F[]
  /** The one cell that explains them all; undefined when several cells could. */
  readonly culprit: NumberField | undefined
  /** What the culprit should hold so that all of them come right. */
  readonly value: Decimal | undefined
}

interface Candidate<F extends Failed> {
  readonly field: NumberField
  readonly value: Decimal
  readonly explains: readonly F[]
}

/**
 * Groups failures by their cause. A cell is taken as the cause of two or more failures when one and the same value put into it makes them all
 * come right and breaks nothing that holds now. The value is told by a sum or by another place of the same amount, never by a rate alone,
 * so that an amount is not suspected because a percentage is wrong. Where no cell qualifies, only sums and equalities are asked whether they
 * would break: a weight and its score may be wrong together. A failure that nothing joins stands alone.
 */
export function findCauses<F extends Failed>(failures: readonly F[], holding: readonly Equation[]): Cause<F>[] {
  const passing = indexByField(holding, new Set(failures.flatMap(({ equation }) => equation?.fields ?? [])))
  const causes: Cause<F>[] = []
  let open = failures
  for (;;) {
    const certain = bestCandidates(open, passing, 'all')
    const best = certain.length > 0 ? certain : bestCandidates(open, passing, 'sums')
    const first = best[0]
    if (!first) break
    const culprit = best.every((candidate) => candidate.field === first.field) ? first : undefined
    causes.push({ failures: first.explains, culprit: culprit?.field, value: culprit?.value })
    open = open.filter((failure) => !first.explains.includes(failure))
  }
  return [...causes, ...open.map((failure) => alone(failure, passing))]
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

/** The candidates that explain most failures, two at least; those that explain the same ones all come back. */
function bestCandidates<F extends Failed>(
  failures: readonly F[],
  passing: ReadonlyMap<NumberField, readonly Equation[]>,
  respected: 'all' | 'sums',
): Candidate<F>[] {
  const byField = new Map<NumberField, F[]>()
  for (const failure of failures) {
    for (const field of new Set(failure.equation?.fields ?? [])) {
      const known = byField.get(field)
      if (known) known.push(failure)
      else byField.set(field, [failure])
    }
  }
  let best: Candidate<F>[] = []
  for (const [field, touching] of byField) {
    if (touching.length < 2) continue
    for (const candidate of candidatesFor(
      field,
      touching,
      (passing.get(field) ?? []).filter((each) => respected === 'all' || each.solve !== undefined),
    )) {
      const weight = weightOf(candidate.explains)
      const most = best[0] ? weightOf(best[0].explains) : 1
      if (weight > most) best = [candidate]
      else if (weight === most && best[0] && sameSet(candidate.explains, best[0].explains)) best.push(candidate)
    }
  }
  return best
}

function* candidatesFor<F extends Failed>(
  field: NumberField,
  touching: readonly F[],
  holding: readonly Equation[],
): Generator<Candidate<F>> {
  const tried = new Set<string>()
  for (const { equation } of touching) {
    const value = equation?.solve?.(field)
    if (value === undefined || tried.has(value.toFixed()) || (isFilled(field) && field.value.equals(value))) continue
    tried.add(value.toFixed())
    const supposed = new Map([[field, value]])
    if (holding.some((each) => !each.holds(supposed))) continue
    const explains = touching.filter((failure) => failure.equation!.holds(supposed))
    if (explains.length >= 2) yield { field, value, explains }
  }
}

/** A sum or equality that comes right counts for more than a bound that is merely kept. */
function weightOf(explains: readonly Failed[]): number {
  return explains.length + explains.filter(({ equation }) => equation?.solve !== undefined).length / 100
}

function sameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
