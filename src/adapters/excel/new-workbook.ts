import type ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type CellRange, rangeToA1, toA1 } from '../../core/model/cell-address.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../../core/model/sheet-draft.ts'

/** Dates inside the file are fixed: the same drafts give the same bytes. */
const CREATED = new Date(Date.UTC(2024, 0, 1))
const DEFAULT_FONT = '宋体'
const A4 = 9
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

/**
 * A new workbook (.xlsx) of the drafted sheets, in their order, the first one shown. Texts are texts, also when they
 * begin with = + - @. The same drafts give the same bytes, on any day and in any time zone.
 */
export async function newWorkbook(drafts: readonly SheetDraft[]): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  workbook.creator = '校表'
  workbook.lastModifiedBy = '校表'
  workbook.created = CREATED
  workbook.modified = CREATED
  for (const draft of drafts) addSheet(workbook, draft)
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()), drafts)
}

function addSheet(workbook: ExcelJS.Workbook, draft: SheetDraft): void {
  const sheet = workbook.addWorksheet(draft.name, draft.hidden ? { state: 'hidden' } : {})
  for (const { column, width } of draft.columnWidths) sheet.getColumn(column).width = width
  for (const column of draft.hiddenColumns ?? []) sheet.getColumn(column).hidden = true
  for (const { row, height } of draft.rowHeights) sheet.getRow(row).height = height
  for (const cell of draft.cells) addCell(sheet, cell)
  // After the styles: merged cells take over the style, borders included, of the top left one.
  for (const { top, left, bottom, right } of draft.merges) {
    if (top !== bottom || left !== right) sheet.mergeCells(top, left, bottom, right)
  }
  if (draft.print) setUpPrint(sheet, draft.print)
  if (draft.freeze) sheet.views = [{ state: 'frozen', xSplit: draft.freeze.columns, ySplit: draft.freeze.rows }]
  if (draft.autoFilter) sheet.autoFilter = rangeToA1(draft.autoFilter)
  for (const scale of draft.colorScales ?? []) addColorScale(sheet, scale)
  if (draft.tabColor) sheet.properties.tabColor = { argb: `FF${draft.tabColor}` }
}

/** ECMA-376 18.3.1.16. */
function addColorScale(
  sheet: ExcelJS.Worksheet,
  { range, colors, points }: NonNullable<SheetDraft['colorScales']>[number],
): void {
  const cfvo = points.map((value): ExcelJS.Cvfo => ({ type: 'num', value }))
  const color = colors.map((each) => ({ argb: `FF${each}` }))
  sheet.addConditionalFormatting({ ref: rangeToA1(range), rules: [{ type: 'colorScale', priority: 1, cfvo, color }] })
}

function addCell(sheet: ExcelJS.Worksheet, { row, column, value, style }: DraftCell): void {
  const cell = sheet.getCell(row, column)
  if (value) cell.value = cellValue(value)
  if (style) cell.style = cellStyle(style)
}

function cellValue(value: DraftValue): ExcelJS.CellValue {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return Number(value.text)
    case 'formula':
      return {
        formula: value.formula,
        result: value.result.kind === 'number' ? Number(value.result.text) : value.result.text,
      }
    default:
      return value satisfies never
  }
}

const styles = new WeakMap<DraftStyle, Partial<ExcelJS.Style>>()

/** One object for one style: exceljs knows it again, and hundreds of thousands of cells do not carry one each. */
function cellStyle(style: DraftStyle): Partial<ExcelJS.Style> {
  const known = styles.get(style) ?? excelStyle(style)
  styles.set(style, known)
  return known
}

