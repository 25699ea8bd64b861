import { placeKey } from '../form/field.ts'
import { type CellAddress, fromA1 } from '../model/cell-address.ts'
import { cutTo, MOST_CHARACTERS } from '../model/cell-text.ts'
import type { CellEdit } from '../model/edits.ts'
import { wrongFormulaResult } from '../progress/wrong-formula.ts'
import type { Change, ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import { LEVELS } from '../rules/outcome.ts'
import { besideMessage } from '../rules/wording.ts'
import { COMMENT_LINES } from '../our-marks/comment-lines.ts'
import { AUTHOR, FILLS } from '../our-marks/names-and-fills.ts'

/** What is to be marked on one sheet. */
export interface SheetMarks {
  readonly findings: readonly ReportedFinding[]
  readonly changes: readonly Change[]
}

/**
 * Comments, fills and corrected values for one sheet of one workbook. Infos, and what a reviewer waived, get neither
 * comment nor fill; they stand in 审核结果.
 */
export function cellMarks({ findings, changes }: SheetMarks, reviewed: ReviewedSubmission): CellEdit[] {
  const told = groupBy(
    findings.filter((each) => each.cell !== null && each.severity !== 'info' && each.status !== 'waived'),
    (each) => each.cell!,
  )
  const changed = new Map(changes.map((change) => [change.cell, change]))
  const cells = new Set([...told.keys(), ...changed.keys()])
  return [...cells]
    .map((cell) => ({ address: fromA1(cell), own: told.get(cell) ?? [], change: changed.get(cell) }))
    .filter((each): each is typeof each & { address: CellAddress } => each.address !== undefined)
    .sort((a, b) => a.address.row - b.address.row || a.address.column - b.address.column)
    .map(({ address, own, change }) => mark(address, own, change, reviewed))
}

function mark(
  address: CellAddress,
  findings: readonly ReportedFinding[],
  change: Change | undefined,
  reviewed: ReviewedSubmission,
): CellEdit {
  const fill =
    change && isSettled(change, findings)
      ? FILLS.corrected
      : findings.some((each) => each.severity === 'error')
        ? FILLS.error
        : FILLS.warning
  const written = (most?: number): string =>
    [
      ...findings.map((finding) => paragraph(finding, most)),
      ...(change ? [changeParagraph(change, findings, reviewed)] : []),
    ].join('\n\n')
  const whole = written()
  // Only what the department said is ever long.
  const room = (): number => Math.floor((MOST_CHARACTERS - written(0).length) / findings.length)
  const text = whole.length <= MOST_CHARACTERS ? whole : written(room())
  return {
    ...address,
    fill,
    ...(text === '' ? {} : { comment: { author: AUTHOR, text } }),
    ...(change ? { value: change.value, ...(change.format === undefined ? {} : { format: change.format }) } : {}),
  }
}

/** 「【错误】DF-02 总分 / 得分」, what is wrong, what should stand there, and on what it rests. */
function paragraph(finding: ReportedFinding, most?: number): string {
  const expected = besideMessage(finding)
  const explained =
    finding.explanation === null ? [] : [COMMENT_LINES.explained + cutTo(inOneLine(finding.explanation), most)]
  return [
    `【${LEVELS[finding.severity]}】${finding.rule} ${finding.label}`,
    finding.message,
    ...(expected === undefined ? [] : [`${expected}。`]),
    `${COMMENT_LINES.basis}${finding.basis}`,
    ...explained,
  ].join('\n')
}

function changeParagraph(change: Change, findings: readonly ReportedFinding[], reviewed: ReviewedSubmission): string {
  const before = change.before === '' ? '空' : `「${change.before}」`
  const formula = formulaNote(change, findings, reviewed)
  const basis = findings.length > 0 ? '' : `\n${COMMENT_LINES.basis}${change.basis}`
  if (change.before === change.after) return `${COMMENT_LINES.corrected}「${change.after}」由文本改为数字。${formula}`
  return `${COMMENT_LINES.corrected}由${before}改为「${change.after}」。${formula}${basis}`
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** False where the finding itself says that the cell's formula must be changed. */
function isSettled({ finding }: Change, findings: readonly ReportedFinding[]): boolean {
  return !findings.some(({ id, wrongFormula }) => id === finding && wrongFormula)
}

/** A formula keeps standing: whether it gives the corrected value when the workbook is opened. */
function formulaNote(
  change: Change,
  findings: readonly ReportedFinding[],
  { formulaResults }: ReviewedSubmission,
): string {
  const key = placeKey(change)
  if (!formulaResults.has(key) || !isSettled(change, findings)) return ''
  if (!formulaResults.get(key) || change.value.kind !== 'number')
    return `\n${COMMENT_LINES.formula}是公式，公式没有动，请看一看它算得对不对。`
  const result = wrongFormulaResult(change, formulaResults)
  return result === undefined
    ? `\n${COMMENT_LINES.formula}的公式没有问题，打开后会自动重算。`
    : `\n${COMMENT_LINES.formula}公式算出 ${result}，请改公式。`
}

export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = key(item)
    const known = groups.get(name)
    if (known) known.push(item)
    else groups.set(name, [item])
  }
  return groups
}
