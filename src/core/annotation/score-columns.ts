import type { CellRange } from '../model/cell-address.ts'
import { fromA1, MAX_COLUMN } from '../model/cell-address.ts'
import { type Decimal, plain } from '../model/decimal.ts'
import type { CellEdit, SheetEdits } from '../model/edits.ts'
import type { DraftStyle } from '../model/sheet-draft.ts'
import type { Cell, Sheet } from '../model/workbook.ts'
import { type Indicator, type ScoredForm, statedTotal } from '../form/forms.ts'
import { handOpinion, type JudgedByHand } from '../scoring/hand-opinion.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { HEAD_FILL, REVIEW_COLUMNS } from '../our-marks/names-and-fills.ts'
import { SHARED_ROW } from '../our-marks/own-opinion.ts'
import type { WrittenRows } from '../our-marks/record.ts'
import { wordsHash } from '../our-marks/words-hash.ts'

const HEAD: DraftStyle = {
  bold: true,
  border: 'thin',
  align: 'center',
  valign: 'middle',
  wrap: true,
  fill: HEAD_FILL,
  size: 10,
}
const SCORE: DraftStyle = { border: 'thin', align: 'center', valign: 'middle', size: 10 }
const OPINION: DraftStyle = { border: 'thin', align: 'left', valign: 'middle', wrap: true, size: 9 }
/** Letters that two lines of the narrower column hold; rows are as high as the form has them. */
const LONG_OPINION = 40
const TOTAL: DraftStyle = { ...SCORE, bold: true }

/** What is scored as one, with the rows that it takes; the first holds 复核得分. */
export type ReviewedLine = {
  readonly key: string
  readonly label: string
  readonly rows: readonly number[]
  readonly score: Decimal | undefined
  readonly opinion: string
  readonly hand: JudgedByHand | undefined
} & ({ readonly kind: 'execution' | 'total' } | { readonly kind: 'item'; readonly indicator: Indicator })

/** The rows of a form beside which we write, from top to bottom. */
export function reviewedLines(form: ScoredForm, review: ReviewedForm): ReviewedLine[] {
  const lines: ReviewedLine[] = []
  const fundRow = form.funds?.score && fromA1(form.funds.score.place.cell)?.row
  const { execution, total, totalHand } = review
  if (execution && fundRow) {
    const { score, opinion, hand } = execution
    lines.push({ kind: 'execution', key: 'execution', label: '执行率', rows: [fundRow], score, opinion, hand })
  }
  for (const { item, indicator, score, opinion, hand } of review.items) {
    const { head } = item
    const below = item.rows.map(({ row }) => row).filter((row) => row !== head.row)
    const rows = [head.row, ...below]
    lines.push({ kind: 'item', key: head.key, label: head.level3.raw, indicator, rows, score, opinion, hand })
  }
  const row = form.table?.totalRow
  if (row !== undefined) {
    const opinion = summary(form, review)
    lines.push({ kind: 'total', key: 'total', label: '总分', rows: [row], score: total, opinion, hand: totalHand })
  }
  return lines
}

/** A form with the rows beside which we write. */
export interface LinedForm {
  readonly form: ScoredForm
  readonly lines: readonly ReviewedLine[]
}

/** What stands beside one row of a form. */
interface ReviewRow {
  readonly row: number
  readonly score: string
  readonly opinion: string
  readonly style: DraftStyle
}

/**
 * 「复核得分」 and 「审核意见」 beside the execution rate, each indicator and the 总分 of every form on a sheet, and the first
 * of the two columns; undefined where nothing is to be written, or the sheet has no place for it. `earlier` is the
 * column in which they stood in the last round: there they stay while it is free.
 */
export function scoreColumns(
  forms: readonly LinedForm[],
  { merges, cells }: Pick<Sheet, 'merges' | 'cells'>,
  earlier?: number,
): (Pick<SheetEdits, 'cells' | 'columnWidths'> & { readonly column: number }) | undefined {
  const rows = forms.flatMap(reviewRows)
  const column =
    earlier !== undefined && isFree(earlier, rows, merges, cells) ? earlier : reviewColumn(forms, rows, merges)
  if (column === undefined) return undefined
  return {
    column,
    cells: rows.flatMap((row) => rowCells(row, column)),
    columnWidths: [
      { column, width: 10 },
      { column: column + 1, width: rows.some(({ opinion }) => opinion.length > LONG_OPINION) ? 60 : 38 },
    ],
  }
}

