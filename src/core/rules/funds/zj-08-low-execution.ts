import { isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { fromA1 } from '../../model/cell-address.ts'
import { Decimal, percent } from '../../model/decimal.ts'
import { assessExecution } from '../../scoring/assess-execution.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { EXECUTION } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { inPercent } from '../wording.ts'

interface Told {
  readonly line: Decimal
  /** The reason is to stand on the form. */
  readonly due: boolean
}

/** A warning where the scheme wants the reason on the form, told otherwise. */
export const lowExecution = defineRule({
  code: 'ZJ-08',
  title: '执行率偏低',
  severity: 'info',
  scope: 'scored',
  reads: [...EXECUTION, 'texts', 'funds.score'],
  source: MEASURES('预算执行率'),
  formula: ({ lowRate }) =>
    `执行率低于方案所定的线（全国通用 ${inPercent(lowRate)}）时提示；有的地方须在表上写明原因，未写的列为疑点`,
  silentWhen: ['执行率无法计算，预算与执行均为 0', '方案要求写明原因而表上已经写明'],

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const { funds } = form
    const assessment = assessExecution(funds, scheme)
    const execution = funds?.basis.execution
    if (!assessment || assessment.bothZero || !execution) {
      yield notApplicable('执行率无法计算')
      return
    }
    const line = new Decimal(scheme.lowRate)
    if (assessment.rate.greaterThanOrEqualTo(line)) {
      yield pass()
      return
    }
    const due = scheme.lowRateReason === 'due'
    if (due && reasonBesideTotal(form)) {
      yield pass()
      return
    }
    yield fail({
      at: funds!.executionRate ?? execution,
      stated: percent(assessment.rate),
      severity: due ? 'warning' : 'info',
      line,
      due,
    })
  },

  message: ({ stated, line, due }) =>
    `执行率 ${stated}，低于 ${percent(line)}，${due ? '请在表上写明' : '建议在评价报告中说明'}原因。`,

  examples: [
    { name: '高于', given: '执行率 95%', plant: () => {}, outcome: 'pass' },
    {
      name: '低于',
      given: '预算 80，执行 60',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '60'),
      outcome: 'fail',
      says: '低于 90%',
    },
    {
      name: '恰为 90%',
      given: '预算 80，执行 72',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '72'),
      outcome: 'pass',
    },
  ],
})

/** Whether words stand in the row of the total, right of its amounts and score: the column 原因 of the fund block. */
function reasonBesideTotal({ funds, texts }: ScoredForm): boolean {
  const fields = [
    funds?.basis.budget,
    funds?.basis.execution,
    funds?.executionRate,
    funds?.score,
    funds?.maxScore,
  ].filter(isFilled)
  const places = fields.flatMap((field) => fromA1(field.place.cell) ?? [])
  const [first] = places
  if (!first) return false
  const right = Math.max(...places.map(({ column }) => column))
  return texts.some(({ text, top, left }) => top === first.row && left > right && /[\p{Script=Han}]{2}/u.test(text))
}
