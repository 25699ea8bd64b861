import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { oncePer } from '../../model/memoise.ts'

/** How many rows each 分值 and 得分 cell serves: a merged one serves several. */
const served = oncePer((form: ScoredForm) => {
  const rows = new Map<string, number>()
  for (const { maxScore, score } of form.indicators) {
    for (const { cell } of [maxScore.place, score.place]) rows.set(cell, (rows.get(cell) ?? 0) + 1)
  }
  return rows
})

/** Whether the 分值 and 得分 are the row's alone, and not merged over several. */
export function hasOwnWeight(form: ScoredForm, { maxScore, score }: Indicator): boolean {
  return [maxScore, score].every(({ state, place }) => state === 'absent' || served(form).get(place.cell) === 1)
}
