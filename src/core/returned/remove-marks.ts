import { contains, fromA1, toA1 } from '../model/cell-address.ts'
import { cellsByName } from '../model/cells-by-name.ts'
import { Decimal } from '../model/decimal.ts'
import type { CellEdit, NewValue, SheetEdits, WorkbookEdits } from '../model/edits.ts'
import { oncePer } from '../model/memoise.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { shownText } from '../form/shown-text.ts'
import { columnsOn, isMarkComment, marksIn } from './marks-in.ts'
import { recordAsMoved } from './moved-cells.ts'
import { AUTHOR, FILLS } from '../our-marks/names-and-fills.ts'
import { linesOfKind, type RecordLine } from '../our-marks/record.ts'
import { type ReviewColumns, reviewCells } from './review-columns.ts'

/**
 * The edits that take our comments, fills, columns, sheets and corrections out of a workbook that came back; undefined
 * when it carries none. A corrected cell gets its old value back only while it still holds ours: what the department
 * has changed since stays. Works from the workbook as it is now, so rows and columns may have been inserted. With
 * `keepsValues` the corrections stay, too.
 */
export function removeMarks(workbook: Workbook, keepsValues = false): WorkbookEdits | undefined {
  const { sheets: ours, any } = marksIn(workbook)
  if (!any) return undefined
  const record = recordAsMoved(workbook)
  const theirs = workbook.sheets.filter((sheet) => !ours.includes(sheet))
  const sheets = theirs.flatMap((sheet) =>
    cleanSheet(
      sheet,
      reviewCells(sheet, columnsOn(workbook, sheet)),
      record.filter((line) => line.sheet === sheet.name && !(keepsValues && line.kind === 'value')),
    ),
  )
  const first = theirs.find((sheet) => sheet.state === 'visible')
  return {
    sheets,
    removeSheets: ours.map(({ name }) => name),
    ...(first && ours.length > 0 ? { activeSheet: first.name } : {}),
  }
}

/**
 * The workbook as it came back, without our sheets and columns; corrections still stand (`undoneValues` takes them back).
 */
export function withoutMarks(workbook: Workbook): Workbook {
  const { sheets: ours, columns } = marksIn(workbook)
  if (ours.length === 0 && columns.size === 0) return workbook
  return {
    sheets: workbook.sheets
      .filter((sheet) => !ours.includes(sheet))
      .map((sheet) => withoutColumns(sheet)(columnsOn(workbook, sheet))),
  }
}

/** The very same sheet for one that has not changed, so that it is not read again. */
const withoutColumns = oncePer((sheet: Sheet) =>
  oncePer((columns: readonly ReviewColumns[]): Sheet => {
    const marked = new Set(reviewCells(sheet, columns))
    return marked.size === 0 ? sheet : { ...sheet, cells: sheet.cells.filter((cell) => !marked.has(cell)) }
  }),
)

/** A correction that was made in a workbook that came back, or was withheld there. */
export interface EarlierCorrection {
  readonly sheet: string
  readonly cell: string
  /** What we put into the cell, or would have. */
  readonly after: string
  /** Whether it still stands there. */
  readonly stands: boolean
}

export function earlierCorrections(workbook: Workbook): readonly EarlierCorrection[] {
  const cellAt = cellsOf(workbook)
  return recordAsMoved(workbook).flatMap((line): EarlierCorrection[] => {
    if (line.kind !== 'value' && line.kind !== 'withheld') return []
    const { kind, sheet, cell, after } = line
    return [{ sheet, cell, after, stands: kind === 'value' && holds(cellAt(sheet, cell), after) }]
  })
}

/** A cell put back to what stood there before our correction. */
export interface UndoneValue {
  readonly sheet: string
  readonly cell: string
  readonly value: NewValue
  /** null takes our format away; absent where it was not changed. */
  readonly format?: string | null
}

