import { findingTable } from '../returned/finding-table.ts'
import { ourSheets } from '../returned/our-sheets.ts'
import type { Place } from '../form/field.ts'
import { fromA1, toA1 } from '../model/cell-address.ts'
import type { SheetEdits } from '../model/edits.ts'
import type { Workbook } from '../model/workbook.ts'
import { jointId } from '../progress/lines.ts'
import type { GivenExplanation } from '../rounds/given-explanations.ts'
import type { Books } from './mend-state.ts'

const HEAD = '情况说明'

/** A cell under 情况说明 of a workbook that came back, and what is said there in the page. */
export interface SaidCell extends Place {
  readonly text: string
}

/** The cells of the set that hold what was said in the page. */
export function saidCells(books: Books, given: readonly GivenExplanation[]): readonly SaidCell[] {
  return [...books].flatMap(([workbook, book]) =>
    explanations(book.workbook, given).flatMap(({ sheet, cells }) =>
      cells.map(({ value, ...at }) => {
        return { workbook, sheet, cell: toA1(at), text: value?.kind === 'text' ? value.text : '' }
      }),
    ),
  )
}

/** Whether all that was said in the page stands in cells of the set: what no sheet 审核结果 lists has none. */
export function isAllSaid(books: Books, given: readonly GivenExplanation[]): boolean {
  const lines = linesOfGiven(given)
  const listed = new Set(
    [...books.values()].flatMap(({ workbook }) =>
      ourSheets(workbook).results.flatMap((sheet) =>
        findingTable(sheet).rows.flatMap(({ id, isJoint }) => (isJoint && lines.has(id) ? [] : [id])),
      ),
    ),
  )
  return given.every(({ about, words }) => words === '' || listed.has(about.id))
}

/**
 * The line that a cell under 情况说明 answers, so that what is typed there is said of it; undefined for every other cell.
 */
export function lineAnsweredAt(books: Books, { workbook, sheet, cell }: Place): string | undefined {
  const book = books.get(workbook)
  const results = book ? ourSheets(book.workbook).results : []
  const result = results.find(({ name }) => name === sheet)
  const at = fromA1(cell)
  if (!result || !at) return undefined
  const { rows, heads } = findingTable(result)
  return heads.get(at.column) === HEAD ? rows.find(({ row }) => row === at.row)?.id : undefined
}

/** Words for the lines that a sheet 审核结果 lists; those of a whole line go where each of its findings stands by itself. */
export function explanations(workbook: Workbook, given: readonly GivenExplanation[]): readonly SheetEdits[] {
  if (given.length === 0) return []
  const words = new Map(given.map((each) => [each.about.id, each.words]))
  const lines = linesOfGiven(given)
  return ourSheets(workbook).results.map((sheet) => {
    const { rows, heads } = findingTable(sheet)
    const [column] = [...heads].find(([, head]) => head === HEAD) ?? []
    if (column === undefined) return { sheet: sheet.name, cells: [] }
    return {
      sheet: sheet.name,
      cells: rows.flatMap(({ row, id, isJoint }) => {
        const text = isJoint && lines.has(id) ? '' : words.get(id)
        if (text === undefined) return []
        return [{ row, column, value: text === '' ? ({ kind: 'blank' } as const) : ({ kind: 'text', text } as const) }]
      }),
    }
  })
}

function linesOfGiven(given: readonly GivenExplanation[]): ReadonlySet<string> {
  return new Set(given.map(({ about }) => jointId(about)))
}
