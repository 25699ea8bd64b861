import type { CellLook, SheetLook } from '../../../core/model/sheet-look.ts'
import { workedOut } from '../../../core/formula/work-out.ts'
import type { CellRange } from '../../../core/model/cell-address.ts'
import type { Cell } from '../../../core/model/workbook.ts'
import { readComments, readPersons } from '../comments/comments-reader.ts'
import { readSheetPart } from '../read/sheet-reader.ts'
import { sheetPartOf, worksheetsOf } from '../read/worksheets.ts'
import { readWorkbook, refusingDamage } from '../read-workbook.ts'
import { MOST_CELLS, type OpenWorkbook, packageOf } from '../workbook-package.ts'
import { cellLooks, type SheetCells } from './cell-looks.ts'
import { readTheme } from './colours.ts'
import { LayoutReader, placeKey, placeOf } from './layout-reader.ts'
import { columnWidths, rowHeights } from './lengths.ts'
import { LookStyles } from './look-styles.ts'
import { richTexts } from './rich-texts.ts'
import { StyleTable } from './style-table.ts'
import { mergesWithin, usedRange } from './used-range.ts'

/**
 * How a sheet looks, from its part, the styles and the theme; whatever the file holds comes out as data of bounded size.
 * Not shown are pictures, charts and conditional formats. Throws
 * `UnreadableWorkbookError` as `readWorkbook` does, and an error where no worksheet has the name.
 */
export function sheetLook(source: Uint8Array | OpenWorkbook, sheetName: string): SheetLook {
  return refusingDamage(() => {
    const opened = packageOf(source, { keepTexts: true })
    const { list, context, relationships, textOf } = worksheetsOf(opened, MOST_CELLS)
    const worksheet = list.find(({ sheet }) => sheet.name === sheetName)
    if (worksheet === undefined) throw new Error(`no worksheet 「${sheetName}」`)
    const part = sheetPartOf(opened, worksheet)
    const layout = new LayoutReader()
    const { cells: stored, merges } = readSheetPart(part.text, context, layout)
    const cells = stored.some(({ uncached }) => uncached) ? workedOutCells(opened, sheetName) : stored
    const looks = new LookStyles(textOf('styles'), readTheme(textOf('theme')))
    const rich = richTexts(part.text, textOf('sharedStrings'), looks.palette)
    const styles = new StyleTable(looks)
    const comments = readComments(opened, opened.relationships(part.name), readPersons(opened, relationships))
    return lookOf({ cells, rich, comments, layout, styles, date1904: context.date1904 }, merges)
  })
}

/** Programs that fill in forms store formulas without results; the one that shows the sheet works them out. */
function workedOutCells(opened: OpenWorkbook, sheetName: string): readonly Cell[] {
  return workedOut(readWorkbook(opened)).sheets.find(({ name }) => name === sheetName)?.cells ?? []
}

function lookOf(sheet: SheetCells, allMerges: readonly CellRange[]): SheetLook {
  const { layout, styles } = sheet
  const range = usedRange({ cells: sheet.cells, merges: allMerges }, decorated(sheet))
  const { rows, columns } = range
  const merges = mergesWithin(allMerges, range)
  const { cells, isCut } = cellLooks(sheet, range)
  const widths = columnWidths(layout, styles.list[0]!, columns)
  const contents = { styles: styles.list, cellsOf: cellsByRow(cells, merges), widthOf: widthIn(widths) }
  return {
    rows,
    columns,
    styles: styles.list,
    cells,
    merges,
    ...widths,
    ...rowHeights(layout, contents, rows),
    gridLines: layout.gridLines,
    cut:
      range.isCut || isCut
        ? `这张表很大，这里只显示前 ${rows} 行、前 ${columns} 列中的一部分；没有显示的内容照样核对。`
        : null,
  }
}

/** Cells that are part of the picture, whatever stands in them. */
function* decorated({ layout, styles }: SheetCells): Iterable<{ row: number; column: number }> {
  for (const [key, xf] of layout.styles) if (styles.isDecorated(xf) || styles.isAcross(xf)) yield placeOf(key)
}

/** Cells of a row that share it with no other row or column. */
function cellsByRow(cells: readonly CellLook[], merges: readonly CellRange[]): (row: number) => readonly CellLook[] {
  const merged = new Set(merges.map(({ top, left }) => placeKey(top, left)))
  const byRow = new Map<number, CellLook[]>()
  for (const cell of cells) {
    if (merged.has(placeKey(cell.row, cell.column))) continue
    const row = byRow.get(cell.row)
    if (row) row.push(cell)
    else byRow.set(cell.row, [cell])
  }
  return (row) => byRow.get(row) ?? []
}

function widthIn({ widths, defaultWidth }: Pick<SheetLook, 'widths' | 'defaultWidth'>): (column: number) => number {
  return (column) => widths.find(({ from, to }) => from <= column && column <= to)?.width ?? defaultWidth
}
