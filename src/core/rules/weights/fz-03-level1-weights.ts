import { isFilled } from '../../form/field.ts'
import type { IndicatorGroup, ScoredForm } from '../../form/forms.ts'
import { plain } from '../../model/decimal.ts'
import { describeWeights, fitsWeights } from '../../scheme/level-weights.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { printedWeights, weightGroupOf } from '../../scoring/scheme-evidence.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { executionSlip } from './execution-slip.ts'

interface Told {
  readonly scheme: Scheme
  /** What the form prints. */
  readonly printed: string
}

/** Only what the form prints is judged; a group without a printed weight is not. */
export const level1Weights = defineRule({
  code: 'FZ-03',
  title: '一级指标权重不合方案',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'funds.maxScore', 'groups.name'],
  source: MEASURES('一级指标权重'),
  formula: ({ weights: [usual, withCost] }) =>
    `${describeWeights(usual!)}${withCost ? `（设成本指标的：${describeWeights(withCost).replace(/^预算执行率 /, '')}）` : ''}，以方案为准`,
  silentWhen: [
    '表上标明权重的不足两组',
    '与方案里任何一组权重相符',
    '没有当地方案，而表上的一级指标是自己的一套（如 决策、投入与管理）',
  ],

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const weights = printedWeights(form)
    if (Object.keys(weights).length < 2) {
      yield notApplicable('表上没有标明权重')
      return
    }
    if (scheme.weights.some((each) => fitsWeights(weights, each))) {
      yield pass()
      return
    }
    if (scheme.extends === undefined && hasOwnGroups(form)) {
      yield notApplicable('一级指标是当地自己的一套，没有方案可对照')
      return
    }
    if (executionSlip(form, scheme)) {
      yield notApplicable('只有执行率分值不合，见 FZ-02')
      return
    }
    const [usual] = scheme.weights
    const differs = (group: IndicatorGroup): boolean => {
      const own = weightGroupOf(group)
      return own !== undefined && isFilled(group.weight) && usual?.groups[own] !== plain(group.weight.value)
    }
    const at =
      form.groups.find(differs)?.weight ??
      form.funds?.maxScore ??
      form.groups.find(({ weight }) => isFilled(weight))?.weight
    if (!at) return
    yield fail({
      at,
      stated: at.raw,
      related: form.groups.flatMap((group) => group.weight ?? []),
      scheme,
      printed: describeWeights({ groups: weights }),
    })
  },

  message: ({ scheme, printed }) =>
    `表上一级指标权重为${printed}，方案「${scheme.title}」为${scheme.weights.map(describeWeights).join('，或')}。请核对；另有规定的请说明。`,

  examples: [
    {
      name: '一级指标是自己的一套',
      given: '投入与管理、效益 45、满意度 10，没有当地方案',
      plant: (s) =>
        s.projects[0]!.indicators.forEach(
          (i) =>
            void Object.assign(
              i,
              i.level1 === '产出指标'
                ? { level1: '投入与管理', level2: '预算管理' }
                : { level1Weight: i.level1Weight === '30' ? '45' : '10' },
            ),
        ),
      outcome: 'pass',
    },
    { name: '相合', given: '10/50/30/10', plant: () => {}, outcome: 'pass' },
    {
      name: '不合',
      given: '产出 40、效益 40',
      plant: (s) =>
        s.projects[0]!.indicators.forEach((i) => void (i.level1Weight = i.level1Weight === '10' ? '10' : '40')),
      outcome: 'fail',
      says: '表上一级指标权重为执行率 10、产出 40、效益 40、满意度 10，方案',
    },
    {
      name: '只有执行率分值填错',
      given: '执行率分值 9，其余 50/30/10（由 FZ-02 报告）',
      plant: (s) => void Object.assign(s.projects[0]!.funds.total, { maxScore: '9', score: '8.55' }),
      outcome: 'pass',
    },
  ],
})

/** 决策, 投入与管理: a place's own groups, of which the national weights say nothing. */
function hasOwnGroups({ groups }: ScoredForm): boolean {
  return groups.some((group) => {
    const own = weightGroupOf(group)
    return group.name !== '' && (own === undefined || own === 'decision' || own === 'management')
  })
}
