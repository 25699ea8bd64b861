import type { NumberField } from '../../../src/core/form/field.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { assembleSubmission, type Submission } from '../../../src/core/identity/submission.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { withChanges } from '../../../src/core/repair/correct-until-stable.ts'
import { layOver, type Overlay } from '../../../src/core/repair/overlay.ts'
import type { Change } from '../../../src/core/reviewed-submission.ts'

export const PATH = '示例.xlsx'

export type Books = ReadonlyMap<string, Workbook>
export type Pick = (submission: Submission) => readonly Change[]

export function read(books: Books): Submission {
  return assembleSubmission([...books].flatMap(([path, workbook]) => readForms(workbook, path).forms))
}

/** A number put into the cell of a field. */
export function change({ place, label, raw }: NumberField, text: string): Change {
  const value = { kind: 'number', text } as const
  return { finding: '', rule: 'ZJ-03', ...place, label, before: raw, after: text, basis: '', value }
}

/** Everything that the forms say; of their texts what rules may ask of them. */
export function said({ forms }: Submission): readonly object[] {
  return forms.map((form) => ({ ...form, texts: form.texts.map(({ text, top, left }) => ({ text, top, left })) }))
}

/** The changes laid over what was read, and what is read again with them written in. */
export function laid(
  files: Books,
  pick: Pick,
): { over: Overlay | undefined; again: Submission; submission: Submission } {
  const submission = read(files)
  const changes = pick(submission)
  const over = layOver(submission, files, changes)
  return { over, again: read(withChanges(files, changes)), submission }
}
