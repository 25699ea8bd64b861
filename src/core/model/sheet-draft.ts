import type { CellRange } from './cell-address.ts'

/**
 * How a drafted cell looks. Every part is optional; absent means the workbook's default (宋体 11, no border, general
 * alignment).
 */
export interface DraftStyle {
  readonly bold?: boolean
  readonly size?: number
  readonly font?: string
  /** RRGGBB */
  readonly color?: string
  /** RRGGBB, solid */
  readonly fill?: string
  readonly border?: 'thin' | 'none'
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
  readonly wrap?: boolean
  /** Number format code, e.g. 「0.00%」 or 「0.##」. */
  readonly format?: string
  readonly underline?: boolean
  /** False: may be filled in although the sheet is protected. */
  readonly locked?: boolean
}

export type DraftValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** `formula` without 「=」; `result` is the stored result (digits or text), always given. */
  | {
      readonly kind: 'formula'
      readonly formula: string
      readonly result: { readonly kind: 'number' | 'text'; readonly text: string }
    }

export interface DraftCell {
  readonly row: number
  readonly column: number
  readonly value?: DraftValue
  readonly style?: DraftStyle
  /** A link to a place in the same workbook, e.g. { sheet: '整体自评表', cell: 'H25' }. */
  readonly link?: { readonly sheet: string; readonly cell: string }
}

/**
 * A sheet to be made: the one description from which blank templates, filled fixtures, rule examples, the sheets that
 * we add to a workbook and imported forms all come.
 */
export interface SheetDraft {
  readonly name: string
  readonly cells: readonly DraftCell[]
  /** The style of a merged range is that of its top left cell, borders all round. */
  readonly merges: readonly CellRange[]
  /** In characters, by column number from 1. */
  readonly columnWidths: readonly { readonly column: number; readonly width: number }[]
  /** In points. */
  readonly rowHeights: readonly { readonly row: number; readonly height: number }[]
  readonly hiddenColumns?: readonly number[]
  /** Not shown among the sheets; only in new workbooks. */
  readonly hidden?: boolean
  readonly print?: {
    readonly orientation: 'portrait' | 'landscape'
    /** All columns on one page wide, as many pages high as needed; A4. */
    readonly fitToWidth: boolean
    readonly area?: CellRange
    /** First and last row repeated on every page. */
    readonly repeatRows?: readonly [number, number]
  }
  /** Rows and columns that stay in view while scrolling. */
  readonly freeze?: { readonly rows: number; readonly columns: number }
  readonly autoFilter?: CellRange
  /**
   * Numbers of a range coloured through two or three colours (RRGGBB), each standing at one of the points; only in new
   * workbooks.
   */
  readonly colorScales?: readonly {
    readonly range: CellRange
    readonly colors: readonly string[]
    readonly points: readonly number[]
  }[]
  readonly tabColor?: string
}
