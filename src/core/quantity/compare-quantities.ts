import { Decimal, ONE, ZERO } from '../model/decimal.ts'
import type { DegreeWords } from '../vocabulary/degree-words.ts'
import type { DirectionWords } from '../vocabulary/direction-words.ts'
import { senseOfName } from '../vocabulary/direction-words.ts'
import type { Attainment, Reading, WordDegree } from './attainment.ts'
import { betterWay, type Ways } from './better-way.ts'
import { compareDates, dateFromFigure } from './compare-dates.ts'
import { compareNumbers, compareRange, compareWithRange, relateFigures } from './compare-figures.ts'
import { pairedShares } from './compare-lists.ts'
import { degreeOfWords, isUnsettled } from './degree-of-words.ts'
import { type FigureAndRemark, leadingFigure } from './leading-figure.ts'
import { compareText, normaliseText } from './normalise-text.ts'
import { parseQuantity } from './parse-quantity.ts'
import type { DateQuantity, ListQuantity, NumberQuantity, Quantity, RangeQuantity } from './quantity.ts'

export { completionRatio } from './compare-figures.ts'

export interface AttainmentContext {
  /** Whether the row is a 成本指标: an amount or a per cent without a sign may then be read in both directions. */
  readonly costIndicator: boolean
  /** The year under evaluation, for dates that name none. */
  readonly year?: number
  /** 三级指标: its words say which way is better where the target has no sign. */
  readonly name?: string
  /** Lists of words to be used instead of the official ones. */
  readonly directionWords?: DirectionWords
  readonly degreeWords?: DegreeWords
}

type Reason = Extract<Attainment, { kind: 'incomparable' }>['reason']

const described = (degree: WordDegree): Attainment => ({ kind: 'described', ...degree })
const OPEN: WordDegree = { degree: 'open', sure: false }
const ACHIEVED: WordDegree = { degree: 'achieved', sure: false }
const incomparable = (reason: Reason, detail: string): Attainment => ({ kind: 'incomparable', reason, detail })

/**
 * What 年度指标值 and 实际完成值 say together, by every reading that the words allow. Blank, unreadable or not comparable texts give
 * `incomparable` with a reason in plain Chinese; a blank actual is never zero, but 「无」 of something bad is. Never throws.
 */
export function attain(target: string, actual: string, context: AttainmentContext): Attainment {
  const goal = ofBadThing(parseQuantity(target), context)
  const done = ofBadThing(parseQuantity(actual), context)
  if (goal.kind === 'blank') return incomparable('target-blank', goal.mark === '' ? '年度指标值未填' : `年度指标值填为「${goal.mark}」`)
  if (done.kind === 'blank') return incomparable('actual-blank', done.mark === '' ? '实际完成值未填' : `实际完成值填为「${done.mark}」`)
  const asked = goal.kind === 'qualitative' || goal.kind === 'unreadable' ? (targetFigure(target) ?? goal) : goal
  if (asked.kind === 'unreadable') return incomparable('target-unreadable', `年度指标值「${shorten(target)}」无法识别：${asked.reason}`)
  if (asked.kind === 'invalid-date')
    return incomparable('target-unreadable', `年度指标值「${shorten(target)}」不是有效日期：${asked.reason}`)
  if (done.kind === 'invalid-date') return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」不是有效日期：${done.reason}`)
  const remarked =
    done.kind === 'qualitative' || done.kind === 'unreadable' || done.kind === 'list'
      ? leadingFigure(actual, context.degreeWords)
      : undefined
  if (done.kind === 'unreadable' && !remarked)
    return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」无法识别：${done.reason}`)
  return compare({ target, actual, context, goal: asked, done: done as Readable, remarked })
}

/** 「无」 as target or outcome of something bad is nothing of it. */
function ofBadThing(quantity: Quantity, { name, directionWords }: AttainmentContext): Quantity {
  if (quantity.kind !== 'blank' || !/^无$|^暂无$/.test(quantity.mark)) return quantity
  return isBad(name ?? '', directionWords) ? parseQuantity('0') : quantity
}

function isBad(name: string, words?: DirectionWords): boolean {
  return senseOfName(name, false, words).standing === 'bad'
}

/** 「10所（其中新建5所）」 「≥95%，力争98%」: the leading figure is what was asked, where no other figure of the text may be. */
function targetFigure(target: string): NumberQuantity | RangeQuantity | DateQuantity | undefined {
  const found = leadingFigure(target)
  return found && found.leads && found.figures.length === 1 && !/调整|调减|调增|变更/.test(target) ? found.figures[0] : undefined
}

type Readable = Exclude<Quantity, { kind: 'blank' | 'invalid-date' }>
type Asked = Exclude<Readable, { kind: 'unreadable' }>

interface Row {
  readonly target: string
  readonly actual: string
  readonly context: AttainmentContext
  readonly goal: Asked
  readonly done: Readable
  /** The figures of an outcome that is not wholly a figure. */
  readonly remarked: FigureAndRemark | undefined
}

