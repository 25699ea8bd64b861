import { Decimal, plain, sum } from '../../core/model/decimal.ts'
import { FORM_NAMES, type FormKind } from '../../core/vocabulary/field-map.ts'
import { countOf, formsOf, type SubmissionRecord } from './submission-record.ts'

/** What the overview and the page show of a submission, as texts; '' where there is nothing to say. */
export interface UnitFacts {
  readonly unit: string
  readonly year: string
  readonly workbooks: number
  readonly projects: number
  /** 「整体、项目 3」 */
  readonly missing: readonly string[]
  readonly errors: number
  readonly warnings: number
  readonly explained: number
  readonly infos: number
  readonly changes: number
  readonly resolved: number
  readonly stated: string
  readonly reviewed: string
  readonly difference: string
  readonly grade: string
  readonly projectStated: string
  readonly projectReviewed: string
  readonly undecided: number
  /** Checks that could not be made. */
  readonly unchecked: number
  /** 「首次」, or 「复交」 for a corrected workbook that came back. */
  readonly round: string
}

const KINDS: readonly FormKind[] = ['basic-data', 'department', 'project']

export function unitFacts(record: SubmissionRecord): UnitFacts {
  const forms = formsOf(record)
  const score = forms.find((form) => form.kind === 'department')?.score
  const projects = forms.filter((form) => form.kind === 'project')
  const { stated = null, reviewed = null } = score ?? {}
  return {
    unit: record.unit,
    year: String(record.year ?? ''),
    workbooks: record.workbooks.length,
    projects: projects.length,
    missing: KINDS.filter((kind) => !forms.some((form) => form.kind === kind)).map((kind) => FORM_NAMES[kind]),
    errors: countOf(record, 'error'),
    warnings: countOf(record, 'warning'),
    explained: record.findings.filter((finding) => finding.status === 'explained').length,
    infos: countOf(record, 'info'),
    changes: record.changes,
    resolved: record.resolved.length,
    stated: stated ?? '',
    reviewed: reviewed ?? '',
    difference: stated !== null && reviewed !== null ? plain(new Decimal(reviewed).minus(stated)) : '',
    grade: score?.grade ?? '',
    projectStated: average(projects.flatMap((form) => form.score?.stated ?? [])),
    projectReviewed: average(projects.flatMap((form) => form.score?.reviewed ?? [])),
    undecided: forms.reduce((total, form) => total + (form.score?.undecided ?? 0), 0),
    unchecked: record.unchecked.length,
    round: record.workbooks.some((workbook) => workbook.returned) ? '复交' : '首次',
  }
}

function average(scores: readonly string[]): string {
  return scores.length === 0 ? '' : plain(sum(scores.map((score) => new Decimal(score))).dividedBy(scores.length), 2)
}
