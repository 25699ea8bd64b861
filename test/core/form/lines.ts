import type { ScoredForm } from '../../../src/core/form/forms.ts'
import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'

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
