import { isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { plain } from '../../model/decimal.ts'
import type { LevelWeights } from '../../scheme/scheme.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'

/** What the form prints; a group without a printed weight is not judged. */
function printed(form: ScoredForm): Map<keyof LevelWeights, string> {
  const weights = new Map<keyof LevelWeights, string>()
  if (isFilled(form.funds?.maxScore)) weights.set('execution', plain(form.funds.maxScore.value))
  for (const { category, weight, name } of form.groups) {
    const own = name.startsWith('成本') ? 'cost' : category === 'cost' ? 'output' : category
    if (own && isFilled(weight)) weights.set(own, plain(weight.value))
  }
  return weights
}

function fits(weights: ReadonlyMap<keyof LevelWeights, string>, scheme: LevelWeights): boolean {
  return [...weights].every(([name, value]) => scheme[name] === value)
}

export const level1Weights = defineRule({
  code: 'FZ-03',
  title: '一级指标权重不合方案',
  severity: 'warning',
  scope: 'scored',
  source: MEASURES('一级指标权重'),
  formula: '预算执行率 10、产出 50、效益 30、满意度 10（设成本指标的：10、成本 20、产出 40、效益 20、满意度 10），以方案为准',

  *check(form, { scheme }): Generator<Outcome> {
    const weights = printed(form)
    if (weights.size < 2) {
      yield notApplicable('表上没有标明权重')
      return
    }
    if (scheme.weights.some((each) => fits(weights, each))) {
      yield pass()
      return
    }
    const [usual] = scheme.weights
    const wrong = form.groups.find(
      ({ category, weight }) => isFilled(weight) && category && usual?.[category === 'cost' ? 'output' : category] !== plain(weight.value),
    )
    const at = wrong?.weight ?? form.funds?.maxScore
    if (!at) return
    const list = (each: LevelWeights): string =>
      `执行率 ${each.execution}${each.cost ? `、成本 ${each.cost}` : ''}、产出 ${each.output}、效益 ${each.benefit}、满意度 ${each.satisfaction}`
    yield fail({
      at,
      stated: at.raw,
      related: form.groups.flatMap((group) => group.weight ?? []),
      message: `一级指标权重与方案「${scheme.title}」不合（${scheme.weights.map(list).join('；或')}）。如有专门规定请说明。`,
    })
  },

  examples: [
    { name: '相合', given: '10/50/30/10', plant: () => {}, outcome: 'pass' },
    {
      name: '不合',
      given: '产出 40、效益 40',
      plant: (s) => s.projects[0]!.indicators.forEach((i) => void (i.level1Weight = i.level1Weight === '10' ? '10' : '40')),
      outcome: 'fail',
      says: '与方案',
    },
  ],
})
