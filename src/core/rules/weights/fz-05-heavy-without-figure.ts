import { isFilled } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { plain } from '../../model/decimal.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { hasOwnWeight } from './own-weight.ts'

interface Told {
  readonly indicator: Indicator
}

/** What is told in words alone is scored by judgement; so many points should rest on a figure. */
export const heavyWithoutFigure = defineRule({
  code: 'FZ-05',
  title: '没有数的指标分值过重',
  severity: 'info',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('绩效指标应细化、量化'),
  formula: ({ weightWithoutFigure }) =>
    `指标值和完成值都没有数或日期的一项指标，分值达到方案所定的线（全国通用 ${weightWithoutFigure} 分）时提示`,
  silentWhen: ['指标值或完成值里有数、有日期', '分值格由几项指标合用', '指标值未填（由 TX-07 报告）'],

  *check(form, { scheme }): Generator<Outcome<Told>> {
    for (const indicator of alignedIndicators(form)) {
      const { maxScore, targetValue } = indicator
      if (!isFilled(maxScore) || targetValue.state !== 'filled' || !hasOwnWeight(form, indicator)) continue
      if (maxScore.value.lessThan(scheme.weightWithoutFigure) || tellsFigure(indicator)) {
        yield pass()
        continue
      }
      yield fail({
        at: maxScore,
        stated: plain(maxScore.value),
        related: [targetValue],
        indicator,
      })
    }
  },

  message: ({ stated, indicator: { level3, targetValue } }) =>
    `「${level3.raw}」的指标值「${targetValue.raw}」没有可以衡量的数，分值却有 ${stated} 分。建议量化，或分成几项指标。`,

  examples: [
    { name: '分值不重', given: '「明显改善」15 分', plant: () => {}, outcome: 'pass' },
    {
      name: '一项 30 分',
      given: '效益只有一项，「明显改善」，30 分',
      plant: (s) => {
        s.projects[0]!.indicators.splice(4, 1)
        Object.assign(s.projects[0]!.indicators[4]!, { maxScore: '30', score: '30' })
      },
      outcome: 'fail',
      says: '分值却有 30 分',
    },
    {
      name: '有数',
      given: '市场交易额增长 ≥5%，30 分',
      plant: (s) => {
        s.projects[0]!.indicators.splice(5, 1)
        Object.assign(s.projects[0]!.indicators[4]!, { maxScore: '30', score: '30' })
      },
      outcome: 'pass',
    },
    {
      name: '数写在话里',
      given: '「新建市场投入使用，惠及居民2万人」，30 分',
      plant: (s) => {
        s.projects[0]!.indicators.splice(4, 1)
        Object.assign(s.projects[0]!.indicators[4]!, {
          maxScore: '30',
          score: '30',
          actual: '明显改善，新建市场投入使用，惠及居民2万人',
        })
      },
      outcome: 'pass',
    },
  ],
})

function tellsFigure({ targetValue, actualValue }: Indicator): boolean {
  return [targetValue, actualValue].some(
    ({ raw }) => /[\d０-９]/.test(raw) || ['number', 'range', 'date', 'list'].includes(parseQuantity(raw).kind),
  )
}
