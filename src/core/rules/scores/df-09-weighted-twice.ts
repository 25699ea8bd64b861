import { isFilled, type NumberField } from '../../form/field.ts'
import type { Indicator } from '../../form/forms.ts'
import { fromA1 } from '../../model/cell-address.ts'
import { Decimal, plain, sum } from '../../model/decimal.ts'
import { type ExampleSubmission, withHeads } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { PRACTICE } from '../sources.ts'

interface Told {
  readonly sample: string
  /** The sum of the single scores, where all of them are there. */
  readonly added: Decimal | undefined
}

/** 折算得分 = 单项得分 × 权重 is for single scores out of 100; of one that is already out of its weight it leaves a fraction. */
export const weightedTwice = defineRule({
  code: 'DF-09',
  title: '得分重复折算',
  severity: 'error',
  scope: 'scored',
  reads: [
    'funds.score',
    'goals.score',
    'indicators.maxScore',
    'indicators.score',
    'indicators.rawScore',
    'foldedScores',
    'total.score',
  ],
  source: PRACTICE('单项指标得分与权重'),
  formula: '单项指标得分按百分计的，折算得分 = 单项得分 × 权重；单项得分已按权重计的，不再乘以权重',
  silentWhen: ['表上没有「单项指标得分」和「折算得分」两栏', '评了分的各行不是都重复折算：不认定'],

  *check({ foldedScores, indicators, funds, goals, total }): Generator<Outcome<Told>> {
    const [first, ...others] = foldedScores
    if (!first) {
      yield indicators.some((each) => each.rawScore) ? pass() : notApplicable('没有单项得分与折算得分两栏')
      return
    }
    const parts = [funds?.score, goals.score, ...indicators.map((each) => each.score)].filter(
      (score) => score !== undefined,
    )
    const scores = parts.filter(isFilled)
    // A score that is missing is not zero: the total is then left open.
    const added = scores.length === parts.length ? sum(scores.map((each) => each.value)) : undefined
    const wrongTotal =
      added && total.score && !(isFilled(total.score) && total.score.value.equals(added)) ? total.score : undefined
    yield fail({
      at: wrongTotal ?? first,
      stated: (wrongTotal ?? first).raw,
      ...(wrongTotal && added ? { expected: plain(added) } : {}),
      related: wrongTotal ? foldedScores : others,
      sample: sample(first, indicators),
      added,
    })
  },

  message: ({ sample, added }) =>
    `各项「单项指标得分」已按权重计分，又乘了一次权重，折算得分因此偏低${sample}。折算得分应等于单项指标得分${
      added ? `，总分应为 ${plain(added)}` : '；未评分的指标补填后再算总分'
    }。`,

  examples: [
    {
      name: '一次计分',
      given: '表上只有得分一栏',
      plant: () => {},
      outcome: 'not-applicable',
    },
    {
      name: '百分计的单项得分',
      given: '单项 100，权重 20，折算 20',
      plant: (s) =>
        withSingleScores(
          s,
          () => '100',
          (maxScore) => maxScore,
        ),
      outcome: 'pass',
    },
    {
      name: '重复折算',
      given: '单项 20，权重 20，折算 4',
      plant: (s) =>
        withSingleScores(
          s,
          (maxScore) => maxScore,
          (maxScore) => plain(new Decimal(maxScore).pow(2).dividedBy(100)),
        ),
      outcome: 'fail',
      says: '又乘了一次权重',
    },
    {
      name: '重复折算，一项未评分',
      given: '单项 20，权重 20，折算 4；第一项未评分',
      plant: (s) => {
        withSingleScores(
          s,
          (maxScore) => maxScore,
          (maxScore) => plain(new Decimal(maxScore).pow(2).dividedBy(100)),
        )
        Object.assign(s.projects[0]!.indicators[0]!, { reason: '', score: '' })
      },
      outcome: 'fail',
      says: '未评分的指标补填后再算总分',
    },
  ],
})

/** The form with 单项指标得分 where the official one has the reasons. */
function withSingleScores(
  submission: ExampleSubmission,
  single: (maxScore: string) => string,
  folded: (maxScore: string) => string,
): void {
  for (const row of submission.projects[0]!.indicators)
    Object.assign(row, { reason: single(row.maxScore), score: folded(row.maxScore) })
  submission.reshape = (drafts) =>
    withHeads(drafts, { 偏差原因分析及改进措施: '单项指标得分', 得分: '单项指标折算得分' })
}

/** 「（如 25 × 25% = 6.25）」 */
function sample(folded: NumberField, indicators: readonly Indicator[]): string {
  const row = indicators.find((each) => fromA1(each.score.place.cell)?.row === fromA1(folded.place.cell)?.row)
  return row ? `（如 ${row.score.raw} × ${row.maxScore.raw.replace(/[%％]$/, '')}% = ${folded.raw}）` : ''
}
