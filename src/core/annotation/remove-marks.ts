import { fromA1, toA1 } from '../model/cell-address.ts'
import type { CellEdit, NewValue, SheetEdits, WorkbookEdits } from '../model/edits.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { shownText } from '../form/shown-text.ts'
import { SheetGrid } from '../form/sheet-grid.ts'
import type { Undo } from './changes-sheet.ts'
import { AUTHOR, FILLS, REVIEW_COLUMNS } from './names-and-fills.ts'
import { ourSheets } from './our-sheets.ts'

/**
 * The edits that take our comments, fills, columns, sheets and corrections out of a workbook that came back; undefined
 * when it carries none. A corrected cell gets its old value back only while it still holds ours: what the department
 * has changed since stays. Works from the workbook as it is now, so rows and columns may have been inserted.
 */
export function removeMarks(workbook: Workbook): WorkbookEdits | undefined {
  const { result, changes } = ourSheets(workbook)
  const ours = [result, changes].flatMap((sheet) => (sheet ? [sheet.name] : []))
  if (ours.length === 0) return undefined
  const undo = readUndo(workbook)
  const sheets = workbook.sheets
    .filter((sheet) => !ours.includes(sheet.name))
    .flatMap((sheet) =>
      cleanSheet(
        sheet,
        undo.filter((line) => line.sheet === sheet.name),
      ),
    )
  const first = workbook.sheets.find((sheet) => !ours.includes(sheet.name) && sheet.state === 'visible')
  return { sheets, removeSheets: ours, ...(first ? { activeSheet: first.name } : {}) }
}

/**
 * The workbook as it came back, without our sheets and columns; corrections still stand (`undoneValues` takes them back).
 */
export function withoutMarks(workbook: Workbook): Workbook {
  const { result, changes } = ourSheets(workbook)
  if (!result && !changes) return workbook
  const sheets = workbook.sheets.filter((sheet) => sheet !== result && sheet !== changes)
  return {
    sheets: sheets.map((sheet) => {
      const ours = new Set(reviewCells(sheet))
      return ours.size === 0 ? sheet : { ...sheet, cells: sheet.cells.filter((cell) => !ours.has(cell)) }
    }),
  }
}

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
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, cellsByName(sheet)]))
  return readUndo(workbook).flatMap((line): EarlierCorrection[] => {
    if (line.kind !== 'value' && line.kind !== 'withheld') return []
    const { kind, sheet, cell, after } = line
    return [{ sheet, cell, after, stands: kind === 'value' && valueNow(sheets.get(sheet)?.get(cell)) === after }]
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
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, cellsByName(sheet)]))
  return readUndo(workbook).flatMap((line) =>
    line.kind === 'value' && valueNow(sheets.get(line.sheet)?.get(line.cell)) === line.after ? [undone(line)] : [],
  )
}

function undone({ sheet, cell, before, format }: Extract<Undo, { kind: 'value' }>): UndoneValue {
  return {
    sheet,
    cell,
    value: before.kind === 'blank' ? { kind: 'blank' } : { kind: before.kind, text: before.text },
    ...(format === undefined ? {} : { format }),
  }
}

function cellsByName(sheet: Sheet): ReadonlyMap<string, Cell> {
  return new Map(sheet.cells.map((cell) => [toA1(cell), cell]))
}

function valueNow(cell: Cell | undefined): string {
  return cell?.value.kind === 'number' || cell?.value.kind === 'text' ? cell.value.text : shownText(cell)
}

function readUndo(workbook: Workbook): Undo[] {
  const sheet = ourSheets(workbook).changes
  const lines: Undo[] = []
  for (const cell of sheet?.cells ?? []) {
    if (cell.value.kind !== 'text' || !cell.value.text.startsWith('{"kind":')) continue
    const line = parseUndo(cell.value.text)
    if (line) lines.push(line)
  }
  return lines
}

/** Undefined for a line that somebody damaged. */
function parseUndo(text: string): Undo | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return isUndo(line) ? line : undefined
  } catch {
    return undefined
  }
}

