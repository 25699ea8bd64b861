import type { Place } from '../form/field.ts'
import { contains, fromA1, toA1 } from '../model/cell-address.ts'
import type { Sheet } from '../model/workbook.ts'
import { CannotMendError } from './cannot-mend-error.ts'
import { withFigure } from './figure-in-words.ts'
import { type Books, cellAt } from './mend-state.ts'
import type { Proposed } from './proposals.ts'
import { type SerialOf, typedValue } from './typed-value.ts'

/** Workbooks into which is typed, and the calendar of each. */
export interface TypedInto {
  readonly books: Books
  readonly serialOf: (path: string) => SerialOf
  /** The figure of a cell that holds its label, too, as it stands there, '' for none yet; undefined for all others. */
  readonly figureAt: (place: Place) => string | undefined
}

/** Texts for several cells. */
export type PastedCells = readonly { readonly place: Place; readonly text: string }[]

const NO_SHEET = '这个工作簿里没有这张工作表。'
const IS_FORMULA = '这一格是公式，请改公式引用的格；公式本身请在 WPS 或 Excel 里改。'

/**
 * What typing a text puts into a cell, or into the first of its merged range. What the text is goes by the format that
 * the cell was handed in with: 「50%」 typed by mistake makes no per cents of what is typed after it. A number, or
 * nothing, typed over 「其中：一般公共预算：4185.9」 or 「产出指标（50分）」 takes the place of the figure alone, and so does
 * 「60分」: the form needs the words. Throws `CannotMendError`.
 */
export function typedAt(
  { books, serialOf, figureAt }: TypedInto,
  { workbook, sheet: name, cell }: Place,
  text: string,
): Proposed {
  const isNamed = (each: Sheet): boolean => each.name === name
  const book = books.get(workbook)
  const sheet = book?.workbook.sheets.find(isNamed)
  const given = book?.given.sheets.find(isNamed)
  if (!sheet || !given) throw new CannotMendError(NO_SHEET)
  const anchor = anchorOf(sheet, cell)
  const present = cellAt(sheet, anchor)
  if (present?.formula !== undefined) throw new CannotMendError(IS_FORMULA)
  const typed = typedValue(text, cellAt(given, anchor), serialOf(workbook))
  const place = { workbook, sheet: name, cell: anchor }
  const figure = figureAt(place)
  if (figure === undefined || present?.value.kind !== 'text') return { ...place, ...typed, by: 'typed' }
  const words = withFigure({ text: present.value.text, figure }, text, typed.value)
  if (words === undefined) return { ...place, ...typed, by: 'typed' }
  return { ...place, value: { kind: 'text', text: words }, by: 'typed' }
}

/** The same for several cells. Throws `CannotMendError`, with the cell that refuses its text. */
export function pastedAt(into: TypedInto, cells: PastedCells): Proposed[] {
  return cells.map(({ place, text }) => {
    try {
      return typedAt(into, place, text)
    } catch (error) {
      if (error instanceof CannotMendError) throw new CannotMendError(`${place.cell}：${error.message}没有粘贴。`)
      throw error
    }
  })
}

/** The top left cell of the merged range in which a cell lies. Throws `CannotMendError`. */
function anchorOf({ merges }: Pick<Sheet, 'merges'>, cell: string): string {
  const at = fromA1(cell)
  if (!at) throw new CannotMendError(`没有「${cell}」这一格。`)
  const merge = merges.find((range) => contains(range, at))
  return toA1(merge ? { row: merge.top, column: merge.left } : at)
}
