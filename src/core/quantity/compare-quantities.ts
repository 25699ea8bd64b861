import type { Attainment, Degree } from './attainment.ts'
import { compareDates, dateFromFigure } from './compare-dates.ts'
import { compareNumbers, compareRange, compareWithRange, relateFigures } from './compare-figures.ts'
import { degreeOfWords, isUnsettled } from './degree-of-words.ts'
import { compareText, normaliseText } from './normalise-text.ts'
import { parseQuantity } from './parse-quantity.ts'
import type { DateQuantity, ListQuantity, NumberQuantity, Quantity, RangeQuantity } from './quantity.ts'

export { completionRatio } from './compare-figures.ts'

export interface AttainmentContext {
  /** Whether the row is a 成本指标: an amount or a per cent without a sign may then be read in both directions. */
  readonly costIndicator: boolean
  /** The year under evaluation, for dates that name none. */
  readonly year?: number
}

type Reason = Extract<Attainment, { kind: 'incomparable' }>['reason']

const described = (degree: Degree): Attainment => ({ kind: 'described', degree })
const incomparable = (reason: Reason, detail: string): Attainment => ({ kind: 'incomparable', reason, detail })

/**
 * What 年度指标值 and 实际完成值 say together. Blank, unreadable or not comparable texts give `incomparable` with a reason in plain Chinese;
 * a blank actual is never zero. Never throws.
 */
export function attain(target: string, actual: string, context: AttainmentContext): Attainment {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  if (goal.kind === 'blank') return incomparable('target-blank', goal.mark === '' ? '年度指标值未填' : `年度指标值填为「${goal.mark}」`)
  if (done.kind === 'blank') return incomparable('actual-blank', done.mark === '' ? '实际完成值未填' : `实际完成值填为「${done.mark}」`)
  if (goal.kind === 'unreadable') return incomparable('target-unreadable', `年度指标值「${shorten(target)}」无法识别：${goal.reason}`)
  if (goal.kind === 'invalid-date') return incomparable('target-unreadable', `年度指标值「${shorten(target)}」不是有效日期：${goal.reason}`)
  if (done.kind === 'unreadable') return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」无法识别：${done.reason}`)
  if (done.kind === 'invalid-date') return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」不是有效日期：${done.reason}`)
  switch (goal.kind) {
    case 'number':
    case 'range':
      return againstFigure(goal, done, target, actual, context)
    case 'date':
      return againstDate(goal, done, target, actual, context)
    case 'list':
      return againstList(goal, done, actual, context)
    case 'qualitative':
      return againstWords(target, done, actual)
    default:
      return goal satisfies never
  }
}

type Readable = Exclude<Quantity, { kind: 'blank' | 'unreadable' | 'invalid-date' }>

function againstFigure(
  goal: NumberQuantity | RangeQuantity,
  done: Readable,
  target: string,
  actual: string,
  context: AttainmentContext,
): Attainment {
  if (done.kind === 'qualitative') return wordsAgainstFigure(goal, target, actual)
  const figure = done.kind === 'date' ? monthsFromDate(goal, done, actual) : done
  if (figure === undefined || figure.kind === 'list')
    return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」不是同类`)
  // Nothing at all is nothing in every unit: 「0次」 reaches 「0起」.
  if (!(isZero(goal) && isZero(figure)) && !relateFigures(goal, figure)) {
    return incomparable('units-differ', `年度指标值「${shorten(target)}」与实际完成值「${shorten(actual)}」计量单位不同`)
  }
  if (figure.kind === 'range') return compareRange(goal, figure, context.costIndicator)
  return goal.kind === 'range' ? compareWithRange(goal, figure) : compareNumbers(goal, figure, context.costIndicator)
}

function isZero(figure: NumberQuantity | RangeQuantity): boolean {
  return figure.kind === 'number' && figure.value.isZero()
}

/** Words against a figure settle it only where they deny it or where the whole was asked: 「全部完成」 for 「100%」. */
function wordsAgainstFigure(goal: NumberQuantity | RangeQuantity, target: string, actual: string): Attainment {
  const even = normaliseText(actual)
  const degree = degreeOfWords(even)
  if (degree === 'not' || degree === 'partly') return described(degree)
  const whole = goal.kind === 'number' && goal.unit === '%' && goal.value.equals(1)
  if (degree === 'achieved' && whole) return described('achieved')
  if (degree === 'achieved' && goal.kind === 'number' && goal.value.isZero() && /无|未|没有|零/.test(even)) return described('achieved')
  return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」是文字`)
}

/** 「12月」 for 「12个月」. */
function monthsFromDate(goal: NumberQuantity | RangeQuantity, done: DateQuantity, actual: string): NumberQuantity | undefined {
  if (!/^(?:个?月|年)$/.test(goal.unit) || done.precision !== 'month' || done.latest.year !== undefined) return undefined
  const months = parseQuantity(normaliseText(actual).replace(/月$/, '个月'))
  return months.kind === 'number' ? months : undefined
}

