import { MAX_ROW } from '../../core/model/cell-address.ts'
import { refusal } from './refusals.ts'
import { XmlScanner } from './xml-scanner.ts'

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

export interface CellSpot extends Span {
  readonly column: number
  readonly style: number | undefined
  /** 「name="value"」 as they stand. */
  readonly attributes: readonly { readonly name: string; readonly raw: string }[]
  readonly formula: { readonly start: number; readonly end: number } | undefined
  /** Start and end of what follows value and formula, an `extLst`. */
  readonly extension: { readonly start: number; readonly end: number } | undefined
}

export interface RowSpot extends Span {
  readonly number: number
  /** Style of the row where it has its own. */
  readonly style: number | undefined
  /** Height in points where stated; 0 when hidden. */
  readonly height: number | undefined
  /** `spans`, with the place of its value. */
  readonly spans: { readonly from: number; readonly to: number; readonly start: number; readonly end: number } | undefined
  /** Only of the rows asked for. */
  readonly cells: readonly CellSpot[]
}

/** Places in a worksheet part, from one scan: enough to change cells and blocks without touching the rest. */
export interface SheetLayout {
  readonly text: string
  /** With its colon, or empty. */
  readonly prefix: string
  readonly root: Span
  readonly blocks: readonly Block[]
  readonly rows: readonly RowSpot[]
}

export function sheetLayout(text: string, wanted: (row: number) => boolean): SheetLayout {
  return new LayoutScan(text, wanted).scan()
}

class LayoutScan {
  readonly #scanner: XmlScanner
  readonly #wanted: (row: number) => boolean
  readonly #rows: RowSpot[] = []
  #row = 0

  constructor(text: string, wanted: (row: number) => boolean) {
    this.#scanner = new XmlScanner(text)
    this.#wanted = wanted
  }

  scan(): SheetLayout {
    const scanner = this.#scanner
    scanner.openRoot()
    const open = this.#opened()
    const prefix = scanner.text.slice(scanner.nameStart, scanner.nameEnd - scanner.name.length)
    const blocks: Block[] = []
    scanner.eachChild((name) => {
      const start = this.#opened()
      let rank: number = WORKSHEET_ORDER.indexOf(name as WorksheetChild)
      if (name === 'sheetData') scanner.eachChild((child) => child === 'row' && this.#scanRow())
      else if (rank < 0) rank = Math.max(this.#rankInside(), blocks.at(-1)?.rank ?? 0)
      blocks.push({ name, rank, ...this.#closed(start) })
    })
    const root = this.#closed(open)
    return { text: scanner.text, prefix, root, blocks, rows: this.#rows }
  }

  #opened(): Span {
    const { start, end, selfClosing } = this.#scanner
    return { start, openEnd: end, closeStart: end, end, selfClosing }
  }

  /** Goes to the end of the element opened before, if the scan is not there yet. */
  #closed(open: Span): Span {
    const scanner = this.#scanner
    if (open.selfClosing) return open
    const depth = this.#depthOutside(open)
    while (scanner.depth > depth) scanner.next()
    return { ...open, closeStart: scanner.start, end: scanner.end }
  }

  #depthOutside(open: Span): number {
    const scanner = this.#scanner
    // Right after an opening tag the element itself is the deepest; later its children have been read to their ends.
    return scanner.start === open.start ? scanner.depth - 1 : scanner.depth
  }

  /** `mc:AlternateContent` (Part 3) stands where its content would. */
  #rankInside(): number {
    let rank = -1
    const visit = (name: string): void => {
      if (rank >= 0) return
      rank = WORKSHEET_ORDER.indexOf(name as WorksheetChild)
      if (rank < 0) this.#scanner.eachChild(visit)
    }
    this.#scanner.eachChild(visit)
    return rank
  }

  #scanRow(): void {
    const scanner = this.#scanner
    const open = this.#opened()
    const stated = scanner.integer('r')
    this.#row = stated ?? this.#row + 1
    const style = scanner.flag('customFormat') ? scanner.integer('s') : undefined
    const height = scanner.flag('hidden') ? 0 : numberOf(scanner.attribute('ht'))
    const spans = this.#spans()
    const cells: CellSpot[] = []
    let column = 0
    let place: number | undefined = stated
    scanner.eachChild((name) => {
      if (name !== 'c') return
      const reference = stated === undefined || this.#wanted(this.#row) ? cellReference(scanner.attribute('r')) : undefined
      if (place === undefined) {
        // A row that does not say its number has that of its cells, where they do.
        this.#row = reference?.row ?? this.#row
        place = this.#row
      }
      column = reference?.column ?? column + 1
      if (this.#wanted(this.#row)) cells.push(this.#scanCell(column))
    })
    if (this.#row > MAX_ROW + 1) this.#row = MAX_ROW + 1
    this.#rows.push({ ...this.#closed(open), number: this.#row, style, height, spans, cells })
  }

  #spans(): RowSpot['spans'] {
    const scanner = this.#scanner
    const value = scanner.attribute('spans')
    const match = value === undefined ? null : /^(\d{1,5}):(\d{1,5})$/.exec(value)
    if (!match) return undefined
    const start = scanner.text.indexOf(value!, scanner.text.indexOf('spans', scanner.start))
    return { from: Number(match[1]), to: Number(match[2]), start, end: start + value!.length }
  }

  #scanCell(column: number): CellSpot {
    const scanner = this.#scanner
    const open = this.#opened()
    const style = scanner.integer('s')
    const attributes = attributesOf(scanner)
    let formula: CellSpot['formula']
    let extension: CellSpot['extension']
    scanner.eachChild((name) => {
      const child = this.#opened()
      if (name !== 'f' && name !== 'extLst') return
      const { start, end } = this.#closed(child)
      if (name === 'f') formula = { start, end }
      else extension = { start, end }
    })
    return { ...this.#closed(open), column, style, attributes, formula, extension }
  }
}

function attributesOf(scanner: XmlScanner): CellSpot['attributes'] {
  const { text, attributeOffsets: offsets } = scanner
  return Array.from({ length: scanner.attributeCount }, (_, i) => ({
    name: text.slice(offsets[4 * i], offsets[4 * i + 1]),
    raw: text.slice(offsets[4 * i], offsets[4 * i + 3]! + 1),
  }))
}

function cellReference(reference: string | undefined): { row: number; column: number } | undefined {
  const match = reference === undefined ? null : /^([A-Za-z]{1,3})(\d{1,7})$/.exec(reference)
  if (!match) return undefined
  let column = 0
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { column, row: Number(match[2]) }
}

function numberOf(value: string | undefined): number | undefined {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) ? number : undefined
}

export function blockOf(layout: SheetLayout, name: WorksheetChild): Block | undefined {
  return layout.blocks.find((block) => block.name === name)
}

/** The block's text. */
export function blockText(layout: SheetLayout, block: Span): string {
  return layout.text.slice(block.start, block.end)
}

export function requireWorksheet(layout: SheetLayout): void {
  const name = layout.text.slice(layout.root.start + 1 + layout.prefix.length, layout.root.openEnd)
  if (!/^(worksheet|chartsheet|dialogsheet|macrosheet)\b/.test(name)) throw refusal('damaged')
}
