import { type Place, placeKey } from '../form/field.ts'
import { wrongFormulaResult } from '../progress/wrong-formula.ts'
import type { Change, ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import { CannotMendError } from './cannot-mend-error.ts'
import type { PutValue } from './mended-book.ts'

/** A value for a cell of a set. */
export type Proposed = PutValue & Place

const NOTHING = '这一处没有可以采用的数，请自己改。'

/** What 「采用」 shows for a finding: what `correct` would write; null where only a person can tell, or it stands already. */
export function proposedText({ correction, status }: ReportedFinding): string | null {
  return correction && !correction.applied && status !== 'adopted' ? correction.value : null
}

/** What taking the proposal of a finding puts into its cells. Throws `CannotMendError` where there is none. */
export function proposalOf(reviewed: ReviewedSubmission, id: string): readonly Proposed[] {
  const finding = reviewed.findings.find((each) => each.id === id)
  if (!finding || proposedText(finding) === null) throw new CannotMendError(NOTHING)
  const places = new Set(finding.fixes.map(({ field }) => placeKey(field.place)))
  const own = (changes: readonly Change[]): Change[] => changes.filter((each) => places.has(placeKey(each)))
  const made = own(reviewed.changes)
  const changes = made.length > 0 ? made : own(reviewed.withheld)
  if (changes.length === 0) throw new CannotMendError(NOTHING)
  return changes.map(proposed)
}

/** All that `correct` would write and is not there yet; not what a wrong formula would take back. */
export function proposedInAll({ changes, adopted, formulaResults }: ReviewedSubmission): readonly Proposed[] {
  return changes
    .filter((each) => !adopted.has(placeKey(each)) && wrongFormulaResult(each, formulaResults) === undefined)
    .map(proposed)
}

/** The cells that came back as an earlier round of ours had put them right. */
export function adoptedChanges({ changes, adopted }: ReviewedSubmission): readonly Change[] {
  return changes.filter((each) => adopted.has(placeKey(each)))
}

function proposed({ workbook, sheet, cell, value, format }: Change): Proposed {
  return { workbook, sheet, cell, value, by: 'taken', ...(format === undefined ? {} : { format }) }
}