function isFree(
  column: number,
  rows: readonly ReviewRow[],
  merges: readonly CellRange[],
  cells: readonly Cell[],
): boolean {
  const numbers = new Set(rows.map(({ row }) => row))
  const within = (at: number): boolean => at === column || at === column + 1
  return !(
    cells.some((cell) => within(cell.column) && numbers.has(cell.row) && cell.value.kind !== 'blank') ||
    merges.some(
      ({ left, right, top, bottom }) =>
        left <= column + 1 && right >= column && rows.some(({ row }) => top <= row && row <= bottom),
    )
  )
}

/**
 * Right of every form on the sheet, so that forms one below the other share the columns, and so far right that no merge
 * hides what is written.
 */
function reviewColumn(
  forms: readonly LinedForm[],
  rows: readonly ReviewRow[],
  merges: readonly CellRange[],
): number | undefined {
  let column = forms.reduce((right, { form }) => Math.max(right, form.range.right), 1) + 1
  const beside = merges.filter(
    ({ top, bottom, right }) => right >= column && rows.some(({ row }) => top <= row && row <= bottom),
  )
  for (const { left, right } of beside.sort((a, b) => a.left - b.left))
    if (left <= column + 1 && right >= column) column = right + 1
  return column < MAX_COLUMN ? column : undefined
}

function rowCells({ row, score, opinion, style }: ReviewRow, column: number): CellEdit[] {
  const value = /^-?\d/.test(score)
    ? ({ kind: 'number', text: score } as const)
    : ({ kind: 'text', text: score } as const)
  return [
    { row, column, value, style },
    { row, column: column + 1, value: { kind: 'text', text: opinion }, style: opinionStyle(style) },
  ]
}

/** A text of any length is read from its beginning. */
function opinionStyle(style: DraftStyle): DraftStyle {
  if (style === HEAD) return HEAD
  return style === TOTAL ? { ...OPINION, bold: true } : OPINION
}

function reviewRows({ form, lines }: LinedForm): ReviewRow[] {
  const rows: ReviewRow[] = []
  const put = (row: number, score: string, opinion: string, style: DraftStyle): void => {
    rows.push({ row, score, opinion, style })
  }
  const heads = [...(form.table?.headerRows ?? [])]
  if (lines[0]?.kind === 'execution') heads.unshift(lines[0].rows[0]! - 1)
  for (const row of heads) put(row, REVIEW_COLUMNS.score, REVIEW_COLUMNS.opinion, HEAD)
  for (const { kind, rows: own, score, opinion } of lines) {
    const style = kind === 'total' ? TOTAL : SCORE
    for (const [index, row] of own.entries())
      put(row, index === 0 ? shown(score) : '', index === 0 ? opinion : SHARED_ROW, style)
  }
  return rows
}

/** What is written beside the rows of a form, for the record: by it a person's hand is known. */
export function writtenRows({ lines }: LinedForm): WrittenRows {
  return lines.map(
    ({ key, score, opinion, hand }) => [key, shown(score), wordsHash(opinion), hand?.score ? 'hand' : ''] as const,
  )
}

function shown(score: Decimal | undefined): string {
  return score === undefined ? '' : plain(score)
}

function summary(form: ScoredForm, { total, grade, undecided, incomplete, totalHand }: ReviewedForm): string {
  const own = statedTotal(form)
  const stated = own ? `自评 ${plain(own)}` : '自评总分未填'
  const hand = totalHand
    ? `；${handOpinion(totalHand, { score: totalHand.computed, decided: true, opinion: totalHand.score ? '' : '各项合计' })}`
    : ''
  if (!total) return `${stated}，复核总分无法计算：${incomplete}${hand}`
  const open = undecided > 0 ? `；其中 ${undecided} 项需人工复核` : ''
  return `${stated}，复核 ${plain(total)}，等级：${grade}${open}${hand}`
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
