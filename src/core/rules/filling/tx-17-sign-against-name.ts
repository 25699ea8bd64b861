import { readRow } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly name: string
  /** Low is what the name says to be better. */
  readonly low: boolean
}

/**
 * 「差错率 ≥2%」: the sign is probably the slip. It is asked about at the target; the score is not called wrong by either
 * reading.
 */
export const signAgainstName = defineRule({
  code: 'TX-17',
  title: '指标值的符号与指标名称相反',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('绩效指标值的设定'),
  formula: '差错率、投诉率、事故数等越低越好的指标，指标值应写「≤」，不应写「≥」；满意度、合格率等越高越好的反之',
  readings: ['名称有两种理解的（投诉处理件数）不提；「≥0」不算'],
  silentWhen: ['指标值没有符号，或用「=」', '名称看不出哪头好'],

  *check(form): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      const { targetValue, level3 } = indicator
      const { target, signAgainstName: against } = readRow(indicator)
      if (targetValue.state !== 'filled') continue
      if (!against) {
        yield pass()
        continue
      }
      const low = target.kind === 'number' && (target.comparator === '>=' || target.comparator === '>')
      yield fail({
        at: targetValue,
        stated: targetValue.raw,
        related: [level3],
        name: level3.raw.trim(),
        low,
      })
    }
  },

  message: ({ stated, name, low }) =>
    `「${name}」越${low ? '低' : '高'}越好，指标值却写「${stated}」。请核对符号（可能应为「${low ? '≤' : '≥'}」），或说明。`,

  examples: [
    {
      name: '符号与名称相符',
      given: '差错率 ≤2%',
      plant: (s) => void (s.projects[2]!.indicators[1]!.target = '≤2%'),
      outcome: 'pass',
    },
    {
      name: '符号相反',
      given: '资金拨付差错率 ≥2%',
      plant: (s) => void (s.projects[2]!.indicators[1]!.target = '≥2%'),
      outcome: 'fail',
      says: '越低越好',
    },
    {
      name: '好事写了上限',
      given: '改造验收合格率 ≤95%',
      plant: (s) => void (s.projects[0]!.indicators[1]!.target = '≤95%'),
      outcome: 'fail',
      says: '越高越好',
    },
    {
      name: '处理坏事的指标越高越好',
      given: '投诉处理率 ≥95%',
      plant: (s) =>
        void Object.assign(s.projects[2]!.indicators[1]!, { level3: '投诉处理率', target: '≥95%', actual: '98%' }),
      outcome: 'pass',
    },
  ],
})
