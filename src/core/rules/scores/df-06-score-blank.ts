import { type Decimal, plain } from '../../model/decimal.ts'
import type { ReviewedItem } from '../../scoring/review-form.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** The one rule that reports a blank 得分 of an indicator; a blank 执行率得分 is ZJ-04's, a blank 总分 DF-02's. */
export const scoreBlank = defineRule({
  code: 'DF-06',
  title: '得分空',
  severity: 'error',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('指标得分'),
  formula: '有分值的指标应填得分',
  silentWhen: ['表样没有得分栏', '得分与别的行合用', '分值也未填（由 FZ-04 报告）'],
  relates: true,

  *check(form, { reviewOf }): Generator<Outcome> {
    for (const indicator of alignedIndicators(form)) {
      const { score, maxScore } = indicator
      if (score.state === 'filled') yield pass()
      if (score.state !== 'blank' && score.state !== 'not-applicable') continue
      if (maxScore.state !== 'filled' && maxScore.state !== 'absent') continue
      const right = decidedScore(reviewOf(form).of(indicator))
      yield fail({
        at: score,
        stated: score.raw,
        ...(right ? { expected: plain(right) } : {}),
        fix: right && { field: score, value: right, when: 'apply-scores' },
      })
    }
  },

  message: ({ expected }) => `得分未填，请补填${expected ? `（按公式应得 ${expected}）` : ''}。`,

  examples: [
    { name: '已填', given: '得分 20', plant: () => {}, outcome: 'pass' },
    {
      name: '空',
      given: '分值 20，得分空',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = ''),
      outcome: 'fail',
      says: '得分未填，请补填（按公式应得 20）',
    },
    {
      name: '填「/」',
      given: '得分「/」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = '/'),
      outcome: 'fail',
    },
  ],
})

/** What the formula gives where every reading gives the same. */
function decidedScore({ acceptable, decided }: ReviewedItem): Decimal | undefined {
  return decided ? acceptable[0] : undefined
}
