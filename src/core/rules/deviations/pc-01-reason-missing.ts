import { isFilled, WITHOUT_RESULT } from '../../form/field.ts'
import { Decimal, plain } from '../../model/decimal.ts'
import { type Equation, valueIn } from '../equation.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { isMissed } from '../../scoring/assess-item.ts'
import { matches, type ReviewedItem } from '../../scoring/review-form.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import type { Indicator } from '../../form/forms.ts'
import { belowWeight, hasReason } from '../../readings/reason.ts'

interface Told {
  readonly indicator: Indicator
  /** Points were lost; else the target was missed. */
  readonly lost: boolean
}

/** A reason is owed when points were lost, or when the target was missed although none were. A bare 「无」 is PC-03's. */
export const reasonMissing = defineRule({
  code: 'PC-01',
  title: '得分低于分值或未达标而无原因',
  severity: 'error',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('未完成绩效目标的原因和改进措施'),
  formula: '得分低于分值，或完成值未达指标值时，应填偏差原因分析及改进措施',
  readings: [
    '同 DF-03、DF-05：任何一种读法下已达到的，不要求原因',
    '原因栏的各种写法都算（未完成原因、偏离情况说明、改进措施……）',
  ],
  silentWhen: [
    '表样没有原因栏',
    '差一点达到（误差以内）',
    '只写「无」（由 PC-03 报告）',
    '原因格是公式而没有结果：列为未能核对',
  ],
  relates: true,

  *check(form, { reviewOf, scheme }): Generator<Outcome<Told>> {
    const review = reviewOf(form)
    for (const indicator of alignedIndicators(form)) {
      if (indicator.execution) continue
      const { deviationReason, score, maxScore } = indicator
      const unscored = score.state === 'absent' && maxScore.state === 'absent'
      if (!deviationReason || !(unscored || (isFilled(score) && isFilled(maxScore)))) continue
      if (deviationReason.state === 'uncached') {
        yield cannotTell(deviationReason, WITHOUT_RESULT)
        continue
      }
      const missed = isMissed(review.assess(indicator)) && !isNearMiss(review.of(indicator), scheme)
      const lost = belowWeight(indicator) && !isNearMiss(review.of(indicator), scheme)
      if ((!lost && !missed) || hasReason(indicator) || deviationReason.raw === '无') {
        yield missed ? pass() : pass(noLoss(indicator))
        continue
      }
      yield fail({
        at: deviationReason,
        stated: deviationReason.raw,
        related: [score],
        lost,
        indicator,
        equation: missed ? undefined : noLoss(indicator),
      })
    }
  },

  message: ({ lost, indicator: { score, maxScore, actualValue, targetValue } }) => {
    const why =
      lost && isFilled(score) && isFilled(maxScore)
        ? `得分 ${plain(score.value)} 低于分值 ${plain(maxScore.value)}`
        : `完成值「${actualValue.raw}」未达指标值「${targetValue.raw}」`
    return `${why}，未写偏差原因和改进措施，请补填。`
  },

  examples: [
    { name: '满分无须说明', given: '20 分得 20', plant: () => {}, outcome: 'pass' },
    {
      name: '扣分无原因',
      given: '20 分得 18，原因空',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = ''),
      outcome: 'fail',
      says: '得分 18 低于分值 20',
    },
    {
      name: '只写「无」',
      given: '20 分得 18，原因「无」，由 PC-03 报告',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '无'),
      outcome: 'pass',
    },
    {
      name: '未达标得满分',
      given: '≥95%，完成 90%，10 分得 10',
      plant: (s) => void (s.projects[0]!.indicators[1]!.actual = '90%'),
      outcome: 'fail',
      says: '未达指标值',
    },
    {
      name: '得分未填',
      given: '得分空，由 DF-06 报告',
      plant: (s) => s.projects.flatMap((p) => p.indicators).forEach((i) => void (i.score = '')),
      outcome: 'pass',
    },
  ],
})

/** No reason is owed as long as no points are lost: a wrong 分值 or 得分 may be the cause. */
function noLoss({ score, maxScore }: Indicator): Equation {
  return {
    fields: [score, maxScore],
    derived: true,
    holds: (supposed) => {
      const [value, most] = [valueIn(score, supposed), valueIn(maxScore, supposed)]
      return value !== undefined && most !== undefined && value.greaterThanOrEqualTo(most)
    },
  }
}

/** 999 of 1000: what is due is the full score within the tolerance, and the score is full or as due. */
function isNearMiss({ acceptable, weight, stated }: ReviewedItem, scheme: Scheme): boolean {
  if (weight === undefined || stated === undefined || acceptable.length === 0) return false
  return matches(Decimal.max(...acceptable), weight, scheme) && matches(stated, weight, scheme)
}
