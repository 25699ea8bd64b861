import { isFilled, type NumberField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { scoredItems } from '../../form/items.ts'
import { type Decimal, plain, sum, ZERO } from '../../model/decimal.ts'
import { AS_STATED, type Equation, valueIn } from '../equation.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** A score outside its bounds, or the scores of a 一级指标 above the points that it names. */
type Told =
  | {
      readonly excess: {
        readonly most: Decimal
        readonly stated: Decimal
        readonly negative: boolean
        /** Of several rows that share their points. */
        readonly together: boolean
        /** What the formula gives. */
        readonly right: Decimal | undefined
      }
    }
  | { readonly group: { readonly name: string; readonly added: Decimal; readonly excess: Decimal } }

/**
 * A score lies between 0 and its 分值, of rows that share a merged cell all together. Such a score is this rule's alone:
 * DF-03 and DF-04 leave it.
 */
export const scoreAboveWeight = defineRule({
  code: 'DF-01',
  title: '得分大于分值',
  severity: 'error',
  scope: 'scored',
  reads: [...REVIEWED_ROWS, 'groups.name'],
  source: MEASURES('指标得分最高不超过分值上限'),
  formula: '0 ≤ 得分 ≤ 分值',
  silentWhen: ['得分未填（由 DF-06 报告）', '分值无法识别：列为未能核对', '合用分值的几行合起来核对'],
  relates: true,

  *check(form, { reviewOf }): Generator<Outcome<Told>> {
    yield* groupsWithoutWeights(form)
    const aligned = new Set(alignedIndicators(form))
    for (const { head, rows } of scoredItems(form)) {
      if (!aligned.has(head)) continue
      const scores = rows.map((each) => each.score).filter(isFilled)
      const [score] = scores
      if (!score || head.maxScore.state === 'absent') continue
      const maxScores = rows.map((each) => each.maxScore).filter((field) => field.state !== 'shared')
      const open = maxScores.find((field) => !isFilled(field))
      if (open || maxScores.length === 0) {
        yield cannotTell(open ?? head.maxScore)
        continue
      }
      const equation = boundEquation(maxScores, scores)
      if (equation.holds(AS_STATED)) {
        yield pass(equation)
        continue
      }
      const { acceptable, decided } = reviewOf(form).of(head)
      const right = rows.length === 1 && decided ? acceptable[0] : undefined
      const most = sum(maxScores.filter(isFilled).map((each) => each.value))
      const stated = sum(scores.map((each) => each.value))
      const negative = scores.find((each) => each.value.isNegative())
      const at = negative ?? score
      yield fail({
        at,
        stated: plain(at.value),
        expected: right ? plain(right) : `0 至 ${plain(most)}`,
        difference: plain(negative ? negative.value.minus(right ?? ZERO) : stated.minus(right ?? most)),
        related: [...scores, ...maxScores],
        excess: { most, stated, negative: negative !== undefined, together: scores.length > 1, right },
        equation,
        fix: right && { field: at, value: right, when: 'apply-scores' },
      })
    }
  },

  message: (f) => {
    if ('group' in f) {
      const { name, added, excess } = f.group
      return `「${name}」标明 ${f.stated} 分，其下得分合计 ${plain(added)}，多 ${plain(excess)} 分。请核对各项得分。`
    }
    const { most, stated, negative, together, right } = f.excess
    const what = negative
      ? `得分 ${f.stated} 是负数`
      : `得分${together ? '合计' : ''} ${plain(stated)} 大于分值 ${plain(most)}`
    return `${what}，${right ? `按公式应得 ${plain(right)}，` : ''}请改正。`
  },

  examples: [
    { name: '在分值以内', given: '分值 20，得分 20', plant: () => {}, outcome: 'pass' },
    {
      name: '大于分值',
      given: '分值 20，得分 22',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = '22'),
      outcome: 'fail',
      says: '得分 22 大于分值 20',
    },
    {
      name: '为负',
      given: '得分 -1',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = '-1'),
      outcome: 'fail',
      says: '得分 -1 是负数',
    },
    {
      name: '分值未识别',
      given: '分值「二十」',
      plant: (s) => void (s.projects[0]!.indicators[0]!.maxScore = '二十'),
      outcome: 'cannot-tell',
    },
  ],
})

/** Where the table has no 分值 (湖北, 云南), the weight that the 一级指标 names bounds the scores below it together. */
function* groupsWithoutWeights(form: ScoredForm): Generator<Outcome<Told>> {
  for (const { weight, indicators, name } of form.groups) {
    const scores = indicators.map((each) => each.score).filter(isFilled)
    if (
      !isFilled(weight) ||
      scores.length === 0 ||
      indicators.some((each) => each.maxScore.state !== 'absent' || each.unjudged !== undefined)
    )
      continue
    const added = sum(scores.map((each) => each.value))
    if (added.lessThanOrEqualTo(weight.value)) yield pass()
    else
      yield fail({
        at: weight,
        stated: plain(weight.value),
        difference: plain(added.minus(weight.value)),
        related: scores,
        group: { name, added, excess: added.minus(weight.value) },
      })
  }
}

function boundEquation(maxScores: readonly NumberField[], scores: readonly NumberField[]): Equation {
  return {
    fields: [...maxScores, ...scores],
    derived: true,
    holds: (supposed) => {
      const most = maxScores.map((field) => valueIn(field, supposed) ?? ZERO)
      const values = scores.map((field) => valueIn(field, supposed) ?? ZERO)
      return values.every((value) => !value.isNegative()) && sum(values).lessThanOrEqualTo(sum(most))
    },
  }
}
