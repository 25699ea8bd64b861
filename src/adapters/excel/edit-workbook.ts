import type { CellEdit, SheetEdits, WorkbookEdits } from '../../core/model/edits.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { type Dialect, dialectOf, SPREADSHEET_TYPE } from './write/dialect.ts'
import { addNamesOf, draftedSheetXml } from './write/drafted-sheet.ts'
import { RECORD_PART, RECORD_TYPE, sealWithOriginal } from '../opc/original-record.ts'
import { Package, type Relationship } from '../opc/package.ts'
import { PackageDraft } from '../opc/package-draft.ts'
import { CommentWriter } from './comments/sheet-comments.ts'
import { hasFormula, refuseFormulaValues } from './write/formula-cells.ts'
import { sheetLayout } from './write/scan-layout.ts'
import { hasCells, requireSheet } from './write/sheet-layout.ts'
import { type CellPatch, patchSheet, type SheetChanges } from './write/sheet-patcher.ts'
import { removeSheetParts } from './write/sheet-removal.ts'
import { StyleBook } from './write/style-book.ts'
import { withTableHeads } from './write/table-heads.ts'
import { workbookPartOf } from './read/workbook-location.ts'
import { missingSheetRefusal, refusal } from './refusals.ts'
import { WorkbookEditError } from './workbook-edit-error.ts'
import { inWords, MOST_CELLS, type OpenWorkbook, packageOf, type WorkbookOptions } from './workbook-package.ts'
import { type SheetEntry, WorkbookEditor } from './write/workbook-editor.ts'

export interface EditOptions extends WorkbookOptions {
  /** Puts a record into the result from which `restoreOriginal` makes the given bytes again. */
  readonly keepOriginal?: boolean
  /** Of that record: false where the given bytes are not the file that came, but were made of it. */
  readonly asSent?: boolean
  /**
   * Refuses a value for a cell in which a formula makes the value. Else the formula keeps its place, and the value is
   * its result until the next calculation.
   */
  readonly refuseFormulaValues?: boolean
}

export { WorkbookEditError }

/**
 * Edits a workbook in place: only the parts concerned are written anew, and in them only what is edited; all other
 * entries of the package keep bytes, order and times. The same input gives the same bytes, be it given as bytes or as
 * the package that `openWorkbook` made of them. Throws `UnreadableWorkbookError` when the file cannot be read and
 * `WorkbookEditError` when an edit cannot be made.
 */
export function editWorkbook(
  source: Uint8Array | OpenWorkbook,
  edits: WorkbookEdits,
  options: EditOptions = {},
): Uint8Array {
  return refusingDamage(() => {
    const opened = packageOf(source, options)
    return new WorkbookEditing(options.keepOriginal ? withoutRecord(opened, options) : opened, options).run(edits)
  })
}

/** Throws what `editWorkbook` would throw, and makes nothing. */
export function requireEditable(source: OpenWorkbook, edits: WorkbookEdits, options: EditOptions = {}): void {
  refusingDamage(() => new WorkbookEditing(source, options).edit(edits))
}

function refusingDamage<Result>(run: () => Result): Result {
  try {
    return inWords(run)
  } catch (cause) {
    if (cause instanceof RangeError) throw refusal('damaged', cause)
    throw cause
  }
}

/** A record never stands in a record. */
function withoutRecord(source: OpenWorkbook, options: WorkbookOptions): OpenWorkbook {
  if (!source.has(RECORD_PART)) return source
  const draft = new PackageDraft(source)
  draft.remove(RECORD_PART)
  return new Package(draft.build(), { ...options, limits: source.limits })
}

class WorkbookEditing {
  private readonly draft: PackageDraft
  private readonly workbookPart: string
  private readonly dialect: Dialect
  private readonly workbook: WorkbookEditor
  private readonly relationships: ReadonlyMap<string, Relationship>
  private styles: StyleBook | undefined
  private comments: CommentWriter | undefined

  constructor(
    source: OpenWorkbook,
    private readonly options: EditOptions,
  ) {
    this.draft = new PackageDraft(source)
    this.workbookPart = workbookPartOf(source)
    this.dialect = dialectOf(this.draft, this.workbookPart)
    this.workbook = new WorkbookEditor(this.draft.text(this.workbookPart)!, this.dialect.relationships)
    if (this.workbook.sheets.length === 0) throw refusal('noSheets')
    if (this.workbook.sheets.length > source.limits.entries) throw refusal('tooManyEntries')
    this.relationships = new Map(
      this.draft.relationships(this.workbookPart).map((relationship) => [relationship.id, relationship]),
    )
  }