function againstDate(goal: DateQuantity, done: Readable, target: string, actual: string, context: AttainmentContext): Attainment {
  if (done.kind === 'date') return compareDates(goal, done, context.year)
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual))
  const date = done.kind === 'number' ? dateFromFigure(done) : undefined
  if (date) return compareDates(goal, date, context.year)
  return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是日期，实际完成值「${shorten(actual)}」不是日期`)
}

function againstWords(target: string, done: Readable, actual: string): Attainment {
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual))
  if (done.kind === 'number') {
    if (done.unit === '%' && done.value.equals(1)) return described('achieved')
    // 「提升」 against 「增长5%」: the direction asked was taken. The other way round is left to a reader.
    const goal = compareText(target)
    const way = UPWARD.test(goal) === DOWNWARD.test(goal) ? undefined : UPWARD.test(goal) ? 'up' : 'down'
    if (way !== undefined && done.trend === way && done.value.isNegative() === (way === 'down') && !done.value.isZero())
      return described('achieved')
    if (done.value.isZero() && NOTHING_BAD.test(goal)) return described('achieved')
  }
  return described('open')
}

/** A target that something bad does not happen. */
const NOTHING_BAD = /^(?:零|无|未发生|没有|不发生|杜绝|避免)/

const DOWNWARD = /下降|降低|减少|缩短|压减|下跌/
const UPWARD = /增长|增加|上升|提高|提升|扩大/

/** The same words as the target are achieved; else the words' own degree, else whether they contain the target's. */
function degreeAgainst(target: string, actual: string): Degree {
  const goal = compareText(target)
  const done = compareText(actual)
  if (goal === done) return 'achieved'
  if (NOTHING_BAD.test(goal) && /^(?:没有|否|未有|没有发生|未发生)$/.test(done)) return 'achieved'
  const degree = degreeOfWords(done)
  if (degree === 'not' || degree === 'partly') return degree
  if (isUnsettled(done)) return 'open'
  const contained = goal.length >= 2 && done.includes(goal)
  if (contained) return /不|未|没/.test(done.replace(goal, '')) ? 'open' : 'achieved'
  if (DOWNWARD.test(goal) !== DOWNWARD.test(done) && UPWARD.test(goal) !== UPWARD.test(done)) return 'open'
  return degree
}

/** Item by item where both have as many; achieved when every item is, partly when some are, not when nothing was done. */
function againstList(goal: ListQuantity, done: Readable, actual: string, context: AttainmentContext): Attainment {
  if (done.kind === 'qualitative') {
    const degree = degreeOfWords(normaliseText(actual))
    return described(degree === 'achieved' && /\d/.test(actual) ? 'open' : degree)
  }
  if (done.kind !== 'list' || done.items.length !== goal.items.length) return described('open')
  let reached = 0
  let something = false
  for (const [index, item] of goal.items.entries()) {
    const outcome = itemOutcome(item, done.items[index]!, context)
    if (outcome === 'open') return described('open')
    if (outcome === 'reached') reached += 1
    if (outcome !== 'nothing') something = true
  }
  return described(reached === goal.items.length ? 'achieved' : something ? 'partly' : 'not')
}

type Item = ListQuantity['items'][number]

function itemOutcome(goal: Item, done: Item, context: AttainmentContext): 'reached' | 'some' | 'nothing' | 'open' {
  let result: Attainment
  if (goal.kind === 'date') {
    if (done.kind !== 'date') return 'open'
    result = compareDates(goal, done, context.year)
  } else {
    if (done.kind === 'date' || !relateFigures(goal, done)) return 'open'
    if (done.kind === 'range') result = compareRange(goal, done, context.costIndicator)
    else result = goal.kind === 'range' ? compareWithRange(goal, done) : compareNumbers(goal, done, context.costIndicator)
  }
  if (result.kind === 'dated') return result.onTime ? 'reached' : 'some'
  if (result.kind !== 'measured') return 'open'
  if (result.readings.some((reading) => reading.reached)) return 'reached'
  return result.readings[0].actual.greaterThan(0) ? 'some' : 'nothing'
}

/**
 * Whether target and actual are counted in the same unit: 「100家」/「105批次」 differ, 「200道」/「200」 has one missing. 个 fits whatever is
 * counted; 天 = 日, 公里 = 千米, 万/亿 without 元 beside an amount is that amount. `not-applicable` unless both are figures or ranges.
 */
export function unitsOf(target: string, actual: string): 'same' | 'differ' | 'one-missing' | 'not-applicable' {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  if ((goal.kind !== 'number' && goal.kind !== 'range') || (done.kind !== 'number' && done.kind !== 'range')) return 'not-applicable'
  if (isZero(goal) && isZero(done)) return 'same'
  return relateFigures(goal, done)?.relation ?? 'differ'
}

/**
 * Whether the actual repeats the target's sign instead of stating a figure: 「≥90%」/「≥90%」, 「五年以上」/「五年以上」, also 「200个以上」/
 * 「267个以上」. Not for dates, nor when the target has no sign; 「=100%」 states a figure and copies nothing.
 */
export function copiesComparator(target: string, actual: string): boolean {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  return (
    goal.kind === 'number' &&
    done.kind === 'number' &&
    goal.comparator !== 'none' &&
    goal.comparator !== '=' &&
    goal.comparator === done.comparator
  )
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const chars = [...line.slice(0, 60)]
  return chars.length > 24 ? `${chars.slice(0, 24).join('')}…` : line
}
