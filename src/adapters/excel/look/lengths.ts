import type { CellLook, CellStyle, SheetLook } from '../../../core/model/sheet-look.ts'
import type { LayoutReader, RowLayout } from './layout-reader.ts'
import { fittingHeight } from './row-heights.ts'
import { baseColumnPixels, columnPixels, digitWidth, linePixels, rowPixels } from './sizes.ts'

type Widths = Pick<SheetLook, 'widths' | 'defaultWidth'>
type Heights = Pick<SheetLook, 'heights' | 'defaultHeight'>

/** Widths of columns up to `last`, counted in digits of the first font. */
export function columnWidths(layout: LayoutReader, { font = '', size = 15 }: CellStyle, last: number): Widths {
  const digit = digitWidth(font, size)
  const { defaultCharacters, baseCharacters } = layout
  const defaultWidth =
    defaultCharacters === undefined ? baseColumnPixels(baseCharacters, digit) : columnPixels(defaultCharacters, digit)
  const widths = layout.columns.flatMap(({ from, to, characters, hidden }) => {
    if (from > last || (characters === undefined && !hidden)) return []
    return { from, to: Math.min(to, last), width: hidden ? 0 : columnPixels(characters!, digit) }
  })
  return { widths, defaultWidth }
}

/** What heights of rows are worked out from, where the file gives none. */
export interface RowContents {
  readonly styles: readonly CellStyle[]
  /** Cells of a row that are not merged with others. */
  readonly cellsOf: (row: number) => readonly CellLook[]
  readonly widthOf: (column: number) => number
}

/** Heights of rows up to `last`; of rows in one file twice the later holds. */
export function rowHeights(layout: LayoutReader, contents: RowContents, last: number): Heights {
  const { size = 15 } = contents.styles[0] ?? {}
  const usual = layout.defaultPoints === undefined ? linePixels(size) : rowPixels(layout.defaultPoints)
  const heightOf = ({ row, points, hidden }: RowLayout): number => {
    if (hidden) return 0
    if (points !== undefined) return rowPixels(points)
    return fittingHeight(contents.cellsOf(row), contents.styles, contents.widthOf, usual)
  }
  const byRow = new Map(layout.rows.map((row) => [row.row, row]))
  const heights: { from: number; to: number; height: number }[] = []
  for (const row of [...byRow.values()].sort((a, b) => a.row - b.row)) {
    if (row.row > last || row.row < 1) continue
    const height = heightOf(row)
    const before = heights.at(-1)
    if (before && before.height === height && before.to === row.row - 1) before.to = row.row
    else heights.push({ from: row.row, to: row.row, height })
  }
  return { heights, defaultHeight: layout.rowsHidden ? 0 : usual }
}
