import { MAX_ROW } from '../../../core/model/cell-address.ts'
import { type CellTag, readCellTag } from '../read/cell-tag.ts'
import { newPlainCell, readPlainCell } from '../read/plain-cell.ts'
import { refusal } from '../refusals.ts'
import { columnRuns } from './sheet-columns.ts'
import { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import { OPEN, TEXT } from '../../opc/xml/xml-tokens.ts'

import {
  type Block,
  type CellSpot,
  type RowSpot,
  type SheetLayout,
  type Span,
  WORKSHEET_ORDER,
  type WorksheetChild,
} from './sheet-layout.ts'

/** Cells of the wanted rows only are kept; more than `mostCells` of them are refused. */
export function sheetLayout(text: string, wanted: (row: number) => boolean, mostCells: number): SheetLayout {
  return new LayoutScan(text, wanted, mostCells).scan()
}

class LayoutScan {
  private readonly scanner: XmlScanner
  private readonly rows: RowSpot[] = []
  private readonly plain = newPlainCell()
  private row = 0
  private allowance: number

  constructor(
    text: string,
    private readonly wanted: (row: number) => boolean,
    mostCells: number,
  ) {
    this.scanner = new XmlScanner(text)
    this.allowance = mostCells
  }

  scan(): SheetLayout {
    const scanner = this.scanner
    scanner.openRoot()
    const open = this.opened()
    const { name: rootName } = scanner
    const prefix = scanner.text.slice(scanner.nameStart, scanner.nameEnd - scanner.name.length)
    const blocks: Block[] = []
    scanner.eachChild((name) => {
      const start = this.opened()
      let rank: number = WORKSHEET_ORDER.indexOf(name as WorksheetChild)
      if (name === 'sheetData') scanner.eachChild((child) => child === 'row' && this.scanRow())
      else if (rank < 0) rank = Math.max(this.rankInside(), blocks.at(-1)?.rank ?? 0)
      blocks.push({ name, rank, ...this.closed(start) })
    })
    const root = this.closed(open)
    // A row within a row, which passing over takes for the end of the outer one, leaves closing tags over.
    while (scanner.next()) if (scanner.kind !== TEXT) throw refusal('damaged')
    const cols = blocks.find((block) => block.name === 'cols')
    const columns = cols ? columnRuns(scanner.text.slice(cols.start, cols.end)) : []
    return { text: scanner.text, name: rootName, prefix, root, blocks, rows: this.rows, columns }
  }

  private opened(): Span {
    const { start, end, selfClosing } = this.scanner
    return { start, openEnd: end, closeStart: end, end, selfClosing }
  }

  /** Goes to the end of the element opened before, if the scan is not there yet. */
  private closed(open: Span): Span {
    const scanner = this.scanner
    if (open.selfClosing) return open
    const depth = this.depthOutside(open)
    while (scanner.depth > depth) scanner.next()
    return { ...open, closeStart: scanner.start, end: scanner.end }
  }

  private depthOutside(open: Span): number {
    const scanner = this.scanner
    // Right after an opening tag the element itself is the deepest; later its children have been read to their ends.
    return scanner.start === open.start ? scanner.depth - 1 : scanner.depth
  }

  /** `mc:AlternateContent` (Part 3) stands where its content would. */
  private rankInside(): number {
    let rank = -1
    const visit = (name: string): void => {
      if (rank >= 0) return
      rank = WORKSHEET_ORDER.indexOf(name as WorksheetChild)
      if (rank < 0) this.scanner.eachChild(visit)
    }
    this.scanner.eachChild(visit)
    return rank
  }

  private scanRow(): void {
    const scanner = this.scanner
    if (this.rows.length >= MAX_ROW) throw refusal('tooManyCells')
    const { start, end: openEnd, selfClosing } = scanner
    const stated = scanner.integer('r')
    this.row = stated ?? this.row + 1
    const style = scanner.flag('customFormat') ? scanner.integer('s') : undefined
    const height = scanner.flag('hidden') ? 0 : numberOf(scanner.attribute('ht'))
    let spans: RowSpot['spans']
    let cells = NO_CELLS
    if (stated !== undefined && !this.wanted(stated)) scanner.passOver()
    else {
      spans = this.spans()
      cells = this.scanCells(stated)
    }
    const closeStart = selfClosing ? openEnd : scanner.start
    this.rows.push({
      start,
      openEnd,
      closeStart,
      end: scanner.end,
      selfClosing,
      number: this.row,
      style,
      height,
      spans,
      cells,
    })
  }

  /** A row that does not say its number has that of its cells, where they do. */
  private scanCells(stated: number | undefined): readonly CellSpot[] {
    const scanner = this.scanner
    const cells: CellSpot[] = []
    if (scanner.selfClosing) return cells
    const { text, depth } = scanner
    const plain = this.plain
    for (;;) {
      for (let start = scanner.end; readPlainCell(text, start, plain); start = plain.end) {
        scanner.continueFrom(plain.end)
        cells.push(this.spotOf(plain, stated, cells, start, start + PLAIN_NAME.length))
      }
      if (!scanner.next() || scanner.depth < depth) break
      if (scanner.kind !== OPEN) continue
      if (scanner.name === 'c') {
        const { start, nameEnd } = scanner
        const tag = readCellTag(scanner)
        scanner.passOver()
        cells.push(this.spotOf({ ...tag, end: scanner.end }, stated, cells, start, nameEnd))
      }
      while (scanner.depth > depth) scanner.next()
    }
    return this.wanted(this.row) ? cells : NO_CELLS
  }

  private spotOf(
    { row, column, style, styleStart, styleEnd, end }: CellTag & { readonly end: number },
    statedRow: number | undefined,
    before: readonly CellSpot[],
    start: number,
    nameEnd: number,
  ): CellSpot {
    if (--this.allowance < 0) throw refusal('tooManyCells')
    if (statedRow === undefined && before.length === 0 && row > 0) this.row = row
    return { column: column || (before.at(-1)?.column ?? 0) + 1, style, styleStart, styleEnd, start, nameEnd, end }
  }

  private spans(): RowSpot['spans'] {
    const scanner = this.scanner
    const place = scanner.valuePlace('spans')
    const match = place && /^(\d{1,5}):(\d{1,5})$/.exec(scanner.text.slice(place.start, place.end))
    return match ? { from: Number(match[1]), to: Number(match[2]), ...place } : undefined
  }
}

const PLAIN_NAME = '<c'
const NO_CELLS: readonly CellSpot[] = []

function numberOf(value: string | undefined): number | undefined {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) ? number : undefined
}
