import { fromA1 } from '../../src/core/model/cell-address.ts'
import { review } from '../../src/core/review.ts'
import type { ReportedFinding } from '../../src/core/reviewed-submission.ts'
import { nationalScheme } from '../../src/core/scheme/schemes.ts'
import { workbookFromDrafts } from '../../src/core/model/sheet-from-draft.ts'
import { type JudgedForm, judgedForms } from './judged-forms.ts'
import { isAbove, type JudgedRow, type Level, mustBeTold } from './judged-row.ts'

/** What the program said of a row, and how that compares with what is due. */
export interface Verdict {
  readonly row: JudgedRow
  /** The severest that was said. */
  readonly told: Level
  readonly findings: readonly ReportedFinding[]
  /** False when none of the rules that are asked for is among the findings: what was said is beside the point. */
  readonly named: boolean
  /** `missed`: told more mildly than due, or by none of the rules that are asked for. */
  readonly result: 'right' | 'false-error' | 'false-warning' | 'missed'
}

/**
 * Each row as it is judged on its form, in the order of the rows. A form is a submission of its own: nothing is
 * compared across forms.
 */
export function judge(rows: readonly JudgedRow[], values: 'number' | 'text' = 'number'): readonly Verdict[] {
  const verdicts = new Map(judgedForms(rows, values).flatMap((form) => [...verdictsOf(form)]))
  return rows.map((row) => verdicts.get(row)!)
}

/** Columns 三级指标 … 偏差原因分析及改进措施 of the form. */
const [NAME_COLUMN, REASON_COLUMN] = [4, 9]

/**
 * What these say is about sums, about the form or about other forms, not about the row. A row whose values slipped
 * (JG-05) is about the row.
 */
const OF_THE_FORM = /^(JG-(?!05)|ZJ-(?!11)|BJ-|JC-|FZ-0[123]|DF-0[2789]|TX-13)/

function* verdictsOf({ draft, rows }: JudgedForm): Generator<[JudgedRow, Verdict]> {
  const workbook = { path: 'judged.xlsx', sha256: '', workbook: workbookFromDrafts([draft]) }
  const { findings } = review({ workbooks: [workbook], scheme: nationalScheme })
  const said = new Map<JudgedRow, ReportedFinding[]>([...rows.values()].map((row) => [row, []]))
  for (const finding of findings) {
    const cell = finding.cell === null ? undefined : fromA1(finding.cell)
    const row = cell && rows.get(cell.row)
    if (!row || cell.column < NAME_COLUMN || cell.column > REASON_COLUMN || OF_THE_FORM.test(finding.rule)) continue
    said.get(row)!.push(finding)
  }
  for (const [row, own] of said) yield [row, verdictOf(row, own)]
}

function verdictOf(row: JudgedRow, findings: readonly ReportedFinding[]): Verdict {
  const told = findings.reduce<Level>((level, { severity }) => (isAbove(severity, level) ? severity : level), 'silent')
  const named = !mustBeTold(row) || row.codes.length === 0 || findings.some(({ rule }) => row.codes.includes(rule))
  return { row, told, findings, named, result: resultOf(row, told, named) }
}

function resultOf({ least, most }: JudgedRow, told: Level, named: boolean): Verdict['result'] {
  if (isAbove(told, most) && told !== 'info') return told === 'error' ? 'false-error' : 'false-warning'
  return named && !isAbove(least, told) ? 'right' : 'missed'
}
