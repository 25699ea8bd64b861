import { isFilled } from '../../form/field.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { hasReason, tellsShortfall } from '../../readings/reason.ts'

export const reasonContradicts = defineRule({
  code: 'PC-04',
  title: '满分达标却写未完成原因',
  severity: 'info',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('原因分析及改进措施'),
  formula: '得满分且达到指标值的，不应写未完成的原因',
  silentWhen: ['没有写原因，或写的不是未完成', '已经扣分，或没有达到指标值'],

  *check(form, { reviewOf }): Generator<Outcome> {
    const review = reviewOf(form)
    for (const indicator of alignedIndicators(form)) {
      const { score, maxScore, deviationReason } = indicator
      if (!hasReason(indicator) || !isFilled(score) || !isFilled(maxScore)) continue
      const assessment = review.assess(indicator)
      const reached =
        assessment.kind === 'formula'
          ? assessment.reached
          : assessment.kind === 'described' && assessment.degree === 'achieved'
      if (!reached || score.value.lessThan(maxScore.value) || !tellsShortfall(indicator)) yield pass()
      else
        yield fail({
          at: deviationReason!,
          stated: deviationReason!.raw,
          related: [score],
        })
    }
  },

  message: ({ stated }) => `本项达到指标值并得满分，却写了未完成的原因「${stated}」，请核对完成值或删去。`,

  examples: [
    { name: '扣分说明', given: '得 18 分，写明原因', plant: () => {}, outcome: 'pass' },
    {
      name: '满分却写未完成',
      given: '20 分得 20，原因「部分市场未完成改造」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.reason = '部分市场未完成改造'),
      outcome: 'fail',
      says: '却写了未完成的原因',
    },
    {
      name: '得分没有填',
      given: '20 分没有填得分，原因「部分市场未完成改造」：由 DF-06 报告',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[0]!, { score: '', reason: '部分市场未完成改造' }),
      outcome: 'pass',
    },
  ],
})
