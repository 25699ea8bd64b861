import { type ScoredForm, statedTotal } from '../form/forms.ts'
import { fileNameOf } from '../identity/place-name.ts'
import { plain } from '../model/decimal.ts'
import type { DraftStyle, SheetDraft } from '../model/sheet-draft.ts'
import { correctedCells, countsOf, headline } from '../progress/headline.ts'
import { lineText, placesText } from '../progress/line-text.ts'
import { ASKS, type Ask, askOf, type Line, rankedLines } from '../progress/lines.ts'
import type { ReportedFinding, ReviewedSubmission, ReviewedWorkbook } from '../reviewed-submission.ts'
import { LEVELS } from '../rules/outcome.ts'
import { rowsByHand } from '../scoring/judged-form.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { FORM_NAMES } from '../vocabulary/field-map.ts'
import { JOINT, REFUSED } from './finding-table.ts'
import { FILLS, RESULT_SHEET } from './names-and-fills.ts'
import { SheetRows } from './sheet-rows.ts'
import { HEAD, MIDDLE, TEXT, TITLE } from './table-styles.ts'
import { REMARK_HEAD } from './typed-texts.ts'
import { findingsOf, type Gaps, gapsIn } from './workbook-findings.ts'

const WIDTHS = [6, 7, 9, 20, 26, 16, 16, 10, 58, 26, 11, 30, 18] as const
const LAST = 12
/** Column of the finding's id, hidden: by it a returned explanation finds its finding again. */
const ID_COLUMN = 13
const LINK_COLUMN = 4
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

/** Before each note on the file, by which a returned note is known. */
export const NOTE_HEAD = '请留意：'
/** Before the unit, and what stands for one that no form names. */
export const UNIT_HEAD = '单位：'
export const NO_UNIT = '（表中未写明）'
export const YEAR_HEAD = '年度：'
/** Before each problem of the last round that is gone. */
export const SETTLED_HEAD = '已整改　'
/** Before the words of a department on what it has mended since. */
export const SETTLED_WORDS = '单位说明：'

const NOTE: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true, bold: true, color: 'C00000' }
const LEFT: DraftStyle = { size: 12, align: 'left', valign: 'middle', wrap: true, bold: true }
const SECTION: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true, bold: true }
const LINK: DraftStyle = { ...TEXT, color: '0563C1', underline: true }
const BASIS: DraftStyle = { ...TEXT, size: 9 }
const REASON: DraftStyle = { ...TEXT, fill: 'FFFFF0', locked: false }
/** What is done needs no eye any more. */
const LEVEL_FILLS: Partial<Record<Ask, string>> = {
  mend: FILLS.error,
  explain: FILLS.warning,
  corrected: FILLS.corrected,
  adopted: FILLS.corrected,
}

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
  scores(rows, reviewed, workbook)
  const asked = lines.filter(({ asks }) => asks !== 'hint')
  rows.gap()
  const top = rows.row + 1
  table(rows, reviewed, workbook, asked, complete)
  const bottom = rows.row
  singly(rows, reviewed, workbook, asked)
  hints(
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

function scores(rows: SheetRows, reviewed: ReviewedSubmission, workbook: string): void {
  const forms = reviewed.submission.forms.flatMap((form) => {
    if (form.workbook !== workbook || form.kind === 'basic-data') return []
    const review = reviewed.reviews.get(form)
    return review ? [{ form, review }] : []
  })
  if (forms.length === 0) return
  rows.gap()
  rows.put(['序号', '', '', '工作表', '表', '自评总分', '复核得分', '差额', '评定'], [HEAD], { height: 20 })
  rows.merge(1, 3)
  for (const [index, { form, review }] of forms.entries()) score(rows, index + 1, form, review)
}

function score(rows: SheetRows, number: number, form: ScoredForm, review: ReviewedForm): void {
  const stated = statedTotal(form)
  const name = form.kind === 'project' ? (form.projectName?.raw ?? FORM_NAMES.project) : FORM_NAMES.department
  const { total } = review
  rows.put(
    [
      ...[String(number), '', '', form.sheet, name],
      ...[stated ? plain(stated) : '未填', total ? plain(total) : ''],
      // As everywhere: what was filled in, less what it should be.
      stated && total ? plain(stated.minus(total)) : '',
      total ? `等级：${review.grade}${peopleNote(review)}` : `复核总分无法计算：${review.incomplete}`,
    ],
    [MIDDLE, MIDDLE, MIDDLE, LINK, TEXT, MIDDLE, MIDDLE, MIDDLE, TEXT],
    { link: { column: LINK_COLUMN, to: { sheet: form.sheet, cell: form.total.score?.place.cell ?? 'A1' } } },
  )
  rows.merge(1, 3)
}

function peopleNote(review: ReviewedForm): string {
  const { undecided } = review
  const byHand = rowsByHand(review)
  return (
    (byHand > 0 ? `；${byHand} 项为人工复核` : '') + (undecided > 0 ? `；${undecided} 项需人工复核（暂按自评计）` : '')
  )
}

type FoundLine = Line<ReportedFinding>

function table(
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
function singly(rows: SheetRows, reviewed: ReviewedSubmission, workbook: string, lines: readonly FoundLine[]): void {
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

function hints(rows: SheetRows, reviewed: ReviewedSubmission, workbook: string, lines: readonly FoundLine[]): void {
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
