import { type Form, isUnderstood, type OtherForm, type ScoredForm } from '../form/forms.ts'
import { describeOther } from '../form/read-forms.ts'
import { plain } from '../model/decimal.ts'
import { scoresAboveWeight } from '../scoring/judged-form.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'

const NOT_UNDERSTOOD = '没有完全读懂'
const UNKNOWN_COLUMNS = '有不认识的栏目'
const UNREAD_TABLE = '另有一张指标表'
const UNJUDGED_ROWS = '行指标没有核对'
const JUDGED_ABOVE = '人工复核得分'
const OTHER_FORM = '不是绩效自评表，没有核对'

/** A sentence for each form of which too little was understood for anything to be said of it. */
export function notUnderstoodNotes(forms: readonly Form[]): string[] {
  const notes = forms.flatMap((form) =>
    isUnderstood(form)
      ? []
      : [`「${form.sheet}」${NOT_UNDERSTOOD}（${whatWasRead(form)}），因此没有核对，请人工审核。`],
  )
  return [...new Set(notes)]
}

function whatWasRead(form: Form): string {
  if (form.abreast) return '同一张工作表上并排放着几张表，请各放一张工作表再交'
  if (form.kind === 'basic-data') return '没有认出三公经费、项目支出等各行'
  const { fieldsFound, fieldsExpected, rowsRead, rowsSeen } = form.measure
  const unknown = unknownColumns(form)
  return `认出主要栏目 ${fieldsFound}/${fieldsExpected}，读出指标 ${rowsRead}/${rowsSeen} 行${unknown ? `，不认识的栏目${unknown}` : ''}`
}

function unknownColumns(form: Form): string {
  return [...new Set(form.unknownColumns.map((each) => `「${each.text.replace(/\s+/g, '')}」`))].join('')
}

/**
 * What was left alone in the forms that were understood, and forms that are none of ours: a sentence each; none where
 * there is nothing such.
 */
export function readingNotes(forms: readonly Form[], others: readonly OtherForm[]): string[] {
  return [
    ...forms.flatMap((form) => (isUnderstood(form) ? leftAlone(form) : [])),
    ...others.map((other) => `「${other.sheet}」是${describeOther(other)}，${OTHER_FORM}。`),
  ]
}

function leftAlone(form: Form): string[] {
  const unknown = unknownColumns(form)
  return [
    ...(unknown ? [`「${form.sheet}」${UNKNOWN_COLUMNS}${unknown}，这些栏没有核对。`] : []),
    ...(form.kind === 'basic-data' ? [] : unjudgedNotes(form)),
    ...(form.kind !== 'basic-data' && form.unreadTable
      ? [`「${form.sheet}」${form.unreadTable.cell} 起${UNREAD_TABLE}，没有核对，请人工审核。`]
      : []),
  ]
}

/** Which rows were not judged and why, a sentence a reason. */
function unjudgedNotes({ sheet, indicators }: ScoredForm): string[] {
  const reasons = [...new Set(indicators.flatMap(({ unjudged }) => (unjudged === undefined ? [] : [unjudged])))]
  return reasons.map((reason) => {
    const rows = indicators.filter(({ unjudged }) => unjudged === reason)
    return `「${sheet}」有 ${rows.length} ${UNJUDGED_ROWS}（第 ${rows[0]!.row}${rows.length > 1 ? ` 行至第 ${rows.at(-1)!.row}` : ''} 行）：${reason.replace(/，本行没有核对$/, '')}。请人工审核。`
  })
}

/** Scores of a person's that are more than can be earned: kept where it is a row's, and told. */
export function judgingNotes(forms: readonly Form[], reviews: ReadonlyMap<ScoredForm, ReviewedForm>): string[] {
  return forms.flatMap((form) => {
    const review = form.kind === 'basic-data' ? undefined : reviews.get(form)
    return (review ? scoresAboveWeight(review) : []).map(
      ({ label, score, weight }) =>
        `「${form.sheet}」${label}：${JUDGED_ABOVE} ${plain(score)}，高于分值 ${plain(weight)}，请核对。`,
    )
  })
}

/** Such a sentence of an earlier round is not repeated: what is read now decides. */
export function isReadingNote(note: string): boolean {
  return [NOT_UNDERSTOOD, UNKNOWN_COLUMNS, UNREAD_TABLE, UNJUDGED_ROWS, OTHER_FORM, JUDGED_ABOVE].some((words) =>
    note.includes(words),
  )
}
