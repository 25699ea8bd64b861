import { fileNameOf } from '../../core/identity/place-name.ts'
import { shownName } from '../../core/model/shown-name.ts'
import { joinedLines } from '../../core/model/joined-lines.ts'
import { keepsOpen } from '../../core/progress/closing-checks.ts'
import { type SinceLastRound, sinceLastRound } from '../../core/progress/since-last-round.ts'
import { groupUnchecked } from '../../core/rules/unchecked.ts'
import { isUnread, OTHER_KINDS } from '../../core/intake/other-file.ts'
import { notChecked, stateOf } from './others-of-sets.ts'
import { formsOf, type SubmissionRecord } from './submission-record.ts'

/** How far a set is, in the words of every report. What is left to do is the more, the further down. */
export const PROGRESS = ['完成', '未核对完', '待说明', '待改正', '交了但不是自评表', '交了但打不开'] as const
export type Progress = (typeof PROGRESS)[number]

/** How each is marked, as a level would be. */
export const PROGRESS_COLOURS = {
  完成: 'good',
  未核对完: 'warning',
  待说明: 'warning',
  待改正: 'error',
  交了但不是自评表: 'warning',
  交了但打不开: 'error',
} as const satisfies Record<Progress, string>

/** How far a set is, and what is still to be done about it, a sentence each; none for one that is 完成. */
export interface SetProgress {
  readonly progress: Progress
  /** All of it: what the headline counts, and then `unfinished`. */
  readonly left: readonly string[]
  /** Why nobody can say that it is done, even where nothing is to be mended or explained. */
  readonly unfinished: readonly string[]
}

/**
 * A set is 完成 when nothing is to be mended or explained, and nothing in it is unreadable, not understood, empty, or
 * unchecked in a total or a sum between forms.
 */
export function progressOf(record: SubmissionRecord): SetProgress {
  const { toMend, toExplain } = record.counts
  const state = stateOf(record)
  const unfinished = [...unread(record), ...notJudged(record), ...unchecked(record)]
  if (state !== '已交') {
    const left = unfinished.length > 0 ? unfinished : [howToHandIn(record)]
    return { progress: state, left, unfinished: left }
  }
  const left = [
    ...(toMend > 0 ? [`请改正 ${toMend} 处`] : []),
    ...(toExplain > 0 ? [`请说明 ${toExplain} 处`] : []),
    ...unfinished,
  ]
  if (toMend > 0) return { progress: '待改正', left, unfinished }
  if (toExplain > 0) return { progress: '待说明', left, unfinished }
  return { progress: left.length > 0 ? '未核对完' : '完成', left, unfinished }
}

/** What became of what the last round told; undefined where there was none, or nobody can say any more what it told. */
export function sinceLast({ findings, resolved }: SubmissionRecord): SinceLastRound | undefined {
  const isKnown = resolved.length > 0 || findings.some(({ since }) => since !== null)
  return isKnown ? sinceLastRound(findings, resolved.length) : undefined
}

/** What needs most work first; among equals as they came. */
export function byWorkLeft(
  one: Pick<SetProgress, 'progress'> & Pick<SubmissionRecord, 'counts'>,
  other: Pick<SetProgress, 'progress'> & Pick<SubmissionRecord, 'counts'>,
): number {
  return (
    PROGRESS.indexOf(other.progress) - PROGRESS.indexOf(one.progress) ||
    other.counts.toMend - one.counts.toMend ||
    other.counts.toExplain - one.counts.toExplain
  )
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

/** Blank forms beside filled ones are spares of the template. */
function notJudged(record: SubmissionRecord): string[] {
  const forms = formsOf(record)
  const isEmpty = forms.every(({ standing }) => standing === 'blank')
  return forms.flatMap(({ sheet, standing }) => {
    const name = shownName(sheet)
    if (standing === 'not-understood') return [`「${name}」没有读懂，请人工审核`]
    if (standing === 'unjudged') return [`「${name}」没有能够核对的数，请补填`]
    return standing === 'blank' && isEmpty ? [`「${name}」是空表，请填写`] : []
  })
}

function unchecked(record: SubmissionRecord): string[] {
  const causes = groupUnchecked(keepsOpen(record.unchecked))
  const [first] = causes
  if (!first) return []
  const more = causes.length > 1 ? `；这样的共 ${causes.length} 处` : ''
  const { place, label, reason } = first
  return [
    `「${shownName(place.sheet)}」${place.cell} ${joinedLines(label)}没有能核对（${reason}），请补填或人工核对${more}`,
  ]
}
