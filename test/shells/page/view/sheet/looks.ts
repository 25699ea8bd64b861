import type { CellLook, CellStyle, SheetLook } from '../../../../../src/core/model/sheet-look.ts'

/** A small sheet: cells as [row, column, shown, more], columns 100 and rows 20 pixels unless said otherwise. */
export function lookWith(
  cells: readonly (readonly [number, number, string, Partial<CellLook>?])[],
  more: Partial<SheetLook> = {},
): SheetLook {
  return {
    rows: 10,
    columns: 6,
    styles: [{}],
    cells: cells.map(([row, column, shown, given]) => ({ row, column, shown, edit: shown, style: 0, ...given })),
    merges: [],
    widths: [],
    heights: [],
    defaultWidth: 100,
    defaultHeight: 20,
    gridLines: true,
    cut: null,
    ...more,
  }
}

/** Every letter is ten pixels wide. */
export const tenEach = (text: string): number => text.length * 10

export const BORDERED: CellStyle = {
  borders: ['1px solid 000000', '1px solid 000000', '1px solid 000000', '1px solid 000000'],
}
