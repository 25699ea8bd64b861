import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { Decimal, HUNDRED, isAboveZero, ONE, percent, ZERO } from '../../model/decimal.ts'
import type { IndicatorAssessment } from '../../scoring/assess-indicator.ts'
import { withHeads } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule, type Example } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** Rates are written to whole per cents; a cut-off one is up to one of them below. */
const TOLERANCE = '0.0101'

interface Told {
  readonly target: string
  readonly outcome: string
}

/**
 * The column 完成率 against target and outcome. A rate may be capped at 100 %, and of what is better low it may be worked
 * out in several ways.
 */
export const completionRateDiffers = defineRule({
  code: 'DF-10',
  title: '完成率与指标值、完成值不符',
  severity: 'warning',
  scope: 'scored',
  reads: [...REVIEWED_ROWS, 'indicators.completionRate'],
  source: PROJECT_FORM('完成率'),
  formula: '完成率 = 完成值 ÷ 指标值（反向指标可按 指标值 ÷ 完成值、1 − 超出部分 ÷ 指标值）；超过 100% 的可以只写 100%',
  readings: ['正向、反向的几种算法都算', '达到指标值的写 100% 或写实际比例都算', '取整到 1% 都算'],
  silentWhen: ['表上没有完成率一栏，或这一格没有填', '指标值或完成值不是数，单位不同，或不止一个数', '指标值为 0'],

  *check(form, { reviewOf }): Generator<Outcome<Told>> {
    const { assess } = reviewOf(form)
    let judged = 0
    for (const indicator of alignedIndicators(form)) {
      const { completionRate } = indicator
      if (!isFilled(completionRate)) continue
      const due = ratesOf(assess(indicator))
      if (due.length === 0) continue
      judged += 1
      yield due.some((rate) => isNear(completionRate.value, rate))
        ? pass()
        : differs(indicator, completionRate, due[0]!)
    }
    if (judged === 0) yield notApplicable('没有可以核对的完成率')
  },

  message: ({ stated, expected, target, outcome }) =>
    `完成率 ${stated} 与指标值「${target}」、完成值「${outcome}」不符，按这两格应为 ${expected}。请核对，改正写错的一格；另有算法的请说明。`,

  examples: [
    { name: '没有完成率一栏', given: '通用表样', plant: () => {}, outcome: 'not-applicable' },
    withRate('相符', '≥10个', '8个', '80%', 'pass'),
    withRate('不符', '≥10个', '8个', '95%', 'fail'),
    withRate('取整', '≥9个', '8个', '89%', 'pass'),
    withRate('截去小数', '≥9个', '8个', '88%', 'pass'),
    withRate('不止是取整', '≥9个', '8个', '90%', 'fail'),
    withRate('超过的写 100%', '≥10个', '11个', '100%', 'pass'),
    withRate('超过的写实际比例', '≥10个', '11个', '110%', 'pass'),
    withRate('达到而写得低', '≥10个', '11个', '60%', 'fail'),
    withRate('反向指标的几种算法', '≤10个', '8个', '120%', 'pass'),
    withRate('反向指标写所占比例', '≤10个', '8个', '80%', 'pass'),
    withRate('不写百分号', '≥10个', '8个', '80', 'pass'),
    withRate('没有填的不比', '≥10个', '8个', '', 'not-applicable'),
    withRate('单位不同的不比', '≥10个', '8万平方米', '95%', 'not-applicable'),
  ],
})

/** The first row of a form with a column 完成率 in place of the reasons. */
function withRate(name: string, target: string, actual: string, rate: string, outcome: Example['outcome']): Example {
  return {
    name,
    given: `指标值 ${target}，完成值 ${actual}，完成率 ${rate || '空'}`,
    plant: (s) => {
      for (const row of s.projects[0]!.indicators) row.reason = ''
      Object.assign(s.projects[0]!.indicators[0]!, { target, actual, reason: rate })
      s.reshape = (drafts) => withHeads(drafts, { 偏差原因分析及改进措施: '完成率' })
    },
    outcome,
  }
}

/** The rates that count as right, the plain one first. */
function ratesOf(assessment: IndicatorAssessment): Decimal[] {
  if (assessment.kind !== 'formula' || !assessment.firm || assessment.completion === undefined) return []
  const { completion, reached, shares, tolerated } = assessment
  if (!completion.isFinite() || !isAboveZero(completion)) return []
  const ways = [completion, ONE.dividedBy(completion), new Decimal(2).minus(completion), ...shares, ...tolerated]
  return reached ? [...ways, ONE] : ways
}

/** 「80」 may stand for 80 %, and what is more than 100 % over may be written as 100 %. */
function isNear(stated: Decimal, due: Decimal): boolean {
  const capped = Decimal.max(ZERO, due)
  return [stated, stated.dividedBy(HUNDRED)].some((each) => each.minus(capped).abs().lessThan(TOLERANCE))
}

function differs({ targetValue, actualValue }: Indicator, rate: FilledNumber, due: Decimal): Outcome<Told> {
  return fail({
    at: rate,
    stated: rate.raw,
    expected: percent(due),
    related: [targetValue, actualValue],
    target: targetValue.raw,
    outcome: actualValue.raw,
  })
}
