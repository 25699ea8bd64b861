import type { Form } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import { oncePer } from '../model/memoise.ts'

/** How many forms stand on sheets of one name: several on one sheet, or 「Sheet1」 in each workbook. */
const formsOnSheet = oncePer(({ forms }: Submission) => {
  const counts = new Map<string, number>()
  for (const { sheet } of forms) counts.set(sheet, (counts.get(sheet) ?? 0) + 1)
  return counts
})

/** What a message calls a form: its sheet, 「1-3-1」; where that does not tell it from others, the project besides. */
export function formLabel(form: Form, submission: Submission): string {
  const alone = formsOnSheet(submission).get(form.sheet) === 1
  const name = form.kind === 'project' && form.projectName?.state === 'filled' ? form.projectName.raw : undefined
  return alone || name === undefined ? `「${form.sheet}」` : `「${form.sheet}」的「${name}」`
}

const MOST_LISTED = 6

/** 「甲；乙；丙」, of many the first and how many there are. */
export function listed(items: readonly string[]): string {
  const first = items.slice(0, MOST_LISTED).join('；')
  return items.length > MOST_LISTED ? `${first}；等 ${items.length} 处` : first
}