function excelStyle(style: DraftStyle): Partial<ExcelJS.Style> {
  const line = { style: 'thin' } as const
  return {
    font: {
      name: style.font ?? DEFAULT_FONT,
      size: style.size ?? 11,
      ...(style.bold && { bold: true }),
      ...(style.underline && { underline: true }),
      ...(style.color !== undefined && { color: { argb: `FF${style.color}` } }),
    },
    ...(style.fill !== undefined && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${style.fill}` } },
    }),
    ...(style.border === 'thin' && { border: { top: line, left: line, bottom: line, right: line } }),
    alignment: {
      ...(style.align && { horizontal: style.align }),
      ...(style.valign && { vertical: style.valign }),
      ...(style.wrap && { wrapText: true }),
    },
    ...(style.format !== undefined && { numFmt: style.format }),
    ...(style.locked === false && { protection: { locked: false } }),
  }
}

function setUpPrint(sheet: ExcelJS.Worksheet, print: NonNullable<SheetDraft['print']>): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: print.orientation,
    horizontalCentered: true,
    margins: MARGINS,
    ...(print.fitToWidth && { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
  }
}

/**
 * Sets what exceljs cannot say or says wrongly (links inside the workbook, print areas, default font); fixes times and
 * order of the parts.
 */
function repack(bytes: Uint8Array, drafts: readonly SheetDraft[]): Uint8Array {
  const parts = unzipSync(bytes)
  const edit = (path: string, change: (xml: string) => string) => {
    const part = parts[path]
    if (part) parts[path] = strToU8(change(strFromU8(part)))
  }
  const font = `<font><sz val="11"/><color theme="1"/><name val="${DEFAULT_FONT}"/></font>`
  edit('xl/styles.xml', (xml) => xml.replace(/<font>(?:(?!<\/font>).)*"Calibri"\/>.*?<\/font>/, font))
  const names = drafts.flatMap(definedNames).join('')
  if (names) edit('xl/workbook.xml', (xml) => xml.replace('<calcPr', `<definedNames>${names}</definedNames><calcPr`))
  for (const [index, draft] of drafts.entries()) {
    const links = draft.cells.flatMap((cell) => (cell.link ? [hyperlink(cell, cell.link)] : []))
    if (links.length > 0) edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => insertLinks(xml, links.join('')))
  }
  // Zip times are local without a zone: a local date gives the same digits everywhere.
  const mtime = new Date(2024, 0, 1)
  const first = '[Content_Types].xml'
  const paths = Object.keys(parts).filter((path) => path !== first && !path.endsWith('/'))
  return zipSync(Object.fromEntries([first, ...paths.sort()].map((path) => [path, parts[path]!])), { mtime, level: 6 })
}

function hyperlink({ row, column }: DraftCell, link: NonNullable<DraftCell['link']>): string {
  const place = escaped(`${quoted(link.sheet)}!${link.cell}`)
  return `<hyperlink ref="${toA1({ row, column })}" location="${place}" display="${place}"/>`
}

/** Print area, repeated rows and filter range of a sheet, in the order that Excel keeps (by name). */
function definedNames({ name, print, autoFilter }: SheetDraft, index: number): readonly string[] {
  const define = (kind: string, place: string, more = '') =>
    `<definedName name="_xlnm.${kind}" localSheetId="${index}"${more}>${escaped(`${quoted(name)}!${place}`)}</definedName>`
  return [
    ...(autoFilter ? [define('_FilterDatabase', absolute(autoFilter), ' hidden="1"')] : []),
    ...(print?.area ? [define('Print_Area', absolute(print.area))] : []),
    ...(print?.repeatRows ? [define('Print_Titles', `$${print.repeatRows[0]}:$${print.repeatRows[1]}`)] : []),
  ]
}

/** A1:B6 → $A$1:$B$6. */
function absolute(range: CellRange): string {
  return rangeToA1(range).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Hyperlinks stand before the print set-up in a worksheet part. */
function insertLinks(xml: string, links: string): string {
  const at = xml.search(
    /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/,
  )
  return `${xml.slice(0, at)}<hyperlinks>${links}</hyperlinks>${xml.slice(at)}`
}
