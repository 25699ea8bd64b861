import type { CellLook } from '../../../core/model/sheet-look.ts'
import type { Cell, CellComment } from '../../../core/model/workbook.ts'
import { type LayoutReader, placeKey, placeOf } from './layout-reader.ts'
import { shownCell } from './shown-cell.ts'
import type { RichText } from './rich-texts.ts'
import type { StyleTable } from './style-table.ts'
import type { UsedRange } from './used-range.ts'

/** Cells, and characters of all that they show, beyond which a sheet is cut off. */
const MOST_CELLS_SHOWN = 200_000
const MOST_CHARACTERS = 6_000_000
/** No program lets more stand in a cell. */
const LONGEST_TEXT = 32_767
const LONGEST_COMMENT = 5_000
/** Blank cells that get their look from their row or column. */
const MOST_BARE = 50_000

export interface SheetCells {
  readonly cells: readonly Cell[]
  readonly rich: ReadonlyMap<number, RichText>
  readonly comments: readonly CellComment[]
  readonly layout: LayoutReader
  readonly styles: StyleTable
  readonly date1904: boolean
}

/** The cells of a range, in row-major order, as they look. */
export function cellLooks(sheet: SheetCells, range: UsedRange): { cells: CellLook[]; isCut: boolean } {
  const values = new Map(sheet.cells.map((cell) => [placeKey(cell.row, cell.column), cell]))
  const comments = new Map(sheet.comments.map((each) => [placeKey(each.row, each.column), each]))
  const xfs = stylesWithin(sheet, range)
  const cells: CellLook[] = []
  let characters = 0
  for (const key of placesIn(range, xfs, values, comments)) {
    const { row, column } = placeOf(key)
    const xf = xfs.get(key) ?? 0
    const style = sheet.styles.place(xf)
    const shown = shownCell(values.get(key), sheet.date1904)
    if (shown.shown.length > LONGEST_TEXT) shown.shown = `${shown.shown.slice(0, LONGEST_TEXT)}…`
    const comment = comments.get(key)
    if (shown.edit === '' && shown.shown === '' && style === 0 && comment === undefined) continue
    const across = shown.shown !== '' && sheet.styles.isAcross(xf) ? acrossFrom(key, values, xfs, sheet.styles) : 1
    characters += shown.shown.length + shown.edit.length
    if (cells.length >= MOST_CELLS_SHOWN || characters > MOST_CHARACTERS) return { cells, isCut: true }
    const cell: { -readonly [Key in keyof CellLook]: CellLook[Key] } = Object.assign(shown, { row, column, style })
    if (across > 1) cell.across = across
    const rich = sheet.rich.get(key)
    if (rich?.text === cell.shown) cell.runs = rich.runs
    if (comment !== undefined) cell.comment = comment.text.slice(0, LONGEST_COMMENT)
    cells.push(cell)
  }
  return { cells, isCut: false }
}

/** All places of which something is known, in row-major order; nearly always they come in it. */
function placesIn({ rows, columns }: UsedRange, ...known: readonly ReadonlyMap<number, unknown>[]): readonly number[] {
  const places: number[] = []
  let inOrder = true
  known.forEach((map, at) => {
    const others = known.slice(0, at)
    for (const key of map.keys()) {
      if (others.some((other) => other.has(key))) continue
      const { row, column } = placeOf(key)
      if (row > rows || column > columns) continue
      inOrder &&= places.length === 0 || places[places.length - 1]! < key
      places.push(key)
    }
  })
  return inOrder ? places : places.sort((a, b) => a - b)
}

/** Styles of cells by place: their own, or, of those that are not listed, what can be seen of their row or column. */
function stylesWithin({ layout, styles }: SheetCells, { rows, columns }: UsedRange): ReadonlyMap<number, number> {
  const painted = [...layout.rows, ...layout.columns].some(
    ({ style }) => style !== undefined && styles.isDecorated(style),
  )
  if (!painted) return layout.styles
  const all = new Map(layout.styles)
  let bare = 0
  const add = (row: number, column: number, xf: number): void => {
    const key = placeKey(row, column)
    if (bare >= MOST_BARE || all.has(key)) return
    bare++
    all.set(key, xf)
  }
  for (const { row, style } of layout.rows) {
    if (style === undefined || row > rows || !styles.isDecorated(style)) continue
    for (let column = 1; column <= columns; column++) add(row, column, style)
  }
  for (const { from, to, style } of layout.columns) {
    if (style === undefined || !styles.isDecorated(style)) continue
    for (let column = from; column <= Math.min(to, columns); column++)
      for (let row = 1; row <= rows && bare < MOST_BARE; row++) add(row, column, style)
  }
  return all
}

/** How many cells a text is centred over: its own, and the blank ones after it of the same alignment. */
function acrossFrom(
  key: number,
  values: ReadonlyMap<number, Cell>,
  xfs: ReadonlyMap<number, number>,
  styles: StyleTable,
): number {
  let count = 1
  for (let next = key + 1; ; next++, count++) {
    const xf = xfs.get(next)
    const value = values.get(next)
    const isBlank = value === undefined || (value.value.kind === 'blank' && value.formula === undefined)
    if (xf === undefined || !styles.isAcross(xf) || !isBlank) return count
  }
}
