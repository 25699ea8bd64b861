import { STYLES } from '../drawing.ts'
import type { GoalBlock } from './form-layout.ts'
import type { LayoutDrawing } from './layout-drawing.ts'
import { filledIn } from './layout-fields.ts'

/** Heads and, below them, the texts: one row, or one a goal. */
export function drawGoalBlock({ drawing, content, fields }: LayoutDrawing, block: GoalBlock): void {
  const head = drawing.row
  const goals = rowsOf(content.goals, block.several ?? false)
  if (block.block) {
    const [text, from, to] = block.block
    drawing.label({ row: head, column: from, toColumn: to, toRow: head + goals.length }, text, STYLES.head)
  }
  for (const { from, to, label } of [block.expected, block.actual, ...(block.further ?? [])]) {
    drawing.label({ row: head, column: from, toColumn: to }, label, STYLES.head)
  }
  for (const [index, { expected, actual }] of goals.entries()) {
    const row = head + 1 + index
    drawing.label({ row, column: block.expected.from, toColumn: block.expected.to }, expected, STYLES.prose)
    drawing.label({ row, column: block.actual.from, toColumn: block.actual.to }, actual, STYLES.prose)
    for (const { from, to, text } of block.further ?? [])
      drawing.field({ row, column: from, toColumn: to }, filledIn(text, fields), STYLES.field)
    drawing.atLeast(row, block.several ? 30 : 72)
  }
  drawing.atLeast(head, 22)
  drawing.row = head + 1 + goals.length
}

function rowsOf(goals: { readonly expected: string; readonly actual: string }, several: boolean) {
  if (!several) return [goals]
  const cut = (text: string) => text.split('；').filter((part) => part !== '')
  const [expected, actual] = [cut(goals.expected), cut(goals.actual)]
  const count = Math.max(1, expected.length, actual.length)
  return Array.from({ length: count }, (_, index) => ({ expected: expected[index] ?? '', actual: actual[index] ?? '' }))
}