  run(edits: WorkbookEdits): Uint8Array {
    this.edit(edits)
    return this.build()
  }

  edit(edits: WorkbookEdits): void {
    if (this.draft.has(RECORD_PART)) this.draft.remove(RECORD_PART)
    for (const name of edits.removeSheets ?? []) this.removeSheet(name)
    const added = new Map((edits.addSheets ?? []).map((draft) => [this.addSheet(draft), draft]))
    const shown = this.shownAfter(edits)
    const selections = shown ? this.selections(shown) : new Map<SheetEntry, boolean>()
    const bySheet = merged(edits.sheets)
    for (const [name, sheetEdits] of bySheet) {
      const sheet = this.present(name)
      this.editSheet(sheet, sheetEdits, selections.get(sheet))
      selections.delete(sheet)
    }
    for (const [sheet, selected] of selections)
      if (sheet.element) this.editSheet(sheet, { sheet: sheet.name, cells: [] }, selected)
    for (const [sheet, draft] of added) this.writeAdded(sheet, draft, sheet === shown)
    if (changesValues(bySheet) && this.hasFormulas()) this.workbook.calculateOnOpening()
    this.styles?.store()
    this.draft.setText(this.workbookPart, this.workbook.result())
  }

  private build(): Uint8Array {
    if (!this.options.keepOriginal) return this.draft.build()
    this.draft.addOverride(RECORD_PART, RECORD_TYPE)
    return this.draft.build(sealWithOriginal(this.draft.source, this.options.asSent ?? true))
  }

  private present(name: string): SheetEntry {
    const sheet = this.workbook.sheet(name)
    if (!sheet) throw new WorkbookEditError(`工作簿里没有工作表「${name}」。`)
    return sheet
  }

  private part(sheet: SheetEntry): string {
    const part = this.relationships.get(sheet.relationshipId)?.target
    if (part === undefined || !this.draft.has(part)) throw missingSheetRefusal(sheet.name)
    return part
  }

  private removeSheet(name: string): void {
    const sheet = this.present(name)
    const part = this.relationships.get(sheet.relationshipId)?.target
    const hadFormulas = part !== undefined && hasFormula(this.draft.text(part) ?? '')
    this.workbook.removeSheet(sheet)
    removeSheetParts(this.draft, this.workbookPart, sheet.relationshipId)
    // The chain would name cells of a sheet that is gone; programs build it anew (18.6.1).
    if (hadFormulas) this.removeCalculationChain()
  }

  private removeCalculationChain(): void {
    const chain = this.draft.relationships(this.workbookPart).find(({ type }) => type === 'calcChain')
    if (chain) removeSheetParts(this.draft, this.workbookPart, chain.id)
  }

  /**
   * The entry comes first, so that names and links can speak of the sheet; its part is written when all styles are
   * known.
   */
  private addSheet(draft: SheetDraft): SheetEntry {
    if (this.workbook.sheet(draft.name)) throw new WorkbookEditError(`工作簿里已经有工作表「${draft.name}」。`)
    const part = this.draft.freeName(
      `${this.workbookPart.slice(0, this.workbookPart.lastIndexOf('/') + 1)}worksheets/sheet#.xml`,
    )
    this.draft.add(part, [], `${SPREADSHEET_TYPE}worksheet+xml`)
    const id = this.draft.addRelationship(this.workbookPart, `${this.dialect.relationships}/worksheet`, part)
    return this.workbook.addSheet(draft.name, id)
  }

  private writeAdded(sheet: SheetEntry, draft: SheetDraft, selected: boolean): void {
    const part = this.draft.relationships(this.workbookPart).find(({ id }) => id === sheet.relationshipId)!.target!
    this.draft.remove(part)
    const xml = draftedSheetXml(draft, this.dialect.main, (style) => this.styleBook().whole(style), selected)
    this.draft.add(part, xml, `${SPREADSHEET_TYPE}worksheet+xml`)
    addNamesOf(draft, sheet, this.workbook)
  }

  /** The sheet to be shown, when that is to change or the one shown is gone. */
  private shownAfter(edits: WorkbookEdits): SheetEntry | undefined {
    if (!this.workbook.sheets.some(({ visible }) => visible))
      throw new WorkbookEditError('工作簿至少要留下一张可见的工作表。')
    if (edits.activeSheet !== undefined) {
      const sheet = this.present(edits.activeSheet)
      this.workbook.show(sheet)
      return sheet
    }
    return edits.removeSheets?.length ? this.workbook.shown() : undefined
  }

