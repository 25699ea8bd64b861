import { Decimal, isAboveZero, plain } from '../../model/decimal.ts'
import { fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { defineRule } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { isAcceptable, scoredRows, shareEquation } from './formula-score.ts'

/** Above every reading of target and outcome: by 0.5 and more an error, by less a warning. A late completion cannot have the full score. */
export const scoreAboveFormula = defineRule({
  code: 'DF-03',
  title: '得分高于按公式应得分',
  severity: 'error',
  scope: 'scored',
  source: MEASURES('定量指标得分'),
  formula:
    '正向：达到得满分，否则 分值 × 完成值 ÷ 指标值；反向：分值 ×（1 − 超出部分 ÷ 指标值），有的地方为 分值 × 指标值 ÷ 完成值；指标值为 0：完成 0 得满分，否则 0 分',
  relates: true,

  *check(form, facts): Generator<Outcome> {
    for (const row of scoredRows(form, facts)) {
      const { reviewed, score, maxScore } = row
      const { targetValue, actualValue } = reviewed.indicator
      if (reviewed.assessment.kind === 'late') {
        if (score.value.lessThan(maxScore.value)) yield pass()
        else
          yield fail({
            at: score,
            stated: plain(score.value),
            expected: `小于 ${plain(maxScore.value)}`,
            related: [targetValue, actualValue],
            message: `完成时间「${actualValue.raw}」晚于指标值「${targetValue.raw}」，不应得满分 ${plain(maxScore.value)}。`,
          })
        continue
      }
      if (reviewed.assessment.kind !== 'formula') continue
      const equation = shareEquation(row, facts)
      if (isAcceptable(row, facts)) {
        yield pass(equation)
        continue
      }
      const expected = Decimal.max(...reviewed.acceptable)
      const excess = score.value.minus(expected)
      if (!isAboveZero(excess)) continue
      const severity: Severity = excess.greaterThanOrEqualTo(facts.scheme.excessError) ? 'error' : 'warning'
      const working = reviewed.assessment.workings[reviewed.acceptable.findIndex((each) => each.equals(expected))] ?? ''
      yield fail({
        at: score,
        stated: plain(score.value),
        expected: plain(expected),
        difference: plain(excess),
        severity,
        related: [targetValue, actualValue, maxScore],
        message: `按公式应得 ${plain(expected)}（${trace(working, maxScore.value, expected)}），自评 ${plain(score.value)}，高出 ${plain(excess)}。指标值「${targetValue.raw}」，完成值「${actualValue.raw}」。`,
        equation,
        fix: { field: score, value: expected, when: 'apply-scores' },
      })
    }
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

export function trace(working: string, weight: Decimal, expected: Decimal): string {
  return working.endsWith('× 分值') ? `${working.slice(0, -2)}${plain(weight)} = ${plain(expected)}` : working
}
