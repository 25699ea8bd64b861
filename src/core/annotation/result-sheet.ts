import { type Form, statedTotal } from '../form/forms.ts'
import { printedWidth } from '../drawing/drawing.ts'
import { plain } from '../model/decimal.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../model/sheet-draft.ts'
import type { ReportedFinding, ReviewedSubmission } from '../reviewed-submission.ts'
import { FORM_NAMES } from '../vocabulary/field-map.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { LEVELS } from '../rules/outcome.ts'
import { HEAD, MIDDLE, TEXT, TITLE } from './table-styles.ts'
import { FILLS, RESULT_SHEET } from './names-and-fills.ts'
import { findingsOf, type Gaps, gapsIn } from './workbook-findings.ts'

const WIDTHS = [6, 7, 9, 20, 26, 16, 16, 10, 58, 26, 9, 30, 18] as const
const LAST = 12
/** Column of the finding's id, hidden: by it a returned explanation finds its finding again. */
const ID_COLUMN = 13
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

const LINE: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true }
const NOTE: DraftStyle = { ...LINE, bold: true, color: 'C00000' }
const LINK: DraftStyle = { ...TEXT, color: '0563C1', underline: true }
const BASIS: DraftStyle = { ...TEXT, size: 9 }
const REASON: DraftStyle = { ...TEXT, fill: 'FFFFF0', locked: false }
const LINE_BOLD: DraftStyle = { ...LINE, bold: true }
const LEVEL = {
  error: { ...MIDDLE, fill: FILLS.error },
  warning: { ...MIDDLE, fill: FILLS.warning },
  info: MIDDLE,
} as const satisfies Record<ReportedFinding['severity'], DraftStyle>
const LINK_COLUMN = 4
/** Fonts differ: a text may be so much wider than measured. */
const FONT_ALLOWANCE = 1.08
const LINE_WIDTH = WIDTHS.slice(0, LAST).reduce((sum, width) => sum + width, 0) - 8

/**
 * The sheet 「审核结果」 of one workbook: totals, the score of each form, every finding with a link to its cell, and a blank
 * for the department's 情况说明.
 */
export function resultSheet(reviewed: ReviewedSubmission, workbook: string): SheetDraft {
  const sheet = new ResultSheet()
  const findings = findingsOf(reviewed, workbook)
  const gaps = gapsIn(reviewed, workbook)
  sheet.heading(reviewed, findings, gaps)
  const own = reviewed.workbooks.find((each) => each.path === workbook)
  sheet.notes([...(own?.reason ? [own.reason] : []), ...(own?.notes ?? [])])
  sheet.scores(reviewed, workbook)
  sheet.findings(findings, workbook, gaps.lines.length > 0 || own?.status === 'not-understood')
  sheet.gaps(gaps)
  sheet.resolved(reviewed)
  return sheet.draft()
}

const MOST_GAPS = 100

function gapsNote({ count, lines }: Gaps): string {
  if (lines.length === 0) return ''
  return count > 0 ? `另有 ${count} 项未能核对，原因列在表末。` : '有的表没有能够核对的数，见表末。'
}

class ResultSheet {
  private readonly cells: DraftCell[] = []
  private readonly merges: SheetDraft['merges'][number][] = []
  private readonly heights: SheetDraft['rowHeights'][number][] = []
  private row = 0
  private filter: SheetDraft['autoFilter']

