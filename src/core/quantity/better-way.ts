import { type DirectionWords, fallAskedBy, type NameSense, senseOfName } from '../vocabulary/direction-words.ts'
import type { Evidence } from './attainment.ts'
import type { NumberQuantity, RangeQuantity } from './quantity.ts'
import { unitDimension } from './units.ts'

/** Which way is better where the target has no sign: what the indicator's name, its kind and its unit leave open. */
export interface Ways {
  /** Likeliest first. */
  readonly allowed: readonly ('higher' | 'lower')[]
  readonly by: Evidence
  /** The name is of something certainly bad (差错率): a sign that asks for more of it is a question of its own. */
  readonly bad: boolean
  /** Less is better, bad or not. */
  readonly low: boolean
  /** The name is of something certainly good (满意度): a sign that asks for less of it is a question of its own. */
  readonly good: boolean
  /** Both ways are allowed. */
  readonly either: boolean
  /** The name asks for a fall (能耗降低率) or a rise (增长率) of something. */
  readonly moves: 'fall' | 'rise' | 'open'
}

export interface Named {
  readonly name: string
  /** 成本指标: an amount, a per cent or a bare figure may be a limit or something to be spent. */
  readonly costIndicator: boolean
  readonly directionWords?: DirectionWords | undefined
}

/**
 * Decides which way is better. An explicit sign stands above this (compare-figures.ts); here speak, in this order, the
 * words of the name (templates/words/directions.json), the kind of the row, the unit: a term of days without a sign may
 * be one to keep or one to reach.
 */
export function betterWay(
  { name, costIndicator, directionWords }: Named,
  target: NumberQuantity | RangeQuantity,
): Ways {
  const dimension = unitDimension(target.unit)
  const money = dimension === 'money' || (costIndicator && dimension === 'none')
  return {
    ...waysOf(senseOfName(name, money, directionWords), costIndicator, dimension),
    moves: fallAskedBy(name, directionWords),
  }
}

function waysOf(
  { standing }: NameSense,
  cost: boolean,
  dimension: ReturnType<typeof unitDimension>,
): Omit<Ways, 'moves'> {
  const lowerOnly = { allowed: ['lower'], by: 'name', low: true, either: false, good: false } as const
  if (standing === 'bad') return { ...lowerOnly, bad: true }
  if (standing === 'low') return { ...lowerOnly, bad: false }
  const either = { by: 'open', bad: false, low: false, good: false, either: true } as const
  if (standing === 'either' || (cost && standing !== 'good' && dimension !== 'time' && dimension !== 'other'))
    return { ...either, allowed: dimension === 'ratio' ? ['higher', 'lower'] : ['lower', 'higher'] }
  if (dimension === 'time' && standing !== 'good') return { ...either, allowed: ['higher', 'lower'] }
  return { allowed: ['higher'], by: 'name', bad: false, low: false, good: standing === 'good', either: false }
}
