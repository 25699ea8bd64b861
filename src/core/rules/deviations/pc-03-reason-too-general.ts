import { fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import type { Indicator } from '../../form/forms.ts'
import { belowWeight, hasReason, isGeneral, refersAbove } from '../../readings/reason.ts'

export const reasonTooGeneral = defineRule({
  code: 'PC-03',
  title: '原因过于笼统',
  severity: 'info',
  scope: 'scored',
  reads: ROWS,
  source: MEASURES('原因分析及改进措施'),
  formula: '偏差原因应写明具体情况和改进措施，不只写「疫情影响」之类；扣了分而只写「无」的也算',
  silentWhen: ['没有扣分而原因写「无」', '原因未填（由 PC-01 报告）', '「同上」而上面的指标写有原因'],

  *check(form): Generator<Outcome> {
    let above: Indicator | undefined
    for (const indicator of alignedIndicators(form)) {
      const asAbove = above !== undefined && refersAbove(indicator)
      if (hasReason(indicator) && !refersAbove(indicator)) above = indicator
      const bare = indicator.deviationReason?.raw === '无'
      if (bare ? !belowWeight(indicator) : !hasReason(indicator) || indicator.deviationReason!.raw === '') continue
      if (asAbove || !isGeneral(indicator)) yield pass()
      else
        yield fail({
          at: indicator.deviationReason!,
          stated: indicator.deviationReason!.raw,
          ...(bare ? { severity: 'warning' as const } : {}),
        })
    }
  },

  message: ({ stated }) => `原因「${stated}」过于笼统，建议写明具体影响和改进措施。`,

  examples: [
    { name: '具体', given: '「两家企业年中停业，退出申报；下年度提前摸底。」', plant: () => {}, outcome: 'pass' },
    {
      name: '扣分只写「无」',
      given: '20 分得 18，原因「无」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '无'),
      outcome: 'fail',
      says: '过于笼统',
    },
    {
      name: '同上',
      given: '上一项写有原因，本项「同上」',
      plant: (s) => void (s.projects[2]!.indicators[1]!.reason = '同上'),
      outcome: 'pass',
    },
    {
      name: '同上而上面没有',
      given: '第一项就写「同上」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '同上'),
      outcome: 'fail',
      says: '「同上」过于笼统',
    },
    {
      name: '笼统',
      given: '「疫情影响，未达预期」',
      plant: (s) => void (s.projects[2]!.indicators[0]!.reason = '疫情影响，未达预期'),
      outcome: 'fail',
      says: '过于笼统',
    },
  ],
})
