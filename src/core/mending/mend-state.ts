import { placeKey } from '../form/field.ts'
import { fromA1 } from '../model/cell-address.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import type { WorkbookInput } from '../reviewed-submission.ts'
import type { GivenExplanation } from '../rounds/given-explanations.ts'
import { cellKey, followersOf } from './followers.ts'
import { isSameCell, type MendedBook, mendedBook } from './mended-book.ts'
import type { Proposed } from './proposals.ts'

/** What was put into the cells, and said, up to some moment. */
export interface MendState {
  /** By place. */
  readonly values: ReadonlyMap<string, Proposed>
  readonly given: readonly GivenExplanation[]
}

/** By path. */
export type Books = ReadonlyMap<string, MendedBook>

type Given = readonly WorkbookInput[]

/** The workbooks as they are in a state; those of `last` in which nothing else stands are the very same. */
export function booksAt(given: Given, { values }: MendState, last: Books): Books {
  return new Map(
    given.flatMap((input) => {
      const book = last.get(input.path)
      if (!('workbook' in input) || !book) return []
      const own = [...values.values()].filter(({ workbook }) => workbook === input.path)
      const isSame = own.length === book.values.length && own.every((each, index) => each === book.values[index])
      return [[input.path, isSame ? book : mendedBook(input.workbook, own, book)] as const]
    }),
  )
}

/**
 * The state with values put into cells; the very same where all of them stand there already. A value that was put back
 * to what was handed in is none any more, and so is the result of a formula that follows from one of them.
 */
export function withValues(state: MendState, puts: readonly Proposed[], given: Given, books: Books): MendState {
  const fresh = puts.filter((put) => {
    const book = books.get(put.workbook)
    return book !== undefined && !isIn(book.workbook, put)
  })
  if (fresh.length === 0) return state
  const values = new Map(state.values)
  for (const input of given) {
    if (!('workbook' in input)) continue
    const own = fresh.filter(({ workbook }) => workbook === input.path)
    for (const key of overtaken(values, own, input)) values.delete(key)
    for (const put of own) {
      values.delete(placeKey(put))
      if (!isIn(input.workbook, put)) values.set(placeKey(put), put)
    }
  }
  return { ...state, values }
}

/** Results put into formula cells that follow from what is put into others now. */
function overtaken(
  values: MendState['values'],
  puts: readonly Proposed[],
  { path, workbook }: Extract<WorkbookInput, { readonly workbook: Workbook }>,
): readonly string[] {
  const results = [...values].filter(([, put]) => put.workbook === path && cellIn(workbook, put)?.formula !== undefined)
  if (results.length === 0 || puts.length === 0) return []
  const cells = puts.map(({ sheet, cell }) => ({ sheet, cell: blankAt(cell) }))
  const followers = new Set(followersOf(workbook, cells).map(cellKey))
  return results.flatMap(([key, { sheet, cell }]) =>
    followers.has(cellKey({ sheet, cell: blankAt(cell) })) ? [key] : [],
  )
}

/** Whether a cell of a workbook holds already what is to be put into it. */
function isIn(workbook: Workbook, { value, format, ...place }: Proposed): boolean {
  const present = cellIn(workbook, place) ?? blankAt(place.cell)
  return isSameCell(present, { ...present, value, ...(format === undefined ? {} : { format }) })
}

function cellIn({ sheets }: Workbook, { sheet: name, cell }: Pick<Proposed, 'sheet' | 'cell'>): Cell | undefined {
  const sheet = sheets.find((each) => each.name === name)
  return sheet && cellAt(sheet, cell)
}

export function cellAt({ cells }: Pick<Sheet, 'cells'>, cell: string): Cell | undefined {
  const at = fromA1(cell)
  return cells.find(({ row, column }) => row === at?.row && column === at.column)
}

function blankAt(cell: string): Cell {
  return { ...fromA1(cell)!, value: { kind: 'blank' } }
}
