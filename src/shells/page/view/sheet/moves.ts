import { fromA1, MAX_COLUMN, MAX_ROW, toA1 } from '../../../../core/model/cell-address.ts'
import type { SheetIndex } from './sheet-index.ts'
import type { Tracks } from './tracks.ts'

/** Where a cell leads to by a key. */
export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'

/** What moves go by. `page`: pixels of rows that are seen. */
export interface Ground {
  readonly index: SheetIndex
  readonly rows: Tracks
  readonly columns: Tracks
  readonly page: number
}

/** The cell that a move leads to, past hidden rows and columns; the same where nothing is in that direction. */
export function moved(name: string, move: Move, { index, rows, columns, page }: Ground): string {
  const place = fromA1(name)
  if (!place) return name
  const { top, left, bottom, right } = index.range(place.row, place.column)
  const to = (row: number | undefined, column: number | undefined): string => {
    const at = index.range(row ?? top, column ?? left)
    return toA1({ row: at.top, column: at.left })
  }
  switch (move) {
    case 'up':
      return to(rows.before(top), left)
    case 'down':
      return to(rows.after(bottom), left)
    case 'left':
      return to(top, columns.before(left))
    case 'right':
      return to(top, columns.after(right))
    case 'page-up':
      return to(rows.at(rows.start(top) - page), left)
    case 'page-down':
      return to(rows.at(rows.start(top) + page), left)
    case 'row-start':
      return to(top, columns.after(0))
    case 'row-end':
      return to(top, columns.before(MAX_COLUMN + 1))
    case 'first':
      return to(rows.after(0), columns.after(0))
    case 'last':
      return to(rows.before(MAX_ROW + 1), columns.before(MAX_COLUMN + 1))
    default:
      return move satisfies never
  }
}
