import type { Indicator } from '../form/forms.ts'
import { Decimal, ONE, percent, plain, ZERO } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import type { Attainment, Degree, Reading, WordDegree } from '../quantity/attainment.ts'
import { readRow, type RowReadings } from '../readings/row-readings.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** A figure held against its target by formula, in every way that the words allow. */
export interface FormulaAssessment {
  readonly kind: 'formula'
  /** Shares of the 分值 that count as right, the likeliest first. */
  readonly shares: readonly [Decimal, ...Decimal[]]
  /** What the other of the two formulas of 反向 gives: a score up to it is asked about, not called wrong. */
  readonly tolerated: readonly Decimal[]
  /**
   * Any score between the lowest and the highest share is right: several rows share it, or several figures stand in one
   * cell.
   */
  readonly spread: boolean
  /** By at least one reading. */
  readonly reached: boolean
  readonly completion: Decimal | undefined
  readonly higherIsBetter: boolean
  /** False where the text holds more than one figure that may be meant: at most a question rests on it. */
  readonly firm: boolean
  readonly workings: readonly string[]
}

/** What the rules say about an indicator's score, as shares of its 分值 (1 is the full score). */
export type IndicatorAssessment =
  | FormulaAssessment
  /** Completed after the target date: less than full, how much less is a person's decision. */
  | { readonly kind: 'late'; readonly firm: boolean }
  /** A target with 「=」 not met to the figure, where the scheme leaves that to a person. */
  | { readonly kind: 'unequal' }
  /** Described in words; the degree limits the share. */
  | ({ readonly kind: 'described'; readonly upper: Decimal; readonly lower: Decimal } & WordDegree)
  | { readonly kind: 'undecided'; readonly attainment: Extract<Attainment, { kind: 'incomparable' }> }

const answersUnder = oncePer((_scheme: Scheme) => new WeakMap<RowReadings, IndicatorAssessment>())

/** Scores the readings of an indicator row under a scheme. */
export function assessIndicator(indicator: Indicator, scheme: Scheme, year: number | undefined): IndicatorAssessment {
  if (indicator.unjudged !== undefined)
    return {
      kind: 'undecided',
      attainment: { kind: 'incomparable', reason: 'kinds-differ', detail: indicator.unjudged },
    }
  const readings = readRow(indicator, year)
  const answers = answersUnder(scheme)
  const known = answers.get(readings)
  if (known) return known
  const answer = assess(readings, scheme, inPerCent(indicator))
  answers.set(readings, answer)
  return answer
}

function assess(readings: RowReadings, scheme: Scheme, asPercent: boolean): IndicatorAssessment {
  const { attainment } = readings
  switch (attainment.kind) {
    case 'measured':
      if (attainment.readings.some(isBelowNothing)) return BELOW_NOTHING
      if (scheme.equalTarget === 'review' && isUnequal(readings, attainment.readings[0])) return { kind: 'unequal' }
      return fromReadings(attainment, scheme, asPercent, goesDown(readings))
    case 'listed':
      return fromList(attainment)
    case 'dated':
      return attainment.onTime ? { ...FULL, workings: ['按期完成，得满分'] } : { kind: 'late', firm: attainment.firm }
    case 'described':
      return { ...attainment, ...band(attainment.degree, scheme) }
    case 'incomparable':
      return { kind: 'undecided', attainment }
    default:
      return attainment satisfies never
  }
}

const FULL: Omit<FormulaAssessment, 'workings'> = {
  kind: 'formula',
  shares: [ONE],
  tolerated: [],
  spread: false,
  reached: true,
  completion: ONE,
  higherIsBetter: false,
  firm: true,
}

const BELOW_NOTHING: IndicatorAssessment = {
  kind: 'undecided',
  attainment: { kind: 'incomparable', reason: 'kinds-differ', detail: '指标值为负数，没有达到时不能按公式计分' },
}

/** 「增长率 ≤-5%」 missed: by 1 − (B−A)/A the further it is missed the more it would earn. */
function isBelowNothing({ direction, reached, target }: Reading): boolean {
  return (direction === 'lower' || direction === 'range') && !reached && target.isNegative()
}

/** Whether 「=10个」 was missed or passed; a target of zero has a rule of its own. */
function isUnequal({ target: goal }: RowReadings, { target, actual }: Reading): boolean {
  return goal.kind === 'number' && goal.comparator === '=' && !target.isZero() && !target.equals(actual)
}

