import type { Form, OtherForm, ScoredForm } from './form/forms.ts'
import type { UnreadSheet } from './form/read-forms.ts'
import type { Workbook } from './model/workbook.ts'
import type { UnitSource } from './identity/unit-of-set.ts'
import type { Submission } from './identity/submission.ts'
import type { FindingStatus } from './progress/lines.ts'
import type { FormulaResults } from './progress/wrong-formula.ts'
import type { Finding } from './rules/finding.ts'
import type { RunResult } from './rules/run-rules.ts'
import type { SchemeChoice } from './scheme/choose-scheme.ts'
import type { Scheme } from './scheme/scheme.ts'
import type { ReviewedForm } from './scoring/review-form.ts'

/**
 * A workbook of a submission as the shells hand it over. `marked` is the returned workbook whose marks were taken off
 * to get `workbook`; `notes` are sentences on the file itself, such as that it was converted.
 */
export type WorkbookInput =
  | {
      readonly path: string
      readonly sha256: string
      readonly workbook: Workbook
      readonly marked?: Workbook
      readonly notes?: readonly string[]
      /** True where nobody has saved it since `correct` wrote it. */
      readonly untouched?: boolean
    }
  | { readonly path: string; readonly sha256: string; readonly unreadable: string }

/**
 * A workbook as `review` got it: read, or the reason why it could not be. `not-understood`: a form in it was found, and
 * too little of it read.
 */
export type WorkbookStatus = 'checked' | 'not-understood' | 'not-a-form' | 'unreadable'

export interface ReviewedWorkbook {
  readonly path: string
  readonly sha256: string
  readonly status: WorkbookStatus
  /** Plain Chinese; null for `checked`. */
  readonly reason: string | null
  readonly forms: readonly Form[]
  /** Forms that are no self-evaluation. */
  readonly others: readonly OtherForm[]
  readonly unread: readonly UnreadSheet[]
  /**
   * Sentences on the file itself: converted from .xls, signed. What a returned workbook's 审核结果 says of it stays said.
   */
  readonly notes: readonly string[]
  /** True when it carries our sheets: a corrected workbook that came back. */
  readonly returned: boolean
  /** What its own 审核结果 tells as 已整改, where nobody has touched it since: it is told in the same words again. */
  readonly settled?: readonly string[]
}

export interface ReportedFinding extends Finding {
  /**
   * What is written into the cell; null for what is never corrected, and with a wrong formula. `applied` is true once
   * `correct` has put it in.
   */
  readonly correction: { readonly value: string; readonly applied: boolean } | null
  /** The cell's own formula gives something else: the next calculation takes back what we write, so it is to be mended. */
  readonly wrongFormula?: true
  readonly status: FindingStatus
  /** The department's own words on it, wherever it wrote them and whatever they lead to; null for none. */
  readonly explanation: string | null
  /**
   * In a set that came back: whether the last round told it already; null in one that comes for the first time, or of
   * which nobody can say any more what was told.
   */
  readonly since: 'last-round' | 'now' | null
}

/** A cell that a correction changes. */
export interface Change {
  readonly finding: string
  readonly rule: string
  readonly workbook: string
  readonly sheet: string
  readonly cell: string
  readonly label: string
  /** As shown before and after: 「80%」 → 「75%」. */
  readonly before: string
  readonly after: string
  readonly basis: string
  /** What goes into the cell: digits, or text where number and label share the cell. */
  readonly value: { readonly kind: 'number' | 'text'; readonly text: string }
  /** Number format to set, where the cell's own would show the number wrongly. */
  readonly format?: string
}

/**
 * Everything that is known about one submission after its review; shells print it, annotation writes it into the
 * workbooks.
 */
export interface ReviewedSubmission {
  readonly unit: string
  /** By what the unit is known; undefined where nothing names it. */
  readonly unitSource: UnitSource | undefined
  readonly year: number | undefined
  readonly scheme: Scheme
  /** The same scheme, with why it was taken and what speaks against it. */
  readonly schemeChoice: SchemeChoice
  readonly submission: Submission
  readonly workbooks: readonly ReviewedWorkbook[]
  readonly findings: readonly ReportedFinding[]
  /** Findings of an earlier round that are gone: 已整改. */
  readonly resolved: readonly {
    readonly workbook: string
    readonly id: string
    readonly rule: string
    readonly place: string
    readonly message: string
    /** The department's own words on it, as of the last round; null for none. */
    readonly explanation: string | null
  }[]
  readonly changes: readonly Change[]
  /** Places of those that came back as we had written them. */
  readonly adopted: ReadonlySet<string>
  /** Whether the changes are being written. */
  readonly applied: boolean
  /** Corrections of an earlier round that the department took back, or a reviewer waived: they are not made again. */
  readonly withheld: readonly Change[]
  readonly checks: RunResult['checks']
  /** Forms, by key, on which no check of amounts, weights or scores could be made. */
  readonly unjudged: ReadonlySet<string>
  readonly unchecked: RunResult['unchecked']
  /** With what people judged in them. */
  readonly reviews: ReadonlyMap<ScoredForm, ReviewedForm>
  /** What departments wrote that belongs to no finding, by workbook: told as 单位另附说明, in every later round, too. */
  readonly remarks: ReadonlyMap<string, readonly string[]>
  /** Where 复核得分 stood on the sheets of workbooks that came back, by `placeKey` of the sheet. */
  readonly earlierColumns: ReadonlyMap<string, number>
  readonly formulaResults: FormulaResults
}
