import { fromA1 } from '../../../src/core/model/cell-address.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReportedFinding, ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import type { ProjectContent } from '../../../src/core/content/content.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { type FormCase, sheetOf } from './forms.ts'

export type Reshape = (draft: SheetDraft) => SheetDraft

/** The review of a form that lies alone in its workbook, with what stands in which row. */
export interface ReviewedForm {
  readonly result: ReviewedSubmission
  /** Row of the sheet in which an indicator stands. */
  readonly rowOf: (index: number) => number | undefined
}

export function reviewedForm(
  formCase: FormCase,
  form: ProjectContent,
  reshape: Reshape = (draft) => draft,
): ReviewedForm {
  const sheet = reshape(sheetOf(formCase, form))
  const rows = indicatorRows(sheet, form)
  return { result: reviewedDrafts([sheet]), rowOf: (index) => rows[index] }
}

/** The rows of the indicators, in their order: the next that has a cell with the name. */
export function indicatorRows(sheet: SheetDraft, form: ProjectContent): (number | undefined)[] {
  let above = 0
  return form.indicators.map(({ level3 }) => {
    const rows = sheet.cells.flatMap(({ row, value }) =>
      row > above && value?.kind === 'text' && value.text.includes(level3) ? [row] : [],
    )
    if (level3 === '' || rows.length === 0) return undefined
    above = Math.min(...rows)
    return above
  })
}

export function reviewedDrafts(drafts: readonly SheetDraft[]): ReviewedSubmission {
  return review({ workbooks: [{ path: '自评.xlsx', sha256: '', workbook: workbookFromDrafts(drafts) }] })
}

export type Severity = ReportedFinding['severity']
const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 }

export function atLeast(severity: Severity, least: Severity): boolean {
  return RANK[severity] >= RANK[least]
}

/** How grave the gravest finding is; 0 where there is none. */
export function gravity(findings: readonly ReportedFinding[]): number {
  return Math.max(0, ...findings.map((each) => RANK[each.severity]))
}

/** The findings that stand in the row of an indicator, or name a cell of it. */
export function onRow({ result, rowOf }: ReviewedForm, index: number): ReportedFinding[] {
  const row = rowOf(index)
  const there = (cell: string | null): boolean => cell !== null && row !== undefined && fromA1(cell)?.row === row
  return result.findings.filter((each) => there(each.cell) || each.related.some((place) => there(place.cell)))
}

/**
 * Findings of at least some gravity that `after` has and `before` has not, or only milder: by rule, form and field,
 * wherever they stand.
 */
export function added(
  before: ReviewedSubmission,
  after: ReviewedSubmission,
  least: Severity = 'info',
): ReportedFinding[] {
  const known = new Map(before.findings.map((each) => [each.id, RANK[each.severity]]))
  return after.findings.filter(
    (each) => atLeast(each.severity, least) && (known.get(each.id) ?? 0) < RANK[each.severity],
  )
}

/** What a person reads of a failure. */
export function lines(findings: readonly ReportedFinding[]): string[] {
  return findings.map(({ rule, severity, cell, label, message }) => `${rule} ${severity} ${cell} ${label}: ${message}`)
}

/** 「指标2：新建面积」 is numbered by its place. */
const named = (label: string): string => label.replace(/^指标\d+[：:]/, '')

/**
 * Everything that a reshaping which changes nothing must leave: what is found, how grave, what is corrected to what,
 * the reviewed totals.
 */
export function verdict(result: ReviewedSubmission): readonly string[] {
  return [
    ...result.findings.map(({ rule, severity, sheet, label }) => `${rule} ${severity} ${sheet} ${named(label)}`),
    ...result.changes.map(({ rule, sheet, label, after }) => `更正 ${rule} ${sheet} ${named(label)} ${after}`),
    ...[...result.reviews.values()].map((each) => `复核 ${each.total?.toFixed() ?? '无'}`),
  ].sort()
}
