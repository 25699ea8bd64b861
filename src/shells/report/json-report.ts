import type { FindingRecord, FormRecord, OtherRecord, SubmissionRecord, WorkbookRecord } from './submission-record.ts'
import type { OtherFile } from '../../core/intake/other-file.ts'
import { notChecked } from './others-of-sets.ts'
import type { UnitState } from './hand-in.ts'
import { progressOf } from './set-progress.ts'
import type { Summary } from './tally.ts'

export const SCHEMA_VERSION = 2

/** The contract's JSON for one submission. `resolved` and `remarks` are there only for a set that came back. */
export function submissionJson(record: SubmissionRecord): object {
  return {
    unit: record.unit,
    unitSource: record.unitSource,
    year: record.year,
    scheme: record.scheme,
    workbooks: record.workbooks.map((workbook) => ({
      path: workbook.path,
      sha256: workbook.sha256,
      unitSource: workbook.unitSource,
      status: workbook.status,
      reason: reasonOf(workbook),
      forms: [...workbook.forms.map(formJson), ...workbook.others.map(otherJson)],
    })),
    others: notChecked(record).map(otherFileJson),
    findings: record.findings.map(findingJson),
    checks: record.checks,
    unchecked: record.unchecked.map(({ rule, formKey, place, label, reason }) => ({
      rule,
      ...place,
      label,
      reason,
      form: formKey,
    })),
    ...(record.workbooks.some((workbook) => workbook.returned) ? { resolved: record.resolved } : {}),
    ...(record.remarks?.length ? { remarks: record.remarks } : {}),
    ...(record.results.length > 0 ? { results: record.results } : {}),
    progress: { state: progressOf(record).progress, ...record.counts },
  }
}

function findingJson(finding: FindingRecord): object {
  const {
    id,
    rule,
    severity,
    formKey,
    workbook,
    sheet,
    cell,
    label,
    stated,
    expected,
    difference,
    message,
    basis,
    related,
    correction,
    status,
    explanation,
    since,
  } = finding
  return {
    id,
    rule,
    severity,
    workbook,
    sheet,
    cell,
    label,
    stated,
    expected,
    difference,
    message,
    basis,
    related,
    correction,
    status,
    form: formKey,
    explanation,
    since,
  }
}

/** Why it was not checked, and what is to be said of the file itself. */
function reasonOf({ reason, notes }: WorkbookRecord): string | null {
  const sentences = [...(reason === null ? [] : [reason]), ...notes]
  return sentences.length === 0 ? null : sentences.join('')
}

function otherFileJson({ path, kind, what }: OtherFile): object {
  return { path, kind, what }
}

/** The contract's keys first, then what later commands read. */
function formJson({ incomplete: _, key, standing, ...form }: FormRecord): object {
  return { ...form, key, standing }
}

/** Beside the self-evaluations, as what it is; never scored. */
function otherJson({ sheet, kind, range }: OtherRecord): object {
  return { sheet, kind, project: null, roles: null, range, indicators: 0, score: null }
}

/** The contract's one document, piece by piece, so that nobody holds a whole batch: `head`, then each submission, then `foot`. Of each submission only
 * what was not checked is kept. */
export class JsonDocument {
  private first = true
  private readonly others: OtherFile[] = []

  head(version: string): string {
    const tool = indented({ name: 'jiaobiao', version }, '  ')
    return `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "tool": ${tool},\n  "submissions": [`
  }

  submission(record: SubmissionRecord): string {
    const separator = this.first ? '' : ','
    this.first = false
    this.others.push(...notChecked(record))
    return `${separator}\n    ${indented(submissionJson(record), '    ')}`
  }

  /** `loose`: files that belong to no submission; `roster` where there is one. */
  foot(summary: Summary, loose: readonly OtherFile[], roster: readonly UnitState[] | undefined): string {
    const others = indented([...this.others, ...loose].map(otherFileJson), '  ')
    const states = roster === undefined ? '' : `,\n  "roster": ${indented(roster.map(unitStateJson), '  ')}`
    return `${this.first ? '' : '\n  '}],\n  "others": ${others}${states},\n  "summary": ${indented(summary, '  ')}\n}\n`
  }
}

function unitStateJson({ unit, state, paths }: UnitState): object {
  return { unit, state, paths }
}

function indented(value: object, margin: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`)
}
