import type { FindingStatus } from '../progress/lines.ts'
import type { WorkbookStatus } from '../reviewed-submission.ts'
import type { Finding } from '../rules/finding.ts'

/** What is kept of a finding: enough to tell and to compare rounds by. */
export interface KeptFinding {
  readonly id: string
  readonly severity: Finding['severity']
  readonly rule: string
  readonly sheet: string
  readonly cell: string | null
  readonly label: string
  readonly message: string
  readonly corrected: boolean
  readonly explained: boolean
  /** Absent, as what follows it, in results of an older programme. */
  readonly formKey?: string
  readonly status?: FindingStatus
}

/** What became of one workbook. */
export interface ItemResult {
  /** 'failed': our own programme gave up; the reason says how. */
  readonly status: WorkbookStatus | 'partial' | 'failed'
  readonly reason: string | null
  /** Of the annotated workbook, or of all that were in an archive; null where there is none. */
  readonly workbookHash: string | null
  /** Of an archive: its annotated workbooks, below a folder of its name, and where they lie in the work folder. */
  readonly parts?: readonly { readonly inside: string; readonly source: string; readonly sha256: string }[]
  readonly notes: readonly string[]
  /** Of the set, as its forms name it; '' where none does, whatever its folder is called. */
  readonly unit: string
  /**
   * The unit that its own forms name, or else the only one in its set; '' when none does. Absent, as what follows it,
   * in results of an older programme.
   */
  readonly named?: string
  /**
   * What its forms are about: kind, and project. Forms of projects without a name are about nothing that can be told
   * from others.
   */
  readonly about?: readonly string[]
  /** Paths of the others that were looked at together with it. */
  readonly besides?: readonly string[]
  readonly year: number | null
  readonly scheme: string
  readonly scores: readonly {
    readonly form: string
    readonly stated: string
    readonly reviewed: string
    readonly grade: string
  }[]
  readonly findings: readonly KeptFinding[]
  readonly changes: number
  readonly unchecked: number
  /** Why, a sentence a cause, and the forms on which nothing was checked; absent in results of an older programme. */
  readonly gaps?: readonly string[]
  /** How many of them are totals or sums, or forms: as long as there are any, nobody can say that it is done. */
  readonly closing?: number
  /** Filled by who asked: rules and programme that judged. */
  readonly rules?: string
}

/**
 * A result that says nothing yet but its status. Stands by itself, so that the watching process need not load what
 * judges.
 */
export const NOTHING_FOUND = {
  reason: null,
  workbookHash: null,
  notes: [],
  unit: '',
  year: null,
  scheme: '',
  scores: [],
  findings: [],
  changes: 0,
  unchecked: 0,
} as const

/** Results of an older programme say only whether a finding was explained. */
export function statusOf({ status, explained }: KeptFinding): FindingStatus {
  return status ?? (explained ? 'explained' : 'open')
}

/** How many findings of a level the department has yet to answer. */
export function openFindings({ findings }: ItemResult, severity: KeptFinding['severity']): number {
  return findings.filter((each) => each.severity === severity && statusOf(each) === 'open').length
}

/** Whether there is an annotated workbook: all of it was checked, or some forms of it were. */
export function isAnnotated({ workbookHash }: Pick<ItemResult, 'workbookHash'>): boolean {
  return workbookHash !== null
}
