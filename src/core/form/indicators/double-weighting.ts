import { isFilled, type NumberField } from '../field.ts'
import type { Indicator, IndicatorGroup } from '../forms.ts'

export interface SingleScores {
  readonly groups: readonly IndicatorGroup[]
  /** The 折算得分 that were weighted a second time; none for a form that is scored once. */
  readonly folded: readonly NumberField[]
}

/**
 * 「单项指标得分 × 权重占比 = 折算得分」 (河北) is right for single scores out of 100. Where they are already out of the weight (25 of
 * 25, times 25 % makes 6.25) the single scores are the indicators' scores, and the second weighting is the fault. Taken
 * as that only when every row that is scored is so; rows that are not scored yet say nothing, as long as they are the
 * fewer.
 */
export function withSingleScores(groups: readonly IndicatorGroup[]): SingleScores {
  const rows = groups.flatMap((group) => group.indicators).filter((row) => !row.joined)
  const scored = rows.filter(({ score }) => score.state !== 'blank' && score.state !== 'not-applicable')
  if (scored.length < 2 || scored.length <= rows.length - scored.length || !scored.every(isWeightedTwice))
    return { groups, folded: [] }
  const single = (indicator: Indicator): Indicator =>
    !indicator.joined && isFilled(indicator.rawScore) ? { ...indicator, score: indicator.rawScore } : indicator
  return {
    groups: groups.map((group) => ({ ...group, indicators: group.indicators.map(single) })),
    folded: scored.map((row) => row.score),
  }
}

function isWeightedTwice({ rawScore, maxScore, score }: Indicator): boolean {
  if (!isFilled(rawScore) || !isFilled(maxScore) || !isFilled(score)) return false
  // A ratio weight, 25 % of 100 分, is 25 分.
  const product = rawScore.value.times(maxScore.value).dividedBy(100)
  return rawScore.value.lessThanOrEqualTo(maxScore.value) && product.minus(score.value).abs().lessThanOrEqualTo('0.01')
}
