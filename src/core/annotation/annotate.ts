import { type CellAddress, MAX_COLUMN, toA1 } from '../model/cell-address.ts'
import type { SheetEdits, WorkbookEdits } from '../model/edits.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { placeKey } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import type { ReviewedSubmission } from '../reviewed-submission.ts'
import { cellMarks, groupBy, type SheetMarks } from './cell-marks.ts'
import { changesSheet, type HandChange } from './changes-sheet.ts'
import { CHANGES_SHEET, RESULT_SHEET } from '../our-marks/names-and-fills.ts'
import type { RecordLine } from '../our-marks/record.ts'
import { resultSheet } from './result-sheet.ts'
import { changesByHand } from './changes-by-hand.ts'
import { formArea, type LinedForm, reviewedLines, scoreColumns, writtenRows } from './score-columns.ts'
import { draftedTexts, knownTexts, markedCells } from './what-was-written.ts'

/**
 * Everything that `correct` writes into one workbook of a submission, as edits: comments, fills, corrected values, the
 * two score columns, the sheets 审核结果 (shown on opening) and 更正记录. `workbook` is the workbook without our marks.
 */
export function annotate(reviewed: ReviewedSubmission, path: string, workbook: Workbook): WorkbookEdits {
  const undo: RecordLine[] = []
  const byHand: HandChange[] = []
  const here = <Item extends { readonly workbook: string }>(items: readonly Item[]): Item[] =>
    items.filter((each) => each.workbook === path)
  const bySheet = <Item extends { readonly sheet: string }>(items: readonly Item[]): Map<string, Item[]> =>
    groupBy(items, (each) => each.sheet)
  const changes = here(reviewed.changes)
  const forms = bySheet(here(reviewed.submission.forms))
  const marked = { findings: bySheet(here(reviewed.findings)), changes: bySheet(changes) }
  const sheets = workbook.sheets.flatMap((sheet) => {
    const { name } = sheet
    const marks = { findings: marked.findings.get(name) ?? [], changes: marked.changes.get(name) ?? [] }
    return forms.has(name) ? [editSheet(reviewed, forms.get(name)!, marks, sheet, { undo, byHand })] : []
  })
  for (const { sheet, cell, value } of here(reviewed.withheld))
    undo.push({ kind: 'withheld', sheet, cell, after: value.text })
  // 审核结果 says it, too; it may be deleted.
  const waived = here(reviewed.findings).flatMap(({ id, status }) => (status === 'waived' ? [id] : []))
  if (waived.length > 0) undo.push({ kind: 'waived', sheet: '', ids: waived })
  const result = { ...resultSheet(reviewed, path), name: freeName(RESULT_SHEET, workbook) }
  const own = { changes, byHand }
  const name = freeName(CHANGES_SHEET, workbook)
  undo.push(...draftedTexts(result), ...draftedTexts({ ...changesSheet(own, []), name }))
  const record = { ...changesSheet(own, undo), name }
  return { sheets, addSheets: [result, record], activeSheet: result.name }
}

/** The name for one of our sheets; another where a sheet of the department's own has it already. */
function freeName(wanted: string, workbook: Workbook): string {
  const taken = new Set(workbook.sheets.map((sheet) => sheet.name.toLowerCase()))
  let name = wanted
  for (let count = 1; taken.has(name.toLowerCase()); count++)
    name = count === 1 ? `${wanted}（校表）` : `${wanted}（校表${count}）`
  return name
}

function editSheet(
  reviewed: ReviewedSubmission,
  forms: readonly Form[],
  marked: SheetMarks,
  sheet: Sheet,
  { undo, byHand }: { readonly undo: RecordLine[]; readonly byHand: HandChange[] },
): SheetEdits {
  const marks = cellMarks(marked, reviewed)
  const before = cellsAt(sheet, marks)
  for (const mark of marks) {
    const { value, format } = mark
    const name = toA1(mark)
    const cell = before.get(addressKey(mark))
    if (cell?.fill !== undefined) undo.push({ kind: 'fill', sheet: sheet.name, cell: name, fill: cell.fill })
    if (value)
      undo.push({
        kind: 'value',
        sheet: sheet.name,
        cell: name,
        before: valueBefore(cell),
        after: value.kind === 'blank' ? '' : value.text,
        ...(format === undefined ? {} : { format: cell?.format ?? null }),
      })
  }
  const scored = forms.flatMap((form): LinedForm[] => {
    const review = form.kind === 'basic-data' ? undefined : reviewed.reviews.get(form)
    return form.kind !== 'basic-data' && review ? [{ form, lines: reviewedLines(form, review) }] : []
  })
  const earlier = reviewed.earlierColumns.get(placeKey({ workbook: forms[0]!.workbook, sheet: sheet.name, cell: '' }))
  const columns = scored.length > 0 ? scoreColumns(scored, sheet, earlier) : undefined
  if (columns) undo.push({ kind: 'column', sheet: sheet.name, column: columns.column })
  const needsArea = columns !== undefined && sheet.printArea === undefined
  if (needsArea) undo.push({ kind: 'print-area', sheet: sheet.name })
  for (const each of columns ? scored : []) {
    undo.push({ kind: 'scores', sheet: sheet.name, form: each.form.key, rows: writtenRows(each) })
    byHand.push(...changesByHand(each, columns!.column))
  }
  undo.push(...markedCells(sheet.name, marks), ...knownTexts(sheet, marks))
  return {
    sheet: sheet.name,
    cells: [...marks, ...(columns?.cells ?? [])],
    columnWidths: columns?.columnWidths ?? [],
    ...(needsArea ? { printArea: formArea(forms.map((form) => form.range)) } : {}),
  }
}

/** The cells of a sheet at these places, by `addressKey`. */
function cellsAt(sheet: Sheet, places: readonly CellAddress[]): ReadonlyMap<number, Cell> {
  const wanted = new Set(places.map(addressKey))
  return new Map(sheet.cells.filter((cell) => wanted.has(addressKey(cell))).map((cell) => [addressKey(cell), cell]))
}

function addressKey({ row, column }: CellAddress): number {
  return row * (MAX_COLUMN + 1) + column
}

function valueBefore(cell: Cell | undefined): { kind: 'number' | 'text' | 'blank'; text: string } {
  const value = cell?.value
  if (value?.kind === 'number') return { kind: 'number', text: value.text }
  if (value?.kind === 'text') return { kind: 'text', text: value.text }
  if (value?.kind === 'date') return { kind: 'number', text: value.serial }
  return { kind: 'blank', text: '' }
}
