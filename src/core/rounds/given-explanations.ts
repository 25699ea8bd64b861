import type { PreviousRound } from '../returned/previous-round.ts'
import type { Form } from '../form/forms.ts'
import { jointId } from '../progress/lines.ts'
import type { Finding } from '../rules/finding.ts'
import { namesNow } from './align-round.ts'

/** What the department says on a finding, beside what stands in its workbooks; '' takes back what it said there. */
export interface GivenExplanation {
  readonly about: Pick<Finding, 'id' | 'rule' | 'formKey' | 'workbook' | 'sheet' | 'cell'>
  readonly words: string
}

/**
 * The last round as if these words stood under 情况说明, each on its finding alone and in the place of what stood there.
 * Findings whose names have changed since they were explained are known by their places.
 */
export function withGiven(
  previous: PreviousRound,
  given: readonly GivenExplanation[],
  findings: readonly Finding[],
  forms: readonly Form[],
): PreviousRound {
  if (given.length === 0) return previous
  const explained = given.map(({ about: { id, rule, workbook, sheet, cell } }) => ({
    ...{ id, rule, workbook, message: '', isHint: false, isJoined: false },
    place: cell === null ? '' : `${sheet}!${cell}`,
  }))
  const names = namesNow({ findings: explained, joint: [] }, findings, forms)
  const explanations = new Map(previous.explanations)
  const own = new Set<string>()
  const lines = new Set<string>()
  for (const { about, words } of given) {
    const id = names.get(about.id) ?? about.id
    own.add(id)
    lines.add(jointId(about))
    if (words === '') explanations.delete(id)
    else explanations.set(id, words)
  }
  return {
    ...previous,
    explanations,
    findings: previous.findings.map((each) => (own.has(each.id) ? { ...each, isJoined: false } : each)),
    joint: previous.joint.filter(({ id }) => !lines.has(id)),
  }
}
