import { FILLS } from '../../core/our-marks/names-and-fills.ts'
import { HEAD, MIDDLE, TEXT, TITLE } from '../../core/annotation/table-styles.ts'
import type { CellRange } from '../../core/model/cell-address.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../../core/model/sheet-draft.ts'
import { displayWidth } from './display-width.ts'

const NOTE: DraftStyle = { size: 10, align: 'left', valign: 'middle', wrap: true, fill: 'FFF2CC' }

/** The looks of a table's cells. */
export const STYLES = {
  text: TEXT,
  middle: MIDDLE,
  red: { ...MIDDLE, fill: FILLS.error },
  yellow: { ...MIDDLE, fill: FILLS.warning },
  green: { ...MIDDLE, fill: FILLS.corrected },
} as const

/**
 * White to red where much is bad; red over yellow to green for scores, by the grades and not by who happens to be last.
 */
const SCALES = {
  bad: ['FFFFFF', 'F8696B'],
  doubtful: ['FFFFFF', 'FFD666'],
  good: ['F8A5A5', 'FFEB84', '8FD19E'],
} as const
const SCORES = [60, 80, 95]
/** One fault in a good batch is not yet deep red. */
const DEEPEST = 10

/** A bare text stands in `STYLES.text`. */
type TableCell = string | readonly [text: string, style: DraftStyle]
export type Row = readonly TableCell[]

export interface TableContent {
  readonly name: string
  readonly title: string
  /** Sentences between title and table. */
  readonly notes?: readonly string[]
  readonly columns: readonly { readonly head: string; readonly width: number; readonly scale?: keyof typeof SCALES }[]
  readonly rows: readonly Row[]
  readonly tabColor?: string
}

/**
 * A titled table: heads and first columns stay in view, every column can be filtered, counts and scores are coloured by
 * a scale.
 */
export function tableSheet({ name, title, notes = [], columns, rows, tabColor }: TableContent): SheetDraft {
  const widths = columns.map((column) => column.width)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const head = 2 + notes.length
  const bottom = head + Math.max(rows.length, 1)
  const across = (row: number): CellRange => ({ top: row, left: 1, bottom: row, right: columns.length })
  const cells: DraftCell[] = [{ row: 1, column: 1, value: { kind: 'text', text: title }, style: TITLE }]
  notes.forEach((text, index) => {
    cells.push({ row: 2 + index, column: 1, value: { kind: 'text', text }, style: NOTE })
  })
  columns.forEach((column, index) => {
    cells.push({ row: head, column: index + 1, value: { kind: 'text', text: column.head }, style: HEAD })
  })
  for (const [index, row] of rows.entries()) cells.push(...rowCells(row, head + 1 + index))
  return {
    name,
    cells,
    merges: columns.length > 1 ? Array.from({ length: head - 1 }, (_, index) => across(index + 1)) : [],
    columnWidths: widths.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 30 },
      ...notes.map((text, index) => ({
        row: 2 + index,
        height: heightOf(linesIn(text, whole - 2)),
      })),
      { row: head, height: 32 },
      ...rows.map((row, index) => ({ row: head + 1 + index, height: heightOf(linesOf(row, widths)) })),
    ],
    print: { orientation: 'landscape', fitToWidth: true, repeatRows: [head, head] },
    freeze: { rows: head, columns: columns.length > 6 ? 2 : 0 },
    autoFilter: { top: head, left: 1, bottom, right: columns.length },
    colorScales: columns.flatMap(({ scale }, index) =>
      scale
        ? [
            {
              range: { top: head + 1, left: index + 1, bottom, right: index + 1 },
              colors: SCALES[scale],
              points: pointsOf(scale, rows, index),
            },
          ]
        : [],
    ),
    ...(tabColor ? { tabColor } : {}),
  }
}

function pointsOf(scale: keyof typeof SCALES, rows: readonly Row[], column: number): readonly number[] {
  if (scale === 'good') return SCORES
  return [0, rows.reduce((most, row) => Math.max(most, Number(styled(row[column]!)[0]) || 0), DEEPEST)]
}

function rowCells(row: Row, number: number): DraftCell[] {
  return row.map((cell, index) => {
    const [text, style] = styled(cell)
    return { row: number, column: index + 1, style, ...(text === '' ? {} : { value: valueFrom(text) }) }
  })
}

function styled(cell: TableCell): readonly [text: string, style: DraftStyle] {
  return typeof cell === 'string' ? [cell, STYLES.text] : cell
}

/** Longer numbers name something (a queue of a mail server), and are not reckoned with. */
function valueFrom(text: string): DraftValue {
  return { kind: /^-?\d{1,9}(\.\d+)?$/.test(text) ? 'number' : 'text', text }
}

function linesOf(row: Row, widths: readonly number[]): number {
  return Math.max(
    ...row.map((cell, column) =>
      styled(cell)[0]
        .split('\n')
        .reduce((lines, line) => lines + linesIn(line, widths[column]! - 1), 0),
    ),
  )
}

/** Lines that a text takes in a column of so many characters; fonts differ, and a text may be somewhat wider. */
function linesIn(text: string, width: number): number {
  return Math.max(1, Math.ceil((displayWidth(text) * FONT_ALLOWANCE) / width))
}
const FONT_ALLOWANCE = 1.08

/** In points; Excel shows no row higher than 409. */
function heightOf(lines: number): number {
  return Math.min(400, Math.max(18, 14 * lines + 4))
}