  heading(reviewed: ReviewedSubmission, findings: readonly ReportedFinding[], gaps: Gaps): void {
    const { why, contradictions } = reviewed.schemeChoice
    const count = (severity: ReportedFinding['severity']): number =>
      findings.filter((each) => each.severity === severity).length
    const corrected = findings.filter((each) => each.correction !== null).length
    const explained = findings.filter((each) => each.status === 'explained').length
    this.line('绩效自评审核结果', TITLE, 30)
    this.line(
      `${UNIT_HEAD}${reviewed.unit || NO_UNIT}    年度：${reviewed.year ?? '（未写明）'}    评分方案：${reviewed.scheme.title}`,
    )
    this.line(`方案依据：${[why, ...contradictions.map((each) => `请留意：${each}`)].join('。')}。`)
    this.line(
      `错误 ${count('error')} 处，疑点 ${count('warning')} 处${explained > 0 ? `（已说明 ${explained} 处）` : ''}，提示 ${count('info')} 处；已代为更正 ${corrected} 处（绿色，见「更正记录」）。${gapsNote(gaps)}`,
    )
    this.line(
      '红色为错误，请改正；黄色为疑点，请改正，或在本表「情况说明」栏写明理由；提示供参考。点「位置」可跳到该格。改好后把本工作簿交回即可，各表上的批注和颜色不必手工删除。',
      LINE,
      32,
    )
  }

  notes(notes: readonly string[]): void {
    for (const note of notes) this.line(`${NOTE_HEAD}${note}`, NOTE)
  }

  scores(reviewed: ReviewedSubmission, workbook: string): void {
    const forms = reviewed.submission.forms.filter((form) => form.workbook === workbook && form.kind !== 'basic-data')
    if (forms.length === 0) return
    this.row++
    this.put(['序号', '', '', '工作表', '表', '自评总分', '复核得分', '差额', '评定'], [HEAD], 20)
    this.merge(1, 3)
    for (const [index, form] of forms.entries()) this.score(index + 1, form, reviewed)
  }

  private score(number: number, form: Form, reviewed: ReviewedSubmission): void {
    if (form.kind === 'basic-data') return
    const review = reviewed.reviews.get(form)
    if (!review) return
    const stated = statedTotal(form)
    const name = form.kind === 'project' ? (form.projectName?.raw ?? FORM_NAMES.project) : FORM_NAMES.department
    const { total } = review
    const verdict = total ? `等级：${review.grade}${undecidedNote(review)}` : `复核总分无法计算：${review.incomplete}`
    const difference = stated && total ? plain(total.minus(stated)) : ''
    this.put(
      [
        String(number),
        '',
        '',
        form.sheet,
        name,
        stated ? plain(stated) : '未填',
        total ? plain(total) : '',
        difference,
        verdict,
      ],
      [MIDDLE, MIDDLE, MIDDLE, LINK, TEXT, MIDDLE, MIDDLE, MIDDLE, TEXT],
      18,
      { sheet: form.sheet, cell: form.total.score?.place.cell ?? 'A1' },
    )
    this.merge(1, 3)
  }

  findings(findings: readonly ReportedFinding[], workbook: string, incomplete: boolean): void {
    this.row++
    this.put([...FINDING_HEADS], [HEAD], 24)
    const top = this.row
    for (const [index, finding] of findings.entries()) this.finding(index + 1, finding, workbook)
    const none = incomplete ? '核对过的各项未发现问题；没有核对的见上下所列。' : '未发现问题。'
    if (findings.length === 0) this.put(['', '', '', '', '', '', '', '', none, '', '', '', ''], [TEXT])
    else this.filter = { top, left: 1, bottom: this.row, right: LAST }
  }

  private finding(number: number, finding: ReportedFinding, workbook: string): void {
    const elsewhere = finding.related
      .filter((place) => place.workbook !== workbook)
      .map((place) => `${place.workbook}「${place.sheet}」${place.cell}`)
    const where = finding.cell === null ? '（整套资料）' : `${finding.sheet}!${finding.cell}`
    const message =
      elsewhere.length > 0 ? `${finding.message}（另见 ${elsewhere.slice(0, 3).join('、')}）` : finding.message
    this.put(
      [
        String(number),
        LEVELS[finding.severity],
        finding.rule,
        where,
        finding.label,
        finding.stated ?? '',
        finding.expected ?? '',
        finding.difference ?? '',
        message,
        finding.basis,
        handling(finding),
        finding.explanation ?? '',
        finding.id,
      ],
      [
        MIDDLE,
        LEVEL[finding.severity],
        MIDDLE,
        finding.cell === null ? TEXT : LINK,
        TEXT,
        MIDDLE,
        MIDDLE,
        MIDDLE,
        TEXT,
        BASIS,
        MIDDLE,
        REASON,
        TEXT,
      ],
      18,
      finding.cell === null ? undefined : { sheet: finding.sheet, cell: finding.cell },
    )
  }

