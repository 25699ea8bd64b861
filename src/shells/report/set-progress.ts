import { fileNameOf } from '../../core/identity/place-name.ts'
import { keepsOpen } from '../../core/progress/closing-checks.ts'
import { groupUnchecked, uncheckedText } from '../../core/rules/unchecked.ts'
import { isUnread, OTHER_KINDS } from '../../core/intake/other-file.ts'
import { notChecked, stateOf } from './others-of-sets.ts'
import type { SubmissionRecord } from './submission-record.ts'

/** How far a set is, in the words of every report. What is left to do is the more, the further down. */
export const PROGRESS = ['完成', '未核对完', '待说明', '待改正', '交了但不是自评表', '交了但打不开'] as const
export type Progress = (typeof PROGRESS)[number]

/** How far a set is, and what is still to be done about it, a sentence each; none for one that is 完成. */
export interface SetProgress {
  readonly progress: Progress
  readonly left: readonly string[]
}

/**
 * A set is 完成 when nothing is to be mended or explained, and nothing in it is unreadable, not understood, empty, or
 * unchecked in a total or a sum between forms.
 */
export function progressOf(record: SubmissionRecord): SetProgress {
  const { toMend, toExplain } = record.counts
  const state = stateOf(record)
  const left = [
    ...(toMend > 0 ? [`请改正 ${toMend} 处`] : []),
    ...(toExplain > 0 ? [`请说明 ${toExplain} 处`] : []),
    ...unread(record),
    ...notUnderstood(record),
    ...unchecked(record),
  ]
  if (state !== '已交') return { progress: state, left: left.length > 0 ? left : [howToHandIn(record)] }
  if (toMend > 0) return { progress: '待改正', left }
  if (toExplain > 0) return { progress: '待说明', left }
  return { progress: left.length > 0 ? '未核对完' : '完成', left }
}

function howToHandIn(record: SubmissionRecord): string {
  const first = notChecked(record)[0]
  return first ? first.what : '请交 Excel 自评表'
}

function unread(record: SubmissionRecord): string[] {
  return notChecked(record).flatMap((other) =>
    isUnread(other) ? [`「${fileNameOf(other.path)}」${OTHER_KINDS[other.kind].name}，请重交`] : [],
  )
}

function notUnderstood({ workbooks }: SubmissionRecord): string[] {
  return workbooks.flatMap(({ forms }) =>
    forms.flatMap(({ sheet, standing }) => {
      if (standing === 'not-understood') return [`「${sheet}」没有读懂，请人工审核`]
      return standing === 'unjudged' ? [`「${sheet}」没有能够核对的数，请补填`] : []
    }),
  )
}

function unchecked(record: SubmissionRecord): string[] {
  const open = keepsOpen(record.unchecked)
  const [first] = groupUnchecked(open)
  if (!first) return []
  const more = open.length > 1 ? `等 ${open.length} 项` : ''
  return [`「${first.place.sheet}」${first.place.cell}　${uncheckedText(first)}${more}未能核对，请补填`]
}
