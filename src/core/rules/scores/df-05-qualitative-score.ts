import { Decimal, percent, plain } from '../../model/decimal.ts'
import type { WordDegree } from '../../quantity/attainment.ts'
import { hasReason } from '../../readings/reason.ts'
import type { IndicatorAssessment } from '../../scoring/assess-indicator.ts'
import { fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { scoredRows } from './formula-score.ts'
import { inPercent } from '../wording.ts'

const WORDS = { achieved: '达成', partly: '部分达成', not: '未达成', open: '' } as const

interface Told {
  readonly outcome: string
  readonly assessment: Extract<IndicatorAssessment, { kind: 'described' }>
  /** The upper end of the band of its words. */
  readonly most: Decimal
}

/**
 * Only above the band that the words allow: 「部分完成」 with the full score. Lower scores are the department's own
 * strictness.
 */
export const qualitativeScore = defineRule({
  code: 'DF-05',
  title: '定性得分与完成程度不符',
  severity: 'error',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('定性指标得分'),
  formula: ({ qualitative: { achieved, partly, not } }) =>
    `达成预期指标得 ${band(achieved)}，部分达成 ${band(partly)}，未达成 ${band(not)}（以方案为准）`,
  readings: [
    '「未逾期」「无违规」「零投诉」是好事；否定两次的也是',
    '「延期项目已全部验收」说的是已验收',
    '「正在推进」在没有定时间的指标里不算未完成',
    '只有整句说明未达成的才是错误，其余只列为疑点',
  ],
  silentWhen: ['文字看不出达成程度：留给人', '得分不高于这一档'],

  *check(form, facts): Generator<Outcome<Told>> {
    for (const { reviewed, stated, weight, score } of scoredRows(form, facts)) {
      const { assessment, indicator } = reviewed
      if (assessment.kind !== 'described' || assessment.degree === 'open') continue
      // How much a delay costs is a person's decision; only the full score is not for it.
      const most = assessment.late ? weight : assessment.upper.times(weight)
      const severity = severityOf(assessment, { stated, weight }, hasReason(indicator))
      if ((stated.lessThanOrEqualTo(most) && !assessment.late) || severity === undefined) {
        yield pass()
        continue
      }
      const { actualValue } = indicator
      yield fail({
        at: score,
        stated: plain(stated),
        expected: assessment.late ? `小于 ${plain(weight)}` : `不高于 ${plain(most)}`,
        ...(assessment.late ? {} : { difference: plain(stated.minus(most)) }),
        severity,
        related: [actualValue],
        outcome: actualValue.raw,
        assessment,
        most,
      })
    }
  },

  message: ({ stated, severity, outcome, assessment: { late, degree, upper }, most }) => {
    const what = late ? '说明已经延期' : `属${WORDS[degree]}`
    const error = severity === 'error'
    const bound = late
      ? '一般不得满分'
      : `得分${error ? '不应' : '一般不'}高于分值的 ${percent(upper)}（${plain(most)}）`
    return `完成值「${outcome}」${what}，${bound}，自评 ${stated}。${error ? '请改得分；完成值写错的，请改完成值。' : '请核对，或说明。'}`
  },

  examples: [
    { name: '达成得满分', given: '「明显改善」与指标值相同，15 分得 15', plant: () => {}, outcome: 'pass' },
    {
      name: '部分完成得满分',
      given: '「部分完成」，15 分得 15',
      plant: (s) => void (s.projects[0]!.indicators[5]!.actual = '部分完成'),
      outcome: 'fail',
      says: '不应高于分值的 80%（12）',
    },
    {
      name: '部分完成得八成',
      given: '「部分完成」，15 分得 12',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[5]!, { actual: '部分完成', score: '12' }),
      outcome: 'pass',
    },
    {
      name: '未完成',
      given: '「未完成」，15 分得 12',
      plant: (s) => void Object.assign(s.projects[0]!.indicators[5]!, { actual: '未完成', score: '12' }),
      outcome: 'fail',
      says: '未达成',
    },
  ],
})

/** 「100%–80%」 */
function band(ends: readonly [upper: string, lower: string]): string {
  return ends.map(inPercent).join('–')
}

/** From this share on nothing was taken off to speak of. */
const NEARLY_FULL = new Decimal('0.95')

/**
 * An error only where the words cannot be read otherwise, the score is full and nothing explains it. Words that leave
 * some doubt are asked about where the score is full; with a reason, only where what was asked was not done at all. A
 * part of the points taken off and explained is the department's decision.
 */
function severityOf(
  { degree, sure, late }: WordDegree,
  { stated, weight }: { stated: Decimal; weight: Decimal },
  explained: boolean,
): Severity | undefined {
  const full = stated.equals(weight)
  if (full && !explained) return sure ? 'error' : 'warning'
  if (late) return full ? 'warning' : undefined
  if (full) return degree === 'not' || sure ? 'warning' : undefined
  if (!sure) return undefined
  return !explained || degree === 'partly' || stated.greaterThanOrEqualTo(weight.times(NEARLY_FULL))
    ? 'warning'
    : undefined
}
