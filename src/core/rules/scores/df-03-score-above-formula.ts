import type { ScoredForm, Indicator } from '../../form/forms.ts'
import { Decimal, isAboveZero, plain } from '../../model/decimal.ts'
import { hasReason } from '../../readings/reason.ts'
import { isMissed } from '../../scoring/assess-item.ts'
import { fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule, type Facts } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { isAcceptable, type Scored, scoredRows, shareEquation, traceOf } from './formula-score.ts'

type Told =
  | { readonly late: { readonly indicator: Indicator; readonly weight: Decimal; readonly firm: boolean } }
  | {
      readonly above: {
        readonly row: Scored
        readonly expected: Decimal
        readonly excess: Decimal
        /** The score may rest on a formula that is not the scheme's. */
        readonly otherFormula: boolean
      }
    }
  | { readonly missed: { readonly weight: Decimal; readonly row: Indicator } }

/**
 * Above every reading of target and outcome: by 0.5 and more an error, by less a warning. A late completion cannot have
 * the full score.
 */
export const scoreAboveFormula = defineRule({
  code: 'DF-03',
  title: '得分高于按公式应得分',
  severity: 'error',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('定量指标得分'),
  formula:
    '正向：达到得满分，否则 分值 × 完成值 ÷ 指标值；反向：分值 ×（1 − 超出部分 ÷ 指标值），有的地方为 分值 × 指标值 ÷ 完成值；指标值为 0：完成 0 得满分，否则 0 分',
  readings: [
    '没有写符号、名称看不出哪头好的，越高越好与越低越好都算；成本、费用类不写符号的也一样',
    '反向指标两种公式都算：按其中一种够的，只列为疑点',
    '完成值是数字加说明的（「9所，1所未完工」），以前面的数字为准；写了几个数的，任何一个或其和都算',
    '列出几项的（「桃 5亩、李 3亩」），各项平均与最低之间都算',
    '几行合并计分的，最低一行与最高一行之间都算',
    '完成值抄了「≥」「以上」的，按其中的数字算',
  ],
  silentWhen: [
    '任何一种读法下得分都够（方向不明的两种算法都算）',
    '分值或得分无法识别',
    '定性指标（见 DF-05），单位不同无法比较的',
  ],
  relates: true,

  *check(form, facts): Generator<Outcome<Told>> {
    for (const row of scoredRows(form, facts)) {
      const { assessment } = row.reviewed
      if (assessment.kind === 'late') yield lateWithPoints(row, assessment.firm)
      else if (assessment.kind === 'formula') yield* aboveFormula(row, facts, form)
      else if (assessment.kind === 'undecided' && row.reviewed.item.rows.length > 1)
        yield* fullWithMissedRow(row, facts, form)
    }
  },

  message: (f) => {
    if ('late' in f) {
      const { indicator, weight, firm } = f.late
      return `完成时间「${indicator.actualValue.raw}」晚于指标值「${indicator.targetValue.raw}」，${firm ? '不应' : '一般不'}得满分 ${plain(weight)}。${firm ? '请核对得分和日期。' : '请核对，或说明。'}`
    }
    if ('missed' in f) {
      const { weight, row } = f.missed
      return `几行合并计分得了满分 ${plain(weight)}，其中「${row.level3.raw.trim()}」指标值「${row.targetValue.raw}」，完成值「${row.actualValue.raw}」，没有达到。请核对得分，或说明。`
    }
    return aboveMessage(f.above, f.severity)
  },

  examples: [
    { name: '达到得满分', given: '≥10个，完成 11个，20 分得 20', plant: () => {}, outcome: 'pass' },
    {
      name: '未达到得满分',
      given: '≥20家，完成 10家，20 分得 18',
      plant: (s) => void (s.projects[2]!.indicators[0]!.actual = '10家'),
      outcome: 'fail',
      says: '按公式应得 10（10 ÷ 20 × 20 = 10），自评 18，高出 8',
    },
    {
      name: '多不到半分',
      given: '应得 18，自评 18.3',
      plant: (s) => void (s.projects[2]!.indicators[0]!.score = '18.3'),
      outcome: 'fail',
      says: '高出 0.3',
    },
    {
      name: '差在四舍五入',
      given: '应得 18，自评 18.05',
      plant: (s) => void (s.projects[2]!.indicators[0]!.score = '18.05'),
      outcome: 'pass',
    },
    {
      name: '指标值为 0 而有发生',
      given: '差错率指标值 0，实际 2%',
      plant: (s) => void (s.projects[2]!.indicators[1]!.actual = '2%'),
      outcome: 'fail',
      says: '按公式应得 0',
    },
    {
      name: '延期得满分',
      given: '2022年12月31日前，完成 2023年2月',
      plant: (s) => void (s.projects[0]!.indicators[2]!.actual = '2023年2月'),
      outcome: 'fail',
      says: '不应得满分',
    },
  ],
})

