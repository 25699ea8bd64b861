import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import type { Decimal } from '../../model/decimal.ts'
import { sum, ZERO } from '../../model/decimal.ts'
import { oncePer } from '../../model/memoise.ts'
import { matches, type ReviewedForm, type ReviewedItem } from '../../scoring/review-form.ts'
import { type Equation, valueIn } from '../equation.ts'
import type { Facts } from '../rule.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

/** A row with its points, or several rows that share theirs. */
export interface Scored {
  readonly reviewed: ReviewedItem
  /** 分值 and 得分, summed over the rows. */
  readonly weight: Decimal
  readonly stated: Decimal
  readonly maxScores: readonly FilledNumber[]
  readonly scores: readonly FilledNumber[]
  /** The cell of the score: where a finding about it stands. */
  readonly score: FilledNumber
}

/** Items whose 分值 and 得分 can be read, and whose score lies between 0 and the 分值. */
export function scoredRows(form: ScoredForm, { reviewOf }: Facts): readonly Scored[] {
  return rowsOf(reviewOf(form))
}

const rowsOf = oncePer((review: ReviewedForm): readonly Scored[] => {
  const aligned = new Set(alignedIndicators(review.form))
  return review.items.flatMap((reviewed): Scored[] => {
    const { item, weight, stated } = reviewed
    if (!aligned.has(item.head) || weight === undefined || stated === undefined) return []
    if (stated.isNegative() || stated.greaterThan(weight)) return []
    const scores = item.rows.map((row) => row.score).filter(isFilled)
    const maxScores = item.rows.map((row) => row.maxScore).filter(isFilled)
    return [{ reviewed, weight, stated, maxScores, scores, score: scores[0]! }]
  })
})

/** 得分 = 分值 × share, for any share that counts as right, within the tolerance. */
export function shareEquation({ reviewed: { assessment }, maxScores, scores }: Scored, facts: Facts): Equation {
  const shares = assessment.kind === 'formula' ? [...assessment.shares, ...assessment.tolerated] : []
  const spread = assessment.kind === 'formula' && assessment.spread
  return {
    fields: [...maxScores, ...scores],
    derived: true,
    holds: (supposed) => {
      const most = sum(maxScores.map((field) => valueIn(field, supposed) ?? ZERO))
      const value = sum(scores.map((field) => valueIn(field, supposed) ?? ZERO))
      const due = shares.map((share) => share.times(most))
      if (due.some((each) => matches(value, each, facts.scheme))) return true
      return spread && due.some((each) => value.greaterThan(each)) && due.some((each) => value.lessThan(each))
    },
  }
}

/** Whether the stated score is one that counts as right. */
export function isAcceptable({ reviewed, stated }: Scored): boolean {
  return reviewed.accepts(stated)
}

/** 「2.4% ÷ 8% × 分值」 → 「2.4% ÷ 8% × 10 = 3」 for the share that gives the expected score. */
export function traceOf({ reviewed: { assessment, acceptable }, weight }: Scored, expected: Decimal): string {
  const working =
    assessment.kind === 'formula'
      ? (assessment.workings[acceptable.findIndex((each) => each.equals(expected))] ?? '')
      : ''
  return working.endsWith('× 分值') ? `${working.slice(0, -2)}${weight.toFixed()} = ${expected.toFixed()}` : working
}
