import { Decimal } from './decimal.ts'
import type { DraftCell, DraftValue, SheetDraft } from './sheet-draft.ts'
import type { Cell, CellValue, Sheet, Workbook } from './workbook.ts'

/**
 * The sheet as it would be read back after writing: no file needed. Cells that are only styled are left out, as in
 * reading.
 */
export function sheetFromDraft(draft: SheetDraft): Sheet {
  const cells = draft.cells.flatMap((cell) => readCell(cell) ?? [])
  return {
    name: draft.name,
    state: draft.hidden ? 'hidden' : 'visible',
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    merges: [...draft.merges],
    hiddenRows: new Set(),
    hiddenColumns: new Set(draft.hiddenColumns ?? []),
    comments: [],
    ...(draft.print?.area && { printArea: draft.print.area }),
  }
}

/** A workbook of the drafted sheets, in their order. */
export function workbookFromDrafts(drafts: readonly SheetDraft[]): Workbook {
  return { sheets: drafts.map(sheetFromDraft) }
}

function readCell({ row, column, value, style }: DraftCell): Cell | undefined {
  if (!value && style?.format === undefined && style?.fill === undefined) return undefined
  return {
    row,
    column,
    value: value ? readValue(value) : { kind: 'blank' },
    ...(value?.kind === 'formula' && { formula: value.formula }),
    ...(style?.format !== undefined && { format: style.format }),
    ...(style?.fill !== undefined && { fill: style.fill }),
  }
}

/** Numbers lose their trailing zeros (95.00 → 95) and what is beyond 15 digits, as in a file. */
function readValue(value: DraftValue): CellValue {
  const shown = value.kind === 'formula' ? value.result : value
  if (shown.kind === 'text') return { kind: 'text', text: shown.text }
  return { kind: 'number', text: new Decimal(shown.text).toSignificantDigits(15).toFixed() }
}
