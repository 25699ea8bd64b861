/** A style of cells. Lengths are CSS pixels, colours RRGGBB; what is absent is as a plain cell has it. */
export interface CellStyle {
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly size?: number
  readonly font?: string
  readonly color?: string
  readonly fill?: string
  /** Absent: texts to the left, numbers to the right, TRUE and errors in the middle. */
  readonly align?: 'left' | 'center' | 'right' | 'justify' | 'distributed'
  /** Absent: at the bottom. */
  readonly valign?: 'top' | 'middle' | 'bottom'
  readonly wrap?: true
  readonly shrink?: true
  /** Letters stand below each other. */
  readonly vertical?: true
  /** Degrees, against the clock: 90 reads upwards, -90 downwards. */
  readonly rotate?: number
  /** Steps that a text is set in. */
  readonly indent?: number
  /** Top, right, bottom, left: 「1px solid 000000」; '' for none. */
  readonly borders?: readonly [string, string, string, string]
  /** From the top left to the bottom right, and from the bottom left to the top right; in the same words. */
  readonly diagonals?: readonly [string, string]
}

/** The font of a part of a text, all of it: what is absent is not so, whatever the style of the cell. */
export interface RunFont
  extends Pick<CellStyle, 'bold' | 'italic' | 'underline' | 'strike' | 'size' | 'font' | 'color'> {
  readonly raised?: 'super' | 'sub'
}

/** A part of a text, with its own font or that of the cell. */
export interface TextRun {
  readonly text: string
  readonly own?: RunFont
}

export interface CellLook {
  readonly row: number
  readonly column: number
  /** As the cell shows it, by its number format. */
  readonly shown: string
  /** As it is typed, for the editing field; a formula with 「=」. */
  readonly edit: string
  /** Place in `styles`. */
  readonly style: number
  /** A number or date: stands to the right where the style does not say. */
  readonly numeric?: true
  /** TRUE or an error: stands in the middle where the style does not say. */
  readonly centred?: true
  /** Stands in the middle of so many cells, the blank ones after it, which are not merged. */
  readonly across?: number
  /** Red by its number format, and the like: RRGGBB. */
  readonly color?: string
  readonly comment?: string
  /** The parts of `shown`, where they have fonts of their own. */
  readonly runs?: readonly TextRun[]
}

/** A sheet as it looks, its used part. Rows and columns from 1. */
export interface SheetLook {
  readonly rows: number
  readonly columns: number
  /** The first is that of cells that are not listed. */
  readonly styles: readonly CellStyle[]
  /** In row-major order; blank ones that look like nothing are left out. */
  readonly cells: readonly CellLook[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
  /** In CSS pixels; 0 for hidden. Those that are not listed have the default. */
  readonly widths: readonly { readonly from: number; readonly to: number; readonly width: number }[]
  readonly heights: readonly { readonly from: number; readonly to: number; readonly height: number }[]
  readonly defaultWidth: number
  readonly defaultHeight: number
  /** False where lines between cells are not shown. */
  readonly gridLines: boolean
  /** More stands in the sheet than is given here; one sentence. */
  readonly cut: string | null
}
