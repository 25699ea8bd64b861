import { type CellRange, MAX_COLUMN, MAX_ROW, rangeFromA1 } from '../../../core/model/cell-address.ts'
import type { Cell, CellValue } from '../../../core/model/workbook.ts'
import { type CellFormat, PLAIN_FORMAT } from './cell-formats.ts'
import { readCellTag } from './cell-tag.ts'
import { cellValue, textValue } from './cell-values.ts'
import { newPlainCell, readPlainCell } from './plain-cell.ts'
import { refusal } from '../refusals.ts'
import { shiftFormula } from './shared-formula.ts'
import { readRichText } from './shared-strings.ts'
import { decodeText } from '../../opc/xml/xml-characters.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { OPEN } from '../../opc/xml/xml-tokens.ts'

const BLANK: CellValue = { kind: 'blank' }
const EMPTY_TEXT: CellValue = { kind: 'text', text: '' }

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly date1904: boolean
  /** Cells and characters of expanded shared formulas that may still come. */
  readonly allowance: { cells: number; formulaCharacters: number }
}

export interface SheetContent {
  readonly cells: readonly Cell[]
  readonly merges: readonly CellRange[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
}

/** Told, while the cells are read, how the sheet is laid out; the elements are read from the scanner at the spot. */
export interface LayoutListener {
  /** Of every cell that stands in the sheet, blank ones too. */
  cell(row: number, column: number, style: number): void
  row(row: number, scanner: XmlScanner): void
  /** Of every `col`, and of every child of the worksheet but rows, columns and merged ranges. */
  element(name: string, scanner: XmlScanner): void
}

/** Reads a worksheet part (ECMA-376 Part 1, 18.3.1.99) in one pass; ranges are kept as ranges, however large. */
export function readSheetPart(text: string, context: SheetContext, listener?: LayoutListener): SheetContent {
  return new SheetReader(text, context, listener).read()
}

interface SharedHead {
  readonly formula: string
  readonly row: number
  readonly column: number
}

class SheetReader {
  private readonly scanner: XmlScanner
  private readonly cells: Cell[] = []
  private readonly merges: CellRange[] = []
  private readonly hiddenRows = new Set<number>()
  private readonly hiddenColumns = new Set<number>()
  private readonly sharedHeads = new Map<string, SharedHead>()
  private readonly plain = newPlainCell()
  private lastHiddenColumn = 0
  private row = 0
  private rows = 0
  private column = 0
  private inOrder = true

  constructor(
    text: string,
    private readonly context: SheetContext,
    private readonly listener: LayoutListener | undefined,
  ) {
    this.scanner = new XmlScanner(text)
  }

  read(): SheetContent {
    const scanner = this.scanner
    scanner.openRoot()
    scanner.eachChild((name) => {
      if (name === 'sheetData') scanner.eachChild((child) => child === 'row' && this.readRow())
      else if (name === 'cols') scanner.eachChild((child) => child === 'col' && this.readColumns())
      else if (name === 'mergeCells') scanner.eachChild((child) => child === 'mergeCell' && this.readMerge())
      else this.listener?.element(name, scanner)
    })
    while (scanner.next()) {
      // What follows the root is passed over, but must be XML too.
    }
    return {
      cells: this.inOrder ? this.cells : inRowMajorOrder(this.cells),
      merges: this.merges,
      hiddenRows: this.hiddenRows,
      hiddenColumns: this.hiddenColumns,
    }
  }

  private readMerge(): void {
    const range = rangeFromA1(this.scanner.attribute('ref') ?? '')
    if (range) this.merges.push(range)
  }

  private readColumns(): void {
    const scanner = this.scanner
    this.listener?.element('col', scanner)
    if (!scanner.flag('hidden')) return
    // Columns stand in order; each is marked at most once, so that a thousand overlapping ranges cost no more than one.
    const from = Math.max(scanner.integer('min') ?? 1, this.lastHiddenColumn + 1)
    const to = Math.min(scanner.integer('max') ?? 0, MAX_COLUMN)
    for (let column = from; column <= to; column++) this.hiddenColumns.add(column)
    this.lastHiddenColumn = Math.max(this.lastHiddenColumn, to)
  }

  /** A row without `r` follows the one before; its cells may still say where they stand (18.3.1.73). */
  private readRow(): void {
    const scanner = this.scanner
    if (++this.rows > MAX_ROW) throw refusal('tooManyCells')
    const stated = scanner.integer('r')
    const previous = this.row
    this.row = stated ?? previous + 1
    this.column = 0
    if (scanner.flag('hidden') && this.row <= MAX_ROW) this.hiddenRows.add(this.row)
    if (this.row <= previous) this.inOrder = false
    this.listener?.row(this.row, scanner)
    if (!scanner.selfClosing) this.readCells(stated === undefined)
  }

  /** Plain cells one after the other as long as they come, all else token by token. */
  private readCells(rowUnstated: boolean): void {
    const scanner = this.scanner
    const { text, depth } = scanner
    const plain = this.plain
    for (;;) {
      while (readPlainCell(text, scanner.end, plain)) {
        scanner.continueFrom(plain.end)
        this.addPlainCell(rowUnstated)
      }
      if (!scanner.next() || scanner.depth < depth) return
      if (scanner.kind !== OPEN) continue
      if (scanner.name === 'c') this.readCell(rowUnstated)
      while (scanner.depth > depth) scanner.next()
    }
  }

