import type { PastedCell } from './pasting.ts'
import type { SheetLook } from '../../protocol.ts'
import type { Said } from '../../../report/parts/marks.ts'

/** What stands on a cell; of several the one that asks most, with how many there are. */
export interface CellMark {
  readonly asks: Said
  /** 请改正, 未能核对 …: read out with the cell. */
  readonly word: string
  readonly count: number
}

/** What a cell shows now and how it is edited, where that is not as the file has it. */
export interface ChangedCell {
  readonly shown: string
  readonly edit: string
}

/** What is pasted into the sheet. */
export interface Pasted {
  /** Cells whose text changes; none of them has a formula. */
  readonly cells: readonly PastedCell[]
  /** Cells that would have been filled, but have a formula. */
  readonly formulas: readonly string[]
  /** How many texts found no cell. */
  readonly left: number
}

/** Cells are named as 「H25」, a merged range by its top left one. */
export interface SheetTableProps {
  readonly look: SheetLook
  /** Name of the sheet, for who hears it. */
  readonly name: string
  /** A cell flashes when what it shows changes. */
  readonly changed: ReadonlyMap<string, ChangedCell>
  readonly marks: ReadonlyMap<string, CellMark>
  readonly selected: string | undefined
  readonly onSelect: (cell: string) => void
  /** undefined when the pointer leaves the sheet. */
  readonly onHover: (cell: string | undefined) => void
  /** What was typed into a cell, as typed; '' for Delete. Never asked of a cell with a formula. */
  readonly onType: (cell: string, text: string) => void
  /** The same of several cells at once. */
  readonly onPaste: (pasted: Pasted) => void
  /** `fit`: all columns within the width there is, never larger than life; otherwise 1 for 100 %. */
  readonly zoom: 'fit' | number
  /** Brought into view whenever another object is given. */
  readonly scrollTo?: { readonly cell: string } | undefined
}
