import { isOwnOpinion, scoreInOpinion } from '../our-marks/own-opinion.ts'
import { type PreviousRound, type ReviewRow, type WrittenRow, writtenKey } from '../returned/previous-round.ts'
import { type ReviewedLine, reviewedLines } from '../annotation/score-columns.ts'
import { wordsHash } from '../our-marks/words-hash.ts'
import { isFilled, type NumberField } from '../form/field.ts'
import type { Indicator, ScoredForm } from '../form/forms.ts'
import { readSpelledNumber } from '../form/number-spelling.ts'
import { type Decimal, sum } from '../model/decimal.ts'
import { isLikeScore, notTaken } from '../progress/says-something.ts'
import { type Hand, readHandOpinion } from '../scoring/hand-opinion.ts'
import type { FormJudgement } from '../scoring/judged-form.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'

/** Words for the department's own findings, which it wrote where we write. */
export interface Reply {
  readonly workbook: string
  readonly sheet: string
  /** The rows of the form that it may be about. */
  readonly rows: readonly number[]
  readonly from: string
  readonly text: string
}

export interface Judgements {
  readonly byForm: ReadonlyMap<ScoredForm, FormJudgement>
  /** What stands in our columns and is no judgement. */
  readonly replies: readonly Reply[]
  /** Whether a row of our columns on a sheet was read as a row of a form. */
  readonly isRead: (row: Pick<ReviewRow, 'workbook' | 'sheet' | 'row'>) => boolean
}

const FROM = { score: '复核得分栏', opinion: '审核意见栏' } as const

/**
 * What people wrote into 复核得分 and 审核意见: a score other than ours is a person's; words beside it, or in a row with
 * nothing open, are the reviewer's opinion; words in a row with an open finding (`isOpen`) and our score are the
 * department's reply.
 */
export function judgementsIn(
  reviews: ReadonlyMap<ScoredForm, ReviewedForm>,
  previous: PreviousRound,
  isOpen: (form: ScoredForm, rows: readonly number[]) => boolean,
): Judgements {
  const byForm = new Map<ScoredForm, FormJudgement>()
  const replies: Reply[] = []
  const open = new Map(previous.reviewRows.map((row) => [rowKey(row), row]))
  const read = new Set<string>()
  if (open.size === 0) return { byForm, replies, isRead: () => false }
  for (const [form, review] of reviews) {
    const items = new Map<Indicator, Hand>()
    const judged = { execution: undefined as Hand | undefined, total: undefined as Hand | undefined }
    const lines = reviewedLines(form, review)
    const allOurs = addUp(lines, (row) => open.get(rowKey({ ...form, row })), form.goals.score)
    for (const line of lines) {
      const rows = line.rows.flatMap((row) => {
        const key = rowKey({ ...form, row })
        read.add(key)
        return open.get(key) ?? []
      })
      const written = previous.written.get(writtenKey(form.workbook, form.key, line.key))
      const { hand, words, from } = judge(rows, line, written, allOurs && line.kind !== 'total')
      const isReply = hand === undefined && words !== '' && isOpen(form, line.rows)
      if (isReply) replies.push({ ...form, rows: line.rows, from: FROM[from], text: words })
      const own = hand ?? (words !== '' && !isReply ? { score: undefined, words } : undefined)
      if (!own) continue
      if (line.kind === 'item') items.set(line.indicator, own)
      else judged[line.kind] = own
    }
    if (items.size > 0 || judged.execution || judged.total) byForm.set(form, { ...judged, items })
  }
  for (const row of previous.reviewRows) {
    if (read.has(rowKey(row)) || !row.isInside) continue
    for (const side of ['score', 'opinion'] as const) {
      const text = row[side]
      if (text !== '' && !isOwnOpinion(text)) replies.push({ ...row, rows: [row.row], from: FROM[side], text })
    }
  }
  return { byForm, replies, isRead: (row) => read.has(rowKey(row)) }
}

function rowKey({ workbook, sheet, row }: Pick<ReviewRow, 'workbook' | 'sheet' | 'row'>): string {
  return [workbook, sheet, row].join('\u0001')
}