  private addPlainCell(rowUnstated: boolean): void {
    const { row, column, style, type, valueStart, valueEnd } = this.plain
    const cellFormat = this.placeCell(row, column, style, rowUnstated)
    if (cellFormat === undefined) return
    const value =
      valueStart === 0 ? BLANK : this.value(type, decodeText(this.scanner.text.slice(valueStart, valueEnd)), cellFormat)
    this.keep(value, undefined, false, cellFormat)
  }

  /** Goes to the place of the next cell; its format, or undefined where it stands outside of any sheet. */
  private placeCell(row: number, column: number, style: number, rowUnstated: boolean): CellFormat | undefined {
    if (--this.context.allowance.cells < 0) throw refusal('tooManyCells')
    const previous = this.column
    this.column = column > 0 ? column : previous + 1
    if (rowUnstated && row > 0) this.row = row
    if (this.column > MAX_COLUMN || this.row > MAX_ROW || this.row < 1) return undefined
    if (this.column <= previous) this.inOrder = false
    this.listener?.cell(this.row, this.column, style)
    return this.context.formats[style] ?? PLAIN_FORMAT
  }

  /** 18.3.1.4: formula, stored value or inline text. */
  private readCell(rowUnstated: boolean): void {
    const tag = readCellTag(this.scanner)
    const cellFormat = this.placeCell(tag.row, tag.column, tag.style, rowUnstated)
    const { stored, inline, formula } = this.readCellContent()
    if (cellFormat === undefined) return
    if (formula === undefined && stored === undefined && inline === undefined)
      this.keep(BLANK, formula, false, cellFormat)
    else {
      const uncached =
        formula !== undefined && inline === undefined && (stored === undefined || (stored === '' && tag.type !== 'str'))
      const value = inline === undefined ? this.value(tag.type, stored ?? '', cellFormat) : textValue(inline)
      const isEmptyResult = formula !== undefined && !uncached && value.kind === 'blank'
      this.keep(isEmptyResult ? EMPTY_TEXT : value, formula, uncached, cellFormat)
    }
  }

  private value(type: string | undefined, stored: string, cellFormat: CellFormat): CellValue {
    return cellValue(type, stored, cellFormat, this.context.strings, this.context.date1904)
  }

  private readCellContent(): { stored: string | undefined; inline: string | undefined; formula: string | undefined } {
    const scanner = this.scanner
    let stored: string | undefined
    let inline: string | undefined
    let formula: string | undefined
    if (!scanner.selfClosing) {
      // As `eachChild` does, without a function for each of very many cells.
      const depth = scanner.depth
      while (scanner.next() && scanner.depth >= depth) {
        if (scanner.kind !== OPEN) continue
        if (scanner.depth > depth + 1) continue
        if (scanner.name === 'v') stored = scanner.content()
        else if (scanner.name === 'is') inline = readRichText(scanner)
        else if (scanner.name === 'f') formula = this.readFormula()
        else while (scanner.depth > depth) scanner.next()
      }
    }
    return { stored, inline, formula }
  }

  /** 18.3.1.40. A follower of a shared formula has its own text made from the head's. */
  private readFormula(): string {
    const scanner = this.scanner
    const shared = scanner.attribute('t') === 'shared' ? scanner.attribute('si') : undefined
    const formula = scanner.content()
    if (shared === undefined) return formula
    if (formula !== '') {
      this.sharedHeads.set(shared, { formula, row: this.row, column: this.column })
      return formula
    }
    const head = this.sharedHeads.get(shared)
    if (!head) return ''
    const { allowance } = this.context
    allowance.formulaCharacters -= head.formula.length
    return allowance.formulaCharacters < 0
      ? ''
      : shiftFormula(head.formula, this.row - head.row, this.column - head.column)
  }

  private keep(
    value: CellValue,
    formula: string | undefined,
    uncached: boolean,
    { format, fill, indent }: CellFormat,
  ): void {
    if (value.kind === 'blank' && formula === undefined && format === undefined && fill === undefined) return
    const cell: { -readonly [Key in keyof Cell]: Cell[Key] } = { row: this.row, column: this.column, value }
    if (formula !== undefined) cell.formula = formula
    if (uncached) cell.uncached = true
    if (format !== undefined) cell.format = format
    if (fill !== undefined) cell.fill = fill
    if (indent !== undefined && value.kind === 'text') cell.indent = indent
    this.cells.push(cell)
  }
}

/** Of two cells at one place the later one stands, as for the programs that accept such a file. */
function inRowMajorOrder(cells: readonly Cell[]): Cell[] {
  const byPlace = new Map<number, Cell>()
  for (const cell of cells) byPlace.set(cell.row * (MAX_COLUMN + 1) + cell.column, cell)
  return [...byPlace.values()].sort((a, b) => a.row - b.row || a.column - b.column)
}