/**
 * Completed after its time: not the full score. With a reason for the delay it may have been agreed, so that it is
 * asked.
 */
function lateWithPoints({ reviewed, stated, weight, score }: Scored, firm: boolean): Outcome<Told> {
  const { targetValue, actualValue } = reviewed.indicator
  if (stated.lessThan(weight)) return pass()
  return fail({
    at: score,
    stated: plain(stated),
    expected: `小于 ${plain(weight)}`,
    severity: firm && !hasReason(reviewed.indicator) ? 'error' : 'warning',
    related: [targetValue, actualValue],
    late: { indicator: reviewed.indicator, weight, firm },
  })
}

function aboveMessage(
  { row, expected, excess, otherFormula }: Extract<Told, { above: unknown }>['above'],
  severity: Severity = 'error',
): string {
  const { indicator, assessment } = row.reviewed
  const { targetValue, actualValue } = indicator
  const pair = targetValue.raw === '' ? '' : `指标值「${targetValue.raw}」，完成值「${actualValue.raw}」。`
  const formula = otherFormula ? '按别的公式计分的，请说明。' : ''
  // The text holds more than one figure that may be meant.
  const open = assessment.kind === 'formula' && !assessment.firm
  const reading = open ? '指标值或完成值里不止一个数，有别的算法的，请说明。' : ''
  const plea = severity === 'error' ? '请改得分；完成值填错的，请改完成值。' : '请核对，或说明。'
  return `按公式应得 ${plain(expected)}（${traceOf(row, expected)}），自评 ${plain(row.stated)}，高出 ${plain(excess)}。${pair}${formula || reading || plea}`
}

function* aboveFormula(row: Scored, facts: Facts, form: ScoredForm): Generator<Outcome<Told>> {
  const { reviewed, weight, stated, score, maxScores, scores } = row
  const { assessment, acceptable, item } = reviewed
  if (assessment.kind !== 'formula') return
  const equation = shareEquation(row, facts)
  if (isAcceptable(row)) {
    yield pass(equation)
    if (item.rows.length > 1 && stated.equals(weight)) yield* fullWithMissedRow(row, facts, form)
    return
  }
  const expected = Decimal.max(...acceptable)
  const most = Decimal.max(expected, ...assessment.tolerated.map((share) => share.times(weight)))
  const excess = stated.minus(expected)
  if (!isAboveZero(excess)) return
  const error = assessment.firm && stated.minus(most).greaterThanOrEqualTo(facts.scheme.excessError)
  const { targetValue, actualValue } = reviewed.indicator
  yield fail({
    at: score,
    stated: plain(stated),
    expected: plain(expected),
    difference: plain(excess),
    severity: error ? 'error' : 'warning',
    related: [targetValue, actualValue, ...maxScores, ...scores.slice(1)],
    above: { row, expected, excess, otherFormula: stated.lessThanOrEqualTo(most) },
    equation,
    fix: scores.length === 1 && error ? { field: score, value: expected, when: 'apply-scores' } : undefined,
  })
}

/** Rows that share their points, all of them earned although one of the rows was surely missed. */
function* fullWithMissedRow(
  { reviewed, stated, weight, score }: Scored,
  { reviewOf }: Facts,
  form: ScoredForm,
): Generator<Outcome<Told>> {
  if (stated.lessThan(weight) || hasReason(reviewed.indicator)) return
  const review = reviewOf(form)
  const missed = reviewed.item.rows.find((row) => row.actualValue.state === 'filled' && isMissed(review.assess(row)))
  if (!missed) return
  yield fail({
    at: score,
    stated: plain(stated),
    severity: 'warning',
    related: [missed.targetValue, missed.actualValue],
    missed: { weight, row: missed },
  })
}
