import { isUnderstood } from '../form/forms.ts'
import type { ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import { groupUnchecked, uncheckedText } from '../rules/unchecked.ts'
import { UNJUDGED } from '../rules/unjudged-forms.ts'

/** The workbook's own findings; what is missing altogether stands in the first workbook. */
export function findingsOf(reviewed: ReviewedSubmission, workbook: string): readonly ReportedFinding[] {
  const first = reviewed.workbooks.find((each) => each.forms.length > 0)?.path
  return reviewed.findings.filter((each) => each.workbook === workbook || (each.cell === null && workbook === first))
}

/** What could not be checked of a workbook. */
export interface Gaps {
  /** Checks that could not be made. */
  readonly count: number
  /** Their causes, a sentence each, and the forms on which nothing could be judged. */
  readonly lines: readonly string[]
}

export function gapsIn({ unchecked, unjudged, submission }: ReviewedSubmission, workbook: string): Gaps {
  const own = unchecked.filter(({ place }) => place.workbook === workbook)
  const groups = groupUnchecked(own)
  const silent = submission.forms.filter(
    (form) => form.workbook === workbook && isUnderstood(form) && unjudged.has(form.key),
  )
  const lines = [
    ...groups.map((group) => `「${group.place.sheet}」${group.place.cell}　${uncheckedText(group)}`),
    ...silent.map((form) => `「${form.sheet}」${UNJUDGED}`),
  ]
  return { count: own.length, lines }
}
