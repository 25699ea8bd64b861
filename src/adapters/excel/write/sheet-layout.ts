import { refusal } from '../refusals.ts'
import type { ColumnRun } from './sheet-columns.ts'

/** CT_Worksheet: the sequence of a worksheet's children (ECMA-376 Part 1, 18.3.1.99). */
export const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
] as const

export type WorksheetChild = (typeof WORKSHEET_ORDER)[number]

/** Where an element stands in the text. */
export interface Span {
  readonly start: number
  /** After the 「>」 of the opening tag. */
  readonly openEnd: number
  readonly closeStart: number
  readonly end: number
  readonly selfClosing: boolean
}

export interface Block extends Span {
  readonly name: string
  /** Place in WORKSHEET_ORDER; of markup compatibility that of what it holds. */
  readonly rank: number
}

export interface CellSpot {
  readonly column: number
  readonly style: number
  /** Where the value of `s` stands; both 0 where there is none. */
  readonly styleStart: number
  readonly styleEnd: number
  readonly start: number
  readonly nameEnd: number
  readonly end: number
}

export interface RowSpot extends Span {
  readonly number: number
  /** Style of the row where it has its own. */
  readonly style: number | undefined
  /** Height in points where stated; 0 when hidden. */
  readonly height: number | undefined
  /** `spans`, with the place of its value. */
  readonly spans:
    | { readonly from: number; readonly to: number; readonly start: number; readonly end: number }
    | undefined
  /** Only of the rows asked for. */
  readonly cells: readonly CellSpot[]
}

/** Places in a worksheet part, from one scan: enough to change cells and blocks without touching the rest. */
export interface SheetLayout {
  readonly text: string
  /** Of the root, without prefix. */
  readonly name: string
  /** Of the root, with its colon, or empty. */
  readonly prefix: string
  readonly root: Span
  readonly blocks: readonly Block[]
  readonly rows: readonly RowSpot[]
  /** What `cols` says. */
  readonly columns: readonly ColumnRun[]
}

export function blockOf(layout: SheetLayout, name: WorksheetChild): Block | undefined {
  return layout.blocks.find((block) => block.name === name)
}

/** The block's text. */
export function blockText(layout: SheetLayout, block: Span): string {
  return layout.text.slice(block.start, block.end)
}

/** Throws when the part is no sheet of any kind. */
export function requireSheet(layout: SheetLayout): void {
  if (!['worksheet', 'chartsheet', 'dialogsheet', 'macrosheet'].includes(layout.name)) throw refusal('damaged')
}

/** Chart sheets (18.3.1.12) and dialog sheets have views, but no cells. */
export function hasCells(layout: SheetLayout): boolean {
  return layout.name === 'worksheet' || layout.name === 'macrosheet'
}
