import { isFilled } from '../../form/field.ts'
import { scoredItems } from '../../form/items.ts'
import { Decimal, ONE, percent, sum, ZERO } from '../../model/decimal.ts'
import { assessExecution } from '../../scoring/assess-execution.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { EXECUTION, ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { inPercent } from '../wording.ts'

interface Told {
  /** What the output indicators earned of their points. */
  readonly output: Decimal
}

/** Achieved much more than spent: (output rate − execution rate) ÷ output rate above the scheme's share. */
export const outputAboveExecution = defineRule({
  code: 'DF-08',
  title: '产出得分率明显高于执行率',
  severity: 'info',
  scope: 'scored',
  reads: [...ROWS, ...EXECUTION],
  source: PRACTICE('产出得分率与预算执行率的匹配'),
  formula: ({ outputAboveExecution }) =>
    `（产出得分率 − 执行率）÷ 产出得分率 > ${inPercent(outputAboveExecution)} 时提示（产出得分率 = 产出指标得分之和 ÷ 分值之和）`,
  silentWhen: ['产出得分或执行率不全', '预算与执行均为 0', '得分大于分值的部分（由 DF-01 报告）'],

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const assessment = assessExecution(form.funds, scheme)
    const aligned = new Set(alignedIndicators(form))
    const outputs = scoredItems(form).filter(
      ({ head }) => aligned.has(head) && (head.category === 'output' || head.category === 'cost'),
    )
    const scores = outputs.flatMap(({ rows }) => rows.map((each) => each.score).filter(isFilled))
    const weights = outputs.flatMap(({ rows }) => rows.map((each) => each.maxScore).filter(isFilled))
    const execution = form.funds?.executionRate
    if (
      !assessment ||
      assessment.bothZero ||
      !execution ||
      outputs.length === 0 ||
      scores.length < outputs.length ||
      weights.length < outputs.length
    ) {
      yield notApplicable('产出得分或执行率不全')
      return
    }
    const weight = sum(weights.map((each) => each.value))
    const score = sum(scores.map((each) => each.value))
    if (weight.lessThanOrEqualTo(ZERO) || score.lessThanOrEqualTo(ZERO)) {
      yield notApplicable('产出分值为 0')
      return
    }
    // Points above the weights are DF-01's, and no achievement.
    const output = Decimal.min(ONE, score.dividedBy(weight))
    const gap = output.minus(assessment.rate.greaterThan(ONE) ? ONE : assessment.rate).dividedBy(output)
    if (gap.lessThanOrEqualTo(scheme.outputAboveExecution)) yield pass()
    else
      yield fail({
        at: execution,
        stated: percent(assessment.rate),
        output,
      })
  },

  message: ({ stated, output }) =>
    `产出得分率 ${percent(output)}，执行率 ${stated}：钱没有花完，产出却基本完成，建议看看指标是否定低了。`,

  examples: [
    { name: '相称', given: '产出得满分，执行率 95%', plant: () => {}, outcome: 'pass' },
    {
      name: '高出',
      given: '产出得满分，执行率 75%',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '60'),
      outcome: 'fail',
      says: '产出得分率 100%',
    },
    {
      name: '得分大于分值',
      given: '20 分得 45，执行率 95%：由 DF-01 报告',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = '45'),
      outcome: 'pass',
    },
    {
      name: '产出分值未识别',
      given: '一个产出分值空',
      plant: (s) =>
        [...s.projects, s.department].forEach((p) => void Object.assign(p.indicators[0]!, { maxScore: '', score: '' })),
      outcome: 'not-applicable',
    },
  ],
})
