import { fileNameOf } from '../identity/place-name.ts'
import type { DraftStyle } from '../model/sheet-draft.ts'
import { lineText, placesText } from '../progress/line-text.ts'
import { ASKS, type Ask, askOf, type Line } from '../progress/lines.ts'
import type { ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import { LEVELS } from '../rules/outcome.ts'
import { JOINT, REFUSED } from '../our-marks/result-words.ts'
import { FILLS } from '../our-marks/names-and-fills.ts'
import type { SheetRows } from './sheet-rows.ts'
import { HEAD, LINK, MIDDLE, SECTION, TEXT } from './table-styles.ts'

export const FINDING_HEADS = [
  '序号',
  '级别',
  '规则',
  '位置',
  '项目',
  '填报值',
  '应为',
  '差额',
  '说明',
  '依据',
  '处理',
  '情况说明',
  '编号',
] as const
/** In this column both tables of the sheet name a place that one can go to. */
export const LINK_COLUMN = 4
const BASIS: DraftStyle = { ...TEXT, size: 9 }
const REASON: DraftStyle = { ...TEXT, fill: 'FFFFF0', locked: false }
/** What is done needs no eye any more. */
const LEVEL_FILLS: Partial<Record<Ask, string>> = {
  mend: FILLS.error,
  explain: FILLS.warning,
  corrected: FILLS.corrected,
  adopted: FILLS.corrected,
}

type FoundLine = Line<ReportedFinding>

/** What is asked of the department, and what became of it, a row a line. */
export function askedTable(
  rows: SheetRows,
  reviewed: ReviewedSubmission,
  workbook: string,
  lines: readonly FoundLine[],
  complete: boolean,
): void {
  rows.put([...FINDING_HEADS], [HEAD], { height: 24 })
  for (const [index, line] of lines.entries())
    put(rows, reviewed, workbook, line, {
      number: String(index + 1),
      handling: handlingOf(line),
      explanation: line.explanation,
    })
  const none = complete ? '未发现问题。' : '核对过的各项未发现问题；没有核对的见上下所列。'
  if (lines.length === 0) rows.put(['', '', '', '', '', '', '', '', none, '', '', '', ''], [TEXT])
}

/** Each finding of the lines that hold several, for answers that differ. */
export function singleAnswers(
  rows: SheetRows,
  reviewed: ReviewedSubmission,
  workbook: string,
  lines: readonly FoundLine[],
): void {
  const joint = lines.flatMap((line, index) => (line.findings.length > 1 ? [{ line, number: index + 1 }] : []))
  if (joint.length === 0) return
  rows.gap()
  rows.line('同类疑点逐处列出：一样的理由在上表写一次就行；各处理由不同的，分别写在这里。', SECTION)
  rows.put([...FINDING_HEADS], [HEAD], { height: 24 })
  for (const { line, number } of joint) {
    for (const [index, finding] of line.findings.entries()) {
      const explanation = line.explanation === null ? finding.explanation : null
      const handling = ASKS[askOf(finding)]
      put(
        rows,
        reviewed,
        workbook,
        { ...line, id: finding.id, findings: [finding] },
        {
          ...{ number: `${number}-${index + 1}`, handling, explanation },
        },
      )
    }
  }
}

export function hintTable(
  rows: SheetRows,
  reviewed: ReviewedSubmission,
  workbook: string,
  lines: readonly FoundLine[],
): void {
  if (lines.length === 0) return
  rows.gap()
  rows.line(`提示 ${lines.length} 条，供参考，不用答复：`, SECTION)
  rows.put([...FINDING_HEADS], [HEAD], { height: 24 })
  for (const [index, line] of lines.entries())
    put(rows, reviewed, workbook, line, {
      ...{ number: String(index + 1), handling: ASKS.hint, explanation: line.explanation },
    })
}

interface Columns {
  readonly number: string
  readonly handling: string
  readonly explanation: string | null
}

function put(
  rows: SheetRows,
  reviewed: ReviewedSubmission,
  workbook: string,
  line: FoundLine,
  { number, handling, explanation }: Columns,
): void {
  const [first] = line.findings
  const joint = line.findings.length > 1
  const level: DraftStyle = { ...MIDDLE, ...(LEVEL_FILLS[line.asks] ? { fill: LEVEL_FILLS[line.asks]! } : {}) }
  const link = first.cell === null ? undefined : { sheet: first.sheet, cell: first.cell }
  rows.put(
    [
      ...[number, LEVELS[first.severity], first.rule, whereOf(line), labelOf(line)],
      ...(joint ? ['', '', ''] : [first.stated ?? '', first.expected ?? '', first.difference ?? '']),
      lineText(line) + elsewhere(first, workbook),
      ...[first.basis, handling, explanation ?? '', joint ? line.id + JOINT : line.id + refusedMark(reviewed, first)],
    ],
    [MIDDLE, level, MIDDLE, link ? LINK : TEXT, TEXT, MIDDLE, MIDDLE, MIDDLE, TEXT, BASIS, MIDDLE, REASON, TEXT],
    { link: link && { column: LINK_COLUMN, to: link } },
  )
}

function refusedMark({ withheld }: ReviewedSubmission, { id }: ReportedFinding): string {
  const refused = withheld.find(({ finding }) => finding === id)
  return refused ? REFUSED + refused.value.text : ''
}

const FEW_PLACES = 3

function whereOf(line: FoundLine): string {
  const [first, ...more] = line.findings
  if (first.cell === null) return '（整套资料）'
  return more.length === 0 ? `${first.sheet}!${first.cell}` : `${first.sheet}!${placesText(line, FEW_PLACES)}`
}

function labelOf({ findings: [first, ...more] }: FoundLine): string {
  return more.length === 0 ? first.label : `${first.label} 等 ${more.length + 1} 项`
}

function elsewhere({ related }: ReportedFinding, workbook: string): string {
  const places = related.filter((place) => place.workbook !== workbook)
  if (places.length === 0) return ''
  return `（另见 ${places
    .slice(0, FEW_PLACES)
    .map((place) => `${fileNameOf(place.workbook)}「${place.sheet}」${place.cell}`)
    .join('、')}）`
}

/** An adopted correction is told as what it is in the workbook: one that came back untouched stays as it was. */
function handlingOf({ asks, findings }: FoundLine): string {
  const answered = findings.filter((each) => each.status === 'explained').length
  if (asks === 'explain' && answered > 0) return `${ASKS.explain}（其中 ${answered} 处${ASKS.explained}）`
  return ASKS[asks === 'adopted' ? 'corrected' : asks]
}
