import { isFilled } from '../form/field.ts'
import type { Indicator } from '../form/forms.ts'
import { Decimal, isAboveZero, ONE, percent, plain, ZERO } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import type { Attainment, Degree, Reading } from '../quantity/attainment.ts'
import { attain } from '../quantity/compare-quantities.ts'
import { parseQuantity } from '../quantity/parse-quantity.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** What the rules say about an indicator's score, as shares of its 分值 (1 is the full score). */
export type IndicatorAssessment =
  /** A formula gives the score; several shares where the words leave the direction open, all of them count as right. */
  | {
      readonly kind: 'formula'
      readonly shares: readonly [Decimal, ...Decimal[]]
      readonly reached: boolean
      readonly completion: Decimal | undefined
      readonly higherIsBetter: boolean
      readonly workings: readonly string[]
    }
  /** Completed after the target date: less than full, how much less is a person's decision. */
  | { readonly kind: 'late' }
  /** A target with 「=」 not met to the figure, where the scheme leaves that to a person. */
  | { readonly kind: 'unequal' }
  /** Described in words; the degree limits the share. */
  | { readonly kind: 'described'; readonly degree: Degree; readonly upper: Decimal; readonly lower: Decimal }
  | { readonly kind: 'undecided'; readonly attainment: Extract<Attainment, { kind: 'incomparable' }> }

/** What was answered before: in every submission the same pairs come again and again, 「100%」 against 「100%」 above all. */
const answersUnder = oncePer((_scheme: Scheme) => new Map<string, IndicatorAssessment>())
const MOST_ANSWERS = 5000

/** Holds an indicator's actual value against its target under a scheme. Reads only 年度指标值, 实际完成值 and whether it is a cost. */
export function assessIndicator(indicator: Indicator, scheme: Scheme, year: number | undefined): IndicatorAssessment {
  const answers = answersUnder(scheme)
  const asked = `${year ?? ''}\u0001${indicator.cost}\u0001${indicator.targetValue.raw}\u0001${indicator.actualValue.raw}`
  const known = answers.get(asked)
  if (known) return known
  if (answers.size >= MOST_ANSWERS) answers.clear()
  const answer = assess(indicator, scheme, year)
  answers.set(asked, answer)
  return answer
}

function assess(indicator: Indicator, scheme: Scheme, year: number | undefined): IndicatorAssessment {
  const context = { costIndicator: indicator.cost, ...(year === undefined ? {} : { year }) }
  const attainment = countsPerPeriod(indicator) ?? attain(indicator.targetValue.raw, indicator.actualValue.raw, context)
  switch (attainment.kind) {
    case 'measured':
      if (scheme.equalTarget === 'review' && isUnequal(indicator, attainment.readings[0])) return { kind: 'unequal' }
      return fromReadings(attainment.readings, scheme, inPerCent(indicator))
    case 'dated':
      return attainment.onTime
        ? { kind: 'formula', shares: [ONE], reached: true, completion: ONE, higherIsBetter: false, workings: ['按期完成，得满分'] }
        : { kind: 'late' }
    case 'described':
      return { kind: 'described', degree: attainment.degree, ...band(attainment.degree, scheme) }
    case 'incomparable':
      return { kind: 'undecided', attainment }
    default:
      return attainment satisfies never
  }
}

/** Whether 「=10个」 was missed or passed; a target of zero has a rule of its own. */
function isUnequal({ targetValue }: Indicator, { target, actual }: Reading): boolean {
  const goal = parseQuantity(targetValue.raw)
  return goal.kind === 'number' && goal.comparator === '=' && !target.isZero() && !target.equals(actual)
}

