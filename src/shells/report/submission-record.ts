import { type Place, placeKey } from '../../core/form/field.ts'
import type { OtherFile } from '../../core/intake/other-file.ts'
import { type Form, isUnderstood, type ScoredForm, statedTotal } from '../../core/form/forms.ts'
import { nameIn, type RoleName } from '../../core/form/roles.ts'
import { namedBy, namingForms } from '../../core/identity/belonging.ts'
import { headOf } from '../../core/identity/form-head.ts'
import { sameUnit } from '../../core/identity/same-unit.ts'
import type { UnitSource } from '../../core/identity/unit-of-set.ts'
import { fromA1, rangeToA1 } from '../../core/model/cell-address.ts'
import { Decimal, plain } from '../../core/model/decimal.ts'
import { cellsToLookAt, type Counts, countsOf } from '../../core/progress/headline.ts'
import { rowsByHand } from '../../core/scoring/judged-form.ts'
import type { SchemeChoice } from '../../core/scheme/choose-scheme.ts'
import type { Unchecked } from '../../core/rules/unchecked.ts'
import type { OtherFormKind } from '../../core/vocabulary/field-map.ts'
import type { ReportedFinding, ReviewedSubmission, ReviewedWorkbook } from '../../core/reviewed-submission.ts'

interface ScoreRecord {
  /** null where the department stated none. */
  readonly stated: string | null
  /** null where a part of it is missing, and the grade with it. */
  readonly reviewed: string | null
  readonly grade: string | null
  readonly undecided: number
  /** Rows, the total among them, that a person judged; absent in results of an older programme. */
  readonly manual?: number
}

export interface FormRecord {
  /** As findings name it. */
  readonly key: string
  readonly sheet: string
  readonly kind: Form['kind']
  readonly project: string | null
  /** Who the form says it is of; null where it has no cell for it, or names nobody there. */
  readonly roles: Readonly<Record<RoleName, { readonly name: string; readonly cell: string } | null>>
  readonly range: string
  readonly indicators: number
  readonly score: ScoreRecord | null
  /** Why there is no reviewed score, in plain Chinese; null where there is one. */
  readonly incomplete: string | null
  /** How much of a scored form was understood. */
  readonly read?: ReadRecord
  /**
   * Whether anything was checked: not of a form that was not understood, of an empty one too many, or of one that holds
   * nothing to check.
   */
  readonly standing: 'judged' | 'unjudged' | 'blank' | 'not-understood'
}

/** A form that is no self-evaluation. */
export interface OtherRecord {
  readonly sheet: string
  readonly kind: OtherFormKind
  readonly title: string
  readonly range: string
}

interface ReadRecord {
  /** Found of expected. */
  readonly fields: readonly [number, number]
  /** Read of seen. */
  readonly rows: readonly [number, number]
  readonly unknownColumns: readonly string[]
  readonly understood: boolean
}

export type WorkbookRecord = Pick<ReviewedWorkbook, 'path' | 'sha256' | 'status' | 'reason' | 'notes' | 'returned'> & {
  /** By what this workbook is known to be the unit's; null where nothing in it tells. */
  readonly unitSource: UnitSource | null
  readonly forms: readonly FormRecord[]
  readonly others: readonly OtherRecord[]
}

/** What became of a workbook that was not wholly checked, in two or three words. */
export const STATUS_NAMES: Readonly<Record<Exclude<WorkbookRecord['status'], 'checked'>, string>> = {
  'not-understood': '没有读懂',
  'not-a-form': '不是自评表',
  unreadable: '读不了',
}

export type FindingRecord = Omit<ReportedFinding, 'fixes'>

/**
 * What every report says of a reviewed submission, as plain data: it goes between processes and into the journal of a
 * batch, and text, JSON, CSV, overview and page are all made from it.
 */
export interface SubmissionRecord {
  readonly unit: string
  /** By what the unit is known; null where nothing names it. */
  readonly unitSource: UnitSource | null
  readonly year: number | null
  readonly scheme: { readonly id: string; readonly title: string }
  /** Why this scheme was taken, and what speaks against it. */
  readonly choice: Pick<SchemeChoice, 'why' | 'contradictions'>
  readonly workbooks: readonly WorkbookRecord[]
  /** What was handed in with it and is no workbook. */
  readonly others: readonly OtherFile[]
  readonly findings: readonly FindingRecord[]
  readonly checks: ReviewedSubmission['checks']
  /** Checks that could not be made, each with the form on which it stands. */
  readonly unchecked: readonly Unchecked[]
  readonly resolved: ReviewedSubmission['resolved']
  /** What departments wrote that is about no finding; absent in results of an older programme. */
  readonly remarks?: readonly { readonly workbook: string; readonly text: string }[]
  /** How many cells were corrected, or would be by `correct`. */
  readonly changes: number
  readonly counts: Counts
  /** The copies that `correct` made, also of those that could not be put in their place. */
  readonly results: readonly ResultFile[]
}

/** A copy that `correct` made, below the output folder. */
export interface ResultFile {
  readonly path: string
  readonly sha256: string
}

