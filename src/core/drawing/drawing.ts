import type { CellRange } from '../model/cell-address.ts'
import { Decimal } from '../model/decimal.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../model/sheet-draft.ts'

/** How a form is drawn. */
export interface DrawOptions {
  /** Sheet name; absent: the form's own. */
  readonly name?: string
  /** `number` (default): amounts, scores and percentages become number cells; `text`: every cell is text. */
  readonly values?: 'number' | 'text'
  /** Formulas with stored results where the form defines the value; otherwise the content's own figures. */
  readonly formulas?: boolean
  /** Year of the column heads of the basic data sheet; absent: the first year in its title. */
  readonly year?: number
  /** A printed page ends after this many indicators: merges are cut and the table's header stands there again. */
  readonly repeatHeaderAfter?: number
}

/** One row or block on the form, both corners included. */
export interface Box {
  readonly row: number
  readonly column: number
  readonly toRow?: number
  readonly toColumn?: number
}

const FONT = '宋体'
const BODY: DraftStyle = { font: FONT, size: 10, border: 'thin', align: 'center', valign: 'middle', wrap: true }

/** The looks of a printed form. */
export const STYLES = {
  attachment: { font: '黑体', size: 12, align: 'left', valign: 'middle' },
  title: { font: FONT, size: 16, bold: true, align: 'center', valign: 'middle' },
  lineLeft: { font: FONT, size: 10, align: 'left', valign: 'middle' },
  lineCentre: { font: FONT, size: 10, align: 'center', valign: 'middle' },
  lineRight: { font: FONT, size: 10, align: 'right', valign: 'middle' },
  head: BODY,
  field: { ...BODY, locked: false },
  text: { ...BODY, align: 'left', locked: false },
  prose: { ...BODY, align: 'left', locked: false },
  label: { ...BODY, align: 'left' },
  foot: { font: FONT, size: 10, border: 'thin', align: 'left', valign: 'middle', wrap: true, locked: false },
} as const satisfies Record<string, DraftStyle>

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/
const PERCENTAGE = /^(-?(?:0|[1-9]\d*)(?:\.(\d+))?)%$/

interface Written {
  readonly value?: DraftValue
  readonly format?: string
}

/**
 * A field's text as a cell: 「4139.12」 → number, 「97%」 → 0.97 shown as 0%, 「72.7%」 → 0.727 shown as 0.0%, 「95.00」 → 95
 * shown as 0.00, blank → an empty cell, everything else (and more than 15 digits) → text.
 */
export function written(text: string, values: 'number' | 'text' = 'number'): Written {
  if (text === '') return {}
  if (values === 'number') {
    const percentage = PERCENTAGE.exec(text)
    const number = percentage ?? PLAIN_NUMBER.exec(text)
    if (number && text.replace(/\D/g, '').length <= 15) {
      const digits = new Decimal(percentage ? percentage[1]! : text)
      const value: DraftValue = { kind: 'number', text: (percentage ? digits.div(100) : digits).toFixed() }
      const decimals = (percentage ? percentage[2] : number[1])?.length ?? 0
      const shown = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
      if (percentage) return { value, format: `${shown}%` }
      return value.text === text ? { value } : { value, format: shown }
    }
  }
  return { value: { kind: 'text', text } }
}

/**
 * Width of a text in print, in half-width characters: Chinese and the quotation marks and signs that Chinese fonts draw
 * wide count two.
 */
export function printedWidth(text: string): number {
  let width = 0
  for (const char of text) width += char.codePointAt(0)! < 0x2e80 && !'“”‘’…—·℃㎡≥≤'.includes(char) ? 1 : 2
  return width
}

/** Height of a line of body text and what a row adds to its lines, in points. */
const LINE = 13.5
const ROOM = 6

/** Collects the cells, merges and heights of a sheet, row after row; `row` is the next free one. */
export class Drawing {
  row = 1
  private readonly cells = new Map<string, DraftCell>()
  private readonly merges: CellRange[] = []
  private readonly heights = new Map<number, number>()

  constructor(private readonly columnWidths: readonly number[]) {}

  /** Puts a text (kept as text, '' leaves the cell empty) over the box. */
  label(box: Box, text: string, style: DraftStyle): void {
    this.put(box, text === '' ? undefined : { kind: 'text', text }, style)
  }

  /** Puts a field of the content over the box, as number or text. */
  field(box: Box, text: string, style: DraftStyle, values?: 'number' | 'text'): void {
    const { value, format } = written(text, values)
    this.put(box, value, format === undefined ? style : { ...style, format })
  }

  put(box: Box, value: DraftValue | undefined, style: DraftStyle): void {
    const range = { top: box.row, left: box.column, bottom: box.toRow ?? box.row, right: box.toColumn ?? box.column }
    if (range.top !== range.bottom || range.left !== range.right) this.merges.push(range)
    this.cells.set(`${box.row}:${box.column}`, { row: box.row, column: box.column, ...(value && { value }), style })
    if (value?.kind === 'text' && style.wrap && range.top === range.bottom)
      this.grow(range, value.text, style.size ?? 11)
  }

  /** The number in a cell, formula results included; undefined for blank and text. */
  numberAt(row: number, column: number): Decimal | undefined {
    const value = this.cells.get(`${row}:${column}`)?.value
    const shown = value?.kind === 'formula' ? value.result : value
    return shown?.kind === 'number' ? new Decimal(shown.text) : undefined
  }

  atLeast(row: number, height: number): void {
    this.heights.set(row, Math.max(height, this.heights.get(row) ?? 0))
  }

  finish(name: string, orientation: 'portrait' | 'landscape'): SheetDraft {
    const cells = [...this.cells.values()].sort((a, b) => a.row - b.row || a.column - b.column)
    const last = Math.max(1, ...cells.map((cell) => cell.row), ...this.merges.map((range) => range.bottom))
    const area = { top: 1, left: 1, bottom: last, right: this.columnWidths.length }
    return {
      name,
      cells,
      merges: this.merges,
      columnWidths: this.columnWidths.map((width, index) => ({ column: index + 1, width })),
      rowHeights: [...this.heights].sort(([a], [b]) => a - b).map(([row, height]) => ({ row, height })),
      print: { orientation, fitToWidth: true, area },
    }
  }

  private grow(range: CellRange, text: string, size: number): void {
    let width = 0
    for (let column = range.left; column <= range.right; column++) width += this.columnWidths[column - 1] ?? 8
    const room = Math.max(2, Math.floor(((width - 0.6) * 11) / size / 2) * 2)
    const lines = text.split('\n').reduce((count, line) => count + Math.max(1, Math.ceil(printedWidth(line) / room)), 0)
    this.atLeast(range.top, lines * LINE + ROOM)
  }
}
