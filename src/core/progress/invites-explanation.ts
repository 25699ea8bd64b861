import type { Severity } from '../rules/outcome.ts'

const QUOTED = /「[^」]*」/g
const INVITED = /(请|或|需)[^。；]*(说明|注明|写明)/

/**
 * Whether a reason in 情况说明 answers a finding: of doubts always, of errors where their own text asks for one. What it
 * quotes from the form is not its own.
 */
export function invitesExplanation({
  severity,
  message,
}: {
  readonly severity: Severity
  readonly message: string
}): boolean {
  return severity === 'warning' || (severity === 'error' && INVITED.test(message.replace(QUOTED, '')))
}
