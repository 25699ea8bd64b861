import { type FilledNumber, isFilled } from '../../form/field.ts'
import { type Decimal, HUNDRED, ONE, plain } from '../../model/decimal.ts'
import { withHeads } from '../example-submission.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule, type Example } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** Scores and factors are written to two decimals at most, mostly to one. */
const TOLERANCE = '0.1'

interface Told {
  readonly score: Decimal
  readonly maxScore: Decimal
  /** As it is written. */
  readonly factor: string
}

/** The column 得分系数 against 分值 and 得分. */
export const scoreFactorDiffers = defineRule({
  code: 'DF-11',
  title: '得分与得分系数不符',
  severity: 'warning',
  scope: 'scored',
  reads: [...ROWS, 'indicators.scoreFactor'],
  source: PROJECT_FORM('得分系数'),
  formula: '得分 = 分值 × 得分系数',
  readings: ['系数写 0.9、90% 或 90 都算', '得分取一位小数的差别不算'],
  silentWhen: ['表上没有得分系数一栏，或分值、系数、得分有一格没有填', '分值与别的行合用一格', '系数大于 1'],

  *check(form): Generator<Outcome<Told>> {
    let judged = 0
    for (const { scoreFactor, maxScore, score } of alignedIndicators(form)) {
      if (!isFilled(scoreFactor) || !isFilled(maxScore) || !isFilled(score)) continue
      const factor = asShare(scoreFactor)
      if (factor === undefined) continue
      judged += 1
      const due = maxScore.value.times(factor)
      if (due.minus(score.value).abs().lessThan(TOLERANCE)) yield pass()
      else
        yield fail({
          at: score,
          stated: score.raw,
          expected: plain(due),
          related: [maxScore, scoreFactor],
          score: score.value,
          maxScore: maxScore.value,
          factor: scoreFactor.raw,
        })
    }
    if (judged === 0) yield notApplicable('没有可以核对的得分系数')
  },

  message: ({ expected, score, maxScore, factor }) =>
    `得分 ${plain(score)} 与得分系数不符：分值 ${plain(maxScore)} × 系数 ${factor} = ${expected}。请核对，改正写错的一格。`,

  examples: [
    { name: '没有得分系数一栏', given: '通用表样', plant: () => {}, outcome: 'not-applicable' },
    withFactor('相符', '0.9', '18', 'pass'),
    withFactor('写成百分数', '90%', '18', 'pass'),
    withFactor('写成百分数，没有百分号', '90', '18', 'pass'),
    withFactor('得分取一位小数', '0.857', '17.1', 'pass'),
    withFactor('不止是取整', '0.857', '17.3', 'fail'),
    withFactor('不符', '0.9', '20', 'fail'),
    withFactor('没有填的不比', '', '20', 'not-applicable'),
    withFactor('大于 1 的不是这种系数', '1.2', '20', 'not-applicable'),
  ],
})

/** The first row, of 20 points, of a form with a column 得分系数 in place of the reasons. */
function withFactor(name: string, factor: string, score: string, outcome: Example['outcome']): Example {
  return {
    name,
    given: `20 分，系数 ${factor || '空'}，得分 ${score}`,
    plant: (s) => {
      for (const row of s.projects[0]!.indicators) row.reason = ''
      Object.assign(s.projects[0]!.indicators[0]!, { score, reason: factor })
      s.reshape = (drafts) => withHeads(drafts, { 偏差原因分析及改进措施: '得分系数' })
    },
    outcome,
  }
}

/** 0.9, 「90%」 and 90 are the same factor; undefined where it is none between 0 and 1. */
function asShare({ value }: FilledNumber): Decimal | undefined {
  if (value.isNegative() || value.greaterThan(HUNDRED)) return undefined
  if (value.lessThanOrEqualTo(ONE)) return value
  return value.greaterThanOrEqualTo(10) ? value.dividedBy(HUNDRED) : undefined
}