/** A judgement that is sure, or words of which it is still open whose they are. */
function judge(
  rows: readonly ReviewRow[],
  line: ReviewedLine,
  written: WrittenRow | undefined,
  allOurs: boolean,
): { readonly hand?: Hand; readonly words: string; readonly from: keyof typeof FROM } {
  const [head, ...shared] = line.rows.map((at) => rows.find(({ row }) => row === at))
  const opinion = head?.opinion ?? ''
  const known = readHandOpinion(opinion)
  const typed = [
    known ? known.words : wordsIn(opinion, line, written),
    ...shared.flatMap((row) => [inWords(row?.score ?? ''), row && !isOwnOpinion(row.opinion) ? row.opinion : '']),
  ]
  const beside = joined(typed)
  const score = scoreIn(head?.score ?? '')
  const words = score === undefined && head ? joined([inWords(head.score), beside]) : beside
  const from = beside === '' ? 'score' : 'opinion'
  const isOurs =
    !known?.scored && !written?.byHand && ((!written && allOurs) || isOurScore(score, opinion, line, written))
  if (score !== undefined && !isOurs) return { hand: { score, words }, words, from }
  return known && words !== '' ? { hand: { score: undefined, words }, words, from } : { words, from }
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('；')
}

/** What stands under 复核得分 and is no score of a row: words as they are, and of 「-1」 that it was not taken. */
function inWords(text: string): string {
  return text !== '' && isLikeScore(text) ? notTaken(text) : text
}

/**
 * Whether the scores still add up to the total that our own text beside it tells: then nobody has changed one, whatever
 * the department has changed in its form since.
 */
function addUp(
  lines: readonly ReviewedLine[],
  rowAt: (row: number) => ReviewRow | undefined,
  goal: NumberField | undefined,
): boolean {
  const [total] = lines.filter(({ kind }) => kind === 'total')
  const told = scoreIn(scoreInOpinion(total ? (rowAt(total.rows[0]!)?.opinion ?? '') : '') ?? '')
  const parts = lines.filter(({ kind }) => kind !== 'total').map(({ rows }) => scoreIn(rowAt(rows[0]!)?.score ?? ''))
  const all = [...parts, ...(isFilled(goal) ? [goal.value] : [])]
  return told !== undefined && all.every((score) => score !== undefined) && sum(all).equals(told)
}

/** Undefined for what is no score. */
function scoreIn(text: string): Decimal | undefined {
  const value = readSpelledNumber(text, 'score')?.value
  return value?.isNegative() ? undefined : value
}

function isOurScore(
  score: Decimal | undefined,
  opinion: string,
  { score: own, hand, opinion: ownOpinion }: ReviewedLine,
  written: WrittenRow | undefined,
): boolean {
  if (score === undefined) return true
  if (written) return scoreIn(written.score)?.equals(score) ?? false
  // Without a record, what stands beside words of ours that would be others today was computed from other figures, or
  // by an older version.
  const said = scoreInOpinion(opinion)
  if (said === undefined && opinion !== ownOpinion && isOwnOpinion(opinion)) return true
  return [own, hand?.computed, scoreIn(said ?? '')].some((each) => each?.equals(score))
}

/** What a person wrote into the cell of an opinion, before, behind or instead of ours. */
function wordsIn(opinion: string, line: ReviewedLine, written: WrittenRow | undefined): string {
  if (opinion === '' || opinion === line.opinion) return ''
  if (written ? written.opinion === wordsHash(opinion) : isOwnOpinion(opinion)) return ''
  if (line.opinion !== '' && opinion.includes(line.opinion)) return betweenMarks(opinion.replace(line.opinion, ''))
  // Ours may have been another one when the department's figures were others.
  for (const { index } of opinion.matchAll(/[。；，\s]/g))
    if (isOwnOpinion(opinion.slice(0, index))) return betweenMarks(opinion.slice(index))
  return opinion
}

function betweenMarks(words: string): string {
  return words.replace(/^[，。；、\s]+/, '').trim()
}
