import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { Decimal, ZERO } from '../../model/decimal.ts'
import { matches, type ReviewedIndicator } from '../../scoring/review-form.ts'
import { type Equation, valueIn } from '../equation.ts'
import type { Facts } from '../rule.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'

export interface Scored {
  readonly reviewed: ReviewedIndicator
  readonly maxScore: FilledNumber
  readonly score: FilledNumber
}

/** Rows whose 分值 and 得分 can be read and that lie between 0 and the 分值. */
export function* scoredRows(form: ScoredForm, { reviewOf }: Facts): Generator<Scored> {
  const aligned = new Set(alignedIndicators(form))
  for (const reviewed of reviewOf(form).indicators) {
    const { maxScore, score } = reviewed.indicator
    if (!aligned.has(reviewed.indicator) || !isFilled(maxScore) || !isFilled(score) || maxScore.value.lessThanOrEqualTo(ZERO)) continue
    if (score.value.isNegative() || score.value.greaterThan(maxScore.value)) continue
    yield { reviewed, maxScore, score }
  }
}

/** 得分 = 分值 × share, for any share that counts as right, within the tolerance. */
export function shareEquation({ reviewed, maxScore, score }: Scored, facts: Facts): Equation {
  const shares = reviewed.assessment.kind === 'formula' ? reviewed.assessment.shares : []
  const fields: NumberField[] = [maxScore, score]
  return {
    fields,
    holds: (supposed) => {
      const most = valueIn(maxScore, supposed) ?? new Decimal(0)
      const value = valueIn(score, supposed) ?? new Decimal(0)
      return shares.some((share) => matches(value, share.times(most), facts.scheme))
    },
  }
}

/** Whether the stated score is one that counts as right. */
export function isAcceptable({ reviewed, score }: Scored, facts: Facts): boolean {
  return reviewed.acceptable.some((each) => matches(score.value, each, facts.scheme))
}
