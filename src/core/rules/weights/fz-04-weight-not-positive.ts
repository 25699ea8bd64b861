import { type NumberField, isFilled } from '../../form/field.ts'
import { isAboveZero, plain, ZERO } from '../../model/decimal.ts'
import { AS_STATED, type Equation, valueIn } from '../equation.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly maxScore: NumberField
}

/** The one rule that reports a blank 分值, unless the row has a 得分 (then it is JG-05). */
export const weightNotPositive = defineRule({
  code: 'FZ-04',
  title: '分值空、零或负',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('绩效指标分值'),
  formula: '每个三级指标的分值应大于 0',
  silentWhen: ['这一行什么也没有填', '分值与别的行合用，或表样没有分值栏', '错列的行（由 JG-05 报告）'],
  relates: true,

  *check(form): Generator<Outcome<Told>> {
    for (const { maxScore, level3, actualValue, targetValue } of alignedIndicators(form)) {
      const used = level3.state === 'filled' || actualValue.state === 'filled' || targetValue.state === 'filled'
      if (
        maxScore.state === 'unreadable' ||
        maxScore.state === 'uncached' ||
        maxScore.state === 'absent' ||
        maxScore.state === 'shared' ||
        !used
      )
        continue
      const equation: Equation = {
        fields: [maxScore],
        holds: (supposed) => isAboveZero(valueIn(maxScore, supposed) ?? ZERO),
      }
      if (equation.holds(AS_STATED)) yield pass(equation)
      else
        yield fail({
          at: maxScore,
          stated: maxScore.raw,
          maxScore,
          equation,
        })
    }
  },

  message: ({ maxScore }) =>
    isFilled(maxScore) ? `分值填的是 ${plain(maxScore.value)}，应大于 0，请改正。` : '分值未填，请补填。',

  examples: [
    { name: '为正', given: '分值 20', plant: () => {}, outcome: 'pass' },
    {
      name: '为零',
      given: '分值 0，得分 0',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[0]!, { maxScore: '0', score: '0' }),
      outcome: 'fail',
      says: '应大于 0',
    },
    {
      name: '空',
      given: '分值、得分均空',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[0]!, { maxScore: '', score: '' }),
      outcome: 'fail',
      says: '分值未填',
    },
  ],
})
