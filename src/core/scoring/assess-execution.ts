import { type FilledNumber, isFilled, type NumberField } from '../form/field.ts'
import type { FundBlock, RateBasis } from '../form/forms.ts'
import { Decimal, HUNDRED, isAboveZero, lastOf, ONE, percent, plain, roundedTo, ZERO } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** What the fund block's amounts say about 执行率 and its score. */
export interface ExecutionAssessment {
  readonly budget: FilledNumber
  readonly execution: FilledNumber
  /**
   * Execution ÷ budget (of whichever column the form has), exact; may exceed 1. Where both are 0, what the scheme lays
   * down.
   */
  readonly rate: Decimal
  /** True where budget and execution are both 0: the rate then follows from no division. */
  readonly bothZero: boolean
  /** 分值 of the execution: the form's, or what the scheme implies where the form has no cell for it. */
  readonly weight: Decimal | undefined
  /** Scores that count as right, the preferred one first; empty while 分值 cannot be read. */
  readonly scores: readonly Decimal[]
  /** 「9.43 ÷ 15 = 62.87%，10 × 62.87% = 6.29」 */
  readonly trace: string
}

/**
 * Undefined while the budget or the execution of the total row cannot be read, or money was spent on a budget of zero.
 */
export function assessExecution(funds: FundBlock | undefined, scheme: Scheme): ExecutionAssessment | undefined {
  return funds && assessmentsUnder(scheme)(funds).assessment
}

const assessmentsUnder = oncePer((scheme: Scheme) =>
  oncePer((funds: FundBlock) => ({ assessment: assess(funds, scheme) })),
)

function assess(funds: FundBlock, scheme: Scheme): ExecutionAssessment | undefined {
  const { budget, execution, unclear } = funds.basis
  if (unclear !== undefined) return undefined
  if (!isFilled(budget) || !isFilled(execution)) return undefined
  const bothZero = budget.value.isZero() && execution.value.isZero()
  if (!bothZero && !isAboveZero(budget.value)) return undefined
  const rate = bothZero ? new Decimal(scheme.zeroBudgetRate) : execution.value.dividedBy(budget.value)
  const capped = capRate(rate, scheme)
  const weight = scheme.executionPlace === 'funds' ? executionWeight(funds, scheme) : undefined
  const division = bothZero
    ? `预算与执行均为 0，执行率按 ${percent(rate)}`
    : `${plain(execution.value)} ÷ ${plain(budget.value)} = ${percent(rate)}`
  const assessment = { budget, execution, rate, bothZero, weight }
  if (!weight) return { ...assessment, scores: [], trace: division }
  const used =
    scheme.printedRateAllowed && printsWholePerCent(funds.executionRate)
      ? [capped.toDecimalPlaces(2), capped]
      : [capped, capped.toDecimalPlaces(2)]
  const printed = bothZero ? [] : printedRates(funds.executionRate, rate, scheme)
  const scores = [...used, ...printed].map((each) => weight.times(each).toDecimalPlaces(scheme.executionScoreDecimals))
  return { ...assessment, scores, trace: `${division}，${plain(weight)} × ${percent(used[0]!)} = ${plain(scores[0]!)}` }
}

/**
 * 年初预算数 alone, and no formula on the form: the rate may have been worked out by a budget that was changed in the course
 * of the year.
 */
export function isAssumed({ kind, printed }: RateBasis): boolean {
  return kind === 'initial' && !printed
}

/** The rate that earns points: never below 0, never above what the scheme allows. */
export function capRate(rate: Decimal, scheme: Scheme): Decimal {
  return Decimal.max(ZERO, Decimal.min(scheme.rateCap, rate))
}

/**
 * The rates, capped, that a 执行率 cell may be taken for in its own score: as it is printed, unless it is printed wrong.
 */
export function printedRates(field: NumberField | undefined, ratio: Decimal, scheme: Scheme): readonly Decimal[] {
  if (!scheme.printedRateAllowed || !isFilled(field)) return []
  // 「75」 is 75 %, not 7500 % capped.
  const meant = ratioReadings(field).filter((each) => says(each, ratio) || nearlySays(each, ratio))
  return meant.map((each) => capRate(each.value, scheme))
}

/** A form without a cell for the 分值 of its execution may still score it: 「得分（20分*执行率）」. */
function executionWeight(funds: FundBlock | undefined, { impliedExecutionWeight }: Scheme): Decimal | undefined {
  const weight = funds?.maxScore
  if (isFilled(weight)) return weight.value
  const noCell = weight === undefined || weight.state === 'absent'
  return noCell && impliedExecutionWeight !== null ? new Decimal(impliedExecutionWeight) : undefined
}

function printsWholePerCent(rate: NumberField | undefined): boolean {
  return isFilled(rate) && rate.decimals <= 2 && !rate.formula
}

interface ShownRatio {
  readonly value: Decimal
  readonly decimals: number
}

/**
 * The ratio that a 执行率 or 控制率 cell may mean. 「97%」 and 0.97 are one ratio; a bare 「97」 may be meant as per cent, a bare
 * 「1」 as 1 or 100 %: both are given, the likelier first.
 */
export function ratioReadings(field: FilledNumber): readonly ShownRatio[] {
  const asIs = { value: field.value, decimals: field.decimals }
  const bare = !field.raw.includes('%') && !field.raw.includes('％')
  if (!bare) return [asIs]
  const asPerCent = { value: field.value.dividedBy(HUNDRED), decimals: field.decimals + 2 }
  return field.value.greaterThan('1.5') ? [asPerCent, asIs] : [asIs, asPerCent]
}

/**
 * Whether a rate cell says the given ratio, at the decimals that it shows; a capped 100 % also fits a ratio above 1.
 */
export function rateMatches(field: FilledNumber, ratio: Decimal): boolean {
  return ratioReadings(field).some((each) => says(each, ratio))
}

/** Behind these, a program may have stored another digit than the exact one. */
const MOST_RATE_DECIMALS = 12

function says({ value, decimals }: ShownRatio, ratio: Decimal): boolean {
  const places = Math.min(decimals, MOST_RATE_DECIMALS)
  const stated = value.toDecimalPlaces(places)
  return stated.equals(ratio.toDecimalPlaces(places)) || (ratio.greaterThan(ONE) && stated.equals(ONE))
}

/** A rate is printed in whole per cent at least: 「0.9」 for 0.958 is no rounding of it. */
const LEAST_RATE_DECIMALS = 2

/**
 * Whether a rate cell says the given ratio but for how its last digit was cut off or rounded: 「95.8%」 or 0.958 for
 * 95.86 %, 「86.19%」 for 86.183 %, 「62%」 for 62.87 %. What is behind the last digit other than 0 counts, so that
 * 「95.80%」 is 95.8 %. In whole per cent only the two that enclose the ratio.
 */
export function rateNearlyMatches(field: FilledNumber, ratio: Decimal): boolean {
  return ratioReadings(field).some((each) => nearlySays(each, ratio))
}

function nearlySays({ value, decimals }: ShownRatio, ratio: Decimal): boolean {
  if (decimals < LEAST_RATE_DECIMALS) return false
  const places = Math.max(LEAST_RATE_DECIMALS, Math.min(decimals, value.decimalPlaces(), MOST_RATE_DECIMALS))
  const unit = lastOf(places)
  const cutOff = value.minus(ratio).abs().lessThan(unit)
  return cutOff || (places > LEAST_RATE_DECIMALS && value.minus(roundedTo(ratio, places)).abs().lessThanOrEqualTo(unit))
}
