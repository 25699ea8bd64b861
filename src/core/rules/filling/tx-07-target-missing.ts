import { isFilled, WITHOUT_RESULT } from '../../form/field.ts'
import { parentsOfEvidence } from '../../form/items.ts'
import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { isBetterLow, namesProcedure, readRow } from '../../readings/row-readings.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

interface Told {
  readonly scored: boolean
}

/** Without a target nothing can be scored; an unscored row without one is only unfinished. */
export const targetMissing = defineRule({
  code: 'TX-07',
  title: '指标值空而有完成值和得分',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'indicators.level3'],
  source: MEASURES('绩效指标应有指标值'),
  formula: '有实际完成值和得分的指标应有年度指标值',
  readings: ['「/」「—」表示不设指标值；不该发生的事指标值写「—」就是没有'],
  silentWhen: [
    '表样没有这一栏，或公式没有保存结果（列为未能核对）',
    '当地表样的过程类指标不设指标值',
    '指标值、完成值都是「无」',
    '由下面各行说明的上级行',
  ],

  *check(form): Generator<Outcome<Told>> {
    const parents = parentsOfEvidence(form)
    for (const indicator of alignedIndicators(form)) {
      const { level3, targetValue, actualValue, score } = indicator
      if (targetValue.state === 'absent' || parents.has(indicator)) continue
      if (targetValue.state === 'filled' || readRow(indicator).attainment.kind !== 'incomparable') {
        yield pass()
        continue
      }
      if (targetValue.state === 'uncached') {
        yield cannotTell(targetValue, WITHOUT_RESULT)
        continue
      }
      if (level3.state !== 'filled' && actualValue.state !== 'filled') continue
      if (isProcedure(form, indicator)) {
        yield notApplicable('过程类指标不设指标值')
        continue
      }
      if (indicator.execution) continue
      // 「无」 of what was done all the same is TX-18's; 「无」 against 「无」 says that nothing of it was to happen or did.
      if (targetValue.raw.trim() === '无' && (actualValue.state === 'filled' || actualValue.raw.trim() === '无'))
        continue
      const scored = isFilled(score) && !score.value.isZero()
      // 「/」 against 「/」 says that nothing was to be measured; the points are still asked about.
      const marked = targetValue.raw !== '' && (actualValue.state !== 'filled' || isBetterLow(level3.raw))
      yield fail({
        at: targetValue,
        stated: targetValue.raw,
        severity: scored && !marked && !namesProcedure(level3.raw) ? 'error' : 'warning',
        related: scored ? [actualValue, score] : [],
        scored,
      })
    }
  },

  message: ({ stated, scored }) => {
    const blank = stated === '' ? '未填' : `填为「${stated}」`
    return scored ? `年度指标值${blank}，却有得分，得分没有依据。请补填指标值。` : `年度指标值${blank}，请补填。`
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
    {
      name: '空',
      given: '指标值空',
      plant: (s) => void (s.projects[0]!.indicators[0]!.target = ''),
      outcome: 'fail',
      says: '未填',
    },
  ],
})

/** Rows of 项目决策 and 项目管理 (银川) are scored without a target: so the place's form has it. */
function isProcedure({ groups }: ScoredForm, indicator: Indicator): boolean {
  const group = groups.find((each) => each.indicators.includes(indicator))
  return group !== undefined && group.category === undefined && /决策|管理|过程|投入|立项|制度/.test(group.name)
}
