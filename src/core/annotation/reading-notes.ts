import type { Form, ScoredForm } from '../form/forms.ts'

const NOT_UNDERSTOOD = '没有完全读懂'
const UNKNOWN_COLUMNS = '有不认识的栏目'
const UNREAD_TABLE = '另有一张指标表'
const UNJUDGED_ROWS = '行指标没有核对'

/** What was not understood of the forms of a workbook, a sentence a form; none where everything was. */
export function readingNotes(forms: readonly Form[]): string[] {
  return forms.flatMap((form) => {
    if (form.kind === 'basic-data') return []
    const { understood, fieldsFound, fieldsExpected, rowsRead, rowsSeen } = form.measure
    const unknown = [...new Set(form.unknownColumns.map((each) => `「${each.text.replace(/\s+/g, '')}」`))].join('')
    if (!understood) {
      const read = `认出主要栏目 ${fieldsFound}/${fieldsExpected}，读出指标 ${rowsRead}/${rowsSeen} 行`
      return [`「${form.sheet}」${NOT_UNDERSTOOD}（${read}${unknown ? `，不认识的栏目${unknown}` : ''}），因此没有核对，请人工审核。`]
    }
    return [
      ...(unknown ? [`「${form.sheet}」${UNKNOWN_COLUMNS}${unknown}，这些栏没有核对。`] : []),
      ...unjudgedNotes(form),
      ...(form.unreadTable ? [`「${form.sheet}」${form.unreadTable.cell} 起${UNREAD_TABLE}，没有核对，请人工审核。`] : []),
    ]
  })
}

/** Which rows were not judged and why, a sentence a reason. */
function unjudgedNotes({ sheet, indicators }: ScoredForm): string[] {
  const reasons = [...new Set(indicators.flatMap(({ unjudged }) => (unjudged === undefined ? [] : [unjudged])))]
  return reasons.map((reason) => {
    const rows = indicators.filter(({ unjudged }) => unjudged === reason)
    return `「${sheet}」有 ${rows.length} ${UNJUDGED_ROWS}（第 ${rows[0]!.row}${rows.length > 1 ? ` 行至第 ${rows.at(-1)!.row}` : ''} 行）：${reason.replace(/，本行没有核对$/, '')}。请人工审核。`
  })
}

/** Such a sentence of an earlier round is not repeated: what is read now decides. */
export function isReadingNote(note: string): boolean {
  return note.includes(NOT_UNDERSTOOD) || note.includes(UNKNOWN_COLUMNS) || note.includes(UNREAD_TABLE) || note.includes(UNJUDGED_ROWS)
}
