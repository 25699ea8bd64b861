/** A position on a sheet; row and column count from 1, as in the R1C1 of a spreadsheet. */
export interface CellAddress {
  readonly row: number
  readonly column: number
}

/** A rectangle of cells, both corners included. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const MAX_ROW = 1_048_576
export const MAX_COLUMN = 16_384

/** 1 → 「A」, 27 → 「AA」. */
export function columnName(column: number): string {
  if (column >= 1 && column <= 26) return String.fromCharCode(64 + column)
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** 「AA」 → 27; 0 when the text is no column name. */
export function columnNumber(name: string): number {
  let column = 0
  for (let at = 0; at < name.length; at++) {
    // Without the bit that tells small letters from capitals.
    const digit = (name.charCodeAt(at) & ~32) - 64
    if (digit < 1 || digit > 26) return 0
    column = column * 26 + digit
  }
  return column
}

/** Row 25, column 8 → 「H25」. */
export function toA1(address: CellAddress): string {
  return `${columnName(address.column)}${address.row}`
}

/** 「H25」 or 「$H$25」 → row 25, column 8; undefined for anything else or outside a sheet's bounds. */
export function fromA1(text: string): CellAddress | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text.trim())
  if (!match) return undefined
  const column = columnNumber(match[1]!)
  const row = Number(match[2])
  return column <= MAX_COLUMN && row <= MAX_ROW ? { row, column } : undefined
}

/** A1:I30, or A1 for a single cell. */
export function rangeToA1(range: CellRange): string {
  const from = toA1({ row: range.top, column: range.left })
  const to = toA1({ row: range.bottom, column: range.right })
  return from === to ? from : `${from}:${to}`
}

/** 「A1:I30」 or 「B2」 → range with ordered corners; undefined for anything else. */
export function rangeFromA1(text: string): CellRange | undefined {
  const [a, b = a] = text.split(':')
  const from = fromA1(a ?? '')
  const to = fromA1(b ?? '')
  if (!from || !to) return undefined
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  }
}

export function contains(range: CellRange, address: CellAddress): boolean {
  return (
    address.row >= range.top &&
    address.row <= range.bottom &&
    address.column >= range.left &&
    address.column <= range.right
  )
}
