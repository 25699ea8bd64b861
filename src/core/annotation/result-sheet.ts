import type { DraftStyle, SheetDraft } from '../model/sheet-draft.ts'
import { correctedCells, countsOf, headline } from '../progress/headline.ts'
import { rankedLines } from '../progress/lines.ts'
import type { ReportedFinding, ReviewedSubmission, ReviewedWorkbook } from '../reviewed-submission.ts'
import { askedTable, hintTable, singleAnswers } from './finding-lines.ts'
import { RESULT_SHEET } from '../our-marks/names-and-fills.ts'
import { scoreTable } from './score-table.ts'
import { SheetRows } from './sheet-rows.ts'
import { SECTION, TITLE } from './table-styles.ts'
import {
  NO_UNIT,
  NOTE_HEAD,
  REMARK_HEAD,
  SETTLED_HEAD,
  SETTLED_WORDS,
  UNIT_HEAD,
  YEAR_HEAD,
} from '../our-marks/result-words.ts'
import { findingsOf, type Gaps, gapsIn } from './workbook-findings.ts'

const WIDTHS = [6, 7, 9, 20, 26, 16, 16, 10, 58, 26, 11, 30, 18] as const
const LAST = 12
/** Column of the finding's id, hidden: by it a returned explanation finds its finding again. */
const ID_COLUMN = 13

const NOTE: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true, bold: true, color: 'C00000' }
const LEFT: DraftStyle = { size: 12, align: 'left', valign: 'middle', wrap: true, bold: true }

/**
 * The sheet 「审核结果」 of one workbook: what is left to do, the score of each form, every line with a link to its cell and
 * a blank for the department's 情况说明, the hints apart, what could not be checked, what was mended since. A workbook
 * that came back untouched gets the sheet that it came with.
 */
export function resultSheet(reviewed: ReviewedSubmission, workbook: string): SheetDraft {
  const rows = new SheetRows(WIDTHS, LAST)
  const own = reviewed.workbooks.find((each) => each.path === workbook)
  const findings = findingsOf(reviewed, workbook)
  const lines = rankedLines(findings)
  const gaps = gapsIn(reviewed, workbook)
  const complete = gaps.lines.length === 0 && own?.status !== 'not-understood'
  heading(rows, reviewed, headOf(reviewed, workbook, findings, complete), gaps)
  for (const note of [...(own?.reason ? [own.reason] : []), ...(own?.notes ?? [])]) rows.line(NOTE_HEAD + note, NOTE)
  scoreTable(rows, reviewed, workbook)
  const asked = lines.filter(({ asks }) => asks !== 'hint')
  rows.gap()
  const top = rows.row + 1
  askedTable(rows, reviewed, workbook, asked, complete)
  const bottom = rows.row
  singleAnswers(rows, reviewed, workbook, asked)
  hintTable(
    rows,
    reviewed,
    workbook,
    lines.filter(({ asks }) => asks === 'hint'),
  )
  unchecked(rows, gaps)
  settled(rows, reviewed, workbook, own)
  remarks(rows, reviewed.remarks.get(workbook) ?? [])
  return {
    name: RESULT_SHEET,
    cells: rows.cells,
    merges: rows.merges,
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: rows.rowHeights,
    hiddenColumns: [ID_COLUMN],
    print: {
      orientation: 'landscape',
      fitToWidth: true,
      area: { top: 1, left: 1, bottom: rows.row, right: LAST },
      repeatRows: [top, top],
    },
    tabColor: 'C00000',
    ...(asked.length > 0 ? { autoFilter: { top, left: 1, bottom, right: LAST } } : {}),
  }
}

const MOST_GAPS = 100

/** The one sentence by which a department knows whether it is done. */
function headOf(
  reviewed: ReviewedSubmission,
  workbook: string,
  findings: readonly ReportedFinding[],
  complete: boolean,
): string {
  const changes = reviewed.changes.filter((change) => change.workbook === workbook)
  const corrected = correctedCells(findings, changes).length
  const counts = countsOf(findings, reviewed.applied ? corrected : 0)
  const left = headline(counts)
  if (counts.toMend + counts.toExplain > 0) return `${left}。`
  const done = complete ? '没有需要改正或说明的地方' : '核对过的没有需要改正或说明的地方'
  return left === '' ? `${done}。` : `${done}；${left}。`
}

function heading(rows: SheetRows, reviewed: ReviewedSubmission, left: string, gaps: Gaps): void {
  const { why, contradictions } = reviewed.schemeChoice
  rows.line('绩效自评审核结果', TITLE, 30)
  rows.line(
    `${UNIT_HEAD}${reviewed.unit || NO_UNIT}    ${YEAR_HEAD}${reviewed.year ?? '（未写明）'}    评分方案：${reviewed.scheme.title}`,
  )
  rows.line(left + gapsNote(gaps), LEFT, 22)
  rows.line(
    '红色是错误，请改正；黄色是疑点，请改正，或在「情况说明」栏写明理由；绿色是已代为更正的数，见「更正记录」。点「位置」可跳到该格。改好后把本工作簿交回即可，各表上的批注和颜色不必手工删除。',
  )
  rows.line(`方案依据：${[why, ...contradictions.map((each) => `请留意：${each}`)].join('。')}。`)
}

function gapsNote({ count, lines }: Gaps): string {
  if (lines.length === 0) return ''
  return count > 0 ? `另有 ${count} 项未能核对，原因列在表末。` : '有的表没有能够核对的数，见表末。'
}

/** What could not be checked, a line a cause. */
function unchecked(rows: SheetRows, { lines }: Gaps): void {
  if (lines.length === 0) return
  rows.gap()
  rows.line('未能核对的（请补填后再核对，或请人工核对）：', SECTION)
  for (const line of lines.slice(0, MOST_GAPS)) rows.line(`未能核对　${line}`)
  if (lines.length > MOST_GAPS) rows.line(`……其余 ${lines.length - MOST_GAPS} 处同类。`)
}

function settled(
  rows: SheetRows,
  { resolved }: ReviewedSubmission,
  workbook: string,
  own: ReviewedWorkbook | undefined,
): void {
  const here = resolved.filter((each) => each.workbook === workbook)
  const lines =
    own?.settled ??
    here.map(
      ({ rule, place, message, explanation }) =>
        `${rule}　${place}　${message}${explanation === null ? '' : `　${SETTLED_WORDS}${explanation}`}`,
    )
  if (lines.length === 0) return
  rows.gap()
  rows.line(`上一轮提出、本轮已整改的问题 ${lines.length} 处：`, SECTION)
  for (const line of lines) rows.line(SETTLED_HEAD + line)
}

/** What the department wrote that is about none of the lines above. */
function remarks(rows: SheetRows, lines: readonly string[]): void {
  if (lines.length === 0) return
  rows.gap()
  for (const line of lines) rows.line(REMARK_HEAD + line)
}
