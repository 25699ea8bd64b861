import { type NumberField, numberField, type TextField, textField } from './field.ts'
import type { ScoredForm } from './forms.ts'
import { findHeaderRow } from './header-row.ts'
import { numberBeside, placeIn, type ReadingContext } from './read-heading.ts'
import type { Slot } from './sheet-grid.ts'

/** The row in which the goals begin, at or below `from`; `to` where there are none. */
export function goalsStart({ grid }: ReadingContext, from: number, to: number): number {
  for (let row = from + 1; row < to; row++)
    if (grid.slots(row).some((slot) => slot.top === row && slot.roles.goal)) return row
  return to
}

/** 年度总体目标: the boxes below 预期目标 and 实际完成情况. */
export function readGoals(context: ReadingContext, from: number, to: number): ScoredForm['goals'] {
  const heads = goalHeads(context, from, to)
  const read = (name: 'expected' | 'actual', label: string): TextField | undefined => {
    const head = heads[name]
    if (!head) return undefined
    const slot = context.grid.below(head)
    return textField({ place: placeIn(context, slot), key: `goals.${name}`, label }, slot)
  }
  return {
    expected: read('expected', '年度总体目标 / 预期目标'),
    actual: read('actual', '年度总体目标 / 实际完成情况'),
    score: readGoalScore(context, from, to),
  }
}

/** The heads over the goals; 「年度目标」 or 「总体目标完成情况」 before them may name the whole block. */
function goalHeads({ grid }: ReadingContext, from: number, to: number): { expected?: Slot; actual?: Slot } {
  const header = findHeaderRow(grid, (slot) => slot.roles.goal, from, to - 1, 1)
  if (!header) return {}
  const heads = grid.slots(header.row)
  const actual = heads.findLast((slot) => slot.roles.goal === 'actual')
  const expected = heads.findLast((slot) => slot.roles.goal === 'expected' && (!actual || slot.left < actual.left))
  return { ...(expected ? { expected } : {}), ...(actual ? { actual } : {}) }
}

/** 「得分（20分）」 beside the goals, with the score in the box below or right of it; blank where none stands there. */
function readGoalScore(context: ReadingContext, from: number, to: number): NumberField | undefined {
  const label = context.slots.find((slot) => slot.top >= from && slot.bottom < to && slot.roles.column === 'score')
  const value = label && (numberBeside(context, label) ?? context.grid.below(label))
  return (
    value &&
    numberField({ place: placeIn(context, value), key: 'goals.score', label: '年度总体目标 / 得分' }, value, 'score')
  )
}
