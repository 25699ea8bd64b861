import { readRow } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly target: string
  readonly units: 'differ' | 'one-missing'
}

/** 「100家」 against 「105批次」 cannot be compared; a unit on one side only is told, nothing more. */
export const unitsDiffer = defineRule({
  code: 'TX-10',
  title: '目标与完成计量单位不一',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('指标值与完成值同口径'),
  formula: '年度指标值与实际完成值用同一计量单位',
  readings: ['只有一边写单位的，算同一单位', '辆与台、家与户、起与件等通用的量词算同一单位'],
  silentWhen: [
    '指标值或完成值不是数',
    '个与家、项、处等计数单位相通；万与亿、公里与米可以换算',
    '两个都是 0，或完成值是没有写单位的 0',
  ],

  *check(form): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      const { targetValue, actualValue } = indicator
      const { units } = readRow(indicator)
      if (units === 'same') yield pass()
      if (units === 'differ') {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          related: [targetValue],
          target: targetValue.raw,
          units,
        })
      }
      if (units === 'one-missing') {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          severity: 'info',
          related: [targetValue],
          target: targetValue.raw,
          units,
        })
      }
    }
  },

  message: ({ stated, target, units }) =>
    `指标值「${target}」与完成值「${stated}」${
      units === 'differ' ? '的计量单位不同，无法比较。请统一口径或说明。' : '有一处未写计量单位，建议补上。'
    }`,

  examples: [
    { name: '相同', given: '≥10个，11个', plant: () => {}, outcome: 'pass' },
    {
      name: '不同',
      given: '≥10个，11批次',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '11批次'),
      outcome: 'fail',
      says: '计量单位不同',
    },
    {
      name: '缺一处',
      given: '≥10个，11',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '11'),
      outcome: 'fail',
      says: '未写计量单位',
    },
    {
      name: '一点没有完成',
      given: '≥10个，0',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '0'),
      outcome: 'pass',
    },
    {
      name: '万与亿相通',
      given: '≥3亿元，32000万元',
      plant: (s) => void (s.projects[1]!.indicators[3]!.actual = '32000万元'),
      outcome: 'pass',
    },
  ],
})