  /** Sheets of which the selection must change. */
  private selections(shown: SheetEntry): Map<SheetEntry, boolean> {
    const selections = new Map<SheetEntry, boolean>()
    for (const sheet of this.workbook.sheets) {
      if (!sheet.element) continue
      const part = this.relationships.get(sheet.relationshipId)?.target
      const text = part === undefined ? undefined : this.draft.text(part)
      if (text === undefined) continue
      if (sheet === shown) selections.set(sheet, true)
      else if (text.includes('tabSelected')) selections.set(sheet, false)
    }
    return selections
  }

  private editSheet(sheet: SheetEntry, edits: SheetEdits, selected: boolean | undefined): void {
    const part = this.part(sheet)
    const rows = new Set(edits.cells.map(({ row }) => row))
    const layout = sheetLayout(this.draft.text(part)!, (row) => rows.has(row), this.options.mostCells ?? MOST_CELLS)
    requireSheet(layout)
    if (rows.size > 0 && !hasCells(layout)) throw new WorkbookEditError(`「${sheet.name}」是图表页，没有单元格可改。`)
    if (this.options.refuseFormulaValues) refuseFormulaValues(sheet.name, layout, edits.cells)
    const withComments = edits.cells.some(({ comment }) => comment !== undefined)
    const drawingId = withComments ? this.commentWriter().apply(part, layout, edits.cells) : undefined
    const changes: SheetChanges = {
      cells: withTableHeads(this.draft, part, edits.cells).flatMap((cell) => this.cellPatch(cell) ?? []),
      addMerges: edits.addMerges ?? [],
      removeMerges: edits.removeMerges ?? [],
      columnWidths: edits.columnWidths ?? [],
      ...(drawingId === undefined ? {} : { legacyDrawing: { id: drawingId, namespace: this.dialect.relationships } }),
      ...(selected === undefined ? {} : { selected }),
    }
    this.draft.setText(part, patchSheet(layout, changes))
    if (edits.printArea !== undefined) {
      this.workbook.setPrintArea(sheet, edits.printArea)
    }
  }

  private cellPatch({ row, column, value, fill, format, style }: CellEdit): CellPatch | undefined {
    const restyles = fill !== undefined || format !== undefined
    if (value === undefined && style === undefined && !restyles) return undefined
    const change = { ...(fill === undefined ? {} : { fill }), ...(format === undefined ? {} : { format }) }
    const restyled = (present: number): number => {
      const base = style ? this.styleBook().whole(style) : present
      return restyles ? this.styleBook().changed(base, change) : base
    }
    return { row, column, ...(value === undefined ? {} : { value }), ...(style || restyles ? { style: restyled } : {}) }
  }

  private styleBook(): StyleBook {
    this.styles ??= new StyleBook(this.draft, this.workbookPart, this.dialect)
    return this.styles
  }

  private commentWriter(): CommentWriter {
    this.comments ??= new CommentWriter(this.draft, this.workbookPart, this.dialect)
    return this.comments
  }

  private hasFormulas(): boolean {
    return this.workbook.sheets.some((sheet) => {
      const part = this.relationships.get(sheet.relationshipId)?.target
      return part !== undefined && hasFormula(this.draft.text(part) ?? '')
    })
  }
}

function changesValues(edits: ReadonlyMap<string, SheetEdits>): boolean {
  return [...edits.values()].some(({ cells }) => cells.some(({ value }) => value !== undefined))
}

/** One set of edits for each sheet, one edit for each cell; what is said later wins. */
function merged(all: readonly SheetEdits[]): Map<string, SheetEdits> {
  const bySheet = new Map<string, SheetEdits>()
  for (const edits of all) {
    const before = bySheet.get(edits.sheet)
    const cells = new Map<number, CellEdit>()
    for (const cell of [...(before?.cells ?? []), ...edits.cells]) {
      const key = cell.row * 100_000 + cell.column
      cells.set(key, { ...cells.get(key), ...cell })
    }
    bySheet.set(edits.sheet, {
      ...before,
      ...edits,
      cells: [...cells.values()],
      addMerges: [...(before?.addMerges ?? []), ...(edits.addMerges ?? [])],
      removeMerges: [...(before?.removeMerges ?? []), ...(edits.removeMerges ?? [])],
      columnWidths: [...(before?.columnWidths ?? []), ...(edits.columnWidths ?? [])],
    })
  }
  return bySheet
}
