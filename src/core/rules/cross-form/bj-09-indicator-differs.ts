import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import type { Submission } from '../../identity/submission.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'
import { formLabel, listed } from '../form-label.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { namedOnce } from './named-once.ts'

interface Stated {
  readonly form: ScoredForm
  readonly indicator: Indicator
  readonly target: string
  readonly outcome: string
}

/**
 * Indicators that every project has of its own, whatever their name: satisfaction, cost, time, and rates of spending or
 * completion.
 */
const OWN_TO_EACH = new RegExp(anyOf(RULE_WORDS.ownToEach))

/** Shorter names are too general to tell one thing. */
const LEAST_LETTERS = 5

/**
 * Only figures, and only of indicators whose name tells one and the same thing: a city's retail sales are not two in
 * two forms.
 */
function comparable(indicator: Indicator): boolean {
  const name = squeeze(indicator.level3.raw)
  if (name.length < LEAST_LETTERS || OWN_TO_EACH.test(name) || indicator.cost || indicator.category === 'satisfaction')
    return false
  if (/时效/.test(indicator.level2.raw)) return false
  return [indicator.targetValue, indicator.actualValue].every((field) => parseQuantity(field.raw).kind === 'number')
}

function byName(submission: Submission): Map<string, Stated[]> {
  const found = new Map<string, Stated[]>()
  for (const form of submission.forms) {
    if (form.kind === 'basic-data') continue
    for (const [key, indicator] of namedOnce(alignedIndicators(form).filter(comparable))) {
      const list = found.get(key) ?? []
      list.push({
        form,
        indicator,
        target: figure(indicator.targetValue.raw),
        outcome: figure(indicator.actualValue.raw),
      })
      found.set(key, list)
    }
  }
  return found
}

/** The bare quantity, so that 「增长8%」 and 「8%」, 「≥200个」 and 「200 个」 are the same figure. */
function figure(text: string): string {
  const quantity = parseQuantity(text)
  return quantity.kind === 'number' ? quantity.value.toFixed() : squeeze(text)
}

/**
 * Those of one target whose outcomes differ; else all of them, where the targets differ: another scope, as a rule. None
 * where all agree.
 */
function differing(
  stated: readonly Stated[],
): { readonly among: readonly Stated[]; readonly sameTarget: boolean } | undefined {
  for (const target of new Set(stated.map((each) => each.target))) {
    const among = stated.filter((each) => each.target === target)
    if (among.some((each) => each.outcome !== among[0]!.outcome)) return { among, sameTarget: true }
  }
  return stated.some((each) => each.target !== stated[0]!.target) ? { among: stated, sameTarget: false } : undefined
}

/** The one to point at, whatever the order of the sheets: of the figures that fewest forms give. */
function oddOneOut(stated: readonly Stated[]): Stated {
  const counts = new Map<string, number>()
  const figures = (each: Stated): string => `${each.target}|${each.outcome}`
  for (const each of stated) counts.set(figures(each), (counts.get(figures(each)) ?? 0) + 1)
  const count = (each: Stated): number => counts.get(figures(each))!
  return [...stated].sort((a, b) => count(a) - count(b) || (a.form.key < b.form.key ? -1 : 1))[0]!
}

interface Told {
  readonly name: string
  /** What each form says, in words. */
  readonly list: string
  readonly sameTarget: boolean
}

/** One finding a name, at a form that differs from most, with all the others as further places. */
export const indicatorDiffers = defineRule({
  code: 'BJ-09',
  title: '同名指标在各表目标或完成值不一',
  severity: 'warning',
  scope: 'submission',
  reads: [...ROWS, 'indicators.level2', 'indicators.level3', 'projectName'],
  source: PRACTICE('同一指标口径'),
  formula:
    '同名的定量指标，指标值相同的，各表实际完成值应一致；指标值也不同的，多是口径不同，只提示（满意度、成本、时效等各项目自有的指标不比）',
  readings: ['「≥200个」与「200 个」、「增长8%」与「8%」是同一个数'],
  silentWhen: [
    `满意度、成本、时效、完成率、合格率等各项目自有的指标，名称不足 ${LEAST_LETTERS} 个字的指标：不比`,
    '指标值或完成值不是一个数：不比',
    '一张表里同名的指标有两条：那张表的不比',
  ],

  *check(submission): Generator<Outcome<Told>> {
    let compared = 0
    for (const [name, stated] of byName(submission)) {
      if (stated.length < 2) continue
      compared++
      const difference = differing(stated)
      if (!difference) {
        yield pass()
        continue
      }
      const { among, sameTarget } = difference
      const odd = oddOneOut(among)
      const list = listed(
        among.map(
          ({ form, indicator }) =>
            `${formLabel(form, submission)}${indicator.targetValue.raw} / ${indicator.actualValue.raw}`,
        ),
      )
      yield fail({
        at: odd.indicator.actualValue,
        form: odd.form,
        stated: odd.indicator.actualValue.raw,
        severity: sameTarget ? 'warning' : 'info',
        related: among.filter((each) => each !== odd).map((each) => each.indicator.actualValue),
        name,
        list,
        sameTarget,
      })
    }
    if (compared === 0) yield notApplicable('没有同名指标')
  },

  message: ({ name, list, sameTarget }) =>
    sameTarget
      ? `指标「${name}」在各表的指标值相同而完成值不一：${list}。同一口径的请统一，口径不同的请说明。`
      : `指标「${name}」在各表的指标值 / 完成值不一：${list}。如口径不同，建议在名称中注明。`,

  examples: [
    { name: '没有同名', given: '各表指标名称各异', plant: () => {}, outcome: 'not-applicable' },
    {
      name: '相同',
      given: '整体表与项目表同列「改造农贸市场」，均为 10 / 11',
      plant: (s) =>
        void Object.assign(s.department.indicators[0]!, { level3: '改造农贸市场', target: '≥10个', actual: '11个' }),
      outcome: 'pass',
    },
    {
      name: '不一',
      given: '整体表完成 9个，项目表完成 11个',
      plant: (s) =>
        void Object.assign(s.department.indicators[0]!, { level3: '改造农贸市场', target: '≥10个', actual: '9个' }),
      outcome: 'fail',
      says: '指标值相同而完成值不一',
      severity: 'warning',
    },
    {
      name: '指标值也不同，只提示',
      given: '整体表 20 / 22，项目表 10 / 11',
      plant: (s) =>
        void Object.assign(s.department.indicators[0]!, { level3: '改造农贸市场', target: '≥20个', actual: '22个' }),
      outcome: 'fail',
      says: '如口径不同',
      severity: 'info',
    },
    {
      name: '一张表里有两条同名',
      given: '整体表有两条「改造农贸市场」，9 和 11',
      plant: (s) =>
        [0, 1].forEach((row) => {
          const indicator = s.department.indicators[row]!
          Object.assign(indicator, { level3: '改造农贸市场', target: '≥10个', actual: `${9 + 2 * row}个` })
        }),
      outcome: 'not-applicable',
    },
  ],
})
