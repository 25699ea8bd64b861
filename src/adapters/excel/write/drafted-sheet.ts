import { type CellRange, MAX_COLUMN, rangeToA1, toA1 } from '../../../core/model/cell-address.ts'
import type { DraftCell, DraftStyle, SheetDraft } from '../../../core/model/sheet-draft.ts'
import { textXml } from './cell-xml.ts'
import { columnXml } from './sheet-columns.ts'
import { absoluteReference, quotedSheet } from './references.ts'
import type { SheetEntry, WorkbookEditor } from './workbook-editor.ts'
import { escapeAttribute, escapeXml, escapeXstring } from '../../opc/xml/xml-characters.ts'

const A4 = 9

/** Margins of a printed page, top and bottom in inches; whether what is printed stands in its middle. */
export interface PageMargins {
  readonly height: number
  readonly centred: boolean
}

const BESIDE_A_FORM: PageMargins = { height: 0.75, centred: false }

/**
 * A whole worksheet part (ECMA-376 Part 1, 18.3.1.99) from a draft, in pieces, one for each row; styles come from the
 * workbook's style book.
 */
export function draftedSheetXml(
  draft: SheetDraft,
  namespace: string,
  styleOf: (style: DraftStyle) => number,
  selected: boolean,
  page: PageMargins = BESIDE_A_FORM,
): string[] {
  return [
    `<worksheet xmlns="${namespace}">`,
    sheetProperties(draft),
    `<dimension ref="${rangeToA1(extent(draft))}"/>`,
    sheetViews(draft, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns(draft),
    '<sheetData>',
    ...rows(draft, styleOf),
    '</sheetData>',
    draft.autoFilter ? `<autoFilter ref="${rangeToA1(draft.autoFilter)}"/>` : '',
    merges(draft.merges),
    ...(draft.colorScales ?? []).map(colorScale),
    links(draft.cells),
    page.centred && draft.print ? '<printOptions horizontalCentered="1"/>' : '',
    `<pageMargins left="0.5" right="0.5" top="${page.height}" bottom="${page.height}" header="0.3" footer="0.3"/>`,
    pageSetup(draft),
    '</worksheet>',
  ]
}

function sheetProperties({ tabColor, print }: SheetDraft): string {
  const tab = tabColor === undefined ? '' : `<tabColor rgb="FF${escapeAttribute(tabColor)}"/>`
  const fit = print?.fitToWidth ? '<pageSetUpPr fitToPage="1"/>' : ''
  return tab || fit ? `<sheetPr>${tab}${fit}</sheetPr>` : ''
}

function extent(draft: SheetDraft): CellRange {
  let bottom = 1
  let right = 1
  for (const corner of [...draft.cells, ...draft.merges.map((merge) => ({ row: merge.bottom, column: merge.right }))]) {
    bottom = Math.max(bottom, corner.row)
    right = Math.max(right, corner.column)
  }
  return { top: 1, left: 1, bottom, right }
}

/** 18.3.1.88 with the frozen pane, 18.3.1.66. */
function sheetViews({ freeze }: SheetDraft, selected: boolean): string {
  const attributes = `${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0))
    return `<sheetViews><sheetView${attributes}/></sheetViews>`
  const pane = freeze.rows && freeze.columns ? 'bottomRight' : freeze.rows ? 'bottomLeft' : 'topRight'
  const split = `${freeze.columns ? ` xSplit="${freeze.columns}"` : ''}${freeze.rows ? ` ySplit="${freeze.rows}"` : ''}`
  const corner = toA1({ row: freeze.rows + 1, column: freeze.columns + 1 })
  const frozen = `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
  return `<sheetViews><sheetView${attributes}>${frozen}</sheetView></sheetViews>`
}

function columns({ columnWidths, hiddenColumns = [] }: SheetDraft): string {
  const hidden = new Set(hiddenColumns)
  const widths = new Map(columnWidths.map(({ column, width }) => [column, width]))
  for (const column of hidden) if (!widths.has(column)) widths.set(column, 9)
  const all = [...widths]
    .sort(([a], [b]) => a - b)
    .map(([column, width]) => columnXml('', column, width, hidden.has(column)))
  return all.length > 0 ? `<cols>${all.join('')}</cols>` : ''
}

function rows(draft: SheetDraft, styleOf: (style: DraftStyle) => number): string[] {
  const byRow = new Map<number, DraftCell[]>(draft.rowHeights.map(({ row }) => [row, []]))
  for (const cell of withMergedStyles(draft)) {
    const row = byRow.get(cell.row)
    if (row) row.push(cell)
    else byRow.set(cell.row, [cell])
  }
  const heights = new Map(draft.rowHeights.map(({ row, height }) => [row, height]))
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const height = heights.get(row)
      let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`
      for (const cell of cells.sort((a, b) => a.column - b.column)) xml += cellXml(cell, styleOf)
      return `${xml}</row>`
    })
}

/** Every cell of a merged range gets the style of the first, so that borders close all round. */
function withMergedStyles({ cells, merges: ranges }: SheetDraft): DraftCell[] {
  const byPlace = new Map(cells.map((cell) => [placeKey(cell.row, cell.column), cell]))
  for (const range of ranges) {
    const style = byPlace.get(placeKey(range.top, range.left))?.style
    if (!style) continue
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const key = placeKey(row, column)
        if (!byPlace.has(key)) byPlace.set(key, { row, column, style })
      }
    }
  }
  return [...byPlace.values()]
}

function placeKey(row: number, column: number): number {
  return row * (MAX_COLUMN + 1) + column
}

/** 18.3.1.4 */
function cellXml(cell: DraftCell, styleOf: (style: DraftStyle) => number): string {
  const { value, style } = cell
  const index = style ? styleOf(style) : 0
  const attributes = index > 0 ? `r="${toA1(cell)}" s="${index}"` : `r="${toA1(cell)}"`
  switch (value?.kind) {
    case undefined:
      return `<c ${attributes}/>`
    case 'number':
      return `<c ${attributes}><v>${escapeXml(value.text)}</v></c>`
    case 'text':
      return `<c ${attributes} t="inlineStr"><is>${textXml('', value.text)}</is></c>`
    case 'formula': {
      const type = value.result.kind === 'text' ? ' t="str"' : ''
      return `<c ${attributes}${type}><f>${escapeXml(value.formula)}</f><v>${escapeXstring(value.result.text)}</v></c>`
    }
  }
}

function merges(ranges: readonly CellRange[]): string {
  if (ranges.length === 0) return ''
  return `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${rangeToA1(range)}"/>`).join('')}</mergeCells>`
}

/** 18.3.1.16, 18.3.1.18 */
function colorScale({ range, colors, points }: NonNullable<SheetDraft['colorScales']>[number]): string {
  const stops = points.map((point) => `<cfvo type="num" val="${point}"/>`).join('')
  const shades = colors.map((color) => `<color rgb="FF${escapeAttribute(color)}"/>`).join('')
  const rule = `<cfRule type="colorScale" priority="1"><colorScale>${stops}${shades}</colorScale></cfRule>`
  return `<conditionalFormatting sqref="${rangeToA1(range)}">${rule}</conditionalFormatting>`
}

/** Links to places in the same workbook (18.3.1.47). */
function links(cells: readonly DraftCell[]): string {
  let all = ''
  for (const cell of cells) {
    if (!cell.link) continue
    const location = escapeAttribute(`${quotedSheet(cell.link.sheet)}!${cell.link.cell}`)
    all += `<hyperlink ref="${toA1(cell)}" location="${location}"/>`
  }
  return all ? `<hyperlinks>${all}</hyperlinks>` : ''
}

/** 18.3.1.63 */
function pageSetup({ print }: SheetDraft): string {
  if (!print) return ''
  return `<pageSetup paperSize="${A4}" orientation="${print.orientation}"${print.fitToWidth ? ' fitToHeight="0"' : ''}/>`
}

/** The names that a drafted sheet needs, in the order that Excel keeps: its filter, what is printed, what is repeated. */
export function addNamesOf({ autoFilter, print }: SheetDraft, sheet: SheetEntry, workbook: WorkbookEditor): void {
  const place = (reference: string): string => `${quotedSheet(sheet.name)}!${reference}`
  if (autoFilter) workbook.addName('_xlnm._FilterDatabase', sheet, place(absoluteReference(autoFilter)), true)
  if (print?.area) workbook.setPrintArea(sheet, print.area)
  const rows = print?.repeatRows
  if (rows) workbook.addName('_xlnm.Print_Titles', sheet, place(`$${rows[0]}:$${rows[1]}`))
}
