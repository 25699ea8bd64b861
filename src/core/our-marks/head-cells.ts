import { oncePer } from '../model/memoise.ts'
import type { Sheet } from '../model/workbook.ts'
import { REVIEW_COLUMNS } from './names-and-fills.ts'

/** Heads by which our sheets are known. */
export const RESULT_HEADS = ['序号', '处理', '情况说明', '编号'] as const
export const CHANGES_HEADS = ['单元格', '原值', '更正值', '复原信息'] as const

/** Of a sheet of ours; those of our columns a place may have for columns of its own, 「复核得分（财政）」. */
const SHEET_HEADS: ReadonlySet<string> = new Set([...RESULT_HEADS, ...CHANGES_HEADS])
const HEADS: ReadonlySet<string> = new Set([...SHEET_HEADS, ...Object.values(REVIEW_COLUMNS)])
const LONGEST = 20

/** A cell that may head something of ours, and what it says. */
export interface HeadCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly fill: string | undefined
}

/** One look at each cell: most workbooks carry nothing of ours. */
export const headCells = oncePer(({ cells }: Sheet): readonly HeadCell[] => {
  const found: HeadCell[] = []
  for (const { row, column, value, fill } of cells) {
    if (value.kind !== 'text' || value.text.length > LONGEST || value.text.length < 2) continue
    const text = HEADS.has(value.text) ? value.text : value.text.trim()
    const head = HEADS.has(text) ? text : headIn(text)
    if (HEADS.has(text) || SHEET_HEADS.has(head)) found.push({ row, column, text: head, fill })
  }
  return found
})

/** 「情况说明（商务局填）」 is the head 情况说明: what people put behind one, in brackets or after a colon, is theirs. */
export function headIn(text: string): string {
  return /^([^（(【:：\s]+)[（(【:：\s]/.exec(text)?.[1] ?? text
}
