import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { addNamesOf } from '../../src/adapters/excel/write/drafted-sheet.ts'
import { quotedSheet } from '../../src/adapters/excel/write/references.ts'
import { WorkbookEditor } from '../../src/adapters/excel/write/workbook-editor.ts'
import { escapeAttribute } from '../../src/adapters/opc/xml/xml-characters.ts'
import { rangeToA1, toA1 } from '../../src/core/model/cell-address.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../../src/core/model/sheet-draft.ts'

/** Dates inside the file are fixed: the same drafts give the same bytes. */
const CREATED = new Date(Date.UTC(2024, 0, 1))
const A4 = 9
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

/**
 * A workbook of the drafted sheets as another program writes it (exceljs): with shared strings, a theme and styles of its
 * own, none of which our own writer makes. The fixtures are such, for departments send nothing else.
 */
export async function workbookByExceljs(drafts: readonly SheetDraft[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = '校表'
  workbook.lastModifiedBy = '校表'
  workbook.created = CREATED
  workbook.modified = CREATED
  for (const draft of drafts) addSheet(workbook, draft)
  return mended(new Uint8Array(await workbook.xlsx.writeBuffer()), drafts)
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

const DEFAULT_FONT = '宋体'

/**
 * What exceljs wrote, with what it cannot say or says wrongly: it makes links to places inside the workbook links to the
 * web, knows no print area beside repeated rows, and its default font is one that Chinese systems lack. The times of the
 * parts are those of the moment it wrote them: they are fixed, and the parts ordered by name, so that the same drafts
 * give the same bytes.
 */
function mended(bytes: Uint8Array, drafts: readonly SheetDraft[]): Uint8Array {
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
