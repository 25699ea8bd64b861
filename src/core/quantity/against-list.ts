import { Decimal, ONE, ZERO } from '../model/decimal.ts'
import { OPEN, type Attainment } from './attainment.ts'
import { betterWay, type Ways } from './better-way.ts'
import { compareDates } from './compare-dates.ts'
import { compareNumbers, compareRange, compareWithRange, relateFigures } from './compare-figures.ts'
import { pairedShares } from './compare-lists.ts'
import { degreeOfWords } from './degree-of-words.ts'
import { askedOf, type AttainmentContext, described, type Row } from './held-row.ts'
import { normaliseText } from './normalise-text.ts'
import type { ListQuantity, NumberQuantity, RangeQuantity } from './quantity.ts'

/** Several figures, paired by what they count and in which unit; open where they cannot be paired. */
export function againstList({ done, actual, target, context }: Row, goal: ListQuantity): Attainment {
  if (done.kind === 'qualitative') {
    const said = degreeOfWords(
      normaliseText(actual),
      askedOf(context, normaliseText(target), false),
      context.degreeWords,
    )
    return described(said.degree === 'achieved' && /\d/.test(actual) ? OPEN : said)
  }
  if (done.kind !== 'list') return described(OPEN)
  const shares = pairedShares(goal, done, (item, outcome) => itemShare(item, outcome, context))
  if (!shares) return described(OPEN)
  const lowest = shares.reduce((least, share) => Decimal.min(least, share), ONE)
  const mean = shares.reduce((total, share) => total.plus(share), ZERO).dividedBy(shares.length)
  return { kind: 'listed', mean, lowest }
}

type Item = ListQuantity['items'][number]

/** The share of one item that was reached, between 0 and 1; undefined where nothing can be said. */
function itemShare(goal: Item, done: Item, context: AttainmentContext): Decimal | undefined {
  if (goal.kind === 'date') {
    if (done.kind !== 'date') return undefined
    const dated = compareDates(goal, done, context.year)
    return dated.kind === 'dated' ? (dated.onTime ? ONE : ZERO) : undefined
  }
  if (done.kind === 'date' || !relateFigures(goal, done)) return undefined
  const ways = betterWay(
    { name: context.name ?? '', costIndicator: context.costIndicator, directionWords: context.directionWords },
    goal,
  )
  const result = heldAgainst(goal, done, ways)
  if (result.kind !== 'measured') return undefined
  if (result.readings.some((reading) => reading.reached)) return ONE
  const { direction, target, actual, completion } = result.readings[0]
  const short = direction === 'higher' || (direction === 'range' && actual.lessThan(target))
  return short ? Decimal.min(ONE, completion ?? ZERO) : undefined
}

function heldAgainst(
  goal: NumberQuantity | RangeQuantity,
  done: NumberQuantity | RangeQuantity,
  ways: Ways,
): Attainment {
  if (done.kind === 'range') return compareRange(goal, done, ways)
  return goal.kind === 'range' ? compareWithRange(goal, done, ways) : compareNumbers(goal, done, ways)
}
