import type { CellRange } from '../model/cell-address.ts'
import { fromA1, MAX_COLUMN } from '../model/cell-address.ts'
import { type Decimal, plain } from '../model/decimal.ts'
import type { CellEdit, SheetEdits } from '../model/edits.ts'
import type { DraftStyle } from '../model/sheet-draft.ts'
import { type ScoredForm, statedTotal } from '../form/forms.ts'
import type { ReviewedSubmission } from '../reviewed-submission.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { REVIEW_COLUMNS } from './names-and-fills.ts'

const HEAD: DraftStyle = {
  bold: true,
  border: 'thin',
  align: 'center',
  valign: 'middle',
  wrap: true,
  fill: 'DDEBF7',
  size: 10,
}
const SCORE: DraftStyle = { border: 'thin', align: 'center', valign: 'middle', size: 10 }
const OPINION: DraftStyle = { border: 'thin', align: 'left', valign: 'middle', wrap: true, size: 9 }
const TOTAL: DraftStyle = { ...SCORE, bold: true }

/** What stands beside one row of a form. */
interface ReviewLine {
  readonly row: number
  readonly score: string
  readonly opinion: string
  readonly style: DraftStyle
}

/**
 * 「复核得分」 and 「审核意见」 beside the execution rate, each indicator and the 总分 of every form on a sheet, and the first
 * of the two columns; undefined where nothing is to be written, or the sheet has no place for it.
 */
export function scoreColumns(
  reviewed: ReviewedSubmission,
  forms: readonly ScoredForm[],
  merges: readonly CellRange[],
): (Pick<SheetEdits, 'cells' | 'columnWidths'> & { readonly column: number }) | undefined {
  const lines = forms.flatMap((form) => {
    const review = reviewed.reviews.get(form)
    return review ? reviewLines(form, review) : []
  })
  const column = reviewColumn(forms, lines, merges)
  if (column === undefined) return undefined
  return {
    column,
    cells: lines.flatMap((line) => lineCells(line, column)),
    columnWidths: [
      { column, width: 10 },
      { column: column + 1, width: 38 },
    ],
  }
}

/**
 * Right of every form on the sheet, so that forms one below the other share the columns, and so far right that no merge
 * hides what is written.
 */
function reviewColumn(
  forms: readonly ScoredForm[],
  lines: readonly ReviewLine[],
  merges: readonly CellRange[],
): number | undefined {
  let column = forms.reduce((right, form) => Math.max(right, form.range.right), 1) + 1
  const beside = merges.filter(
    ({ top, bottom, right }) => right >= column && lines.some(({ row }) => top <= row && row <= bottom),
  )
  for (const { left, right } of beside.sort((a, b) => a.left - b.left))
    if (left <= column + 1 && right >= column) column = right + 1
  return column < MAX_COLUMN ? column : undefined
}

function lineCells({ row, score, opinion, style }: ReviewLine, column: number): CellEdit[] {
  const value = /^-?\d/.test(score)
    ? ({ kind: 'number', text: score } as const)
    : ({ kind: 'text', text: score } as const)
  return [
    { row, column, value, style },
    { row, column: column + 1, value: { kind: 'text', text: opinion }, style: style === SCORE ? OPINION : style },
  ]
}

function reviewLines(form: ScoredForm, review: ReviewedForm): ReviewLine[] {
  const lines: ReviewLine[] = []
  const put = (row: number, score: string, opinion: string, style: DraftStyle): void => {
    lines.push({ row, score, opinion, style })
  }
  const fundRow = form.funds?.score && fromA1(form.funds.score.place.cell)?.row
  if (review.execution && fundRow) {
    put(fundRow - 1, REVIEW_COLUMNS.score, REVIEW_COLUMNS.opinion, HEAD)
    put(fundRow, shown(review.execution.score), review.execution.opinion, SCORE)
  }
  for (const row of form.table?.headerRows ?? []) put(row, REVIEW_COLUMNS.score, REVIEW_COLUMNS.opinion, HEAD)
  for (const { item, score, opinion } of review.items) {
    put(item.head.row, shown(score), opinion, SCORE)
    for (const row of item.rows.slice(1)) if (row.row !== item.head.row) put(row.row, '', '与上面的行合并计分', SCORE)
  }
  if (form.table?.totalRow !== undefined) put(form.table.totalRow, shown(review.total), summary(form, review), TOTAL)
  return lines
}

function shown(score: Decimal | undefined): string {
  return score === undefined ? '' : plain(score)
}

function summary(form: ScoredForm, { total, grade, undecided, incomplete }: ReviewedForm): string {
  const own = statedTotal(form)
  const stated = own ? `自评 ${plain(own)}` : '自评总分未填'
  if (!total) return `${stated}，复核总分无法计算：${incomplete}`
  return `${stated}，复核 ${plain(total)}，等级：${grade}${undecided > 0 ? `；其中 ${undecided} 项需人工复核` : ''}`
}

/** All forms of a sheet in one rectangle, for a print area that leaves our columns out. */
export function formArea(ranges: readonly CellRange[]): CellRange {
  return {
    top: 1,
    left: 1,
    bottom: ranges.reduce((bottom, range) => Math.max(bottom, range.bottom), 1),
    right: ranges.reduce((right, range) => Math.max(right, range.right), 1),
  }
}
