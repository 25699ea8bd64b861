import { joinedWords, type PreviousRound } from '../returned/previous-round.ts'
import { placeKey } from '../form/field.ts'
import { invitesExplanation } from '../progress/invites-explanation.ts'
import { type FindingStatus, jointId } from '../progress/lines.ts'
import type { Corrections, Decided } from '../repair/correct-until-stable.ts'
import { saysSomething } from '../progress/says-something.ts'
import { type FormulaResults, wrongFormulaResult } from '../progress/wrong-formula.ts'
import type { Change, ReportedFinding } from '../reviewed-submission.ts'
import type { Finding } from '../rules/finding.ts'

/**
 * A correction is not made again where the department put another value in its place, though it is still what the
 * form's own figures give, or a reviewer waived the finding. It stands where it came back unchanged and is still right.
 */
export function decided({ corrections, refused, waived }: PreviousRound): Decided {
  const earlier = (change: Change): boolean | undefined => {
    const correction = corrections.get(placeKey(change))
    if (correction?.after === change.value.text) return correction.stands
    return refused.get(change.finding) === change.value.text ? false : undefined
  }
  return {
    isWithheld: (change) => waived.has(change.finding) || earlier(change) === false,
    stands: (change) => earlier(change) === true,
  }
}

/** What was found in a set, and how it is being corrected. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly corrections: Corrections
  readonly formulaResults: FormulaResults
  /** Whether the corrections are being written. */
  readonly applied: boolean
}

/**
 * The findings with what became of them: corrected, explained, adopted, waived, or still open. What a correction that
 * was taken back would have settled is a finding, too. A cell whose own formula gives something else is not corrected
 * by what is stored in it, and asks to be mended.
 */
export function answered(
  { findings: found, corrections, formulaResults, applied }: Checked,
  previous: PreviousRound,
): ReportedFinding[] {
  const { changes, withheld, left: still, retold } = corrections
  const known = new Set(found.map(({ id }) => id))
  const asking = new Map(withheld.map(({ finding }) => [finding.id, finding]))
  const findings = [
    ...found.map((finding) => asking.get(finding.id) ?? retold.get(finding.id) ?? finding),
    ...[...asking.values()].filter(({ id }) => !known.has(id)),
  ]
  const made = new Map(changes.map((change) => [placeKey(change), change]))
  const left = new Map(withheld.map(({ change }) => [placeKey(change), change]))
  const told = new Set(previous.findings.map(({ id }) => id))
  const joined = joinedIn(previous)
  return findings.map((finding) => {
    const own = still.has(finding.id) ? [] : changesAt(finding, made)
    const correction = own[0] ?? changesAt(finding, left)[0]
    const formula = correction && wrongFormulaResult(correction, formulaResults)
    const line = joined.has(finding.id) ? jointId(finding) : undefined
    const explanation = explanationOf(finding, previous, line)
    const said: ReportedFinding = {
      ...finding,
      correction:
        correction && formula === undefined ? { value: correction.after, applied: applied && own.length > 0 } : null,
      status: isWaived(finding, previous, line)
        ? 'waived'
        : statusOf(finding, formula === undefined ? own : [], explanation, previous),
      explanation,
      since: told.size === 0 ? null : told.has(finding.id) ? 'last-round' : 'now',
    }
    if (formula === undefined) return said
    return { ...said, message: `${said.message}本格公式算出 ${formula}，请改公式。`, wrongFormula: true }
  })
}

/** What is changed in the cells that a finding would correct. */
function changesAt({ fixes }: Finding, changes: ReadonlyMap<string, Change>): Change[] {
  return fixes.flatMap(({ field }) => changes.get(placeKey(field.place)) ?? [])
}

/** The findings that stood as doubts on a line of several: what was written there was written on them. */
export function joinedIn({ findings }: PreviousRound): ReadonlySet<string> {
  return new Set(findings.filter(({ isJoined }) => isJoined).map(({ id }) => id))
}

/**
 * What was written on the line on which a finding stood (`line`) answers it, unless something is said on it by itself.
 */
function explanationOf(finding: Finding, { explanations }: PreviousRound, line: string | undefined): string | null {
  const own = explanations.get(finding.id)
  if (own !== undefined && saysSomething(own)) return own
  const joint = line === undefined ? undefined : explanations.get(line)
  return joint === undefined ? (own ?? null) : joinedWords(own, joint)
}

function isWaived({ id }: Finding, { waived }: PreviousRound, line: string | undefined): boolean {
  return waived.has(id) || (line !== undefined && waived.has(line))
}

function statusOf(
  finding: Finding,
  own: readonly Change[],
  explanation: string | null,
  previous: PreviousRound,
): FindingStatus {
  if (own.length > 0 && own.every(decided(previous).stands)) return 'adopted'
  const isExplained = explanation !== null && saysSomething(explanation) && invitesExplanation(finding)
  return isExplained && own.length === 0 ? 'explained' : 'open'
}
