import { isFilled, type NumberField } from '../form/field.ts'
import type { Decimal } from '../model/decimal.ts'
import { Ranking } from '../model/ranking.ts'
import type { Equation } from './equation.ts'

/** A failed outcome with the relation it failed on. */
export interface Failed {
  readonly equation: Equation | undefined
}

/** A cell that may be wrong, and what it should then hold. A blank one was left out. */
export interface Suspect {
  readonly field: NumberField
  readonly value: Decimal
}

/** Several failures that one wrong cell explains. */
export interface Cause<F extends Failed> {
  readonly failures: readonly F[]
  /** The one cell that explains them all; undefined when several cells could. */
  readonly culprit: NumberField | undefined
  /** What the culprit should hold so that all of them come right. */
  readonly value: Decimal | undefined
  /** Two cells of which either explains them, where no more do: named both, without accusing one. */
  readonly either?: readonly [Suspect, Suspect]
}

interface Candidate<F extends Failed> {
  readonly field: NumberField
  readonly value: Decimal
  readonly explains: readonly F[]
}

/** A field with what it could explain of the failures that were open when it was looked at. */
interface Ranked<F extends Failed> {
  readonly field: NumberField
  readonly best: Candidate<F>
  readonly weight: number
  /** Place of the first open failure that touches the field, and of the field in it: what decides between equals. */
  readonly failure: number
  readonly place: number
}

/**
 * Finds causes, the one that explains most first. What a field explains only ever shrinks as failures are explained, so
 * that a field is looked at again only when it has come to the top: for many failures the cost is that of looking at
 * every field about once.
 */
export class CauseSearch<F extends Failed> {
  private readonly open: Set<F>
  /** Cells of which something fails that concerns no other cell: a weight of 0. */
  private readonly wrongAlone = new Set<NumberField>()
  private readonly rivals = new Map<F, readonly NumberField[]>()
  private readonly touching = new Map<
    NumberField,
    { readonly failure: F; readonly index: number; readonly place: number }[]
  >()

  constructor(
    failures: readonly F[],
    private readonly passing: ReadonlyMap<NumberField, readonly Equation[]>,
  ) {
    this.open = new Set(failures)
    for (const [index, failure] of failures.entries()) {
      const [own, ...others] = failure.equation?.fields ?? []
      if (own && others.length === 0) this.wrongAlone.add(own)
      let place = 0
      for (const field of new Set(failure.equation?.fields ?? [])) {
        const known = this.touching.get(field)
        const touch = { failure, index, place: place++ }
        if (known) known.push(touch)
        else this.touching.set(field, [touch])
      }
    }
  }

  isOpen(failure: F): boolean {
    return this.open.has(failure)
  }

  /**
   * Whether a cell of these relations, other than the given one, is known to be wrong by itself: it may be what is
   * wrong here, too.
   */
  hasRival(field: NumberField, failures: readonly F[]): boolean {
    return (
      this.wrongAlone.size > 0 && failures.some((failure) => this.wrongIn(failure).some((other) => other !== field))
    )
  }

  private wrongIn(failure: F): readonly NumberField[] {
    const known = this.rivals.get(failure)
    if (known) return known
    const found = (failure.equation?.fields ?? []).filter((field) => this.wrongAlone.has(field))
    this.rivals.set(failure, found)
    return found
  }

  /**
   * Causes of two failures or more, among which only the `respected` relations that hold now must not break; what is put
   * into a blank cell may break none.
   */
  *causes(respected: 'all' | 'sums'): Generator<Cause<F>> {
    const ranking = new Ranking<Ranked<F>>(comesBefore)
    const rank = (field: NumberField): void => {
      const ranked = this.rank(field, respected)
      if (ranked) ranking.add(ranked)
    }
    for (const field of this.touching.keys()) rank(field)
    for (let first = ranking.take(); first; first = ranking.take()) {
      const { field, best } = first
      const rivalled = this.hasRival(field, best.explains)
      // With fewer relations respected the cell that is wrong by itself may explain all.
      if (rivalled && respected === 'all') continue
      if (best.explains.every((failure) => this.open.has(failure)) && this.isFirst(first)) {
        const culprit = this.explainsAlone(first, respected) && !rivalled ? best : undefined
        for (const failure of best.explains) this.open.delete(failure)
        yield { failures: best.explains, culprit: culprit?.field, value: culprit?.value }
      }
      rank(field)
    }
  }

  private rank(field: NumberField, respected: 'all' | 'sums'): Ranked<F> | undefined {
    let best: Candidate<F> | undefined
    let most = 1
    for (const candidate of this.candidates(field, respected)) {
      const weight = weightOf(candidate.explains)
      if (weight > most) [best, most] = [candidate, weight]
    }
    if (!best) return undefined
    const { index, place } = this.touching.get(field)!.find(({ failure }) => this.open.has(failure))!
    return { field, best, weight: most, failure: index, place }
  }

  private candidates(field: NumberField, respected: 'all' | 'sums'): Iterable<Candidate<F>> {
    const touching = this.touching.get(field)!.flatMap(({ failure }) => (this.open.has(failure) ? [failure] : []))
    if (touching.length < 2) return []
    const strict = respected === 'all' || field.state === 'blank'
    const holding = (this.passing.get(field) ?? []).filter((each) => strict || each.solve !== undefined)
    return candidatesFor(field, touching, holding)
  }

  private isFirst({ field, failure }: Ranked<F>): boolean {
    return this.touching.get(field)!.find((each) => this.open.has(each.failure))!.index === failure
  }

  /**
   * Whether no other field explains the very same failures. Such a field stands in each of them, so that the shortest
   * names it.
   */
  private explainsAlone({ field, best, weight }: Ranked<F>, respected: 'all' | 'sums'): boolean {
    const [shortest] = [...best.explains].sort((a, b) => a.equation!.fields.length - b.equation!.fields.length)
    for (const other of new Set(shortest!.equation!.fields)) {
      if (other === field) continue
      for (const { explains } of this.candidates(other, respected)) {
        if (weightOf(explains) === weight && sameSet(explains, best.explains)) return false
      }
    }
    return true
  }
}

function comesBefore(a: Ranked<Failed>, b: Ranked<Failed>): boolean {
  return a.weight !== b.weight
    ? a.weight > b.weight
    : a.failure !== b.failure
      ? a.failure < b.failure
      : a.place < b.place
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
  const known = new Set(b)
  return a.length === b.length && a.every((each) => known.has(each))
}
