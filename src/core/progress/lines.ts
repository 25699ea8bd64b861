import { stableId } from '../rules/finding.ts'
import { SEVERITIES, type Severity } from '../rules/outcome.ts'

/**
 * What has become of a finding. `explained`: the department gave its reason where one is invited. `adopted`: our
 * correction came back unchanged and is still right. `waived`: a reviewer took it out (不作要求).
 */
export type FindingStatus = 'open' | 'explained' | 'adopted' | 'waived'

/** What a finding asks of the department, and what became of it, in the words of every report. */
export const ASKS = {
  mend: '请改正',
  explain: '请说明',
  corrected: '已代为更正',
  adopted: '已采纳',
  explained: '已说明',
  waived: '不作要求',
  hint: '提示',
} as const
export type Ask = keyof typeof ASKS
/** What is left to do comes first, hints come last. */
const ORDER = Object.keys(ASKS) as readonly Ask[]

/** What must be known of a finding to tell what it asks. */
export interface Asking {
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly formKey: string
  readonly status: FindingStatus
  readonly explanation: string | null
  /** `applied`: written into the cell by `correct`. */
  readonly correction: { readonly applied: boolean } | null
}

/**
 * What people see, answer and count as one: a finding, or the doubts of one rule within one form, which one explanation
 * answers.
 */
export interface Line<Found extends Asking = Asking> {
  /** That of its finding; of several one of its own, which is the same in every round. */
  readonly id: string
  readonly asks: Ask
  readonly findings: readonly [Found, ...Found[]]
  /** What the department wrote on all of it; null where it wrote nothing, or answered singly. */
  readonly explanation: string | null
}

/** What one finding asks by itself. */
export function askOf({ severity, status, correction }: Pick<Asking, 'severity' | 'status' | 'correction'>): Ask {
  if (status === 'waived' || status === 'adopted') return status
  if (correction?.applied) return 'corrected'
  if (severity === 'info') return 'hint'
  if (status === 'explained') return 'explained'
  return severity === 'error' ? 'mend' : 'explain'
}

/** The id of the line on which the doubts of a rule within a form stand together. */
export function jointId({ rule, formKey }: Pick<Asking, 'rule' | 'formKey'>): string {
  return stableId(['together', rule, formKey])
}

/** The findings as lines, in the order in which they first come. */
export function linesOf<Found extends Asking>(findings: readonly Found[]): Line<Found>[] {
  const groups = new Map<string, [Found, ...Found[]]>()
  for (const finding of findings) {
    const key = isJoined(finding) ? jointId(finding) : finding.id
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups].map(([key, group]) => lineOf(key, group))
}

/** The same, what is left to do first. */
export function rankedLines<Found extends Asking>(findings: readonly Found[]): Line<Found>[] {
  const rank = ({ asks, findings: [first] }: Line<Found>): number =>
    ORDER.indexOf(asks) * SEVERITIES.length + SEVERITIES.indexOf(first.severity)
  return linesOf(findings).sort((a, b) => rank(a) - rank(b))
}

/** Doubts stand together; of errors each is mended by itself, and hints are asked nothing. */
function isJoined(finding: Asking): boolean {
  const ask = askOf(finding)
  return finding.severity === 'warning' && (ask === 'explain' || ask === 'explained')
}

function lineOf<Found extends Asking>(key: string, findings: [Found, ...Found[]]): Line<Found> {
  const [first] = findings
  const asks = findings.some((each) => askOf(each) === 'explain') ? 'explain' : askOf(first)
  const same = findings.every(({ explanation }) => explanation === first.explanation)
  return {
    id: findings.length > 1 ? key : first.id,
    asks,
    findings,
    explanation: same ? first.explanation : null,
  }
}
