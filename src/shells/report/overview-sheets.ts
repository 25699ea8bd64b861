import { isFilled } from '../../core/form/field.ts'
import { type Decimal, plain, sum } from '../../core/model/decimal.ts'
import type { DraftCell, DraftStyle, SheetDraft } from '../../core/model/sheet-draft.ts'
import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import { RULES } from '../../core/rules/catalogue.ts'
import { gradeOf } from '../../core/scheme/schemes.ts'
import { FORM_NAMES, type FormKind } from '../../core/template/field-map.ts'
import { displayWidth } from './display-width.ts'

const TITLE: DraftStyle = { bold: true, size: 16, font: '黑体', align: 'center', valign: 'middle' }
const HEAD: DraftStyle = { bold: true, size: 10, align: 'center', valign: 'middle', wrap: true, border: 'thin', fill: 'DDEBF7' }
const TEXT: DraftStyle = { size: 10, align: 'left', valign: 'middle', wrap: true, border: 'thin' }
const MIDDLE: DraftStyle = { ...TEXT, align: 'center' }
const RED: DraftStyle = { ...MIDDLE, fill: 'FFC7CE' }
const YELLOW: DraftStyle = { ...MIDDLE, fill: 'FFEB9C' }

/** 汇总表: a row a submission; the findings by rule; what could not be read. */
export function overviewSheets(all: readonly ReviewedSubmission[]): readonly SheetDraft[] {
  return [unitSheet(all), ruleSheet(all), ...unreadSheet(all)]
}

const UNIT_HEADS = [
  '序号',
  '单位',
  '年度',
  '工作簿',
  '项目自评表',
  '缺报',
  '错误',
  '疑点',
  '已说明',
  '提示',
  '已更正',
  '整体自评',
  '整体复核',
  '差额',
  '等级',
  '项目自评均分',
  '项目复核均分',
  '需人工复核',
] as const
const UNIT_WIDTHS = [6, 26, 8, 8, 8, 20, 7, 7, 8, 7, 8, 10, 10, 9, 7, 10, 10, 9] as const

function unitSheet(all: readonly ReviewedSubmission[]): SheetDraft {
  const rows = all.filter((each) => each.submission.forms.length > 0).map((each, index) => unitRow(each, index + 1))
  return table('各单位汇总', '绩效自评审核汇总表', UNIT_HEADS, UNIT_WIDTHS, rows)
}

function unitRow(reviewed: ReviewedSubmission, number: number): Row {
  const count = (severity: string): number => reviewed.findings.filter((finding) => finding.severity === severity).length
  const { department, projects, forms } = reviewed.submission
  const review = department && reviewed.reviews.get(department)
  const stated = department && isFilled(department.total.score) ? department.total.score.value : undefined
  const missing = (['basic-data', 'department', 'project'] as const satisfies readonly FormKind[]).filter(
    (kind) => !forms.some((form) => form.kind === kind),
  )
  const statedScores = projects.flatMap((form) => (isFilled(form.total.score) ? [form.total.score.value] : []))
  const reviewedScores = projects.flatMap((form) => reviewed.reviews.get(form)?.total ?? [])
  const undecided = forms.reduce((sum, form) => sum + (form.kind === 'basic-data' ? 0 : (reviewed.reviews.get(form)?.undecided ?? 0)), 0)
  const errors = count('error')
  const warnings = count('warning')
  return [
    [String(number), MIDDLE],
    [reviewed.unit || '（未写明）', TEXT],
    [String(reviewed.year ?? ''), MIDDLE],
    [String(reviewed.workbooks.length), MIDDLE],
    [String(projects.length), MIDDLE],
    [missing.map((kind) => FORM_NAMES[kind]).join('、'), missing.length > 0 ? YELLOW : MIDDLE],
    [String(errors), errors > 0 ? RED : MIDDLE],
    [String(warnings), warnings > 0 ? YELLOW : MIDDLE],
    [String(reviewed.findings.filter((finding) => finding.status === 'explained').length), MIDDLE],
    [String(count('info')), MIDDLE],
    [String(reviewed.changes.length), MIDDLE],
    [stated ? plain(stated) : '', MIDDLE],
    [review ? plain(review.total) : '', MIDDLE],
    [stated && review ? plain(review.total.minus(stated)) : '', MIDDLE],
    [review ? gradeOf(review.total, reviewed.scheme) : '', MIDDLE],
    [average(statedScores), MIDDLE],
    [average(reviewedScores), MIDDLE],
    [String(undecided), MIDDLE],
  ]
}

