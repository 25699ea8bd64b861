import { sha256Of } from '../../../adapters/platform/bytes.ts'
import { findingsOf, gapsIn } from '../../../core/annotation/workbook-findings.ts'
import { isUnderstood, statedTotal } from '../../../core/form/forms.ts'
import { plain } from '../../../core/model/decimal.ts'
import { keepsOpen } from '../../../core/progress/closing-checks.ts'
import { cellsToLookAt } from '../../../core/progress/headline.ts'
import type { ReportedFinding, ReviewedSubmission } from '../../../core/reviewed-submission.ts'
import { FORM_NAMES } from '../../../core/vocabulary/field-map.ts'
import { annotatedBytes } from '../../review/annotated-bytes.ts'
import type { LoadedFile } from '../../review/load-file.ts'
import { type ItemResult, type KeptFinding, NOTHING_FOUND } from '../../../core/rounds/item-result.ts'
import { aboutOf, namedIn } from './set-versions.ts'

export interface JudgedFile {
  readonly result: ItemResult
  /** Undefined where there is no annotated workbook. */
  readonly bytes: Uint8Array | undefined
}

/** What came of one workbook of a reviewed set, and its annotated bytes. */
export function judgedFile(file: LoadedFile, group: readonly LoadedFile[], reviewed: ReviewedSubmission): JudgedFile {
  const workbook = reviewed.workbooks.find((each) => each.path === file.path)!
  const common = {
    ...NOTHING_FOUND,
    status: workbook.status,
    reason: workbook.reason,
    notes: workbook.notes,
    // The name of a folder is no evidence.
    unit: reviewed.unitSource === 'folder' ? '' : reviewed.unit,
    named: namedIn(file, group),
    about: aboutOf(file.forms),
    besides: group.filter((other) => other !== file && other.forms.length > 0).map(({ path }) => path),
    year: reviewed.year ?? null,
    scheme: reviewed.scheme.title,
  }
  // A workbook of which no form was understood gets a note instead.
  const bytes = workbook.forms.some(isUnderstood) ? annotatedBytes(file, reviewed) : undefined
  if (bytes === undefined) return { result: common, bytes }
  if (!(bytes instanceof Uint8Array))
    return { result: { ...common, status: 'failed', reason: bytes.reason }, bytes: undefined }
  const gaps = gapsIn(reviewed, file.path)
  const result = {
    ...common,
    workbookHash: sha256Of(bytes),
    scores: scoresOf(file.path, reviewed),
    findings: findingsOf(reviewed, file.path).map(kept),
    changes: cellsToLookAt(
      reviewed.findings,
      reviewed.changes.filter((change) => change.workbook === file.path),
      reviewed.adopted,
    ),
    unchecked: gaps.count,
    gaps: gaps.lines,
    closing: closingIn(reviewed, file.path),
  }
  return { result, bytes }
}

/** Totals and sums that could not be checked, and forms on which nothing could be judged. */
function closingIn({ unchecked, unjudged, submission }: ReviewedSubmission, path: string): number {
  const forms = submission.forms.filter(
    (form) => form.workbook === path && isUnderstood(form) && unjudged.has(form.key),
  )
  return keepsOpen(unchecked).filter(({ place }) => place.workbook === path).length + forms.length
}

function kept(finding: ReportedFinding): KeptFinding {
  const { id, severity, rule, sheet, cell, label, message, formKey, status } = finding
  const common = { id, severity, rule, sheet, cell, label, message, formKey, status }
  return { ...common, corrected: finding.correction !== null, explained: status === 'explained' }
}

function scoresOf(path: string, reviewed: ReviewedSubmission): ItemResult['scores'] {
  return reviewed.submission.forms.flatMap((form) => {
    const review = form.workbook === path && form.kind !== 'basic-data' ? reviewed.reviews.get(form) : undefined
    if (!review || form.kind === 'basic-data') return []
    const name = form.kind === 'project' ? form.projectName?.raw || FORM_NAMES.project : FORM_NAMES.department
    const own = statedTotal(form)
    const stated = own ? plain(own) : '未填'
    return [
      {
        form: name.replace(/\s+/g, ''),
        stated,
        reviewed: review.total ? plain(review.total) : '无法计算',
        grade: review.grade || '—',
      },
    ]
  })
}
