import type { Attainment } from './attainment.ts'
import { betterWay, type Ways } from './better-way.ts'
import { compareNumbers, compareRange, compareWithRange, relateFigures } from './compare-figures.ts'
import { incomparable, isBad, type Row, shorten } from './held-row.ts'
import type { FigureAndRemark } from './leading-figure.ts'
import { normaliseText } from './normalise-text.ts'
import { parseQuantity } from './parse-quantity.ts'
import type { DateQuantity, ListQuantity, NumberQuantity, RangeQuantity } from './quantity.ts'
import { unitDimension } from './units.ts'
import { wordsAgainstFigure } from './against-words.ts'

/**
 * An outcome against a figure or a range: its own figure, the leading one of a text, or words that deny or grant it.
 */
export function againstFigure(row: Row, goal: NumberQuantity | RangeQuantity): Attainment {
  const { done, target, actual, remarked } = row
  const shares = done.kind === 'list' ? againstShares(row, goal, done) : undefined
  if (shares) return shares
  if (remarked) {
    const measured = againstRemarked(row, goal, remarked)
    if (measured) return measured
  }
  if (done.kind === 'qualitative') return wordsAgainstFigure(row, goal)
  const figure = done.kind === 'date' ? monthsFromDate(goal, done, actual) : done
  if (figure === undefined || figure.kind === 'list' || figure.kind === 'unreadable')
    return incomparable(
      'kinds-differ',
      `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」不是同类`,
    )
  return figureAgainstFigure(row, goal, figure)
}

/**
 * 「教师88%、学生82%、家长80%」 for 「≥95%」: several rates of one thing, of which none and no mean of them reaches it. Best first.
 * Undefined for other lists.
 */
function againstShares(
  row: Row,
  goal: NumberQuantity | RangeQuantity,
  { items, nouns }: ListQuantity,
): Attainment | undefined {
  if (goal.kind !== 'number' || goal.unit !== '%' || goal.trend !== undefined || nouns.includes('')) return undefined
  const rates = items.filter(
    (item): item is NumberQuantity =>
      item.kind === 'number' && item.unit === '%' && item.trend === undefined && item.comparator === 'none',
  )
  if (rates.length < items.length) return undefined
  const each = rates.map((rate) => figureAgainstFigure(row, goal, rate))
  const readings = each.flatMap((one) => (one.kind === 'measured' ? one.readings : []))
  const [first, ...others] = readings.sort((a, b) => b.actual.comparedTo(a.actual))
  if (
    !first ||
    each.some((one) => one.kind !== 'measured') ||
    readings.some(({ reached, direction }) => reached || direction !== 'higher')
  )
    return undefined
  return { kind: 'measured', readings: [first, ...others], firm: true }
}

function figureAgainstFigure(
  row: Row,
  goal: NumberQuantity | RangeQuantity,
  figure: NumberQuantity | RangeQuantity,
): Attainment {
  const { target, actual } = row
  if (copiesBound(goal, figure) && !isTimeLimit(goal, actual))
    return incomparable('bound-copied', `实际完成值「${shorten(actual)}」照抄了指标值，没有实际达到的数`)
  // Nothing at all is nothing in every unit: 「0次」 reaches 「0起」.
  if (!(isZero(goal) && isZero(figure)) && !relateFigures(goal, figure)) {
    return incomparable(
      'units-differ',
      `年度指标值「${shorten(target)}」与实际完成值「${shorten(actual)}」计量单位不同`,
    )
  }
  const ways = waysOf(row, goal)
  if (goal.kind === 'range')
    return figure.kind === 'range' ? compareRange(goal, figure, ways) : compareWithRange(goal, figure, ways)
  if (isDoubtfulZero(goal, figure, ways)) return incomparable('target-zero', `年度指标值「${shorten(target)}」疑为漏填`)
  return figure.kind === 'range' ? compareRange(goal, figure, ways) : compareNumbers(goal, figure, ways)
}

