import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { Package } from '../opc/package.ts'
import { PackageDraft } from '../opc/package-draft.ts'
import { newZip } from '../opc/new-zip.ts'
import { blankParts, WORKBOOK_PART } from './write/blank-parts.ts'
import { dialectOf, SPREADSHEET_TYPE } from './write/dialect.ts'
import { addNamesOf, draftedSheetXml, type PageMargins } from './write/drafted-sheet.ts'
import { StyleBook } from './write/style-book.ts'
import { WorkbookEditor } from './write/workbook-editor.ts'

const PAGE: PageMargins = { height: 0.6, centred: true }

/**
 * A new workbook (.xlsx) of the drafted sheets, in their order, the first one shown, for what the command line and
 * 校表.html both make: exceljs, by which `newWorkbook` writes, is three times as large as all of the page. Texts are
 * texts, also when they begin with = + - @. The same drafts give the same bytes, on any day, in any time zone, and in
 * the page.
 */
export function draftedWorkbook(drafts: readonly SheetDraft[]): Uint8Array {
  const draft = new PackageDraft(new Package(newZip(blankParts())))
  const dialect = dialectOf(draft, WORKBOOK_PART)
  const workbook = new WorkbookEditor(draft.text(WORKBOOK_PART)!, dialect.relationships)
  const styles = new StyleBook(draft, WORKBOOK_PART, dialect)
  for (const [index, sheet] of drafts.entries()) {
    const part = `xl/worksheets/sheet${index + 1}.xml`
    const xml = draftedSheetXml(sheet, dialect.main, (style) => styles.whole(style), index === 0, PAGE)
    draft.add(part, xml, `${SPREADSHEET_TYPE}worksheet+xml`)
    const id = draft.addRelationship(WORKBOOK_PART, `${dialect.relationships}/worksheet`, part)
    addNamesOf(sheet, workbook.addSheet(sheet.name, id, !sheet.hidden), workbook)
  }
  styles.store()
  draft.setText(WORKBOOK_PART, workbook.result())
  return draft.build()
}