function isUndo(line: unknown): line is Undo {
  if (
    typeof line !== 'object' ||
    line === null ||
    !('kind' in line) ||
    !('sheet' in line) ||
    typeof line.sheet !== 'string'
  )
    return false
  if (line.kind === 'print-area') return true
  if (line.kind === 'column') return 'column' in line && typeof line.column === 'number'
  if (!('cell' in line) || typeof line.cell !== 'string') return false
  if (line.kind === 'withheld') return 'after' in line && typeof line.after === 'string'
  if (line.kind === 'fill') return 'fill' in line && typeof line.fill === 'string' && /^[0-9A-F]{6}$/i.test(line.fill)
  return (
    line.kind === 'value' &&
    'after' in line &&
    typeof line.after === 'string' &&
    'before' in line &&
    isValueBefore(line.before)
  )
}

function isValueBefore(before: unknown): boolean {
  if (
    typeof before !== 'object' ||
    before === null ||
    !('kind' in before) ||
    !('text' in before) ||
    typeof before.text !== 'string'
  )
    return false
  return (
    before.kind === 'text' ||
    before.kind === 'blank' ||
    (before.kind === 'number' && /^-?[\d.]+(E[-+]?\d+)?$/i.test(before.text))
  )
}

function cleanSheet(sheet: Sheet, undo: readonly Undo[]): SheetEdits[] {
  const cells = new Map<string, CellEdit>()
  const edit = (row: number, column: number, change: Omit<CellEdit, 'row' | 'column'>): void => {
    const name = toA1({ row, column })
    cells.set(name, { ...cells.get(name), row, column, ...change })
  }
  const byName = cellsByName(sheet)
  const fills = new Map(undo.flatMap((line) => (line.kind === 'fill' ? [[line.cell, line.fill]] : [])))
  const ourFills = new Set<string>(Object.values(FILLS))
  for (const comment of sheet.comments) {
    if (!comment.author.includes(AUTHOR) && !comment.text.includes('依据：') && !comment.text.includes('【已更正】'))
      continue
    const name = toA1(comment)
    edit(comment.row, comment.column, { comment: null })
    const fill = byName.get(name)?.fill
    if (fill !== undefined && ourFills.has(fill)) edit(comment.row, comment.column, { fill: fills.get(name) ?? null })
  }
  for (const line of undo) {
    if (line.kind === 'value') undoValue(line, byName.get(line.cell), edit)
  }
  for (const cell of reviewCells(sheet)) edit(cell.row, cell.column, { value: { kind: 'blank' }, style: {} })
  const dropArea = undo.some((line) => line.kind === 'print-area')
  if (cells.size === 0 && !dropArea) return []
  return [{ sheet: sheet.name, cells: [...cells.values()], ...(dropArea ? { printArea: null } : {}) }]
}

function undoValue(
  line: Extract<Undo, { kind: 'value' }>,
  cell: Cell | undefined,
  edit: (row: number, column: number, change: Omit<CellEdit, 'row' | 'column'>) => void,
): void {
  const address = fromA1(line.cell)
  if (!address || valueNow(cell) !== line.after) return
  const { value, format } = undone(line)
  edit(address.row, address.column, { value, ...(format === undefined ? {} : { format: format ?? 'General' }) })
}

/** The cells of our two columns: under neighbouring heads 「复核得分」 「审核意见」 with nothing of the form right of them. */
function reviewCells(sheet: Sheet): Cell[] {
  const grid = new SheetGrid(sheet)
  const columns = new Set<number>()
  for (let row = 1; row <= grid.lastRow; row++) {
    for (const slot of grid.slots(row)) {
      if (slot.text === REVIEW_COLUMNS.score && grid.at(row, slot.right + 1).text === REVIEW_COLUMNS.opinion)
        columns.add(slot.left)
    }
  }
  return sheet.cells.filter((cell) => columns.has(cell.column) || columns.has(cell.column - 1))
}
