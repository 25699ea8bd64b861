import type { Form, OtherForm } from '../form/forms.ts'
import { describeOther, type UnreadSheet, type WorkbookForms } from '../form/read-forms.ts'
import { toldApart } from '../identity/place-name.ts'
import type { Submission } from '../identity/submission.ts'
import type { ReviewedSubmission, ReviewedWorkbook, WorkbookInput } from '../reviewed-submission.ts'
import { anotherRound, isAnotherRoundNote } from '../returned/another-round.ts'
import { isReturned } from '../returned/marks-in.ts'
import { previousNotes, previouslySettled } from '../returned/previous-round.ts'
import { isReadingNote, judgingNotes, notUnderstoodNotes, readingNotes } from './reading-notes.ts'

type Readable = Extract<WorkbookInput, { readonly workbook: unknown }>

/** The forms of a set, and of which workbook each is. */
export interface Reading {
  readonly submission: Submission
  readonly byPath: ReadonlyMap<string, WorkbookForms>
}

/** What is to be told of a workbook of a set: whether it was checked, why not, and what else its file has to say. */
export function describedWorkbook(
  input: WorkbookInput,
  reading: Reading,
  reviews: ReviewedSubmission['reviews'],
): ReviewedWorkbook {
  const { path, sha256 } = input
  if ('unreadable' in input)
    return {
      path,
      sha256,
      status: 'unreadable',
      reason: input.unreadable,
      forms: [],
      others: [],
      unread: [],
      notes: [],
      returned: false,
    }
  const same = reading.submission.repeats.find((each) => each.workbook === path)?.same
  if (same !== undefined)
    return {
      path,
      sha256,
      status: 'checked',
      reason: null,
      forms: [],
      others: [],
      unread: [],
      notes: [`与「${toldApart(path, same)[1]}」内容完全相同，只核对其中一份。`],
      returned: false,
    }
  const { unread, others } = reading.byPath.get(path)!
  const { submission } = reading
  const forms: readonly Form[] = [...submission.forms, ...submission.spares].filter((form) => form.workbook === path)
  const returned = input.marked !== undefined || isReturned(input.workbook)
  const earlier = earlierNotes(input)
  const notes = [
    ...new Set([...(input.notes ?? []), ...earlier, ...readingNotes(forms, others), ...judgingNotes(forms, reviews)]),
  ]
  const settled = input.untouched && input.marked ? { settled: previouslySettled(input.marked) } : {}
  const common = { path, sha256, forms, others, unread, notes, returned, ...settled }
  if (forms.length === 0)
    return {
      ...common,
      status: 'not-a-form',
      reason: whyNoForm(others, unread),
      notes: [...new Set([...(input.notes ?? []), ...earlier])],
    }
  const notUnderstood = notUnderstoodNotes(forms)
  if (notUnderstood.length > 0) return { ...common, status: 'not-understood', reason: notUnderstood.join('') }
  return { ...common, status: 'checked', reason: null }
}

/** What is told of the file since an earlier round; of another round's result, that it is one. */
function earlierNotes({ workbook, marked = workbook, untouched }: Readable): string[] {
  const { note } = anotherRound(marked)
  if (note !== undefined) return [note]
  return previousNotes(marked).filter((each) => !isReadingNote(each) && (untouched || !isAnotherRoundNote(each)))
}

function whyNoForm(others: readonly OtherForm[], unread: readonly UnreadSheet[]): string {
  if (others.length > 0)
    return `工作簿里只有${[...new Set(others.map(describeOther))].join('、')}，不是绩效自评表，没有核对。`
  return unread[0] ? `没有可以核对的表：${unread[0].reason}。` : '工作簿里没有可核对的工作表。'
}
