import { WITHOUT_RESULT } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { Decimal, percent } from '../../model/decimal.ts'
import { readRow, type RowReadings } from '../../readings/row-readings.ts'
import { cannotTell, fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { hasReason } from '../../readings/reason.ts'
import { inPercent } from '../wording.ts'

const SEVERITIES = { asked: 'warning', mandatory: 'error', 'in-report': 'info' } as const satisfies Record<
  string,
  Severity
>

interface Told {
  readonly indicator: Indicator
  readonly completion: Decimal
  readonly line: Decimal
  /** The reason is given in the report, not on the form. */
  readonly inReport: boolean
}

/** Only where more is better and the target is a figure above zero. The line is the scheme's. */
export const overCompletion = defineRule({
  code: 'PC-02',
  title: '超额完成较多，没有说明原因',
  severity: 'warning',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('偏离绩效目标较多的原因'),
  formula: ({ overCompletion: { line } }) =>
    `完成值 ÷ 指标值达到方案所定的线（全国通用 ${inPercent(line)}）时，应说明原因；方案规定必填的为错误，规定写在报告里的为提示`,
  readings: ['「下降」「减少」一类和没有写符号而名称看不出哪头好的，不算超额'],
  silentWhen: ['越低越好或可能越低越好的指标', '指标值为 0 或不是数', '已经写了原因'],

  *check(form, { reviewOf, scheme }): Generator<Outcome<Told>> {
    const review = reviewOf(form)
    const line = new Decimal(scheme.overCompletion.line)
    const { reason } = scheme.overCompletion
    for (const indicator of alignedIndicators(form)) {
      const assessment = review.assess(indicator)
      if (assessment.kind !== 'formula' || assessment.completion === undefined || !indicator.deviationReason) continue
      if (!assessment.higherIsBetter || !assessment.firm) continue
      if (indicator.deviationReason.state === 'uncached') {
        yield cannotTell(indicator.deviationReason, WITHOUT_RESULT)
        continue
      }
      if (assessment.completion.lessThan(line) || hasReason(indicator)) {
        yield pass()
        continue
      }
      const { actualValue, targetValue, deviationReason } = indicator
      yield fail({
        at: deviationReason,
        stated: deviationReason.raw,
        severity: isTiny(readRow(indicator)) ? 'info' : SEVERITIES[reason],
        related: [actualValue, targetValue],
        indicator,
        completion: assessment.completion,
        line,
        inReport: reason === 'in-report',
      })
    }
  },

  message: ({ indicator: { actualValue, targetValue }, completion, line, inReport }) =>
    `完成值「${actualValue.raw}」是指标值「${targetValue.raw}」的 ${percent(completion)}，超额较多（${percent(line)} 起）。请${inReport ? '在评价报告中' : ''}说明原因，例如指标定低了。`,

  examples: [
    { name: '未到线', given: '≥10个，完成 11个', plant: () => {}, outcome: 'pass' },
    {
      name: '恰到线',
      given: '≥10个，完成 13个，无说明',
      plant: (s) => void (s.projects[0]!.indicators[0]!.actual = '13个'),
      outcome: 'fail',
      says: '130%',
    },
    {
      name: '已说明',
      given: '≥10个，完成 20个，有说明',
      plant: (s) =>
        void Object.assign(s.projects[0]!.indicators[0]!, {
          actual: '20个',
          reason: '新增两个县区申报，下年度调高指标值。',
        }),
      outcome: 'pass',
    },
    {
      name: '反向指标不论',
      given: '≤15天，实际 5天',
      plant: (s) => void (s.projects[1]!.indicators[2]!.actual = '5天'),
      outcome: 'pass',
    },
  ],
})

/** One more of three is a third more. */
const TINY = 3

function isTiny({ target }: RowReadings): boolean {
  return (
    target.kind === 'number' &&
    !/[%％]/.test(target.unit) &&
    target.multiplier.equals(1) &&
    target.value.lessThanOrEqualTo(TINY)
  )
}
