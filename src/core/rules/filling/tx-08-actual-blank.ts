import { parentsOfEvidence } from '../../form/items.ts'
import { isFilled, WITHOUT_RESULT } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { isAboveZero } from '../../model/decimal.ts'
import { hasReason } from '../../readings/reason.ts'
import { readRow, type RowReadings } from '../../readings/row-readings.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  /** Where 「无」 was written although a figure is asked for. */
  readonly target?: string
}

/** The one rule that reports a blank 实际完成值; 「/」 counts as blank, since a target without an outcome cannot be scored. */
export const actualBlank = defineRule({
  code: 'TX-08',
  title: '实际完成值空',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('实际完成值'),
  formula: '每个三级指标应填实际完成值',
  silentWhen: [
    '表样没有这一栏，或公式没有保存结果（列为未能核对）',
    '指标值也不适用',
    '「无」可以是完成值：没有发生',
    '由下面各行说明的上级行',
    '项目没有实施，完成值填「/」、得 0 分并写明原因的',
  ],

  *check(form): Generator<Outcome<Told>> {
    const parents = parentsOfEvidence(form)
    for (const indicator of alignedIndicators(form)) {
      const { level3, targetValue, actualValue, score } = indicator
      if (actualValue.state === 'absent' || parents.has(indicator)) continue
      if (actualValue.state === 'filled' || readRow(indicator).attainment.kind !== 'incomparable') yield pass()
      else if (actualValue.state === 'uncached') yield cannotTell(actualValue, WITHOUT_RESULT)
      else if (level3.state === 'filled' || targetValue.state === 'filled') {
        if (
          actualValue.raw === '无' &&
          asksForFigure(readRow(indicator)) &&
          isFilled(score) &&
          isAboveZero(score.value)
        )
          yield fail({
            at: actualValue,
            stated: actualValue.raw,
            severity: 'warning',
            related: [targetValue],
            target: targetValue.raw,
          })
        else if (actualValue.raw === '无' || (actualValue.state === 'not-applicable' && targetValue.state !== 'filled'))
          yield pass()
        else if (claimsNothing(indicator) && hasReason(indicator)) yield pass()
        else {
          const severity = claimsNothing(indicator) ? { severity: 'warning' as const } : {}
          yield fail({
            at: actualValue,
            stated: actualValue.raw,
            ...severity,
            related: [targetValue],
          })
        }
      }
    }
  },

  message: ({ target }) =>
    target === undefined
      ? '实际完成值未填，请补填。'
      : `指标值「${target}」，实际完成值填为「无」而有得分。没有完成的请填 0 并核对得分，漏填的请补填。`,

  examples: [
    { name: '已填', given: '完成 11个', plant: () => {}, outcome: 'pass' },
    {
      name: '空',
      given: '实际完成值空',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = ''),
      outcome: 'fail',
      says: '实际完成值未填',
    },
    {
      name: '没有实施',
      given: '完成值「/」，得 0 分，原因「资金未下达，项目没有实施」',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[0]!, {
          actual: '/',
          score: '0',
          reason: '资金未下达，项目没有实施',
        }),
      outcome: 'pass',
    },
    {
      name: '填「/」',
      given: '实际完成值「/」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '/'),
      outcome: 'fail',
    },
  ],
})

/** 「/」 with 0 分: filled in as not applicable, and no points claimed for it. */
function claimsNothing({ actualValue, score }: Indicator): boolean {
  return actualValue.state === 'not-applicable' && isFilled(score) && score.value.isZero()
}

function asksForFigure({ target }: RowReadings): boolean {
  return target.kind === 'number' && isAboveZero(target.value)
}
