import type { Form } from '../../core/form/forms.ts'
import { isFilled } from '../../core/form/field.ts'
import { rangeToA1 } from '../../core/model/cell-address.ts'
import { plain } from '../../core/model/decimal.ts'
import type { ReviewedSubmission, ReviewedWorkbook } from '../../core/reviewed-submission.ts'

export const SCHEMA_VERSION = 1

export interface Summary {
  readonly submissions: number
  readonly workbooks: number
  readonly forms: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly unreadable: number
}

/** Totals over submissions; an explained warning still counts as a warning. */
export function summarise(all: readonly ReviewedSubmission[]): Summary {
  const workbooks = all.flatMap((each) => each.workbooks)
  const count = (severity: string): number =>
    all.reduce((sum, each) => sum + each.findings.filter((finding) => finding.severity === severity).length, 0)
  return {
    submissions: all.length,
    workbooks: workbooks.length,
    forms: workbooks.reduce((sum, each) => sum + each.forms.length, 0),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    unreadable: workbooks.filter((each) => each.status === 'unreadable').length,
  }
}

/** The contract's JSON for one submission. `resolved` is there only for a set that came back. */
export function submissionJson(reviewed: ReviewedSubmission): object {
  return {
    unit: reviewed.unit,
    year: reviewed.year ?? null,
    scheme: { id: reviewed.scheme.id, title: reviewed.scheme.title },
    workbooks: reviewed.workbooks.map((workbook) => ({
      path: workbook.path,
      sha256: workbook.sha256,
      status: workbook.status,
      reason: reasonOf(workbook),
      forms: workbook.forms.map((form) => formJson(form, reviewed)),
    })),
    findings: reviewed.findings.map((each) => ({
      id: each.id,
      rule: each.rule,
      severity: each.severity,
      workbook: each.workbook,
      sheet: each.sheet,
      cell: each.cell,
      label: each.label,
      stated: each.stated,
      expected: each.expected,
      difference: each.difference,
      message: each.message,
      basis: each.basis,
      related: each.related,
      correction: each.correction,
      status: each.status,
    })),
    checks: reviewed.checks,
    ...(reviewed.workbooks.some((workbook) => workbook.returned) ? { resolved: reviewed.resolved } : {}),
  }
}

/** Why it was not checked, and what is to be said of the file itself. */
function reasonOf({ reason, notes }: ReviewedWorkbook): string | null {
  const sentences = [...(reason === null ? [] : [reason]), ...notes]
  return sentences.length === 0 ? null : sentences.join('')
}

function formJson(form: Form, reviewed: ReviewedSubmission): object {
  const base = {
    sheet: form.sheet,
    kind: form.kind,
    project: form.kind === 'project' ? (form.projectName?.raw ?? '') : null,
    range: rangeToA1(form.range),
  }
  if (form.kind === 'basic-data') return { ...base, indicators: 0, score: null }
  const review = reviewed.reviews.get(form)
  const stated = isFilled(form.total.score) ? plain(form.total.score.value) : null
  const { fieldsFound, fieldsExpected, rowsRead, rowsSeen, understood } = form.measure
  const read = {
    fields: [fieldsFound, fieldsExpected],
    rows: [rowsRead, rowsSeen],
    unknownColumns: form.unknownColumns.map((each) => each.text),
    understood,
  }
  const score = review ? { stated, reviewed: plain(review.total), grade: review.grade, undecided: review.undecided } : null
  return { ...base, indicators: form.indicators.length, score, read }
}

export function documentJson(all: readonly ReviewedSubmission[], version: string): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'jiaobiao', version },
    submissions: all.map(submissionJson),
    summary: summarise(all),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
