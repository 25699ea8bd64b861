import { Decimal, isAboveZero, percent, plain, roundedTo, sum, ZERO } from '../../model/decimal.ts'
import { hasReason, speaksOfPoints } from '../../readings/reason.ts'
import { type Equation, valueIn } from '../equation.ts'
import { fail, type Outcome, pass, type Severity } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule, type Facts } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { isAcceptable, type Scored, scoredRows, shareEquation, traceOf } from './formula-score.ts'

type Told =
  | { readonly below: { readonly row: Scored; readonly least: Decimal; readonly explained: boolean } }
  | { readonly band: { readonly achieved: string; readonly lower: Decimal; readonly least: Decimal } }

/**
 * Below every reading: the department gave itself less than the formula does, or less than the band of what its words
 * say was achieved. With a reason it is only told, with one that speaks of the points it is right.
 */
export const scoreBelowFormula = defineRule({
  code: 'DF-04',
  title: '得分低于按公式应得分',
  severity: 'warning',
  scope: 'scored',
  reads: REVIEWED_ROWS,
  source: MEASURES('定量指标得分'),
  formula: ({ scoreTolerance }) =>
    `同 DF-03；自评低于应得分超过 ${scoreTolerance} 时提出；写了偏差原因的只作提示，原因说明了扣分的不提`,
  readings: ['同 DF-03：任何一种读法下不该得更多，就不提'],
  silentWhen: ['任何一种读法下得分都够', '原因说明了扣分的', '差一点达到、按满分计也可以的'],
  relates: true,

  *check(form, facts): Generator<Outcome<Told>> {
    for (const row of scoredRows(form, facts)) {
      const { assessment } = row.reviewed
      if (assessment.kind === 'formula') yield* belowFormula(row, facts)
      else if (assessment.kind === 'described' && assessment.degree === 'achieved')
        yield belowBand(row, assessment.lower)
    }
  },

  message: (f) => {
    if ('band' in f) {
      const { achieved, lower, least } = f.band
      return `完成值「${achieved}」属达成，一般不低于分值的 ${percent(lower)}（${plain(least)}），自评 ${f.stated}。如有意从严请说明。`
    }
    const { row, least, explained } = f.below
    return `按公式应得 ${plain(least)}（${traceOf(row, least)}），自评 ${f.stated}，低 ${plain(least.minus(row.stated))}。${explained ? '' : '如有意从严请说明。'}`
  },

  examples: [
    { name: '相符', given: '18 ÷ 20 × 20 = 18，自评 18', plant: () => {}, outcome: 'pass' },
    {
      name: '偏低',
      given: '应得 18，自评 16',
      plant: (s) => void (s.projects[2]!.indicators[0]!.score = '16'),
      outcome: 'fail',
      says: '低 2',
    },
    {
      name: '反向指标',
      given: '≤15天，实际 18天，10 分应得 8，自评 5',
      plant: (s) => void Object.assign(s.projects[1]!.indicators[2]!, { actual: '18天', score: '5' }),
      outcome: 'fail',
      says: '按公式应得 8',
    },
  ],
})

function* belowFormula(row: Scored, facts: Facts): Generator<Outcome<Told>> {
  const { reviewed, stated, score, maxScores, scores } = row
  const { assessment, acceptable } = reviewed
  if (assessment.kind !== 'formula') return
  const equation = shareEquation(row, facts)
  if (isAcceptable(row) || explainsPoints(row)) {
    yield pass(equation)
    return
  }
  const least = Decimal.min(...acceptable)
  if (stated.greaterThanOrEqualTo(least)) return
  const { targetValue, actualValue } = reviewed.indicator
  const explained = isExplained(row)
  yield fail({
    at: score,
    stated: plain(stated),
    expected: plain(least),
    difference: plain(stated.minus(least)),
    severity: severityOf(row),
    related: [targetValue, actualValue, ...maxScores, ...scores.slice(1)],
    below: { row, least, explained },
    equation,
    fix:
      scores.length === 1 && assessment.firm && !explained
        ? { field: score, value: least, when: 'apply-scores' }
        : undefined,
  })
}

/** 「提升」 against 「提升」 with 3 of 30 points and no word why. */
function belowBand(row: Scored, lower: Decimal): Outcome<Told> {
  const { reviewed, weight, stated, score, maxScores, scores } = row
  const least = roundedTo(lower.times(weight), 2)
  const equation: Equation = {
    fields: [...maxScores, ...scores],
    derived: true,
    holds: (supposed) => {
      const most = sum(maxScores.map((field) => valueIn(field, supposed) ?? ZERO))
      return sum(scores.map((field) => valueIn(field, supposed) ?? ZERO)).greaterThanOrEqualTo(
        roundedTo(lower.times(most), 2),
      )
    },
  }
  if (!isAboveZero(least.minus(stated)) || isExplained(row)) return pass(equation)
  const { actualValue } = reviewed.indicator
  return fail({
    at: score,
    stated: plain(stated),
    expected: `不低于 ${plain(least)}`,
    difference: plain(stated.minus(least)),
    related: [actualValue],
    band: { achieved: actualValue.raw, lower, least },
    equation,
  })
}

function isExplained({ reviewed }: Scored): boolean {
  return reviewed.item.rows.some((row) => hasReason(row))
}

function explainsPoints({ reviewed }: Scored): boolean {
  return reviewed.item.rows.some((row) => speaksOfPoints(row))
}

function severityOf(row: Scored): Severity {
  return isExplained(row) ? 'info' : 'warning'
}
