import type { PreviousRound } from '../annotation/previous-round.ts'
import { placeKey } from '../form/field.ts'
import { invitesExplanation } from '../progress/invites-explanation.ts'
import { type FindingStatus, jointId } from '../progress/lines.ts'
import type { Corrections, Decided } from '../repair/correct-until-stable.ts'
import { correctedText } from '../repair/propose-changes.ts'
import type { Change, ReportedFinding } from '../reviewed-submission.ts'
import type { Finding } from '../rules/finding.ts'

/**
 * A correction is not made again where the department put another value in its place, though it is still what the
 * form's own figures give, or a reviewer waived the finding. It stands where it came back unchanged and is still right.
 */
export function decided({ corrections, waived }: PreviousRound): Decided {
  const earlier = (change: Change): boolean | undefined => {
    const correction = corrections.get(placeKey(change))
    return correction?.after === change.value.text ? correction.stands : undefined
  }
  return {
    isWithheld: (change) => waived.has(change.finding) || earlier(change) === false,
    stands: (change) => earlier(change) === true,
  }
}

/**
 * The findings with what became of them: corrected, explained, adopted, waived, or still open. What a correction that
 * was taken back would have settled is a finding, too. `applied`: the corrections are being written.
 */
export function answered(
  found: readonly Finding[],
  { changes, withheld }: Corrections,
  previous: PreviousRound,
  applied: boolean,
): ReportedFinding[] {
  const known = new Set(found.map(({ id }) => id))
  const findings = [...found, ...withheld.flatMap(({ finding }) => (known.has(finding.id) ? [] : [finding]))]
  const made = new Map(changes.map((change) => [placeKey(change), change]))
  const left = new Map(withheld.map(({ change }) => [placeKey(change), change]))
  const told = new Set(previous.findings.map(({ id }) => id))
  return findings.map((finding) => {
    const own = ownChanges(finding, made)
    const correction = own[0] ?? ownChanges(finding, left)[0]
    const explanation = explanationOf(finding, previous, told)
    return {
      ...finding,
      correction: correction ? { value: correction.after, applied: applied && own.length > 0 } : null,
      status: statusOf(finding, own, explanation, previous),
      explanation,
      since: told.size === 0 ? null : told.has(finding.id) ? 'last-round' : 'now',
    }
  })
}

function ownChanges({ fixes }: Finding, changes: ReadonlyMap<string, Change>): Change[] {
  return fixes.flatMap(({ field, value }) => {
    const change = changes.get(placeKey(field.place))
    return change?.after === correctedText(field, value) ? [change] : []
  })
}

/** What was written on the line of several answers each of those that the department saw there. */
function explanationOf(finding: Finding, { explanations }: PreviousRound, told: ReadonlySet<string>): string | null {
  return explanations.get(finding.id) ?? (told.has(finding.id) ? explanations.get(jointId(finding)) : undefined) ?? null
}

function statusOf(
  finding: Finding,
  own: readonly Change[],
  explanation: string | null,
  previous: PreviousRound,
): FindingStatus {
  const { waived } = previous
  if (waived.has(finding.id) || waived.has(jointId(finding))) return 'waived'
  if (own.length > 0 && own.every(decided(previous).stands)) return 'adopted'
  return explanation !== null && own.length === 0 && invitesExplanation(finding) ? 'explained' : 'open'
}
