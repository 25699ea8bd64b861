import { oncePer } from '../model/memoise.ts'
import type { Sheet } from '../model/workbook.ts'
import { REVIEW_COLUMNS } from './names-and-fills.ts'

/** Heads by which our sheets are known. */
export const RESULT_HEADS = ['序号', '处理', '情况说明', '编号'] as const
export const CHANGES_HEADS = ['单元格', '原值', '更正值', '复原信息'] as const

const HEADS: ReadonlySet<string> = new Set([...RESULT_HEADS, ...CHANGES_HEADS, ...Object.values(REVIEW_COLUMNS)])
const LONGEST = 8

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
    if (HEADS.has(text)) found.push({ row, column, text, fill })
  }
  return found
})
