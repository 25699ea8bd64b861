import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { oncePer } from '../../model/memoise.ts'

const alone = oncePer(
  ({ indicators }: ScoredForm): ReadonlySet<Indicator> =>
    new Set(indicators.filter((each, index) => !each.joined && indicators[index + 1]?.joined !== true)),
)

/** Whether the 分值 and 得分 are the row's alone: no row below shares them or is evidence for it. */
export function hasOwnWeight(form: ScoredForm, indicator: Indicator): boolean {
  return alone(form).has(indicator)
}
