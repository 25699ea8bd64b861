import type { DraftCell, DraftStyle, SheetDraft } from '../../core/model/sheet-draft.ts'
import { displayWidth } from '../report/display-width.ts'

const TITLE: DraftStyle = { bold: true, size: 16, font: '黑体', align: 'left', valign: 'middle' }
const LINE: DraftStyle = { size: 11, align: 'left', valign: 'middle', wrap: true }
const HEAD: DraftStyle = {
  bold: true,
  size: 10,
  align: 'center',
  valign: 'middle',
  wrap: true,
  border: 'thin',
  fill: 'DDEBF7',
}
export const PLAIN: DraftStyle = { size: 10, align: 'left', valign: 'middle', wrap: true, border: 'thin' }
export const MIDDLE: DraftStyle = { ...PLAIN, align: 'center' }
export const GREEN: DraftStyle = { ...MIDDLE, fill: 'C6EFCE' }
export const YELLOW: DraftStyle = { ...MIDDLE, fill: 'FFEB9C' }
export const RED: DraftStyle = { ...MIDDLE, fill: 'FFC7CE' }

export type TableCell = string | readonly [text: string, style: DraftStyle]

export interface TableInput {
  readonly name: string
  readonly title: string
  /** Sentences between title and table. */
  readonly lines: readonly string[]
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly TableCell[])[]
}

/**
 * A sheet with a title, some sentences and one table: heads that stay in view, a filter, rows as high as their texts,
 * landscape A4.
 */
export function tableSheet({ name, title, lines, columns, rows }: TableInput): SheetDraft {
  const cells: DraftCell[] = []
  const rowHeights: { row: number; height: number }[] = []
  const put = (row: number, column: number, text: string, style: DraftStyle): void =>
    void cells.push({
      row,
      column,
      style,
      ...(text === '' ? {} : { value: { kind: /^-?\d{1,9}$/.test(text) ? 'number' : 'text', text } }),
    })
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const above = [title, ...lines]
  for (const [index, text] of above.entries()) {
    put(index + 1, 1, text, index === 0 ? TITLE : LINE)
    rowHeights.push({ row: index + 1, height: index === 0 ? 30 : 17 * Math.ceil(displayWidth(text) / (total - 6)) + 3 })
  }
  const headRow = above.length + 1
  for (const [index, { head }] of columns.entries()) put(headRow, index + 1, head, HEAD)
  rowHeights.push({ row: headRow, height: 24 })
  for (const [index, row] of rows.entries()) {
    let high = 1
    for (const [column, cell] of row.entries()) {
      const [text, style] = typeof cell === 'string' ? [cell, PLAIN] : cell
      put(headRow + 1 + index, column + 1, text, style)
      const width = columns[column]!.width - 1.5
      high = Math.max(
        high,
        text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * 1.05) / width)), 0),
      )
    }
    rowHeights.push({ row: headRow + 1 + index, height: Math.min(400, Math.max(20, 14 * high + 6)) })
  }
  const bottom = headRow + rows.length
  return {
    name,
    cells,
    merges: above.map((_, index) => ({ top: index + 1, left: 1, bottom: index + 1, right: columns.length })),
    columnWidths: columns.map(({ width }, index) => ({ column: index + 1, width })),
    rowHeights,
    print: { orientation: 'landscape', fitToWidth: true, repeatRows: [headRow, headRow] },
    freeze: { rows: headRow, columns: 2 },
    ...(rows.length > 0 ? { autoFilter: { top: headRow, left: 1, bottom, right: columns.length } } : {}),
  }
}
