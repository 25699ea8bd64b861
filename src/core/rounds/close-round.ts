import type { PreviousRound } from '../returned/previous-round.ts'
import type { ScoredForm } from '../form/forms.ts'
import type { ReviewedSubmission } from '../reviewed-submission.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { judgedForm } from '../scoring/judged-form.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { answered, type Checked } from './answers.ts'
import { judgementsIn } from './judgements.ts'
import { heard, isIn } from './replies.ts'

/** What the program found by itself. */
export interface Found extends Checked {
  readonly reviews: ReadonlyMap<ScoredForm, ReviewedForm>
  readonly scheme: Scheme
}

/**
 * What the program found, with what people have made of it since the last round: the department's answers wherever they
 * were written, the reviewer's scores and opinions, and what of the last round is gone.
 */
export function closeRound(
  found: Found,
  previous: PreviousRound,
): Pick<ReviewedSubmission, 'findings' | 'resolved' | 'reviews' | 'remarks'> {
  const first = answered(found, previous)
  const judgements = judgementsIn(found.reviews, previous, ({ workbook, sheet }, rows) =>
    first.some(
      (each) =>
        each.status === 'open' &&
        each.severity !== 'info' &&
        each.workbook === workbook &&
        each.sheet === sheet &&
        isIn(each, rows),
    ),
  )
  const { explanations, remarks } = heard(first, previous, judgements)
  const isHeard = previous.typed.length > 0 || judgements.replies.length > 0
  const findings = isHeard ? answered(found, { ...previous, explanations }) : first
  const known = new Set(findings.map(({ id }) => id))
  return {
    findings,
    resolved: previous.findings
      .filter(({ id, isHint }) => !isHint && !known.has(id))
      .map(({ isHint: _, ...finding }) => ({ ...finding, explanation: explanations.get(finding.id) ?? null })),
    reviews: new Map(
      [...found.reviews].map(([form, review]) => {
        const judgement = judgements.byForm.get(form)
        return [form, judgement ? judgedForm(review, judgement, found.scheme) : review]
      }),
    ),
    remarks,
  }
}