function average(scores: readonly Decimal[]): string {
  return scores.length === 0 ? '' : plain(sum(scores).dividedBy(scores.length), 2)
}

const RULE_HEADS = ['规则', '名称', '级别', '次数', '涉及单位'] as const

function ruleSheet(all: readonly ReviewedSubmission[]): SheetDraft {
  const rows = RULES.map((rule) => ({
    rule,
    findings: all.flatMap((each) => each.findings.filter((finding) => finding.rule === rule.code)),
    units: all.filter((each) => each.findings.some((finding) => finding.rule === rule.code)).length,
  }))
    .filter((each) => each.findings.length > 0)
    .sort((a, b) => b.findings.length - a.findings.length || a.rule.code.localeCompare(b.rule.code))
    .map(
      ({ rule, findings, units }): Row => [
        [rule.code, MIDDLE],
        [rule.title, TEXT],
        [{ error: '错误', warning: '疑点', info: '提示' }[rule.severity], MIDDLE],
        [String(findings.length), MIDDLE],
        [String(units), MIDDLE],
      ],
    )
  return table('按规则汇总', '按规则汇总', RULE_HEADS, [10, 46, 8, 10, 10], rows)
}

function unreadSheet(all: readonly ReviewedSubmission[]): SheetDraft[] {
  const rows = all
    .flatMap((each) => each.workbooks.filter((workbook) => workbook.status !== 'checked'))
    .map(
      (workbook): Row => [
        [workbook.path, TEXT],
        [workbook.reason ?? '', TEXT],
      ],
    )
  return rows.length === 0 ? [] : [table('未能核对的文件', '未能核对的文件', ['文件', '原因'], [60, 70], rows)]
}

type Row = readonly (readonly [text: string, style: DraftStyle])[]

function table(name: string, title: string, heads: readonly string[], widths: readonly number[], rows: readonly Row[]): SheetDraft {
  const cells: DraftCell[] = [{ row: 1, column: 1, value: { kind: 'text', text: title }, style: TITLE }]
  const put = (row: number, column: number, text: string, style: DraftStyle): void => {
    const number = /^-?\d+(\.\d+)?$/.test(text)
    cells.push({ row, column, style, ...(text === '' ? {} : { value: number ? { kind: 'number', text } : { kind: 'text', text } }) })
  }
  heads.forEach((head, index) => {
    put(2, index + 1, head, HEAD)
  })
  const heights = [
    { row: 1, height: 30 },
    { row: 2, height: 32 },
  ]
  for (const [index, row] of rows.entries()) {
    row.forEach(([text, style], column) => {
      put(3 + index, column + 1, text, style)
    })
    const lines = Math.max(...row.map(([text], column) => Math.ceil(displayWidth(text) / (widths[column]! - 1))))
    heights.push({ row: 3 + index, height: Math.max(18, 14 * lines + 4) })
  }
  const bottom = 2 + rows.length
  return {
    name,
    cells,
    merges: heads.length > 1 ? [{ top: 1, left: 1, bottom: 1, right: heads.length }] : [],
    columnWidths: widths.map((width, index) => ({ column: index + 1, width })),
    rowHeights: heights,
    print: { orientation: 'landscape', fitToWidth: true, repeatRows: [2, 2] },
    freeze: { rows: 2, columns: heads.length > 6 ? 2 : 0 },
    autoFilter: { top: 2, left: 1, bottom, right: heads.length },
  }
}
