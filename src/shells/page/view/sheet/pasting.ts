import { fromA1, toA1 } from '../../../../core/model/cell-address.ts'
import type { Ground } from './moves.ts'

/** What goes into a cell. */
export interface PastedCell {
  readonly cell: string
  readonly text: string
}

/** What a copied text fills. */
export interface Filled {
  readonly cells: readonly PastedCell[]
  /** How many texts found no cell. */
  readonly left: number
}

/** More is not pasted by hand. */
const MOST_CELLS = 5000

/**
 * What a copied text fills from a cell on, as in Excel: lines downwards, tabs to the right, past hidden rows and columns,
 * a merged range as one cell; what reaches beyond the sheet is left out.
 */
export function pastedCells(text: string, name: string, { index, rows, columns }: Omit<Ground, 'page'>): Filled {
  const place = fromA1(name)
  const cells: PastedCell[] = []
  let left = 0
  let row: number | undefined = place?.row
  for (const line of tableOf(text)) {
    if (!place || row === undefined) {
      left += filledIn(line)
      continue
    }
    let column: number | undefined = place.column
    let { bottom } = index.range(row, place.column)
    for (const each of line) {
      if (column === undefined || cells.length >= MOST_CELLS) {
        left += filledIn([each])
        continue
      }
      const range = index.range(row, column)
      cells.push({ cell: toA1({ row: range.top, column: range.left }), text: each })
      bottom = Math.min(bottom, range.bottom)
      column = columns.after(range.right)
    }
    row = rows.after(bottom)
  }
  return { cells, left }
}

function filledIn(texts: readonly string[]): number {
  return texts.filter((text) => text !== '').length
}

/** Lines and tabs of a copied text; a cell of several lines stands in quotes, in which quotes are doubled. */
function tableOf(text: string): string[][] {
  const table: string[][] = []
  for (const [, quoted, plain = '', end] of text.replace(/\r\n?/g, '\n').matchAll(CELL)) {
    if (table.length === 0) table.push([])
    table[table.length - 1]!.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
    if (end === '\n') table.push([])
    if (end === '') break
  }
  // The copied lines end in a line break, after which nothing stands.
  const last = table[table.length - 1]
  if (table.length > 1 && last !== undefined && last.every((each) => each === '')) table.pop()
  return table
}

const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g