/** 「下降5%」: the more it went down the better, and nothing is over-completed. */
function goesDown({ target }: RowReadings): boolean {
  return target.kind === 'number' && target.trend === 'down'
}

function fromReadings(
  { readings, firm }: Extract<Attainment, { kind: 'measured' }>,
  scheme: Scheme,
  asPercent: boolean,
  goesDown: boolean,
): FormulaAssessment {
  const [first, ...others] = readings
  return {
    kind: 'formula',
    shares: [shareOf(first, scheme), ...others.map((reading) => shareOf(reading, scheme))],
    tolerated: readings.flatMap((reading) => otherFormula(reading, scheme)),
    spread: false,
    reached: readings.some((reading) => reading.reached),
    completion: first.completion,
    higherIsBetter: !goesDown && readings.every((reading) => reading.direction === 'higher'),
    firm,
    workings: readings.map((reading) => working(reading, scheme, asPercent)),
  }
}

function fromList({ mean, lowest }: Extract<Attainment, { kind: 'listed' }>): FormulaAssessment {
  const each = lowest.equals(ONE) ? '各项均达到，得满分' : undefined
  return {
    ...FULL,
    shares: [mean, lowest],
    spread: true,
    reached: lowest.equals(ONE),
    completion: undefined,
    firm: false,
    workings: [
      each ?? `各项完成比例平均 ${percent(mean)} × 分值`,
      each ?? `完成比例最低的一项 ${percent(lowest)} × 分值`,
    ],
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
      return lowerShare(target, actual, scheme.lowerIsBetter)
    case 'range':
      return isBelow(reading) ? clamp(reading.completion ?? ZERO) : lowerShare(target, actual, scheme.lowerIsBetter)
    default:
      return reading.direction satisfies never
  }
}

/** Below the range that was asked for: the figure is held against its lower end. */
function isBelow({ direction, target, actual }: Reading): boolean {
  return direction === 'range' && actual.lessThan(target)
}

/** 反向 not reached: the formula that the scheme does not take, since forms seldom print which one is meant. */
function otherFormula({ direction, reached, target, actual }: Reading, scheme: Scheme): Decimal[] {
  if (direction !== 'lower' || reached) return []
  return [lowerShare(target, actual, scheme.lowerIsBetter === 'inverse' ? 'linear' : 'inverse')]
}

function lowerShare(target: Decimal, actual: Decimal, formula: Scheme['lowerIsBetter']): Decimal {
  if (target.isZero()) return ZERO
  if (formula === 'inverse') return clamp(target.dividedBy(actual))
  return clamp(ONE.minus(actual.minus(target).dividedBy(target)))
}

function clamp(share: Decimal): Decimal {
  return Decimal.max(ZERO, Decimal.min(ONE, share))
}

function working(reading: Reading, scheme: Scheme, asPercent: boolean): string {
  const choice = reading.direction === 'lower' && reading.by === 'name' ? '按「越低越好」计，' : ''
  if (reading.reached) return `${choice}达到指标值，得满分`
  const a = shown(reading.target, asPercent)
  const b = shown(reading.actual, asPercent)
  if (reading.direction === 'exact-zero') return `指标值为 0，实际 ${b}，得 0 分`
  if (reading.direction === 'higher' || isBelow(reading))
    return reading.actual.isNegative() ? '实际为负，按 0 计' : `${b} ÷ ${a} × 分值`
  const formula = scheme.lowerIsBetter === 'inverse' ? `${a} ÷ ${b}` : `（1 − （${b} − ${a}） ÷ ${a}）`
  return `${choice}${formula} × 分值`
}

/** Large figures in 万 or 亿, ratios in per cent, as people read them. */
function shown(value: Decimal, asPercent: boolean): string {
  if (asPercent) return percent(value, 4)
  if (value.greaterThanOrEqualTo('100000000')) return `${plain(value.dividedBy('100000000'))}亿`
  if (value.greaterThanOrEqualTo('10000')) return `${plain(value.dividedBy('10000'))}万`
  return plain(value)
}

/** 「60.5%」 against 「≥80」 are both held in points of per cent. */
function inPerCent({ targetValue }: Indicator): boolean {
  return /[%％‰]|百分/.test(targetValue.raw)
}
