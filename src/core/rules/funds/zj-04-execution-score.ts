import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { isFilled, type NumberField } from '../../form/field.ts'
import { type Decimal, plain } from '../../model/decimal.ts'
import {
  assessExecution,
  capRate,
  type ExecutionAssessment,
  isAssumed,
  printedRates,
  ratioReadings,
} from '../../scoring/assess-execution.ts'
import { matches } from '../../scoring/review-form.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { AS_STATED, type Equation, valueIn } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { EXECUTION, FUNDS, ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { executionSlip } from '../weights/execution-slip.ts'
import { asFilled } from '../wording.ts'

interface Told {
  /** How the score is worked out. */
  readonly trace: string
}

/**
 * The rate may be taken exact or as printed, unless it is printed wrong; the score to one or two decimals, within the
 * tolerance.
 */
export const executionScore = defineRule({
  code: 'ZJ-04',
  title: '执行率得分应等于分值乘以执行率',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, ...FUNDS, ...EXECUTION, 'groups.name'],
  source: MEASURES('预算执行率指标'),
  formula: ({ rateCap, scoreTolerance, zeroBudgetRate }) =>
    `执行率得分 = 分值 × min(${rateCap}, 执行率)，允许相差 ${scoreTolerance}；预算与执行均为 0 时按方案（全国通用为 ${zeroBudgetRate}）`,
  readings: ['执行率可以用精确值、取整到百分之一的值，或表上所印的值', '得分可以保留一位或两位小数'],
  silentWhen: [
    '预算、执行或分值无法识别：列为未能核对',
    ({ scoreTolerance }) => `按精确的执行率、取整的执行率或表上所印的执行率算都可以，相差 ${scoreTolerance} 以内`,
    '方案不在资金表计分',
  ],
  relates: true,

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const { funds } = form
    const field = funds?.score
    if (!funds || !field) return
    if (isEmptyBlock(form, 'funds')) {
      yield notApplicable('资金各栏均未填，见 JG-08')
      return
    }
    const assessment = assessExecution(funds, scheme)
    const weight = funds.maxScore
    // No cell for the 分值, and none that the scheme implies.
    if (!weight && !(assessment ? assessment.weight : scheme.impliedExecutionWeight)) return
    if (scheme.executionPlace !== 'funds') {
      yield notApplicable('按方案，执行率不在资金表计分')
      return
    }
    const { basis } = funds
    if (!assessment) {
      const missing = [basis.budget, basis.execution].find((each) => each && !isFilled(each))
      if (basis.unclear !== undefined) yield cannotTell(field, basis.unclear)
      else yield missing ? cannotTell(missing) : notApplicable(`${basis.budgetName}为 0`)
      return
    }
    if (!assessment.weight) {
      yield cannotTell(weight!)
      return
    }
    if (field.state === 'unreadable' || field.state === 'uncached') {
      yield cannotTell(field)
      return
    }
    const preferred = assessment.scores[0]!
    if (assessment.bothZero) {
      yield scoreOfNothing(field, assessment, scheme)
      return
    }
    const equation = scoreEquation({ score: field, weight, assessment, rate: funds.executionRate }, scheme)
    if (equation.holds(AS_STATED)) {
      yield pass(equation)
      return
    }
    const assumed = isAssumed(basis) || basis.otherBudgets.length > 0
    if (assumed && fitsPrintedRate(field, assessment.weight, funds.executionRate, scheme)) {
      yield pass()
      return
    }
    yield fail({
      at: field,
      stated: isFilled(field) ? plain(field.value) : '',
      expected: plain(preferred),
      ...(isFilled(field) ? { difference: plain(field.value.minus(preferred)) } : {}),
      related: [...(weight ? [weight] : []), assessment.budget, assessment.execution],
      trace: assessment.trace,
      equation,
      // Nor out of a weight that is itself in doubt.
      ...(assumed || executionSlip(form, scheme) ? {} : { fix: { field, value: preferred, when: 'always' as const } }),
    })
  },

  message: (f) =>
    `执行率得分应为 ${f.expected}（${f.trace}），${asFilled(f)}。${f.severity === 'warning' ? '请改正，或说明。' : ''}`,

  examples: [
    { name: '相符', given: '分值 10，执行率 95%，得分 9.5', plant: () => {}, outcome: 'pass' },
    {
      name: '按取整的执行率',
      given: '58 ÷ 60 印作 97%，得分 9.7',
      plant: (s) => void Object.assign(s.projects[1]!.funds.total, { rate: '97%', score: '9.7' }),
      outcome: 'pass',
    },
    {
      name: '按截尾的执行率',
      given: '49.7 ÷ 60 = 82.83% 印作 82%，得分 8.2',
      plant: (s) => void Object.assign(s.projects[1]!.funds.total, { executed: '49.7', rate: '82%', score: '8.2' }),
      outcome: 'pass',
    },
    {
      name: '按填错的执行率',
      given: '49.7 ÷ 60 = 82.83% 印作 85%，得分 8.5',
      plant: (s) => void Object.assign(s.projects[1]!.funds.total, { executed: '49.7', rate: '85%', score: '8.5' }),
      outcome: 'fail',
      says: '执行率得分应为 8.3',
    },
    {
      name: '多得',
      given: '执行率 95%，得分 10',
      plant: (s) => void (s.projects[0]!.funds.total.score = '10'),
      outcome: 'fail',
      says: '执行率得分应为 9.5',
    },
    {
      name: '未填',
      given: '得分空',
      plant: (s) => void (s.projects[0]!.funds.total.score = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '预算与执行均为 0',
      given: '预算 0，执行 0，得分 10',
      plant: (s) =>
        void Object.assign(s.projects[0]!.funds.total, { annual: '0', executed: '0', rate: '', score: '10' }),
      outcome: 'fail',
      says: '预算与执行均为 0，执行率按 0%，10 × 0% = 0',
    },
    {
      name: '分值未识别',
      given: '分值「十」',
      plant: (s) => void (s.projects[0]!.funds.total.maxScore = '十'),
      outcome: 'cannot-tell',
    },
  ],
})

