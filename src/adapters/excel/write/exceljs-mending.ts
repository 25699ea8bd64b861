import { toA1 } from '../../../core/model/cell-address.ts'
import type { DraftCell, SheetDraft } from '../../../core/model/sheet-draft.ts'
import { DEFAULT_LIMITS } from '../../opc/package-limits.ts'
import { escapeAttribute } from '../../opc/xml/xml-characters.ts'
import { entryContent, openZip } from '../../opc/zip/zip-archive.ts'
import { newZip } from '../../opc/new-zip.ts'
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
  const archive = openZip(bytes, DEFAULT_LIMITS)
  const parts = new Map(
    archive.entries.map((entry) => [entry.name, entryContent(archive, entry, DEFAULT_LIMITS.partBytes)]),
  )
  const edit = (path: string, change: (xml: string) => string) => {
    const part = parts.get(path)
    if (part) parts.set(path, new TextEncoder().encode(change(new TextDecoder().decode(part))))
  }
  edit('xl/styles.xml', withDefaultFont)
  edit('xl/workbook.xml', (xml) => withNames(xml, drafts))
  for (const [index, draft] of drafts.entries())
    edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => withLinks(xml, draft.cells))
  const first = '[Content_Types].xml'
  const paths = [...parts.keys()].filter((path) => path !== first && !path.endsWith('/'))
  return newZip([first, ...paths.sort()].map((name) => ({ name, content: parts.get(name)! })))
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
