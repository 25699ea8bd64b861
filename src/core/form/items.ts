import { oncePer } from '../model/memoise.ts'
import type { Indicator, ScoredForm } from './forms.ts'

/**
 * What is scored as one: a row with the joined rows below it. Its 分值 and 得分 are the sums of those fields of its rows
 * that are filled: of a merged cell the first row has it and the others are `shared`; where only one of the two is
 * merged, each row has its own of the other.
 */
export interface ScoredItem {
  readonly head: Indicator
  /** From top to bottom, the head first. */
  readonly rows: readonly Indicator[]
}

export const scoredItems = oncePer((form: ScoredForm): readonly ScoredItem[] => {
  const items: { head: Indicator; rows: Indicator[] }[] = []
  for (const indicator of form.indicators) {
    const last = items.at(-1)
    if (indicator.joined && last) last.rows.push(indicator)
    else items.push({ head: indicator, rows: [indicator] })
  }
  return items
})

/**
 * Rows that stand over their evidence (「其中…」 and the like): what they lack themselves may be told by the rows below.
 */
export const parentsOfEvidence = oncePer(
  (form: ScoredForm): ReadonlySet<Indicator> =>
    new Set(scoredItems(form).flatMap((item) => (hasEvidence(item) ? [item.head] : []))),
)

/** True where a joined row has boxes of its own for its points and they hold none. */
export function hasEvidence({ rows: [head, ...others] }: ScoredItem): boolean {
  const elsewhere = ({ place }: { place: { cell: string } }): boolean =>
    place.cell !== head!.maxScore.place.cell && place.cell !== head!.score.place.cell
  return others.some(({ maxScore, score }) => elsewhere(maxScore) && elsewhere(score))
}
