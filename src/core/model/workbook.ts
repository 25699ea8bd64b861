import type { CellRange } from './cell-address.ts'

/**
 * What a cell holds. Numbers are the digits that stand in the file (「4139.12」, 「0.97」), never a binary float; a number
 * with more than 15 significant digits is rounded to 15, as spreadsheet programs show it. A date is a number cell whose
 * format is a date: its ISO text (「2022-12-31」, or 「2022-12-31T08:30:00」) and the digits of its serial.
 */
export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string; readonly serial: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string }

export interface Cell {
  readonly row: number
  readonly column: number
  /** For a formula cell the result that the last program stored; `blank` with `uncached` when it stored none. */
  readonly value: CellValue
  /** Without the leading 「=」. */
  readonly formula?: string
  /** True for a formula without a stored result: its value is unknown, which is neither zero nor blank. */
  readonly uncached?: boolean
  /** Format code such as 「0.00%」; absent for General. */
  readonly format?: string
  /** Solid fill as RRGGBB; absent for none, theme or pattern fills. */
  readonly fill?: string
  /** How many steps a left-aligned text is set in; absent for none. */
  readonly indent?: number
}

export interface CellComment {
  readonly row: number
  readonly column: number
  readonly author: string
  readonly text: string
}

export interface Sheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** Cells with a value, formula or format of their own, in row-major order. */
  readonly cells: readonly Cell[]
  readonly merges: readonly CellRange[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  readonly comments: readonly CellComment[]
  /** Print area of the sheet, where one is defined. */
  readonly printArea?: CellRange
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
}

/** A file that cannot be read as a workbook; the message is one plain Chinese sentence for the clerk. */
export class UnreadableWorkbookError extends Error {
  override readonly name = 'UnreadableWorkbookError'
}
