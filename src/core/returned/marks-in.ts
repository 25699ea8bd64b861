import type { CellComment, Sheet, Workbook } from '../model/workbook.ts'
import { oncePer } from '../model/memoise.ts'
import { isMarkText } from '../our-marks/comment-lines.ts'
import { AUTHOR } from '../our-marks/names-and-fills.ts'
import { ourSheets } from './our-sheets.ts'
import { linesOfKind } from '../our-marks/record.ts'
import { recordIn } from './record-in.ts'
import { type ReviewColumns, reviewColumns } from './review-columns.ts'

/** What an earlier `correct` left in a workbook. */
export interface Marks {
  readonly sheets: readonly Sheet[]
  /** By sheet of the department's; only those with any. */
  readonly columns: ReadonlyMap<Sheet, readonly ReviewColumns[]>
  /** Whether anything of ours is in it at all. */
  readonly any: boolean
}

/** Sheets that stay as they are while others change are not looked through again. */
const notedColumns = oncePer((sheet: Sheet) => reviewColumns(sheet, true))
const ownColumns = oncePer((sheet: Sheet) => reviewColumns(sheet))

const NONE: readonly ReviewColumns[] = []

/** Ours is known by itself, each part without the others: people delete our sheets, and programs drop what they do not know. */
export const marksIn = oncePer((workbook: Workbook): Marks => {
  const { results, changes } = ourSheets(workbook)
  const sheets = [...results, ...changes]
  const noted = new Set(linesOfKind(recordIn(workbook), 'column').map(({ sheet }) => sheet))
  const columns = new Map<Sheet, readonly ReviewColumns[]>()
  for (const sheet of workbook.sheets) {
    if (sheets.includes(sheet)) continue
    const found = noted.has(sheet.name) ? notedColumns(sheet) : ownColumns(sheet)
    if (found.length > 0) columns.set(sheet, found)
  }
  const any =
    sheets.length > 0 || columns.size > 0 || workbook.sheets.some(({ comments }) => comments.some(isMarkComment))
  return { sheets, columns, any }
})

/** Whether a workbook was corrected by us and came back. */
export function isReturned(workbook: Workbook): boolean {
  return marksIn(workbook).any
}

export function columnsOn(workbook: Workbook, sheet: Sheet): readonly ReviewColumns[] {
  return marksIn(workbook).columns.get(sheet) ?? NONE
}

/** Whether a comment marks a finding or a correction; `annotate` writes others under our name. */
export function isMarkComment({ author, text }: CellComment): boolean {
  return (author === AUTHOR || author === '') && isMarkText(text)
}
