import { Decimal, ONE } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import { type DegreeWords, officialDegreeWords } from '../vocabulary/degree-words.ts'
import { anyOf } from '../vocabulary/word-pattern.ts'
import { againstFigure, copiesBound, isTerm, isTimeLimit, isZero } from './against-figure.ts'
import { againstList } from './against-list.ts'
import { againstWords, degreeAgainst } from './against-words.ts'
import type { Attainment } from './attainment.ts'
import { compareDates, dateFromFigure } from './compare-dates.ts'
import { degreeOfWords, delayIn } from './degree-of-words.ts'
import { relateFigures } from './compare-figures.ts'
import { type AttainmentContext, described, incomparable, isBad, type Readable, type Row, shorten } from './held-row.ts'
import { type FigureAndRemark, leadingFigure } from './leading-figure.ts'
import { compareText, normaliseText } from './normalise-text.ts'
import { parseQuantity } from './parse-quantity.ts'
import type { DateQuantity, NumberQuantity, Quantity, RangeQuantity } from './quantity.ts'
import { unitDimension } from './units.ts'

export { completionRatio } from './compare-figures.ts'
export type { AttainmentContext } from './held-row.ts'

/**
 * What 年度指标值 and 实际完成值 say together, by every reading that the words allow. Blank, unreadable or not comparable texts
 * give `incomparable` with a reason in plain Chinese; a blank actual is never zero, but 「无」 of something bad is. Never
 * throws.
 */
