import type { CellRange } from './cell-address.ts'
import type { DraftStyle, SheetDraft } from './sheet-draft.ts'

/** What is put into a cell. A `text` is always text, also when it begins with = + - @. */
export type NewValue =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }

export interface CellEdit {
  readonly row: number
  readonly column: number
  /** New value; a cell with a formula keeps it, only its stored result follows. Absent: value stays. */
  readonly value?: NewValue
  /** Solid fill RRGGBB; null takes the fill away; absent: stays. Nothing else of the cell's style changes. */
  readonly fill?: string | null
  /** Number format of the cell; absent: stays. */
  readonly format?: string
  /** Whole style for a cell that we add beside the form (borders, wrap, fill …); absent for cells of the form. */
  readonly style?: DraftStyle
  /** Ours, added below a comment that stands there already; null takes a comment of ours away and leaves the rest. */
  readonly comment?: { readonly author: string; readonly text: string } | null
}

export interface SheetEdits {
  readonly sheet: string
  readonly cells: readonly CellEdit[]
  readonly addMerges?: readonly CellRange[]
  readonly removeMerges?: readonly CellRange[]
  /** Widths in characters for columns that carry none of their own yet. */
  readonly columnWidths?: readonly { readonly column: number; readonly width: number }[]
  /**
   * Set when the sheet has no print area of its own, so that what is added beside the form is not printed; null takes
   * it away.
   */
  readonly printArea?: CellRange | null
}

/** Everything that is to change in one workbook, as data. What is not named here stays as it is. */
export interface WorkbookEdits {
  readonly sheets: readonly SheetEdits[]
  /** Appended after the sheets that are there. */
  readonly addSheets?: readonly SheetDraft[]
  readonly removeSheets?: readonly string[]
  /** The sheet shown on opening. */
  readonly activeSheet?: string
}