  /** What could not be checked, a line a cause. */
  gaps({ lines }: Gaps): void {
    if (lines.length === 0) return
    this.row++
    this.line('未能核对的（请补填后再核对，或请人工核对）：', LINE_BOLD)
    for (const line of lines.slice(0, MOST_GAPS)) this.line(`未能核对　${line}`, LINE)
    if (lines.length > MOST_GAPS) this.line(`……其余 ${lines.length - MOST_GAPS} 处同类。`, LINE)
  }

  resolved(reviewed: ReviewedSubmission): void {
    if (reviewed.resolved.length === 0) return
    this.row++
    this.line(`上一轮提出、本轮已整改的问题 ${reviewed.resolved.length} 处：`, LINE_BOLD)
    for (const each of reviewed.resolved) this.line(`已整改　${each.rule}　${each.place}　${each.message}`, LINE)
  }

  draft(): SheetDraft {
    return {
      name: RESULT_SHEET,
      cells: this.cells,
      merges: this.merges,
      columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
      rowHeights: this.heights,
      hiddenColumns: [ID_COLUMN],
      print: { orientation: 'landscape', fitToWidth: true, area: { top: 1, left: 1, bottom: this.row, right: LAST } },
      tabColor: 'C00000',
      ...(this.filter ? { autoFilter: this.filter } : {}),
    }
  }

  private line(text: string, style: DraftStyle = LINE, height = 0): void {
    this.row++
    this.cells.push({ row: this.row, column: 1, value: { kind: 'text', text }, style })
    this.merge(1, LAST)
    const lines = Math.ceil(printedWidth(text) / LINE_WIDTH)
    this.heights.push({ row: this.row, height: Math.max(height, 18 * lines) })
  }

  /** A row of texts; the last style given serves all further columns, the link belongs to LINK_COLUMN. */
  private put(texts: readonly string[], styles: readonly DraftStyle[], height = 18, link?: DraftCell['link']): void {
    const row = ++this.row
    let lines = 1
    for (const [index, text] of texts.entries()) {
      const column = index + 1
      const style = styles[index] ?? styles.at(-1)!
      const cell: { -readonly [Key in keyof DraftCell]: DraftCell[Key] } = { row, column, style }
      if (text !== '') cell.value = draftValue(text, column)
      if (link && column === LINK_COLUMN) cell.link = link
      this.cells.push(cell)
      if (index < LAST) lines = Math.max(lines, linesOf(text, WIDTHS[index]! - 1))
    }
    this.heights.push({ row, height: Math.min(400, Math.max(height, 14 * lines + 4)) })
  }

  private merge(from: number, to: number): void {
    this.merges.push({ top: this.row, left: from, bottom: this.row, right: to })
  }
}

/** Lines that a text takes; one that fits even if all its characters are wide need not be measured. */
function linesOf(text: string, width: number): number {
  return text.length * 2 * FONT_ALLOWANCE <= width ? 1 : Math.ceil((printedWidth(text) * FONT_ALLOWANCE) / width)
}

function draftValue(text: string, column: number): DraftValue {
  return { kind: column !== ID_COLUMN && /^-?\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text }
}

function handling(finding: ReportedFinding): string {
  if (finding.correction) return '已更正'
  if (finding.status === 'explained') return '已说明'
  return { error: '请改正', warning: '请说明', info: '提示' }[finding.severity]
}

function undecidedNote({ undecided }: ReviewedForm): string {
  return undecided > 0 ? `；${undecided} 项需人工复核（暂按自评计）` : ''
}
