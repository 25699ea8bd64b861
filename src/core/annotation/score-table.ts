import { type ScoredForm, statedTotal } from '../form/forms.ts'
import { plain } from '../model/decimal.ts'
import type { ReviewedSubmission } from '../reviewed-submission.ts'
import { rowsByHand } from '../scoring/judged-form.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { FORM_NAMES } from '../vocabulary/field-map.ts'
import { LINK_COLUMN } from './finding-lines.ts'
import type { SheetRows } from './sheet-rows.ts'
import { HEAD, LINK, MIDDLE, TEXT } from './table-styles.ts'

/** The scores of a workbook's forms, a row each; nothing where none is scored. */
export function scoreTable(rows: SheetRows, reviewed: ReviewedSubmission, workbook: string): void {
  const forms = reviewed.submission.forms.flatMap((form) => {
    if (form.workbook !== workbook || form.kind === 'basic-data') return []
    const review = reviewed.reviews.get(form)
    return review ? [{ form, review }] : []
  })
  if (forms.length === 0) return
  rows.gap()
  rows.put(['序号', '', '', '工作表', '表', '自评总分', '复核得分', '差额', '评定'], [HEAD], { height: 20 })
  rows.merge(1, 3)
  for (const [index, { form, review }] of forms.entries()) score(rows, index + 1, form, review)
}

function score(rows: SheetRows, number: number, form: ScoredForm, review: ReviewedForm): void {
  const stated = statedTotal(form)
  const name = form.kind === 'project' ? (form.projectName?.raw ?? FORM_NAMES.project) : FORM_NAMES.department
  const { total } = review
  rows.put(
    [
      ...[String(number), '', '', form.sheet, name],
      ...[stated ? plain(stated) : '未填', total ? plain(total) : ''],
      // As everywhere: what was filled in, less what it should be.
      stated && total ? plain(stated.minus(total)) : '',
      total ? `等级：${review.grade}${peopleNote(review)}` : `复核总分无法计算：${review.incomplete}`,
    ],
    [MIDDLE, MIDDLE, MIDDLE, LINK, TEXT, MIDDLE, MIDDLE, MIDDLE, TEXT],
    { link: { column: LINK_COLUMN, to: { sheet: form.sheet, cell: form.total.score?.place.cell ?? 'A1' } } },
  )
  rows.merge(1, 3)
}

function peopleNote(review: ReviewedForm): string {
  const { undecided } = review
  const byHand = rowsByHand(review)
  return (
    (byHand > 0 ? `；${byHand} 项为人工复核` : '') + (undecided > 0 ? `；${undecided} 项需人工复核（暂按自评计）` : '')
  )
}
