import { readRow, type RowReadings } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly name: string
  readonly outcome: string
}

/**
 * A target of 0 for something that is not bad, and an outcome: the target was probably left at 0. The score is left to
 * a person.
 */
export const targetZero = defineRule({
  code: 'TX-18',
  title: '指标值为零，疑为漏填',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('绩效指标值的设定'),
  formula: '指标值填 0 的，应是不该发生的事（差错、事故、投诉）；其他指标填 0 而有完成值的，疑为漏填',
  readings: ['指标值「/」「—」是不设指标值，不算零'],
  silentWhen: ['名称说的是不该发生的事（差错、事故、投诉）', '完成值也是 0，或未填'],

  *check(form): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      const { attainment, target } = readRow(indicator)
      const none = target.kind === 'blank' && target.mark === '无' && tellsOfSomething(readRow(indicator))
      if (!none && (target.kind !== 'number' || !target.value.isZero())) continue
      if (attainment.kind !== 'incomparable' || (attainment.reason !== 'target-zero' && !none)) {
        yield pass()
        continue
      }
      const { targetValue, actualValue, level3 } = indicator
      yield fail({
        at: targetValue,
        stated: targetValue.raw,
        related: [actualValue],
        name: level3.raw.trim(),
        outcome: actualValue.raw,
      })
    }
  },

  message: ({ stated, name, outcome }) =>
    `「${name}」指标值为「${stated}」，完成值为「${outcome}」，可能是指标值漏填或填错。请核对，或说明。`,

  examples: [
    { name: '不该发生的事', given: '资金拨付差错率 0，实际 0', plant: () => {}, outcome: 'pass' },
    {
      name: '不是坏事而指标值为 0',
      given: '改造农贸市场 0，完成 11个',
      plant: (s) => void (s.projects[0]!.indicators[0]!.target = '0'),
      outcome: 'fail',
      says: '可能是指标值漏填',
    },
    {
      name: '坏事发生了不归本条',
      given: '资金拨付差错率 0，实际 2%',
      plant: (s) => void (s.projects[2]!.indicators[1]!.actual = '2%'),
      outcome: 'pass',
    },
  ],
})

/** A figure above nothing, or words that deny nothing: 「未发生」 against 「无」 is an answer. */
function tellsOfSomething({ outcome }: RowReadings): boolean {
  return outcome.kind === 'number' ? !outcome.value.isZero() : outcome.kind === 'range' || outcome.kind === 'list'
}
