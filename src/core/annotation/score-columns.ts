import type { CellRange } from '../model/cell-address.ts'
import { fromA1 } from '../model/cell-address.ts'
import { type Decimal, plain } from '../model/decimal.ts'
import type { CellEdit, SheetEdits } from '../model/edits.ts'
import type { DraftStyle } from '../model/sheet-draft.ts'
import { type ScoredForm, statedTotal } from '../form/forms.ts'
import type { ReviewedSubmission } from '../reviewed-submission.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { REVIEW_COLUMNS } from './marks.ts'

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

/** Where the two columns stand on a sheet: right of every form on it, so that forms one below the other share them. */
export function reviewColumn(forms: readonly ScoredForm[]): number {
  return forms.reduce((right, form) => Math.max(right, form.range.right), 1) + 1
}

/** 「复核得分」 and 「审核意见」 beside the execution rate, each indicator and the 总分 of every form on a sheet. */
export function scoreColumns(
  reviewed: ReviewedSubmission,
  forms: readonly ScoredForm[],
): Pick<SheetEdits, 'cells' | 'columnWidths'> {
  const column = reviewColumn(forms)
  const cells = forms.flatMap((form) => {
    const review = reviewed.reviews.get(form)
    return review ? formCells(form, review, column) : []
  })
  return {
    cells,
    columnWidths: [
      { column, width: 10 },
      { column: column + 1, width: 38 },
    ],
  }
}

function formCells(form: ScoredForm, review: ReviewedForm, column: number): CellEdit[] {
  const cells: CellEdit[] = []
  const put = (row: number, score: string, opinion: string, style: DraftStyle): void => {
    const value = /^-?\d/.test(score)
      ? ({ kind: 'number', text: score } as const)
      : ({ kind: 'text', text: score } as const)
    cells.push(
      { row, column, value, style },
      { row, column: column + 1, value: { kind: 'text', text: opinion }, style: style === SCORE ? OPINION : style },
    )
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
  return cells
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
