import type { CellRange } from '../../src/core/model/cell-address.ts'
import { Decimal } from '../../src/core/model/decimal.ts'
import type { DraftCell, SheetDraft } from '../../src/core/model/sheet-draft.ts'

/** The draft with each text changed. */
export function mapTexts(draft: SheetDraft, change: (text: string) => string): SheetDraft {
  const cells = draft.cells.map((cell) =>
    cell.value?.kind === 'text' ? { ...cell, value: { kind: 'text' as const, text: change(cell.value.text) } } : cell,
  )
  return { ...draft, cells }
}

/** Percentages as typed text: 0.9724 shown as 97.24% becomes the text 「97.24%」. */
export function percentagesAsText(draft: SheetDraft): SheetDraft {
  const cells = draft.cells.map((cell): DraftCell => {
    const { value, style: { format, ...style } = {} } = cell
    if (value?.kind !== 'number' || !format?.endsWith('%')) return cell
    return { ...cell, value: { kind: 'text', text: `${new Decimal(value.text).times(100).toFixed()}%` }, style }
  })
  return { ...draft, cells }
}

/** Inserts `count` empty rows before `row`; merged ranges that reach over it stretch. */
export function insertRows(draft: SheetDraft, row: number, count = 1): SheetDraft {
  const down = (at: number) => (at >= row ? at + count : at)
  return {
    ...draft,
    cells: draft.cells.map((cell) => ({ ...cell, row: down(cell.row) })),
    merges: draft.merges.map((range) => ({ ...range, top: down(range.top), bottom: down(range.bottom) })),
    rowHeights: draft.rowHeights.map((height) => ({ ...height, row: down(height.row) })),
    ...withArea(draft, (area) => ({ ...area, bottom: down(area.bottom) })),
  }
}

/** Inserts an empty column before `column`; merged ranges that reach over it stretch. */
export function insertColumn(draft: SheetDraft, column: number, width: number): SheetDraft {
  const right = (at: number) => (at >= column ? at + 1 : at)
  return {
    ...draft,
    cells: draft.cells.map((cell) => ({ ...cell, column: right(cell.column) })),
    merges: draft.merges.map((range) => ({ ...range, left: right(range.left), right: right(range.right) })),
    columnWidths: [...draft.columnWidths.map((each) => ({ ...each, column: right(each.column) })), { column, width }],
    ...withArea(draft, (area) => ({ ...area, right: right(area.right) })),
  }
}

/**
 * All drafts on one sheet, one below the other, an empty row between them; a column is as wide as the widest draft has
 * it.
 */
export function stackDrafts(name: string, drafts: readonly SheetDraft[]): SheetDraft {
  const cells: DraftCell[] = []
  const merges: CellRange[] = []
  const rowHeights: { row: number; height: number }[] = []
  const widths = new Map<number, number>()
  let above = 0
  for (const draft of drafts) {
    for (const cell of draft.cells) cells.push({ ...cell, row: cell.row + above })
    for (const range of draft.merges) merges.push({ ...range, top: range.top + above, bottom: range.bottom + above })
    for (const { column, width } of draft.columnWidths) widths.set(column, Math.max(width, widths.get(column) ?? 0))
    for (const { row, height } of draft.rowHeights) rowHeights.push({ row: row + above, height })
    above += (draft.print?.area?.bottom ?? Math.max(...draft.cells.map((cell) => cell.row))) + 1
  }
  return {
    name,
    cells,
    merges,
    rowHeights,
    columnWidths: [...widths].map(([column, width]) => ({ column, width })),
    print: { orientation: 'portrait', fitToWidth: true },
  }
}

function withArea(draft: SheetDraft, change: (area: CellRange) => CellRange): Pick<SheetDraft, 'print'> {
  if (!draft.print?.area) return {}
  return { print: { ...draft.print, area: change(draft.print.area) } }
}
