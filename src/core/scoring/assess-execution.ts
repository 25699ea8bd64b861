import { type FilledNumber, isFilled, type NumberField } from '../form/field.ts'
import type { FundBlock } from '../form/forms.ts'
import { Decimal, HUNDRED, isAboveZero, ONE, percent, plain, ZERO } from '../model/decimal.ts'
import { oncePer } from '../model/memoise.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** What the fund block's amounts say about 执行率 and its score. */
export interface ExecutionAssessment {
  readonly budget: FilledNumber
  readonly execution: FilledNumber
  /** 全年执行数 ÷ 全年预算数, exact; may exceed 1. */
  readonly rate: Decimal
  /** Scores that count as right, the preferred one first; empty while 分值 cannot be read. */
  readonly scores: readonly Decimal[]
  /** 「9.43 ÷ 15 = 62.87%，10 × 62.87% = 6.29」 */
  readonly trace: string
}

/** Undefined while 全年预算数 or 全年执行数 of the total row cannot be read, or the budget is zero. */
export function assessExecution(funds: FundBlock | undefined, scheme: Scheme): ExecutionAssessment | undefined {
  return funds && assessmentsUnder(scheme)(funds).assessment
}

const assessmentsUnder = oncePer((scheme: Scheme) => oncePer((funds: FundBlock) => ({ assessment: assess(funds, scheme) })))

function assess(funds: FundBlock, scheme: Scheme): ExecutionAssessment | undefined {
  const budget = funds.rows.total?.annualBudget
  const execution = funds.rows.total?.annualExecution
  if (!isFilled(budget) || !isFilled(execution) || !isAboveZero(budget.value)) return undefined
  const rate = execution.value.dividedBy(budget.value)
  const capped = Decimal.max(ZERO, Decimal.min(ONE, rate))
  const weight = funds.maxScore
  const division = `${plain(execution.value)} ÷ ${plain(budget.value)} = ${percent(rate)}`
  if (!isFilled(weight)) return { budget, execution, rate, scores: [], trace: division }
  const used =
    scheme.execution.printedRateAllowed && printsWholePerCent(funds.executionRate)
      ? [capped.toDecimalPlaces(2), capped]
      : [capped, capped.toDecimalPlaces(2)]
  const scores = used.map((each) => weight.value.times(each).toDecimalPlaces(scheme.execution.scoreDecimals))
  return { budget, execution, rate, scores, trace: `${division}，${plain(weight.value)} × ${percent(used[0]!)} = ${plain(scores[0]!)}` }
}

function printsWholePerCent(rate: NumberField | undefined): boolean {
  return isFilled(rate) && rate.decimals <= 2 && !rate.formula
}

/**
 * The ratio that a 执行率 or 控制率 cell may mean. 「97%」 and 0.97 are one ratio; a bare 「97」 may be meant as per cent, a bare 「1」 as 1 or
 * 100 %: both are given, the likelier first.
 */
export function ratioReadings(field: FilledNumber): readonly { readonly value: Decimal; readonly decimals: number }[] {
  const asIs = { value: field.value, decimals: field.decimals }
  const bare = !field.raw.includes('%') && !field.raw.includes('％')
  if (!bare) return [asIs]
  const asPerCent = { value: field.value.dividedBy(HUNDRED), decimals: field.decimals + 2 }
  return field.value.greaterThan('1.5') ? [asPerCent, asIs] : [asIs, asPerCent]
}

/** Whether a rate cell says the given ratio, at the decimals that it shows; a capped 100 % also fits a ratio above 1. */
export function rateMatches(field: FilledNumber, ratio: Decimal): boolean {
  return ratioReadings(field).some(({ value, decimals }) => {
    const places = Math.min(decimals, 12)
    const stated = value.toDecimalPlaces(places)
    return stated.equals(ratio.toDecimalPlaces(places)) || (ratio.greaterThan(ONE) && stated.equals(ONE))
  })
}
