import { Decimal, ONE, ZERO } from '../model/decimal.ts'
import type { Attainment } from './attainment.ts'
import { betterWay, type Ways } from './better-way.ts'
import { compareDates } from './compare-dates.ts'
import { compareNumbers, compareRange, compareWithRange, relateFigures } from './compare-figures.ts'
import { pairedShares } from './compare-lists.ts'
import { degreeOfWords } from './degree-of-words.ts'
import { askedOf, type AttainmentContext, described, OPEN, type Row } from './held-row.ts'
import { normaliseText } from './normalise-text.ts'
import type { ListQuantity } from './quantity.ts'

/** Several figures, paired by what they count and in which unit; open where they cannot be paired. */
export function againstList({ done, actual, target, context }: Row, goal: ListQuantity): Attainment {
  if (done.kind === 'qualitative') {
    const said = degreeOfWords(normaliseText(actual), askedOf(context, normaliseText(target), false), context.degreeWords)
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
  const ways =
    goal.kind === 'number'
      ? betterWay({ name: context.name ?? '', costIndicator: context.costIndicator, directionWords: context.directionWords }, goal)
      : NO_WAYS
  const result =
    done.kind === 'range'
      ? compareRange(goal, done, ways)
      : goal.kind === 'range'
        ? compareWithRange(goal, done)
        : compareNumbers(goal, done, ways)
  if (result.kind !== 'measured') return undefined
  if (result.readings.some((reading) => reading.reached)) return ONE
  const { direction, completion } = result.readings[0]
  return direction === 'higher' ? Decimal.min(ONE, completion ?? ZERO) : undefined
}

const NO_WAYS: Ways = { allowed: ['higher'], by: 'open', bad: false, low: false, good: false, either: false, moves: 'open' }
