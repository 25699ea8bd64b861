import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import type { RateBasis } from '../../form/forms.ts'
import { Decimal, percent, plain } from '../../model/decimal.ts'
import {
  assessExecution,
  type ExecutionAssessment,
  isAssumed,
  rateMatches,
  rateNearlyMatches,
} from '../../scoring/assess-execution.ts'
import { type Equation, valueIn } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { EXECUTION, FUNDS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { type LastDigit, lastDigit, lastDigitMessage } from './last-digit.ts'
import { asFilled } from '../wording.ts'

type Told =
  | LastDigit
  | { readonly bothZero: true }
  | {
      readonly basis: RateBasis
      /** 执行数 ÷ 预算数. */
      readonly terms: readonly [Decimal, Decimal]
    }

/**
 * 年度资金总额 row: 执行率 = 全年执行数 ÷ 全年预算数, compared at the decimals that the cell shows (63% fits 62.87%); a rate cut off or
 * rounded in another way (62% for 62.87%, 86.19% for 86.183%) is merely told. A form without 全年预算数 divides by 年初预算数 or
 * by the column that its formula names; where no formula is printed, another rate is asked about only. A capped 100%
 * fits an execution above the budget, which ZJ-02 reports. Where budget and execution are both 0 the scheme lays down
 * the rate; it may as well be left out.
 */
export const executionRate = defineRule({
  code: 'ZJ-03',
  title: '执行率应等于全年执行数除以全年预算数',
  severity: 'error',
  scope: 'scored',
  reads: [...FUNDS, ...EXECUTION],
  source: PROJECT_FORM('执行率'),
  formula: ({ zeroBudgetRate }) =>
    `执行率 = 年度资金总额全年执行数 ÷ 全年预算数，按本格所示小数位比较；预算与执行均为 0 时按方案（全国通用为 ${zeroBudgetRate}）`,
  readings: [
    '「97%」「0.97」「97」是同一个执行率',
    '按表上所示小数位四舍五入',
    '执行数大于预算数的，填 100% 也算相符（由 ZJ-02 报告超支）',
  ],
  silentWhen: [
    '预算或执行未填、无法识别：列为未能核对',
    '按所示小数四舍五入相符',
    '只是末位截尾、进位的不同：只提示，不更正',
    '预算为 0 而有执行（由 ZJ-05 报告）',
  ],
  relates: true,

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const { funds } = form
    const field = funds?.executionRate
    if (!field) return
    if (isEmptyBlock(form, 'funds')) {
      yield notApplicable('资金各栏均未填，见 JG-08')
      return
    }
    const { basis } = funds
    if (basis.unclear !== undefined) {
      yield cannotTell(field, basis.unclear)
      return
    }
    const assessment = assessExecution(funds, scheme)
    if (!assessment) {
      const missing = [basis.budget, basis.execution].find((each) => each && !isFilled(each))
      yield missing
        ? cannotTell(missing, undefined, rateOnceFilled(field, basis))
        : notApplicable(`${basis.budgetName}为 0`)
      return
    }
    if (field.state === 'unreadable' || field.state === 'uncached') {
      yield cannotTell(field)
      return
    }
    const { budget, execution, rate, bothZero } = assessment
    if (bothZero) {
      yield rateOfNothing(field, assessment)
      return
    }
    const equation = rateEquation(field, budget, execution)
    if (isFilled(field) && rateMatches(field, rate)) {
      yield pass(equation)
      return
    }
    if (isFilled(field) && rateNearlyMatches(field, rate)) {
      yield lastDigit(field, rate, [budget, execution])
      return
    }
    if (isFilled(field) && fitsOtherBudget(field, basis)) {
      yield pass()
      return
    }
    const assumed = isAssumed(basis)
    yield fail({
      at: field,
      stated: field.raw,
      expected: percent(rate),
      ...(isFilled(field) ? { difference: percent(field.value.minus(rate)) } : {}),
      ...(assumed ? { severity: 'warning' as const } : {}),
      related: [budget, execution],
      basis,
      terms: [execution.value, budget.value],
      equation,
      ...(assumed ? {} : { fix: { field, value: rate.toDecimalPlaces(6), when: 'always' as const } }),
    })
  },

  message: (f) => {
    if ('lastDigit' in f) return lastDigitMessage(f)
    if ('bothZero' in f) return `预算与执行均为 0 的，执行率按 ${f.expected} 计，实填 ${f.stated}。请改正，或说明。`
    const { basis, terms } = f
    const [execution, budget] = terms.map((term) => plain(term))
    const division =
      basis.kind === 'annual'
        ? `${execution} ÷ ${budget}`
        : `${basis.executionName} ${execution} ÷ ${basis.budgetName} ${budget}`
    const doubt = isAssumed(basis) ? `本表只有${basis.budgetName}，年中调整过预算的，请说明。` : ''
    return `执行率应为 ${f.expected}（${division}），${asFilled(f)}。${doubt}`
  },

  examples: [
    { name: '相符', given: '预算 80，执行 76，执行率 95%', plant: () => {}, outcome: 'pass' },
    {
      name: '多填',
      given: '预算 80，执行 76，执行率 98%',
      plant: (s) => void (s.projects[0]!.funds.total.rate = '98%'),
      outcome: 'fail',
      says: '执行率应为 95%（76 ÷ 80），实填 98%',
    },
    {
      name: '取整到百分之一',
      given: '60 万执行 58 万，96.67% 填 97%',
      plant: (s) => void (s.projects[1]!.funds.total.rate = '97%'),
      outcome: 'pass',
    },
    {
      name: '截去尾数',
      given: '96.67% 填 96.6%，只提示，不更正',
      plant: (s) => void (s.projects[1]!.funds.total.rate = '96.6%'),
      outcome: 'fail',
      severity: 'info',
      says: '尾数取舍不同',
    },
    {
      name: '末位差一',
      given: '96.67% 填 96.68%，只提示，不更正',
      plant: (s) => void (s.projects[1]!.funds.total.rate = '96.68%'),
      outcome: 'fail',
      severity: 'info',
      says: '尾数取舍不同',
    },
    {
      name: '第三位小数不同',
      given: '98.049% 填 98.050%，两个数不写成一样',
      plant: (s) => void (s.department.funds.rate = '98.050%'),
      outcome: 'fail',
      severity: 'info',
      says: '实填 98.05%，算得 98.049%',
    },
    {
      name: '整数末位差一而不是取舍',
      given: '95% 填 96%',
      plant: (s) => void (s.projects[0]!.funds.total.rate = '96%'),
      outcome: 'fail',
      says: '执行率应为 95%',
    },
    {
      name: '预算与执行均为 0',
      given: '预算 0，执行 0，执行率填 100%',
      plant: (s) => void Object.assign(s.projects[0]!.funds.total, { annual: '0', executed: '0', rate: '100%' }),
      outcome: 'fail',
      says: '执行率按 0% 计，实填 100%',
    },
    {
      name: '未填',
      given: '执行率空',
      plant: (s) => void (s.projects[0]!.funds.total.rate = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '执行数填了文字',
      given: '执行数「约九十」',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '约九十'),
      outcome: 'cannot-tell',
    },
  ],
})

