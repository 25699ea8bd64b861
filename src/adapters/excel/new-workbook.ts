import type ExcelJS from 'exceljs'
import { rangeToA1 } from '../../core/model/cell-address.ts'
import type { DraftCell, DraftStyle, DraftValue, SheetDraft } from '../../core/model/sheet-draft.ts'
import { DEFAULT_FONT, mended } from './write/exceljs-mending.ts'

/** Dates inside the file are fixed: the same drafts give the same bytes. */
const CREATED = new Date(Date.UTC(2024, 0, 1))
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