/** `made`: the copies of it. */
export function recordOf(
  reviewed: ReviewedSubmission,
  made: readonly { readonly target: string; readonly sha256: string }[] = [],
): SubmissionRecord {
  const isUnit = (name: string): boolean => reviewed.unitSource !== 'folder' && sameUnit(name, reviewed.unit)
  const named = namingForms(
    reviewed.submission.forms.map((form) => headOf(form)),
    isUnit,
  )
  return {
    unit: reviewed.unit,
    unitSource: reviewed.unitSource ?? null,
    year: reviewed.year ?? null,
    scheme: { id: reviewed.scheme.id, title: reviewed.scheme.title },
    choice: { why: reviewed.schemeChoice.why, contradictions: reviewed.schemeChoice.contradictions },
    workbooks: reviewed.workbooks.map(({ path, sha256, status, reason, notes, returned, forms, others }) => ({
      path,
      sha256,
      status,
      reason,
      notes,
      returned,
      unitSource:
        namedBy(
          forms.map((form) => headOf(form)),
          isUnit,
          named,
        ) ?? null,
      forms: forms.map((form) => formRecord(form, reviewed)),
      others: others.map(({ sheet, kind, title, range }) => ({ sheet, kind, title, range: rangeToA1(range) })),
    })),
    others: [],
    findings: reviewed.findings.map(({ fixes: _, ...finding }) => finding),
    checks: reviewed.checks,
    unchecked: reviewed.unchecked.map((each) => ({
      ...each,
      formKey: each.formKey || formAt(each.place, reviewed.submission.forms),
    })),
    resolved: reviewed.resolved,
    remarks: [...reviewed.remarks].flatMap(([workbook, texts]) => texts.map((text) => ({ workbook, text }))),
    changes: reviewed.changes.length,
    counts: countsOf(
      reviewed.findings,
      reviewed.applied ? cellsToLookAt(reviewed.findings, reviewed.changes, reviewed.adopted) : 0,
    ),
    results: made.map(({ target, sha256 }) => ({ path: target, sha256 })),
  }
}

export function formsOf({ workbooks }: SubmissionRecord): readonly FormRecord[] {
  return workbooks.flatMap((workbook) => workbook.forms)
}

/** Findings of a level, explained ones among them. */
export function countOf({ findings }: SubmissionRecord, severity: FindingRecord['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length
}

/** The form on whose rows a place stands; '' for none. */
function formAt({ workbook, sheet, cell }: Place, forms: readonly Form[]): string {
  const row = fromA1(cell)?.row ?? 0
  const found = forms.find(
    (form) => form.workbook === workbook && form.sheet === sheet && form.range.top <= row && row <= form.range.bottom,
  )
  return found?.key ?? ''
}

function standingOf(form: Form, { submission, unjudged }: ReviewedSubmission): FormRecord['standing'] {
  if ((submission.spares as readonly Form[]).includes(form)) return 'blank'
  if (!isUnderstood(form)) return 'not-understood'
  return unjudged.has(form.key) ? 'unjudged' : 'judged'
}

function rolesRecord({ roles }: Form): FormRecord['roles'] {
  const role = (name: RoleName): FormRecord['roles'][RoleName] => {
    const [field, text] = [roles[name], nameIn(roles[name])]
    return field && text !== '' ? { name: text, cell: field.place.cell } : null
  }
  return { filer: role('filer'), department: role('department'), implementer: role('implementer') }
}

/** The department's total: the corrected one, once it has adopted that. */
function statedNow(form: ScoredForm, { changes, adopted }: ReviewedSubmission): Decimal | undefined {
  const place = form.total.score && placeKey(form.total.score.place)
  const change = changes.find((each) => placeKey(each) === place && adopted.has(placeKey(each)))
  return change?.value.kind === 'number' ? new Decimal(change.value.text) : statedTotal(form)
}

function formRecord(form: Form, reviewed: ReviewedSubmission): FormRecord {
  const base = {
    key: form.key,
    sheet: form.sheet,
    kind: form.kind,
    project: form.kind === 'project' ? (form.projectName?.raw ?? '') : null,
    roles: rolesRecord(form),
    range: rangeToA1(form.range),
    standing: standingOf(form, reviewed),
  }
  if (form.kind === 'basic-data') return { ...base, indicators: 0, score: null, incomplete: null }
  const review = reviewed.reviews.get(form)
  const own = statedNow(form, reviewed)
  const stated = own ? plain(own) : null
  const score = review
    ? {
        stated,
        reviewed: review.total ? plain(review.total) : null,
        grade: review.grade || null,
        undecided: review.undecided,
        manual: rowsByHand(review),
      }
    : null
  const { fieldsFound, fieldsExpected, rowsRead, rowsSeen, understood } = form.measure
  const read: ReadRecord = {
    fields: [fieldsFound, fieldsExpected],
    rows: [rowsRead, rowsSeen],
    unknownColumns: form.unknownColumns.map((each) => each.text),
    understood,
  }
  return { ...base, indicators: form.indicators.length, score, incomplete: review?.incomplete ?? null, read }
}