interface Terms {
  readonly score: NumberField
  readonly weight: NumberField | undefined
  readonly assessment: ExecutionAssessment
  readonly rate: NumberField | undefined
}

function scoreEquation({ score, weight, assessment, rate }: Terms, scheme: Scheme): Equation {
  const { budget, execution } = assessment
  const implied = isFilled(weight) ? undefined : assessment.weight
  return {
    fields: [score, ...(weight && !implied ? [weight] : []), budget, execution],
    derived: true,
    holds: (supposed) => {
      const [s, b, e] = [score, budget, execution].map((field) => valueIn(field, supposed))
      const w = implied ?? (weight && valueIn(weight, supposed))
      if (!s || !w || !b || !e || b.isZero()) return false
      const exact = capRate(e.dividedBy(b), scheme)
      const rates = [exact, exact.toDecimalPlaces(2), ...printedRates(rate, e.dividedBy(b), scheme)]
      return rates.some((each) => matches(s, w.times(each), scheme))
    },
  }
}

/** Points for the rate that stands on the form, whatever it was worked out by. */
function fitsPrintedRate(score: NumberField, weight: Decimal, rate: NumberField | undefined, scheme: Scheme): boolean {
  if (!isFilled(score) || !isFilled(rate)) return false
  return ratioReadings(rate).some((each) => matches(score.value, weight.times(capRate(each.value, scheme)), scheme))
}

/** Told only where points are stated that the scheme does not give, and never corrected: no division gives them. */
function scoreOfNothing(
  field: NumberField,
  { budget, execution, trace, scores }: ExecutionAssessment,
  scheme: Scheme,
): Outcome<Told> {
  const expected = scores[0]!
  if (!isFilled(field)) return notApplicable('预算与执行均为 0')
  if (matches(field.value, expected, scheme)) return pass()
  return fail({
    at: field,
    stated: plain(field.value),
    expected: plain(expected),
    difference: plain(field.value.minus(expected)),
    severity: 'warning',
    related: [budget, execution],
    trace,
  })
}
