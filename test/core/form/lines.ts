import type { ScoredForm } from '../../../src/core/form/forms.ts'
import { type ReadingContext, slotsOf } from '../../../src/core/form/read-heading.ts'
import { SheetGrid } from '../../../src/core/form/sheet-grid.ts'
import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { sheetFromDraft, workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import type { Sheet } from '../../../src/core/model/workbook.ts'
import { officialFieldMap } from '../../../src/core/vocabulary/field-map.ts'

interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

/** A sheet from lines of cells set apart by 「|」; 「<」 joins the cell on the left, 「^」 the one above. */
export function sheetOf(lines: readonly string[]): SheetDraft {
  const cells: DraftCell[] = []
  const owners = new Map<string, Range>()
  for (const [index, line] of lines.entries()) {
    const row = index + 1
    for (const [at, text] of line.split('|').entries()) {
      const column = at + 1
      const joined =
        text === '<' ? owners.get(`${row},${at}`) : text === '^' ? owners.get(`${index},${column}`) : undefined
      const range = joined ?? { top: row, left: column, bottom: row, right: column }
      Object.assign(range, { bottom: Math.max(range.bottom, row), right: Math.max(range.right, column) })
      owners.set(`${row},${column}`, range)
      if (joined || text === '') continue
      cells.push({ row, column, value: { kind: /^\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text } })
    }
  }
  const merges = [...new Set(owners.values())].filter((range) => range.top < range.bottom || range.left < range.right)
  return { name: '自评表', cells, merges, columnWidths: [], rowHeights: [] }
}

export function reviewed(...lines: readonly string[]): ReviewedSubmission {
  return review({ workbooks: [{ path: '表.xlsx', sha256: '', workbook: workbookFromDrafts([sheetOf(lines)]) }] })
}

export function formOf({ submission }: ReviewedSubmission): ScoredForm {
  return submission.forms[0] as ScoredForm
}

export function told({ findings }: ReviewedSubmission): string[] {
  return findings.filter((each) => each.severity !== 'info').map((each) => `${each.rule} ${each.cell}`)
}

/** What a reader is given of one project's form, which takes the whole sheet; its title is the first box. */
export function contextOf(
  lines: readonly string[],
  change: (sheet: Sheet) => Sheet = (sheet) => sheet,
): ReadingContext {
  const grid = new SheetGrid(change(sheetFromDraft(sheetOf(lines))))
  const block = { kind: 'project', top: 1, bottom: grid.lastRow, title: grid.slots(1)[0] } as const
  return { grid, workbook: '表.xlsx', block, fieldMap: officialFieldMap, slots: slotsOf(grid, block) }
}

export type Places = readonly (readonly [row: number, column: number])[]

/** The sheet with formulas in these cells, of which no result is stored. */
export function withoutResults(...places: Places): (sheet: Sheet) => Sheet {
  return (sheet) => {
    const isOpen = (row: number, column: number) => places.some((place) => place[0] === row && place[1] === column)
    const open = places.map(
      ([row, column]) => ({ row, column, value: { kind: 'blank' }, formula: 'NOW()', uncached: true }) as const,
    )
    const cells = [...sheet.cells.filter(({ row, column }) => !isOpen(row, column)), ...open]
    return { ...sheet, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) }
  }
}