/** The target itself may name the bad thing: 「零事故」 「0起投诉」. */
function waysOf({ context, target }: Row, goal: NumberQuantity | RangeQuantity): Ways {
  const { name = '', costIndicator, directionWords } = context
  const words = target.replace(/[\d.,%％≥≤<>=]|^零/g, '')
  const named = isBad(words, directionWords) ? words : name
  return betterWay({ name: named, costIndicator, directionWords }, goal)
}

/**
 * A bare 0 of something that is neither bad nor better low, and an outcome above it: more likely a target that was not
 * filled in.
 */
function isDoubtfulZero(goal: NumberQuantity, figure: NumberQuantity | RangeQuantity, ways: Ways): boolean {
  if (
    goal.kind !== 'number' ||
    !goal.value.isZero() ||
    (goal.comparator !== 'none' && goal.comparator !== '=') ||
    goal.trend !== undefined
  )
    return false
  // 「0起」 counts cases of something bad.
  if (ways.low || ways.either || /^[起例宗]/.test(goal.unit)) return false
  return figure.kind === 'range' || !figure.value.isZero()
}

/** 「≥90%」 for 「≥90%」 or 「90%」, 「5000万美元以上」 for 「5000万美元」: a condition and no figure, whatever was reached. */
export function copiesBound(goal: NumberQuantity | RangeQuantity, done: NumberQuantity | RangeQuantity): boolean {
  if (goal.kind !== 'number' || done.kind !== 'number' || done.comparator === 'none' || done.comparator === '=')
    return false
  if (isTerm(goal)) return false
  return (
    goal.value.equals(done.value) &&
    relateFigures(goal, done) !== undefined &&
    (goal.comparator === done.comparator || goal.comparator === 'none')
  )
}

/**
 * The figure wins over the words around it. Other figures of the text that may be meant are readings too, and then
 * nothing is firm.
 */
function againstRemarked(
  row: Row,
  goal: NumberQuantity | RangeQuantity,
  { figures, leads, whole, unread }: FigureAndRemark,
): Attainment | undefined {
  const fitting = figures.filter(
    (each): each is NumberQuantity | RangeQuantity => each.kind !== 'date' && relateFigures(goal, each) !== undefined,
  )
  const [first] = fitting
  if (!first) return undefined
  const sole =
    fitting.length === 1 && !(first.unit === '%' && unread.some((clause) => /[达到为]\d[\d.]*%/.test(clause)))
  const firm = sole && ((leads && first === figures[0]) || first === whole)
  const [main, ...others] = fitting.map((each) => figureAgainstFigure(row, goal, each))
  if (main?.kind !== 'measured' || firm) return main
  const more = others.flatMap((each) => (each.kind === 'measured' ? each.readings : []))
  return { kind: 'measured', readings: [...main.readings, ...more], firm: false }
}

/** Nothing of whatever is counted. */
export function isZero(figure: NumberQuantity | RangeQuantity): boolean {
  return figure.kind === 'number' && figure.value.isZero()
}

/** 「12月」 for 「12个月」. */
function monthsFromDate(
  goal: NumberQuantity | RangeQuantity,
  done: DateQuantity,
  actual: string,
): NumberQuantity | undefined {
  if (!/^(?:个?月|年)$/.test(goal.unit) || done.precision !== 'month' || done.latest.year !== undefined)
    return undefined
  const months = parseQuantity(normaliseText(actual).replace(/月$/, '个月'))
  return months.kind === 'number' ? months : undefined
}

/** 「24小时内」 is how a time limit is answered, whatever the time was. */
export function isTimeLimit({ kind, unit }: NumberQuantity | RangeQuantity, actual: string): boolean {
  return kind === 'number' && unitDimension(unit) === 'time' && /[内里]\s*[)）]?$/.test(actual.trim())
}

/** A term of years is how long something will last: 「五年以上」 is an answer to 「五年以上」. */
export function isTerm({ unit }: NumberQuantity): boolean {
  return /^(?:年|周年|年度)$/.test(unit)
}
