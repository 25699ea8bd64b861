import { readRow, type RowReadings } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** An outcome is a figure, not a condition: 「≥90%」 as 实际完成值 repeats the target. */
export const comparatorCopied = defineRule({
  code: 'TX-09',
  title: '完成值照抄指标值符号',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('实际完成值应为实际数'),
  formula: '实际完成值应填实际达到的数，不带「≥」「≤」「以上」「以内」等',
  readings: ['完成值抄了符号时，得分仍按其中的数字核对'],
  silentWhen: [
    '指标值、完成值未填',
    '指标值没有符号，或完成值用「=」',
    '「五年以上」「24小时内」之类年限、时限，习惯就这样写的',
    '「96%以上」比指标值「≥95%」更进一步的，不是照抄：只提示',
  ],

  *check(form): Generator<Outcome> {
    for (const indicator of alignedIndicators(form)) {
      const { targetValue, actualValue } = indicator
      if (targetValue.state !== 'filled' || actualValue.state !== 'filled') continue
      if (readRow(indicator).copiesBound) {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          ...(goesBeyond(readRow(indicator)) ? { severity: 'info' as const } : {}),
          related: [targetValue],
        })
      } else yield pass()
    }
  },

  message: ({ stated }) => `实际完成值「${stated}」是一个条件，不是实际数，请填实际达到的数。`,

  examples: [
    { name: '实际数', given: '指标值 ≥95%，完成 100%', plant: () => {}, outcome: 'pass' },
    {
      name: '照抄',
      given: '指标值 ≥95%，完成「≥95%」',
      plant: (s) => void (s.projects[0]!.indicators[1]!.actual = '≥95%'),
      outcome: 'fail',
      says: '是一个条件',
    },
    {
      name: '时限就是这样写的',
      given: '指标值「15天以内」，完成「15天以内」',
      plant: (s) => void Object.assign(s.projects[1]!.indicators[2]!, { target: '15天以内', actual: '15天以内' }),
      outcome: 'pass',
    },
    {
      name: '更进一步',
      given: '指标值 ≥95%，完成「96%以上」',
      plant: (s) => void (s.projects[0]!.indicators[1]!.actual = '96%以上'),
      outcome: 'fail',
      severity: 'info',
    },
    {
      name: '日期不算',
      given: '指标值、完成值均为「2022年12月31日前」',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2022年12月31日前'),
      outcome: 'pass',
    },
  ],
})

/** 「96%以上」 where 「≥95%」 is asked: no copy of the target, and it is reached whatever the figure was. */
function goesBeyond({ target, outcome }: RowReadings): boolean {
  if (target.kind !== 'number' || outcome.kind !== 'number' || target.unit !== outcome.unit) return false
  const upward = outcome.comparator === '>=' || outcome.comparator === '>'
  return upward ? outcome.value.greaterThan(target.value) : outcome.value.lessThan(target.value)
}
