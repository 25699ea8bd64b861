import { fileNameOf } from '../../core/identity/place-name.ts'
import { Decimal, plain, sum } from '../../core/model/decimal.ts'
import type { FindingStatus } from '../../core/progress/lines.ts'
import { type SinceLastRound, sinceText } from '../../core/progress/since-last-round.ts'
import type { FormKind } from '../../core/vocabulary/field-map.ts'
import type { UnitRow } from './parts/units.ts'
import { PROGRESS, PROGRESS_COLOURS, progressOf, sinceLast, type SetProgress } from './set-progress.ts'
import { countOf, formsOf, type SubmissionRecord } from './submission-record.ts'

/** What the overview and the page show of a submission, as texts; '' where there is nothing to say. */
export interface UnitFacts extends SetProgress, Pick<SubmissionRecord, 'counts'> {
  readonly unit: string
  /** Whether any form was found in it. */
  readonly isChecked: boolean
  /** Names of what was handed in. */
  readonly files: readonly string[]
  readonly year: string
  readonly workbooks: number
  readonly projects: number
  /** 「整体自评表」 */
  readonly missing: readonly string[]
  /** By the findings' own level, whatever became of them. */
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly adopted: number
  readonly explained: number
  readonly waived: number
  readonly since: SinceLastRound | undefined
  readonly stated: string
  readonly reviewed: string
  /** 自评 less 复核: what the department gave itself too much. */
  readonly difference: string
  readonly grade: string
  readonly projectStated: string
  readonly projectReviewed: string
  readonly undecided: number
  /** Rows that a person judged. */
  readonly manual: number
  /** Checks that could not be made. */
  readonly unchecked: number
  /** 「首次」, or 「复交」 for a corrected workbook that came back. */
  readonly round: string
}

const NAMES = {
  'basic-data': '基础数据表',
  department: '整体自评表',
  project: '项目自评表',
} as const satisfies Record<FormKind, string>
const KINDS = Object.keys(NAMES) as readonly FormKind[]

export function unitFacts(record: SubmissionRecord): UnitFacts {
  const forms = formsOf(record)
  const score = forms.find((form) => form.kind === 'department')?.score
  const projects = forms.filter((form) => form.kind === 'project')
  const { stated = null, reviewed = null } = score ?? {}
  const since = sinceLast(record)
  return {
    ...progressOf(record),
    counts: record.counts,
    unit: record.unit,
    isChecked: forms.length > 0,
    files: [...record.workbooks, ...record.others].map(({ path }) => fileNameOf(path)),
    year: String(record.year ?? ''),
    workbooks: record.workbooks.length,
    projects: projects.length,
    missing: KINDS.filter((kind) => !forms.some((form) => form.kind === kind)).map((kind) => NAMES[kind]),
    errors: countOf(record, 'error'),
    warnings: countOf(record, 'warning'),
    infos: countOf(record, 'info'),
    adopted: inStatus(record, 'adopted'),
    explained: inStatus(record, 'explained'),
    waived: inStatus(record, 'waived'),
    since,
    stated: stated ?? '',
    reviewed: reviewed ?? '',
    difference: stated !== null && reviewed !== null ? plain(new Decimal(stated).minus(reviewed)) : '',
    grade: score?.grade ?? '',
    projectStated: average(projects.flatMap((form) => form.score?.stated ?? [])),
    projectReviewed: average(projects.flatMap((form) => form.score?.reviewed ?? [])),
    undecided: forms.reduce((total, form) => total + (form.score?.undecided ?? 0), 0),
    manual: forms.reduce((total, form) => total + (form.score?.manual ?? 0), 0),
    unchecked: record.unchecked.length,
    round: record.workbooks.some(({ returned }) => returned) ? '复交' : '首次',
  }
}

/** The same as the row of a table of units; `facts` are those of the record. */
export function unitRow(record: SubmissionRecord, facts: UnitFacts): UnitRow {
  const missing = facts.isChecked ? facts.missing.join('、') : ''
  const { stated, reviewed, difference, grade, manual, undecided, unchecked } = facts
  return {
    unit: facts.unit || facts.files[0] || '（未写明单位）',
    year: facts.year,
    state: facts.progress,
    stateColour: PROGRESS_COLOURS[facts.progress],
    progress: PROGRESS.indexOf(facts.progress),
    ...facts.counts,
    ...{ stated, reviewed, difference, grade, manual, undecided, unchecked },
    left: [...facts.unfinished, ...(missing === '' ? [] : [`缺报：${missing}`])],
    missing,
    since: facts.since ? sinceText(facts.since) : '',
    files: [...record.workbooks, ...record.others].map(({ path }) => path),
    rules: [...new Set(record.findings.map((finding) => finding.rule))].join(' '),
  }
}

function inStatus({ findings }: SubmissionRecord, status: FindingStatus): number {
  return findings.filter((finding) => finding.status === status).length
}

function average(scores: readonly string[]): string {
  return scores.length === 0 ? '' : plain(sum(scores.map((score) => new Decimal(score))).dividedBy(scores.length), 2)
}