function compare(row: Row): Attainment {
  switch (row.goal.kind) {
    case 'number':
    case 'range':
      return againstFigure(row, row.goal)
    case 'date':
      return againstDate(row, row.goal)
    case 'list':
      return againstList(row, row.goal)
    case 'qualitative':
      return againstWords(row)
    default:
      return row.goal satisfies never
  }
}

function againstFigure(row: Row, goal: NumberQuantity | RangeQuantity): Attainment {
  const { done, target, actual, remarked } = row
  if (remarked) {
    const measured = againstRemarked(row, goal, remarked)
    if (measured) return measured
  }
  if (done.kind === 'qualitative') return wordsAgainstFigure(row, goal)
  const figure = done.kind === 'date' ? monthsFromDate(goal, done, actual) : done
  if (figure === undefined || figure.kind === 'list' || figure.kind === 'unreadable')
    return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」不是同类`)
  return figureAgainstFigure(row, goal, figure)
}

function figureAgainstFigure(row: Row, goal: NumberQuantity | RangeQuantity, figure: NumberQuantity | RangeQuantity): Attainment {
  const { target, actual } = row
  if (copiesBound(goal, figure)) return incomparable('bound-copied', `实际完成值「${shorten(actual)}」照抄了指标值，没有实际达到的数`)
  // Nothing at all is nothing in every unit: 「0次」 reaches 「0起」.
  if (!(isZero(goal) && isZero(figure)) && !relateFigures(goal, figure)) {
    return incomparable('units-differ', `年度指标值「${shorten(target)}」与实际完成值「${shorten(actual)}」计量单位不同`)
  }
  if (goal.kind === 'range') return figure.kind === 'range' ? compareRange(goal, figure, NO_WAYS) : compareWithRange(goal, figure)
  const ways = waysOf(row, goal)
  if (isDoubtfulZero(goal, figure, ways)) return incomparable('target-zero', `年度指标值「${shorten(target)}」疑为漏填`)
  return figure.kind === 'range' ? compareRange(goal, figure, ways) : compareNumbers(goal, figure, ways)
}

const NO_WAYS: Ways = { allowed: ['higher'], by: 'open', bad: false, low: false, either: false }

/** The target itself may name the bad thing: 「零事故」 「0起投诉」. */
function waysOf({ context, target }: Row, goal: NumberQuantity): Ways {
  const { name = '', costIndicator, directionWords } = context
  const words = target.replace(/[\d.,%％≥≤<>=]/g, '')
  const named =
    isBad(words, directionWords) ||
    isBad(goal.unit, directionWords) ||
    (/^[零0].{0,4}$/.test(target.trim()) && isBad(words.slice(1), directionWords))
      ? words.replace(/^零/, '')
      : name
  return betterWay({ name: named, costIndicator, directionWords }, goal)
}

/** A bare 0 of something that is neither bad nor better low, and an outcome above it: more likely a target that was not filled in. */
function isDoubtfulZero(goal: NumberQuantity, figure: NumberQuantity | RangeQuantity, ways: Ways): boolean {
  if (goal.kind !== 'number' || !goal.value.isZero() || goal.comparator !== 'none' || goal.trend !== undefined) return false
  if (ways.low || ways.either) return false
  return figure.kind === 'range' || !figure.value.isZero()
}

/** 「≥90%」 for 「≥90%」 or 「90%」, 「5000万美元以上」 for 「5000万美元」: a condition and no figure, whatever was reached. */
function copiesBound(goal: NumberQuantity | RangeQuantity, done: NumberQuantity | RangeQuantity): boolean {
  if (goal.kind !== 'number' || done.kind !== 'number' || done.comparator === 'none' || done.comparator === '=') return false
  if (isTerm(goal)) return false
  return (
    goal.value.equals(done.value) &&
    relateFigures(goal, done) !== undefined &&
    (goal.comparator === done.comparator || goal.comparator === 'none')
  )
}

/** The figure wins over the words around it. Other figures of the text that may be meant are readings too, and then nothing is firm. */
function againstRemarked(row: Row, goal: NumberQuantity | RangeQuantity, { figures, leads }: FigureAndRemark): Attainment | undefined {
  const fitting = figures.filter(
    (each): each is NumberQuantity | RangeQuantity => each.kind !== 'date' && relateFigures(goal, each) !== undefined,
  )
  const [first] = fitting
  if (!first) return undefined
  const firm = leads && first === figures[0] && fitting.length === 1
  const outcomes = fitting.map((each) => figureAgainstFigure(row, goal, each))
  const [main] = outcomes
  if (main?.kind !== 'measured' || firm) return main
  const readings = outcomes.flatMap((each) => (each.kind === 'measured' ? each.readings : []))
  return { kind: 'measured', readings: readings as unknown as readonly [Reading, ...Reading[]], firm: false }
}

function isZero(figure: NumberQuantity | RangeQuantity): boolean {
  return figure.kind === 'number' && figure.value.isZero()
}

/** Words against a figure settle it only where they deny it or where the whole was asked: 「全部完成」 for 「100%」. */
function wordsAgainstFigure({ target, actual, context }: Row, goal: NumberQuantity | RangeQuantity): Attainment {
  const even = normaliseText(actual)
  const said = degreeOfWords(even, '完成', context.degreeWords)
  if (said.degree === 'not' || said.degree === 'partly') return described(said)
  const whole = goal.kind === 'number' && goal.unit === '%' && goal.value.equals(1)
  if (said.degree === 'achieved' && whole) return described(ACHIEVED)
  if (said.degree === 'achieved' && isZero(goal) && /无|未|没有|零/.test(even)) return described(ACHIEVED)
  return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是数值，实际完成值「${shorten(actual)}」是文字`)
}