/** 执行数 ÷ 到位数, where the form does not say by what it divides. */
function fitsOtherBudget(field: FilledNumber, { otherBudgets, execution }: RateBasis): boolean {
  if (!isFilled(execution)) return false
  return otherBudgets.some(
    (each) => isFilled(each) && !each.value.isZero() && rateMatches(field, execution.value.dividedBy(each.value)),
  )
}

/** Told only where something else is stated, and never corrected: no division gives it. */
function rateOfNothing(field: NumberField, { budget, execution, rate }: ExecutionAssessment): Outcome<Told> {
  if (!isFilled(field)) return notApplicable('预算与执行均为 0')
  if (rateMatches(field, rate)) return pass()
  return fail({
    at: field,
    stated: field.raw,
    expected: percent(rate),
    severity: 'warning',
    related: [budget, execution],
    bothZero: true as const,
  })
}

/** A typed rate speaks for an amount that is left out, too; one that is worked out from it does not. */
function rateOnceFilled(rate: NumberField, basis: RateBasis): Equation | undefined {
  const { budget, execution } = basis
  if (!budget || !execution || !isFilled(rate) || rate.formula) return undefined
  return {
    fields: [rate, budget, execution],
    derived: true,
    holds: (supposed) => {
      const [divisor, dividend] = [valueIn(budget, supposed), valueIn(execution, supposed)]
      if (!divisor || !dividend || divisor.isZero()) return true
      const ratio = dividend.dividedBy(divisor)
      return rateMatches(rate, ratio) || rateNearlyMatches(rate, ratio)
    },
  }
}

function rateEquation(rate: NumberField, budget: NumberField, execution: NumberField): Equation {
  return {
    fields: [rate, budget, execution],
    derived: true,
    holds: (supposed) => {
      const divisor = valueIn(budget, supposed)
      const dividend = valueIn(execution, supposed)
      if (!divisor || !dividend || divisor.isZero()) return false
      const ratio = new Decimal(dividend).dividedBy(divisor)
      const stated = supposed.get(rate)
      return stated ? stated.minus(ratio).abs().lessThan('0.005') : isFilled(rate) && rateMatches(rate, ratio)
    },
  }
}
