import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { toA1 } from '../../../core/model/cell-address.ts'
import type { DraftCell, SheetDraft } from '../../../core/model/sheet-draft.ts'
import { escapeAttribute } from '../../opc/xml/xml-characters.ts'
import { addNamesOf } from './drafted-sheet.ts'
import { quotedSheet } from './references.ts'
import { WorkbookEditor } from './workbook-editor.ts'

export const DEFAULT_FONT = '宋体'

/**
 * What exceljs wrote, with what it cannot say or says wrongly: it makes links to places inside the workbook links to the
 * web, knows no print area beside repeated rows, and its default font is one that Chinese systems lack. The times of the
 * parts are those of the moment it wrote them: they are fixed, and the parts ordered by name, so that the same drafts
 * give the same bytes.
 */
export function mended(bytes: Uint8Array, drafts: readonly SheetDraft[]): Uint8Array {
  const parts = unzipSync(bytes)
  const edit = (path: string, change: (xml: string) => string) => {
    const part = parts[path]
    if (part) parts[path] = strToU8(change(strFromU8(part)))
  }
  edit('xl/styles.xml', withDefaultFont)
  edit('xl/workbook.xml', (xml) => withNames(xml, drafts))
  for (const [index, draft] of drafts.entries())
    edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => withLinks(xml, draft.cells))
  // Zip times are local without a zone: a local date gives the same digits everywhere.
  const mtime = new Date(2024, 0, 1)
  const first = '[Content_Types].xml'
  const paths = Object.keys(parts).filter((path) => path !== first && !path.endsWith('/'))
  return zipSync(Object.fromEntries([first, ...paths.sort()].map((path) => [path, parts[path]!])), { mtime, level: 6 })
}

function withDefaultFont(styles: string): string {
  const font = `<font><sz val="11"/><color theme="1"/><name val="${DEFAULT_FONT}"/></font>`
  return styles.replace(/<font>(?:(?!<\/font>).)*"Calibri"\/>.*?<\/font>/, font)
}

function withNames(workbook: string, drafts: readonly SheetDraft[]): string {
  const editor = new WorkbookEditor(workbook, '')
  for (const [index, draft] of drafts.entries()) addNamesOf(draft, editor.sheets[index]!, editor)
  return editor.result()
}

/** Hyperlinks stand before the print set-up in a worksheet part. */
function withLinks(sheet: string, cells: readonly DraftCell[]): string {
  const links = cells.flatMap((cell) => (cell.link ? [hyperlink(cell, cell.link)] : []))
  if (links.length === 0) return sheet
  const at = sheet.search(
    /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/,
  )
  return `${sheet.slice(0, at)}<hyperlinks>${links.join('')}</hyperlinks>${sheet.slice(at)}`
}

function hyperlink(cell: DraftCell, link: NonNullable<DraftCell['link']>): string {
  const place = escapeAttribute(`${quotedSheet(link.sheet)}!${link.cell}`)
  return `<hyperlink ref="${toA1(cell)}" location="${place}" display="${place}"/>`
}
