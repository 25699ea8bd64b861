import { MOST_CHARACTERS } from '../model/cell-text.ts'
import { linesOf } from '../progress/lines.ts'
import type { ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import type { GivenExplanation } from '../rounds/given-explanations.ts'
import { CannotMendError } from './cannot-mend-error.ts'
import type { MendState } from './mend-state.ts'

const GONE_LINE = '这一条已经没有了。'
const TOO_LONG = `说明最多写 ${MOST_CHARACTERS} 个字，请写短一些。`

/**
 * The state with words on all findings of a line, or on a single one of them; the very same where they stand there already. Throws
 * `CannotMendError`.
 */
export function explained(
  state: MendState,
  { findings }: Pick<ReviewedSubmission, 'findings'>,
  line: string,
  text: string,
): MendState {
  const found = findingsOf(findings, line)
  if (found.length === 0) throw new CannotMendError(GONE_LINE)
  const words = text.replace(/\r\n?/g, '\n').trim()
  if (words.length > MOST_CHARACTERS) throw new CannotMendError(TOO_LONG)
  if (found.every(({ explanation }) => (explanation ?? '') === words)) return state
  const isAbout = ({ about }: GivenExplanation): boolean => found.some((each) => isSameFinding(each, about))
  return {
    ...state,
    given: [...state.given.filter((each) => !isAbout(each)), ...found.map((about) => explanation(about, words))],
  }
}

/** Those of a line, or the one of this id; none where it is there no more. */
export function findingsOf(findings: ReviewedSubmission['findings'], id: string): readonly ReportedFinding[] {
  return linesOf(findings).find((line) => line.id === id)?.findings ?? findings.filter((each) => each.id === id)
}

function isSameFinding(one: ReportedFinding, other: GivenExplanation['about']): boolean {
  return (
    one.id === other.id ||
    (one.rule === other.rule &&
      one.workbook === other.workbook &&
      one.sheet === other.sheet &&
      one.cell === other.cell &&
      one.cell !== null)
  )
}

function explanation({ id, rule, formKey, workbook, sheet, cell }: ReportedFinding, words: string): GivenExplanation {
  return { about: { id, rule, formKey, workbook, sheet, cell }, words }
}