/** 「12月」 for 「12个月」. */
function monthsFromDate(goal: NumberQuantity | RangeQuantity, done: DateQuantity, actual: string): NumberQuantity | undefined {
  if (!/^(?:个?月|年)$/.test(goal.unit) || done.precision !== 'month' || done.latest.year !== undefined) return undefined
  const months = parseQuantity(normaliseText(actual).replace(/月$/, '个月'))
  return months.kind === 'number' ? months : undefined
}

function againstDate({ done, target, actual, context, remarked }: Row, goal: DateQuantity): Attainment {
  if (done.kind === 'date') return compareDates(goal, done, context.year)
  const dated = remarked?.figures.find((each) => each.kind === 'date')
  if (remarked && dated === remarked.figures[0] && dated?.kind === 'date') return compareDates(goal, dated, context.year)
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual, context))
  const date = done.kind === 'number' ? dateFromFigure(done) : undefined
  if (date) return compareDates(goal, date, context.year)
  return incomparable('kinds-differ', `年度指标值「${shorten(target)}」是日期，实际完成值「${shorten(actual)}」不是日期`)
}

function againstWords({ target, done, actual, context }: Row): Attainment {
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual, context))
  if (done.kind === 'number') {
    if (done.unit === '%' && done.value.equals(1)) return described(ACHIEVED)
    // 「提升」 against 「增长5%」: the direction asked was taken. The other way round is left to a reader.
    const goal = compareText(target)
    const way = UPWARD.test(goal) === DOWNWARD.test(goal) ? undefined : UPWARD.test(goal) ? 'up' : 'down'
    if (way !== undefined && done.trend === way && done.value.isNegative() === (way === 'down') && !done.value.isZero())
      return described(ACHIEVED)
    if (done.value.isZero() && NOTHING_BAD.test(goal)) return described(ACHIEVED)
    // 「完成60%」 of what was to be completed.
    if (done.unit === '%' && done.value.lessThan(1) && /完成|进度|支付|拨付|到位/.test(actual))
      return described(degreeAgainst(target, actual, context))
  }
  return described(OPEN)
}

/** A target that something bad does not happen. */
const NOTHING_BAD = /^(?:零|无|未发生|没有|不发生|杜绝|避免)/

const DOWNWARD = /下降|降低|减少|缩短|压减|下跌/
const UPWARD = /增长|增加|上升|提高|提升|扩大/

/** The same words as the target are achieved; else what the words say by themselves, else whether they contain the target's. */
function degreeAgainst(target: string, actual: string, { degreeWords }: AttainmentContext): WordDegree {
  const goal = compareText(target)
  const done = compareText(actual)
  if (goal === done) return ACHIEVED
  if (NOTHING_BAD.test(goal) && /^(?:没有|否|未有|没有发生|未发生)$/.test(done)) return ACHIEVED
  const said = degreeOfWords(done, goal, degreeWords)
  if (said.degree === 'not' || said.degree === 'partly') return said
  if (isUnsettled(done, degreeWords)) return OPEN
  const contained = goal.length >= 2 && done.includes(goal)
  if (contained) return /不|未|没/.test(done.replace(goal, '')) ? OPEN : ACHIEVED
  if (DOWNWARD.test(goal) !== DOWNWARD.test(done) && UPWARD.test(goal) !== UPWARD.test(done)) return OPEN
  return said
}

/** Several figures, paired by what they count and in which unit; open where they cannot be paired. */
function againstList({ done, actual, target, context }: Row, goal: ListQuantity): Attainment {
  if (done.kind === 'qualitative') {
    const said = degreeOfWords(normaliseText(actual), normaliseText(target), context.degreeWords)
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
 * Whether the actual states a condition instead of a figure: 「≥90%」/「≥90%」, also 「200个以上」/「267个以上」, and the bare target with a sign
 * (「5000万美元」/「5000万美元以上」). Not for dates and not for terms of years (「五年以上」 is how long something will last); 「=100%」 states a figure.
 */
export function copiesComparator(target: string, actual: string): boolean {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  if (goal.kind !== 'number' || done.kind !== 'number' || done.comparator === 'none' || done.comparator === '=') return false
  if (goal.comparator === done.comparator) return !isTerm(goal)
  return goal.comparator === 'none' && copiesBound(goal, done) && !isTerm(goal)
}

function isTerm({ unit }: NumberQuantity): boolean {
  return /^(?:年|周年|年度)$/.test(unit)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const chars = [...line.slice(0, 60)]
  return chars.length > 24 ? `${chars.slice(0, 24).join('')}…` : line
}
