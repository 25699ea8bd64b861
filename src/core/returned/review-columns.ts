import { LabelIndex } from '../form/label-text.ts'
import { shownText } from '../form/shown-text.ts'
import type { Cell, Sheet } from '../model/workbook.ts'
import { officialFieldMap } from '../vocabulary/field-map.ts'
import { type HeadCell, headCells } from '../our-marks/head-cells.ts'
import { HEAD_FILL, REVIEW_COLUMNS } from '../our-marks/names-and-fills.ts'
import { isFromUs } from '../our-marks/own-opinion.ts'

/** Our two columns on a sheet, as they stand now; one of them may be gone. */
export interface ReviewColumns {
  readonly score: number | undefined
  readonly opinion: number | undefined
  /** From the first head to the last row in which we wrote. */
  readonly top: number
  readonly bottom: number
}

/** Columns that somebody put between our two. */
const MOST_BETWEEN = 3
/** So many opinions in our own words make a column ours. */
const LEAST_OPINIONS = 2

const TOTAL = new LabelIndex({ total: officialFieldMap.indicators.total })

type Pair = Pick<ReviewColumns, 'score' | 'opinion'> & { readonly heads: HeadCell[] }

/**
 * The columns 复核得分 and 审核意见 that we added beside the forms of a sheet. Forms of some places have columns of these
 * names themselves: ours are known by the fill of their heads, and by what stands below them. `noted`: the record says
 * that we added columns to the sheet.
 */
export function reviewColumns(sheet: Sheet, noted = false): readonly ReviewColumns[] {
  const heads = headCells(sheet).filter(({ text }) => isReviewHead(text))
  if (heads.length === 0) return []
  const pairs = pairsOf(heads)
  const texts = textsByColumn(
    sheet,
    pairs.flatMap(({ opinion, score }) => [opinion ?? -1, score ?? -1]),
  )
  const sure = pairs.filter((pair) => isOurs(pair, texts, sheet))
  const ours = sure.length === 0 && noted ? pairs.slice(-1) : sure
  return ours.map(({ score, opinion, heads: own }) => {
    const top = Math.min(...own.map(({ row }) => row))
    const written = [...(texts.get(opinion ?? -1) ?? [])].filter(([, text]) => isFromUs(text)).map(([row]) => row)
    const scored = [...(texts.get(score ?? -1) ?? [])].filter(([, text]) => /^-?\d/.test(text)).map(([row]) => row)
    const bottom = Math.max(...own.map(({ row }) => row), ...written, ...scored)
    const typed = [score, opinion].flatMap((column) => [...(texts.get(column ?? -1)?.keys() ?? [])])
    return { score, opinion, top, bottom: totalRow(sheet, bottom, typed, (score ?? opinion)!) ?? bottom }
  })
}

/**
 * The row 总分 below the last row that is known as ours, where a person's words stand in place of all that we wrote there.
 */
function totalRow({ cells }: Sheet, bottom: number, typed: readonly number[], column: number): number | undefined {
  const below = new Set(typed.filter((row) => row > bottom))
  if (below.size === 0) return undefined
  const rows = cells
    .filter((cell) => cell.column < column && (cell.row === bottom || below.has(cell.row)))
    .filter((cell) => TOTAL.find(shownText(cell)) !== undefined)
    .map(({ row }) => row)
  return rows.includes(bottom) || rows.length === 0 ? undefined : Math.min(...rows)
}

/** Whether a text is the head of one of our columns. */
export function isReviewHead(text: string): boolean {
  return text === REVIEW_COLUMNS.score || text === REVIEW_COLUMNS.opinion
}

/** Heads of one row that belong together, those of the same columns as one. */
function pairsOf(heads: readonly HeadCell[]): Pair[] {
  const pairs = new Map<string, Pair>()
  const add = (score: HeadCell | undefined, opinion: HeadCell | undefined): void => {
    const key = `${score?.column}:${opinion?.column}`
    const known = pairs.get(key) ?? { score: score?.column, opinion: opinion?.column, heads: [] }
    known.heads.push(...[score, opinion].filter((cell) => cell !== undefined))
    pairs.set(key, known)
  }
  for (const row of new Set(heads.map((head) => head.row))) {
    const own = heads.filter((head) => head.row === row)
    const taken = new Set<HeadCell>()
    for (const [index, head] of own.entries()) {
      if (taken.has(head)) continue
      const next = own[index + 1]
      const isPair =
        head.text === REVIEW_COLUMNS.score &&
        next?.text === REVIEW_COLUMNS.opinion &&
        next.column - head.column <= MOST_BETWEEN + 1
      if (isPair) taken.add(next)
      if (head.text === REVIEW_COLUMNS.score) add(head, isPair ? next : undefined)
      else add(undefined, head)
    }
  }
  return [...pairs.values()].sort((a, b) => (a.score ?? a.opinion!) - (b.score ?? b.opinion!))
}

function isOurs(
  { heads, opinion }: Pair,
  texts: ReadonlyMap<number, ReadonlyMap<number, string>>,
  sheet: Sheet,
): boolean {
  const written = [...(texts.get(opinion ?? -1)?.values() ?? [])].filter(isFromUs)
  return written.length >= LEAST_OPINIONS || heads.some((head) => isFilledAsOurs(head, sheet))
}

/** Our fill, which the head of the form's own column beside it has not. */
function isFilledAsOurs(head: HeadCell, { cells }: Sheet): boolean {
  if (head.fill !== HEAD_FILL) return false
  const beside = cells.findLast(
    (cell) => cell.row === head.row && cell.column < head.column && !isReviewHead(shownText(cell).trim()),
  )
  return beside?.fill !== HEAD_FILL
}

/** The texts below some columns' heads, by column and row. */
function textsByColumn({ cells }: Sheet, columns: readonly number[]): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const wanted = new Map(columns.map((column) => [column, new Map<number, string>()]))
  for (const cell of cells) {
    const own = wanted.get(cell.column)
    if (!own) continue
    const text = shownText(cell).trim()
    if (text !== '') own.set(cell.row, text)
  }
  return wanted
}

/** The cells of our columns, the rows above and below them left out. */
export function reviewCells(sheet: Sheet, columns: readonly ReviewColumns[]): Cell[] {
  return sheet.cells.filter(({ row, column }) =>
    columns.some(
      ({ score, opinion, top, bottom }) => (column === score || column === opinion) && row >= top && row <= bottom,
    ),
  )
}
