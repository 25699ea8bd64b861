import { MAX_COLUMN } from '../../../core/model/cell-address.ts'
import type { XmlScanner } from '../../opc/xml/xml-scanner.ts'
import type { LayoutListener } from '../read/sheet-reader.ts'

/** What is said of a row besides its cells (18.3.1.73). */
export interface RowLayout {
  readonly row: number
  /** In points; undefined where the height is left to the program. */
  readonly points: number | undefined
  readonly hidden: boolean
  /** Of its cells that are not listed. */
  readonly style: number | undefined
}

/** Columns of one width (18.3.1.13). */
export interface ColumnLayout {
  readonly from: number
  readonly to: number
  readonly characters: number | undefined
  readonly hidden: boolean
  readonly style: number | undefined
}

/** Beyond these rows and columns a sheet is not shown. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 500
/** Cells, blank ones too, of which the style is kept. */
const MOST_STYLED = 400_000

/** Gathers how a sheet is laid out, of its first rows and columns; a thousand overlapping columns cost no more than one. */
export class LayoutReader implements LayoutListener {
  /** Styles of cells by `placeKey`. */
  readonly styles = new Map<number, number>()
  readonly rows: RowLayout[] = []
  readonly columns: ColumnLayout[] = []
  defaultCharacters: number | undefined
  baseCharacters = 8
  defaultPoints: number | undefined
  rowsHidden = false
  gridLines = true
  private lastColumn = 0
  private viewSeen = false

  cell(row: number, column: number, style: number): void {
    if (row > MOST_ROWS || column > MOST_COLUMNS) return
    const key = placeKey(row, column)
    if (this.styles.size < MOST_STYLED || this.styles.has(key)) this.styles.set(key, style)
  }

  row(row: number, scanner: XmlScanner): void {
    if (row > MOST_ROWS || this.rows.length >= MOST_ROWS) return
    const style = scanner.flag('customFormat') ? scanner.integer('s') : undefined
    const points = positive(scanner.attribute('ht'))
    const hidden = scanner.flag('hidden') ?? points === 0
    this.rows.push({ row, points, hidden, style })
  }

  element(name: string, scanner: XmlScanner): void {
    if (name === 'col') this.readColumn(scanner)
    else if (name === 'sheetFormatPr') this.readDefaults(scanner)
    else if (name === 'sheetViews') scanner.eachChild((view) => view === 'sheetView' && this.readView(scanner))
  }

  private readColumn(scanner: XmlScanner): void {
    const from = Math.max(scanner.integer('min') ?? 1, this.lastColumn + 1)
    const to = Math.min(scanner.integer('max') ?? 0, MAX_COLUMN)
    if (to < from) return
    this.lastColumn = to
    const characters = positive(scanner.attribute('width'))
    const hidden = scanner.flag('hidden') ?? characters === 0
    this.columns.push({ from, to, characters, hidden, style: scanner.integer('style') })
  }

  private readDefaults(scanner: XmlScanner): void {
    this.defaultCharacters = positive(scanner.attribute('defaultColWidth'))
    this.baseCharacters = positive(scanner.attribute('baseColWidth')) ?? 8
    this.defaultPoints = positive(scanner.attribute('defaultRowHeight'))
    this.rowsHidden = scanner.flag('zeroHeight') ?? false
  }

  private readView(scanner: XmlScanner): void {
    // Of several windows on a sheet the first holds.
    if (!this.viewSeen) this.gridLines = scanner.flag('showGridLines') ?? true
    this.viewSeen = true
  }
}

/** One number for a place; in row-major order. */
export function placeKey(row: number, column: number): number {
  return row * (MAX_COLUMN + 1) + column
}

export function placeOf(key: number): { row: number; column: number } {
  return { row: Math.floor(key / (MAX_COLUMN + 1)), column: key % (MAX_COLUMN + 1) }
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text ?? Number.NaN)
  return number >= 0 && Number.isFinite(number) ? number : undefined
}