/** 「每月1次」 against 「12次」: a count per period and a total of the year are not held against each other. */
function countsPerPeriod({ targetValue, actualValue }: Indicator): Extract<Attainment, { kind: 'incomparable' }> | undefined {
  const [target, actual] = [parseQuantity(targetValue.raw), parseQuantity(actualValue.raw)]
  if (target.kind !== 'number' || actual.kind !== 'number') return undefined
  const perPeriod = (unit: string): boolean => /\/(年|季度?|月|周|星期|日|天|期)$/.test(unit)
  if (perPeriod(target.unit) === perPeriod(actual.unit)) return undefined
  return {
    kind: 'incomparable',
    reason: 'units-differ',
    detail: `指标值「${targetValue.raw}」与完成值「${actualValue.raw}」一个按期计、一个是总数`,
  }
}

function fromReadings(readings: readonly [Reading, ...Reading[]], scheme: Scheme, asPercent: boolean): IndicatorAssessment {
  const [first, ...others] = readings
  return {
    kind: 'formula',
    shares: [shareOf(first, scheme), ...others.map((reading) => shareOf(reading, scheme))],
    reached: readings.some((reading) => reading.reached),
    completion: first.completion,
    higherIsBetter: readings.every((reading) => reading.direction === 'higher'),
    workings: readings.map((reading) => working(reading, scheme, asPercent)),
  }
}

function band(degree: Degree, scheme: Scheme): { upper: Decimal; lower: Decimal } {
  if (degree === 'open') return { upper: ONE, lower: ZERO }
  const [upper, lower] = scheme.qualitative[degree]
  return { upper: new Decimal(upper), lower: new Decimal(lower) }
}

/** The share of the 分值 that one reading earns, between 0 and 1. */
function shareOf(reading: Reading, scheme: Scheme): Decimal {
  if (reading.reached) return ONE
  const { target, actual } = reading
  switch (reading.direction) {
    case 'exact-zero':
      return ZERO
    case 'higher':
      return clamp(reading.completion ?? ZERO)
    case 'lower':
      return lowerShare(target, actual, scheme)
    case 'range':
      return actual.lessThan(target) ? clamp(reading.completion ?? ZERO) : lowerShare(target, actual, scheme)
    default:
      return reading.direction satisfies never
  }
}

function lowerShare(target: Decimal, actual: Decimal, scheme: Scheme): Decimal {
  if (target.isZero() || actual.isZero()) return ZERO
  if (scheme.lowerIsBetter === 'inverse') return clamp(target.dividedBy(actual))
  return clamp(ONE.minus(actual.minus(target).dividedBy(target)))
}

function clamp(share: Decimal): Decimal {
  return Decimal.max(ZERO, Decimal.min(ONE, share))
}

function working(reading: Reading, scheme: Scheme, asPercent: boolean): string {
  if (reading.reached) return '达到指标值，得满分'
  const a = shown(reading.target, asPercent)
  const b = shown(reading.actual, asPercent)
  if (reading.direction === 'exact-zero') return `指标值为 0，实际 ${b}，得 0 分`
  if (reading.direction === 'higher') return reading.actual.isNegative() ? '实际为负，按 0 计' : `${b} ÷ ${a} × 分值`
  return scheme.lowerIsBetter === 'inverse' ? `${a} ÷ ${b} × 分值` : `（1 − （${b} − ${a}） ÷ ${a}） × 分值`
}

/** Large figures in 万 or 亿, ratios in per cent, as people read them. */
function shown(value: Decimal, asPercent: boolean): string {
  if (asPercent) return percent(value, 4)
  if (value.abs().greaterThanOrEqualTo('100000000')) return `${plain(value.dividedBy('100000000'))}亿`
  if (value.abs().greaterThanOrEqualTo('10000')) return `${plain(value.dividedBy('10000'))}万`
  return plain(value)
}

function inPerCent({ targetValue, actualValue }: Indicator): boolean {
  return [targetValue, actualValue].some((field) => /[%％‰]|百分/.test(field.raw))
}

/** The 分值 of an indicator, when it can be read and is positive. */
export function weightOf(indicator: Indicator): Decimal | undefined {
  return isFilled(indicator.maxScore) && isAboveZero(indicator.maxScore.value) ? indicator.maxScore.value : undefined
}