/** What takes the corrections back that still stand in a workbook that came back. */
export function undoneValues(workbook: Workbook): readonly UndoneValue[] {
  const cellAt = cellsOf(workbook)
  return linesOfKind(recordAsMoved(workbook), 'value').flatMap((line) =>
    holds(cellAt(line.sheet, line.cell), line.after) ? [undone(line)] : [],
  )
}

type ValueLine = Extract<RecordLine, { kind: 'value' }>

function undone({ sheet, cell, before, format }: ValueLine): UndoneValue {
  return {
    sheet,
    cell,
    value: before.kind === 'blank' ? { kind: 'blank' } : { kind: before.kind, text: before.text },
    ...(format === undefined ? {} : { format }),
  }
}

function cellsOf({ sheets }: Workbook): (sheet: string, cell: string) => Cell | undefined {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]))
  return (name, cell) => {
    const sheet = byName.get(name)
    return sheet && cellsByName(sheet).get(cell)
  }
}

/** Whether a cell still holds what we put there. Programs spell the same number in other ways. */
function holds(cell: Cell | undefined, after: string): boolean {
  if (cell?.value.kind === 'number' && NUMBER.test(after)) return new Decimal(cell.value.text).equals(after)
  return (cell?.value.kind === 'text' ? cell.value.text : shownText(cell)) === after
}

const NUMBER = /^-?\d+(\.\d+)?$/

const OUR_FILLS: ReadonlySet<string> = new Set(Object.values(FILLS))

function cleanSheet(sheet: Sheet, columnCells: readonly Cell[], record: readonly RecordLine[]): SheetEdits[] {
  const cells = new Map<string, CellEdit>()
  const edit = (row: number, column: number, change: Omit<CellEdit, 'row' | 'column'>): void => {
    const name = toA1({ row, column })
    cells.set(name, { ...cells.get(name), row, column, ...change })
  }
  const byName = cellsByName(sheet)
  const fills = new Map(linesOfKind(record, 'fill').map((line) => [line.cell, line.fill]))
  const marked = new Set(linesOfKind(record, 'notes').flatMap((line) => line.cells.map(([cell]) => cell)))
  for (const comment of sheet.comments) {
    if (comment.author !== AUTHOR && !isMarkComment(comment)) continue
    marked.add(toA1(comment))
    edit(comment.row, comment.column, { comment: null })
  }
  for (const [cell, name] of filledByUs(sheet, marked)) edit(cell.row, cell.column, { fill: fills.get(name) ?? null })
  for (const line of linesOfKind(record, 'value')) undoValue(line, byName.get(line.cell), edit)
  for (const cell of columnCells) edit(cell.row, cell.column, { value: { kind: 'blank' }, style: {} })
  const dropArea = record.some((line) => line.kind === 'print-area')
  if (cells.size === 0 && !dropArea) return []
  return [{ sheet: sheet.name, cells: [...cells.values()], ...(dropArea ? { printArea: null } : {}) }]
}

/**
 * Cells with our fill, each with the marked one whose it is: itself, or the first of the merge in which it stands, since
 * LibreOffice gives all cells of a merge the look of the first.
 */
function filledByUs({ cells, merges }: Sheet, marked: ReadonlySet<string>): (readonly [Cell, string])[] {
  const own = merges.filter(({ top, left }) => marked.has(toA1({ row: top, column: left })))
  return cells.flatMap((cell) => {
    if (cell.fill === undefined || !OUR_FILLS.has(cell.fill)) return []
    const name = toA1(cell)
    if (marked.has(name)) return [[cell, name] as const]
    const merge = own.find((each) => contains(each, cell))
    return merge ? [[cell, toA1({ row: merge.top, column: merge.left })] as const] : []
  })
}

function undoValue(
  line: ValueLine,
  cell: Cell | undefined,
  edit: (row: number, column: number, change: Omit<CellEdit, 'row' | 'column'>) => void,
): void {
  const address = fromA1(line.cell)
  if (!address || !holds(cell, line.after)) return
  const { value, format } = undone(line)
  edit(address.row, address.column, { value, ...(format === undefined ? {} : { format: format ?? 'General' }) })
}
