import { isFilled, WITHOUT_RESULT } from '../../form/field.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** Without a target nothing can be scored; an unscored row without one is only unfinished. */
export const targetMissing = defineRule({
  code: 'TX-07',
  title: '指标值空而有完成值和得分',
  severity: 'error',
  scope: 'scored',
  source: MEASURES('绩效指标应有指标值'),
  formula: '有实际完成值和得分的指标应有年度指标值',

  *check(form): Generator<Outcome> {
    for (const { level3, targetValue, actualValue, score } of alignedIndicators(form)) {
      if (targetValue.state === 'absent') continue
      if (targetValue.state === 'filled') {
        yield pass()
        continue
      }
      if (targetValue.state === 'uncached') {
        yield cannotTell(targetValue, WITHOUT_RESULT)
        continue
      }
      if (level3.state !== 'filled' && actualValue.state !== 'filled') continue
      const scored = isFilled(score) && !score.value.isZero()
      const blank = targetValue.raw === '' ? '未填' : `填为「${targetValue.raw}」`
      yield fail({
        at: targetValue,
        stated: targetValue.raw,
        severity: scored ? 'error' : 'warning',
        related: scored ? [actualValue, score] : [],
        message: scored ? `年度指标值${blank}，却有得分，得分没有依据。请补填指标值。` : `年度指标值${blank}，请补填。`,
      })
    }
  },

  examples: [
    { name: '有指标值', given: '指标值 ≥10个', plant: () => {}, outcome: 'pass' },
    {
      name: '填「/」',
      given: '指标值「/」，完成 11个，得 20 分',
      plant: (s) => void (s.projects[0]!.indicators[0]!.target = '/'),
      outcome: 'fail',
      says: '得分没有依据',
    },
    { name: '空', given: '指标值空', plant: (s) => void (s.projects[0]!.indicators[0]!.target = ''), outcome: 'fail', says: '未填' },
  ],
})
