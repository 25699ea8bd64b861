import type { DraftCell, SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { rational, read, rounded, sumOf, times } from '../../planted/rational.ts'

const at = (draft: SheetDraft, row: number, column: number): string | undefined => {
  const value = draft.cells.find((cell) => cell.row === row && cell.column === column)?.value
  return value?.kind === 'number' ? value.text : undefined
}

/**
 * The 河北 form as filled in by who takes 单项指标得分 for the score itself: it stands in both columns' stead out of its
 * weight, and is multiplied by the weight once more. The total adds up what came of it.
 */
export function weightedTwice(draft: SheetDraft): SheetDraft {
  const head = draft.cells.find(({ value }) => value?.kind === 'text' && value.text === '单项指标折算得分')
  if (!head) throw new Error(`${draft.name} weights no scores`)
  const { row, column } = head
  const rows = [...new Set(draft.cells.map((cell) => cell.row))].filter(
    (each) => each > row && at(draft, each, column - 2) !== undefined,
  )
  const folded = new Map(
    rows.map((each) => {
      const [weight, score] = [at(draft, each, column - 1)!, at(draft, each, column)!]
      return [each, { score, folded: rounded(times(times(read(score), read(weight)), rational(1, 100)), 4) }]
    }),
  )
  const total = Math.max(...rows) + 1
  const changed = (cell: DraftCell): string | undefined => {
    if (cell.row === total && cell.column === column) return sumOf([...folded.values()].map((each) => each.folded))
    if (cell.column === column - 2) return folded.get(cell.row)?.score
    return cell.column === column ? folded.get(cell.row)?.folded : undefined
  }
  return {
    ...draft,
    cells: draft.cells.map((cell) => {
      const text = changed(cell)
      return text === undefined ? cell : { ...cell, value: { kind: 'number', text } }
    }),
  }
}