export function attain(target: string, actual: string, context: AttainmentContext): Attainment {
  const goal = ofBadThing(parseQuantity(target), context)
  const done = ofDelay(ofBadThing(parseQuantity(actual), context), actual, context)
  if (goal.kind === 'blank')
    return incomparable('target-blank', goal.mark === '' ? '年度指标值未填' : `年度指标值填为「${goal.mark}」`)
  if (done.kind === 'blank')
    return incomparable('actual-blank', done.mark === '' ? '实际完成值未填' : `实际完成值填为「${done.mark}」`)
  if (spansYears(target, context))
    return incomparable('other-period', `年度指标值「${shorten(target)}」是几年的合计，不能同一年的完成值比`)
  const asked = goal.kind === 'qualitative' || goal.kind === 'unreadable' ? (targetFigure(target) ?? goal) : goal
  if (asked.kind === 'unreadable')
    return incomparable('target-unreadable', `年度指标值「${shorten(target)}」无法识别：${asked.reason}`)
  if (asked.kind === 'invalid-date')
    return incomparable('target-unreadable', `年度指标值「${shorten(target)}」不是有效日期：${asked.reason}`)
  if (done.kind === 'invalid-date')
    return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」不是有效日期：${done.reason}`)
  const part =
    done.kind === 'unreadable' && asked.kind === 'number' && asked.unit === '%' ? fraction(actual) : undefined
  if (part) return compare({ target, actual, context, goal: asked, done: part, remarked: undefined })
  const remarked =
    done.kind === 'qualitative' || done.kind === 'unreadable' || done.kind === 'list'
      ? leadingFigure(actual, context.degreeWords)
      : undefined
  if (done.kind === 'unreadable' && !remarked)
    return incomparable('actual-unreadable', `实际完成值「${shorten(actual)}」无法识别：${done.reason}`)
  return compare({ target, actual, context, goal: asked, done: done as Readable, remarked })
}

/** 「“十四五”期间100公里」 「三年累计300户」: what is asked of several years is not held against one. */
function spansYears(target: string, { degreeWords }: AttainmentContext): boolean {
  return /\d/.test(target) && spanOf(degreeWords ?? officialDegreeWords).pattern.test(compareText(target))
}

const spanOf = oncePer((words: DegreeWords) => ({ pattern: new RegExp(anyOf(words.span)) }))

/** 「9/12」 where a per cent was asked. */
function fraction(actual: string): NumberQuantity | undefined {
  const found = /^(\d{1,6})\/(\d{1,6})$/.exec(normaliseText(actual))
  if (!found || Number(found[2]) === 0 || Number(found[1]) > Number(found[2])) return undefined
  const value = new Decimal(found[1]!).dividedBy(found[2]!)
  return { kind: 'number', comparator: 'none', value, unit: '%', multiplier: ONE, decimalsShown: 0 }
}

/** 「无」 as target or outcome of something bad is nothing of it. */
function ofBadThing(quantity: Quantity, { name, directionWords }: AttainmentContext): Quantity {
  if (quantity.kind !== 'blank' || !/^无$|^暂无$/.test(quantity.mark)) return quantity
  return isBad(name ?? '', directionWords) ? parseQuantity('0') : quantity
}

/** 「延期2个月」 tells how late it was, unless the indicator is of delays itself (逾期天数). */
function ofDelay(quantity: Quantity, actual: string, { name = '', degreeWords }: AttainmentContext): Quantity {
  if (quantity.kind !== 'number' || unitDimension(quantity.unit) !== 'time') return quantity
  const even = normaliseText(actual)
  const word = delayIn(even, degreeWords)
  return word === undefined || name.includes(word)
    ? quantity
    : { kind: 'qualitative', ...degreeOfWords(even, undefined, degreeWords) }
}

/** 「10所（其中新建5所）」 「≥95%，力争98%」: the leading figure is what was asked, where no other figure of the text may be. */
function targetFigure(target: string): NumberQuantity | RangeQuantity | DateQuantity | undefined {
  const found = leadingFigure(target)
  return found?.leads && found.figures.length === 1 && !/调整|调减|调增|变更/.test(target)
    ? found.figures[0]
    : undefined
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

function againstDate({ done, target, actual, context, remarked }: Row, goal: DateQuantity): Attainment {
  if (done.kind === 'date') return compareDates(goal, done, context.year)
  const dated = remarked && dateOfCompletion(remarked)
  if (dated) return compareDates(goal, dated, context.year)
  if (done.kind === 'qualitative') return described(degreeAgainst(target, actual, context))
  const date = done.kind === 'number' ? dateFromFigure(done) : undefined
  if (date) return compareDates(goal, date, context.year)
  return incomparable(
    'kinds-differ',
    `年度指标值「${shorten(target)}」是日期，实际完成值「${shorten(actual)}」不是日期`,
  )
}

/** 「2023年8月开工，11月完工」: the date of completion, in the year of the one before it. */
function dateOfCompletion({ figures, completed }: FigureAndRemark): DateQuantity | undefined {
  const [first] = figures
  if (first.kind !== 'date') return undefined
  if (completed?.kind !== 'date' || completed.latest.year !== undefined || first.latest.year === undefined)
    return completed?.kind === 'date' ? completed : first
  const { year } = first.latest
  return { ...completed, earliest: { ...completed.earliest, year }, latest: { ...completed.latest, year } }
}

/**
 * Whether target and actual are counted in the same unit: 「100家」/「105批次」 differ, 「200道」/「200」 has one missing. 个 fits
 * whatever is counted; 天 = 日, 公里 = 千米, 万/亿 without 元 beside an amount is that amount. `not-applicable` unless both are
 * figures or ranges.
 */
export function unitsOf(target: string, actual: string): 'same' | 'differ' | 'one-missing' | 'not-applicable' {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  if ((goal.kind !== 'number' && goal.kind !== 'range') || (done.kind !== 'number' && done.kind !== 'range'))
    return 'not-applicable'
  if (isZero(goal) && isZero(done)) return 'same'
  // 「18个乡镇全覆盖」 answers 「100%」.
  if (goal.unit === '%' && /全覆盖|全部/.test(actual)) return 'not-applicable'
  const related = relateFigures(goal, done)
  // 「15个工作日」 against 「12天」 is another measure of the same thing.
  if (!related && unitDimension(goal.unit) === 'time' && unitDimension(done.unit) === 'time') return 'not-applicable'
  // Nothing is nothing in any unit.
  if (related?.relation === 'one-missing' && done.unit === '' && isZero(done)) return 'same'
  return related?.relation ?? 'differ'
}

/**
 * Whether the actual states a condition instead of a figure: 「≥90%」/「≥90%」, also 「200个以上」/「267个以上」, and the bare target
 * with a sign (「5000万美元」/「5000万美元以上」). Not for dates and not for terms of years (「五年以上」 is how long something will
 * last); 「=100%」 states a figure.
 */
export function copiesComparator(target: string, actual: string): boolean {
  const goal = parseQuantity(target)
  const done = parseQuantity(actual)
  if (goal.kind !== 'number' || done.kind !== 'number' || done.comparator === 'none' || done.comparator === '=')
    return false
  if (isTimeLimit(goal, actual)) return false
  if (goal.comparator === done.comparator) return !isTerm(goal)
  return goal.comparator === 'none' && copiesBound(goal, done) && !isTerm(goal)
}
