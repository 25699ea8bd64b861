import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { isAboveZero, ZERO } from '../../model/decimal.ts'
import { oncePer } from '../../model/memoise.ts'
import { matches, type ReviewedForm, type ReviewedIndicator } from '../../scoring/review-form.ts'
import { type Equation, valueIn } from '../equation.ts'
import type { Facts } from '../rule.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

export interface Scored {
  readonly reviewed: ReviewedIndicator
  readonly maxScore: FilledNumber
  readonly score: FilledNumber
}

/** Rows whose 分值 and 得分 can be read and that lie between 0 and the 分值. */
export function scoredRows(form: ScoredForm, { reviewOf }: Facts): readonly Scored[] {
  return rowsOf(reviewOf(form))
}

const rowsOf = oncePer((review: ReviewedForm): readonly Scored[] =>
  alignedIndicators(review.form).flatMap((indicator): Scored[] => {
    const { maxScore, score } = indicator
    if (!isFilled(maxScore) || !isFilled(score) || !isAboveZero(maxScore.value)) return []
    if (score.value.isNegative() || score.value.greaterThan(maxScore.value)) return []
    return [{ reviewed: review.of(indicator), maxScore, score }]
  }),
)

/** 得分 = 分值 × share, for any share that counts as right, within the tolerance. */
export function shareEquation({ reviewed, maxScore, score }: Scored, facts: Facts): Equation {
  const shares = reviewed.assessment.kind === 'formula' ? reviewed.assessment.shares : []
  const fields: NumberField[] = [maxScore, score]
  return {
    fields,
    derived: true,
    holds: (supposed) => {
      const most = valueIn(maxScore, supposed) ?? ZERO
      const value = valueIn(score, supposed) ?? ZERO
      return shares.some((share) => matches(value, share.times(most), facts.scheme))
    },
  }
}

/** Whether the stated score is one that counts as right. */
export function isAcceptable({ reviewed, score }: Scored, facts: Facts): boolean {
  return reviewed.acceptable.some((each) => matches(score.value, each, facts.scheme))
}
