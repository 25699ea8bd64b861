import { Decimal, plain } from '../../model/decimal.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { trace } from './df-03-score-above-formula.ts'
import { isAcceptable, scoredRows, shareEquation } from './formula-score.ts'

/** Below every reading: the department gave itself less than the formula does. */
export const scoreBelowFormula = defineRule({
  code: 'DF-04',
  title: '得分低于按公式应得分',
  severity: 'warning',
  scope: 'scored',
  source: MEASURES('定量指标得分'),
  formula: '同 DF-03；自评低于应得分超过 0.05 时提出',
  relates: true,

  *check(form, facts): Generator<Outcome> {
    for (const row of scoredRows(form, facts)) {
      const { reviewed, score, maxScore } = row
      if (reviewed.assessment.kind !== 'formula') continue
      const equation = shareEquation(row, facts)
      if (isAcceptable(row, facts)) {
        yield pass(equation)
        continue
      }
      const least = Decimal.min(...reviewed.acceptable)
      if (score.value.greaterThanOrEqualTo(least)) continue
      const { targetValue, actualValue } = reviewed.indicator
      const working = reviewed.assessment.workings[reviewed.acceptable.findIndex((each) => each.equals(least))] ?? ''
      yield fail({
        at: score,
        stated: plain(score.value),
        expected: plain(least),
        difference: plain(score.value.minus(least)),
        related: [targetValue, actualValue, maxScore],
        message: `按公式应得 ${plain(least)}（${trace(working, maxScore.value, least)}），自评 ${plain(score.value)}，低 ${plain(least.minus(score.value))}。如有意从严请说明。`,
        equation,
        fix: { field: score, value: least, when: 'apply-scores' },
      })
    }
  },

  examples: [
    { name: '相符', given: '18 ÷ 20 × 20 = 18，自评 18', plant: () => {}, outcome: 'pass' },
    {
      name: '偏低',
      given: '应得 18，自评 16',
      plant: (s) => void (s.projects[2]!.indicators[0]!.score = '16'),
      outcome: 'fail',
      says: '低 2',
    },
    {
      name: '反向指标',
      given: '≤15天，实际 18天，10 分应得 8，自评 5',
      plant: (s) => void Object.assign(s.projects[1]!.indicators[2]!, { actual: '18天', score: '5' }),
      outcome: 'fail',
      says: '按公式应得 8',
    },
  ],
})
