import { isFilled } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { hasReason } from '../../readings/reason.ts'
import { readRow } from '../../readings/row-readings.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** Later than the target, or outside the year. */
type Told = { readonly target: string } | { readonly year: number; readonly earlier?: true }

/**
 * Completion after the target date, or in another year than the one evaluated. Whether the score fits is DF-03's
 * question.
 */
export const dateOutOfYear = defineRule({
  code: 'TX-05',
  title: '日期不在评价年度或晚于目标',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'year', 'indicators.level3'],
  source: PROJECT_FORM('时效指标'),
  formula: '完成日期不晚于年度指标值所定日期，并在评价年度内',
  silentWhen: ['完成值不是日期', '写了原因并且已经扣分', '没有写年份、又不知道评价年度'],

  *check(form, { submission }): Generator<Outcome<Told>> {
    const year = submission.year ?? form.year
    for (const indicator of alignedIndicators(form)) {
      const { targetValue, actualValue } = indicator
      const { target, outcome: actual, attainment } = readRow(indicator, year)
      if (actual.kind !== 'date') continue
      if (isSettled(indicator)) {
        yield pass()
        continue
      }
      const actualYear = actual.latest.year
      if (attainment.kind === 'dated' && !attainment.onTime) {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          related: [targetValue],
          target: targetValue.raw,
        })
      } else if (year !== undefined && actualYear !== undefined && actualYear !== year && target.kind !== 'date') {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          year,
        })
      } else if (year !== undefined && actualYear !== undefined && actualYear < year) {
        yield fail({
          at: actualValue,
          stated: actualValue.raw,
          year,
          earlier: true,
        })
      } else yield pass()
    }
  },

  message: (f) => {
    if ('target' in f) return `完成时间「${f.stated}」晚于指标值「${f.target}」。请核对日期；确实延期的，请说明原因。`
    return f.earlier
      ? `完成时间「${f.stated}」早于评价年度 ${f.year} 年。请核对年份，或说明。`
      : `完成时间「${f.stated}」不在评价年度 ${f.year} 年内。请核对，或说明。`
  },

  examples: [
    { name: '按期', given: '指标值 2022年12月31日前，完成 2022年11月30日', plant: () => {}, outcome: 'pass' },
    {
      name: '晚于目标',
      given: '完成 2023年1月15日',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2023年1月15日'),
      outcome: 'fail',
      says: '晚于指标值',
    },
    {
      name: '上一年',
      given: '完成 2021年11月30日',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2021年11月30日'),
      outcome: 'fail',
      says: '早于评价年度',
    },
    {
      name: '非日期',
      given: '完成「及时」',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[2]!, { target: '及时', actual: '及时' }),
      outcome: 'pass',
    },
  ],
})

/**
 * The delay is explained, where the form has a place for that, and points were taken off for it: nothing is left to
 * ask.
 */
function isSettled(indicator: Indicator): boolean {
  const { score, maxScore, deviationReason } = indicator
  // A formula without a result may have taken the points off.
  if ([score, maxScore].some((field) => field.state === 'uncached')) return true
  return (
    (deviationReason === undefined || hasReason(indicator)) &&
    isFilled(score) &&
    isFilled(maxScore) &&
    score.value.lessThan(maxScore.value)
  )
}
