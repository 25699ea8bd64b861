import { COMMENT_LINES } from '../our-marks/comment-lines.ts'
import { joinedWords, type PreviousRound } from '../returned/previous-round.ts'
import { plainWords } from '../our-marks/words-hash.ts'
import { fromA1 } from '../model/cell-address.ts'
import { MOST_CHARACTERS } from '../model/cell-text.ts'
import { jointId } from '../progress/lines.ts'
import type { ReportedFinding } from '../reviewed-submission.ts'
import { joinedIn } from './answers.ts'
import type { Judgements, Reply } from './judgements.ts'

export interface Heard {
  /** With what was written elsewhere, quoted, beside what stands under 情况说明. */
  readonly explanations: ReadonlyMap<string, string>
  /** What belongs to no finding, by workbook. */
  readonly remarks: ReadonlyMap<string, readonly string[]>
}

/**
 * Gives what people wrote in other places to the findings that it is about: those of the line in whose row of 审核结果 it
 * stands, those of the form's row beside which it stands, open ones first. What is about none is a remark, and so is
 * what no longer fits beside the department's own words. Nothing is quoted twice.
 */
export function heard(
  findings: readonly ReportedFinding[],
  previous: PreviousRound,
  { replies, isRead }: Pick<Judgements, 'replies' | 'isRead'>,
): Heard {
  const explanations = new Map(previous.explanations)
  const remarks = new Map<string, string[]>([...previous.remarks].map(([path, kept]) => [path, [...new Set(kept)]]))
  const remark = (workbook: string, text: string, words: string): void => {
    const own = remarks.get(workbook) ?? []
    if (!own.some((each) => each.includes(words))) remarks.set(workbook, [...own, text])
  }
  const give = (
    about: readonly ReportedFinding[],
    words: (finding: ReportedFinding) => string,
    otherwise: () => void,
  ): void => {
    const fits = about.map((each) => explain(explanations, each.id, words(each), each.explanation ?? undefined))
    if (about.length === 0 || fits.includes(false)) otherwise()
  }
  const known = new Set(findings.flatMap((finding) => [finding.id, jointId(finding)]))
  const told = new Set(previous.findings.map(({ id }) => id))
  for (const { workbook, sheet, row, id, from, text, answers } of previous.typed) {
    const kept = (place: string) => (): void => remark(workbook, placed(sheet, place, text), inOneLine(text))
    if (answers) {
      const at = { workbook, sheet, ...answers }
      give(
        findings.filter((each) => isAt(each, at)),
        () => text,
        kept(answers.cell),
      )
    } else if (id !== undefined && (known.has(id) || told.has(id))) {
      const finding = findings.find((each) => each.id === id)
      const words = finding ? besideOurs(text, finding) : text
      if (!explain(explanations, id, quoted(from, words))) kept(from)()
    } else if (!isRead({ workbook, sheet, row }) || !replies.some((reply) => reply.text.includes(inOneLine(text)))) {
      const about = row > 0 ? aboutRows(findings, { workbook, sheet, rows: [row] }) : []
      give(about, (each) => quoted(from, besideOurs(text, each)), kept(from))
    }
  }
  for (const reply of replies) {
    const { workbook, sheet, rows, from, text } = reply
    const place = placed(sheet, `第 ${rows[0]} 行`, text)
    give(
      aboutRows(findings, reply),
      (each) => quoted(from, besideOurs(text, each)),
      () => remark(workbook, place, inOneLine(text)),
    )
  }
  return { explanations, remarks: withLost(remarks, explanations, previous, findings) }
}

/** Answers to a line of several findings none of which is there any more, and words on a hint that is gone. */
function withLost(
  remarks: ReadonlyMap<string, readonly string[]>,
  explanations: ReadonlyMap<string, string>,
  previous: PreviousRound,
  findings: readonly ReportedFinding[],
): ReadonlyMap<string, readonly string[]> {
  const joined = joinedIn(previous)
  const answered = new Set(findings.filter(({ id }) => joined.has(id)).map(jointId))
  const all = new Map(remarks)
  const known = new Set(findings.map(({ id }) => id))
  const lost = [
    ...previous.joint.filter(({ id }) => !answered.has(id)).map((line) => ({ ...line, end: '所说的问题已整改' })),
    ...previous.findings
      .filter(({ id, isHint }) => isHint && !known.has(id))
      .map((hint) => ({ ...hint, end: '所说的提示已不在' })),
  ]
  for (const { workbook, id, place, end } of lost) {
    const words = inOneLine(explanations.get(id) ?? '')
    if (words === '') continue
    const own = all.get(workbook) ?? []
    if (!own.some((each) => each.includes(words))) all.set(workbook, [...own, `${place}：${words}（${end}）`])
  }
  return all
}

/** False where the words do not fit into one cell with what stands there. */
function explain(explanations: Map<string, string>, id: string, words: string, known?: string): boolean {
  const now = explanations.get(id) ?? known
  const all = joinedWords(now, words)
  if (now !== undefined && all.length > MOST_CHARACTERS) return false
  explanations.set(id, all)
  return true
}

/** What was written before or behind a text of ours, without ours. */
function besideOurs(text: string, { message, basis, explanation }: ReportedFinding): string {
  const ours = [message, COMMENT_LINES.basis + basis, basis, COMMENT_LINES.explained + inOneLine(explanation ?? '')]
  const rest = ours
    .reduce((left, own) => left.replace(own, ''), inOneLine(text))
    .replace(CORRECTED_LINE, '')
    .trim()
  return rest === '' ? text : rest
}

const CORRECTED_LINE = new RegExp(`^(?:${COMMENT_LINES.corrected}.*?改为.*?|${COMMENT_LINES.formula}.*?)。`)

/** The findings of some rows: those still open, else all that ask or asked for something. */
function aboutRows(
  findings: readonly ReportedFinding[],
  { workbook, sheet, rows }: Pick<Reply, 'workbook' | 'sheet' | 'rows'>,
): ReportedFinding[] {
  const own = findings.filter(
    (each) => each.severity !== 'info' && each.workbook === workbook && each.sheet === sheet && isIn(each, rows),
  )
  const open = own.filter(({ status }) => status === 'open')
  return open.length > 0 ? open : own
}

function isAt(finding: ReportedFinding, at: Pick<ReportedFinding, 'workbook' | 'sheet' | 'cell' | 'rule'>): boolean {
  return (
    finding.workbook === at.workbook &&
    finding.sheet === at.sheet &&
    finding.cell === at.cell &&
    finding.rule === at.rule
  )
}

/** Whether a finding stands in one of the rows of a form. */
export function isIn({ cell }: ReportedFinding, rows: readonly number[]): boolean {
  return cell !== null && rows.includes(fromA1(cell)?.row ?? 0)
}

function quoted(from: string, text: string): string {
  return `（原写在${from}）${inOneLine(text)}`
}

function placed(sheet: string, from: string, text: string): string {
  return `${sheet === '' ? from : `「${sheet}」${from}`}：${inOneLine(text)}`
}

function inOneLine(text: string): string {
  return plainWords(text).replace(/\s*\n\s*/g, ' ')
}
