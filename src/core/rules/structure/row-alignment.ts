import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { isFilled, type NumberField } from '../../form/field.ts'
import type { Form, Indicator, IndicatorGroup, ScoredForm } from '../../form/forms.ts'
import { oncePer } from '../../model/memoise.ts'
import { readSpelledNumber } from '../../form/number-spelling.ts'
import { type Decimal, sum, ZERO } from '../../model/decimal.ts'

/** How a row's values seem to have slipped against their column heads. */
export type Slip = 'weight-missing' | 'right' | 'left'

/**
 * Whether the values of an indicator row stand in the wrong columns: one column to the right (a bare number under
 * 偏差原因); one to the left (the 分值 under 实际完成值, the 得分 under 分值, nothing under 得分); or a 得分 without its 分值.
 */
export function slipOf(indicator: Indicator, group: IndicatorGroup): Slip | undefined {
  const { maxScore, score, deviationReason } = indicator
  if (indicator.joined || indicator.unjudged !== undefined) return undefined
  if (deviationReason && readSpelledNumber(deviationReason.raw, 'score') && !standsRight(indicator)) return 'right'
  if (score.state === 'blank' && isFilled(maxScore) && slippedLeft(indicator, maxScore.value, group)) return 'left'
  if (maxScore.state === 'blank' && isFilled(score)) return 'weight-missing'
  return undefined
}

/** Every value is such as its column asks for: a number in the column of the reasons is then just that. */
function standsRight({ actualValue, maxScore, score }: Indicator): boolean {
  return (
    actualValue.state === 'filled' &&
    isFilled(maxScore) &&
    isFilled(score) &&
    score.value.lessThanOrEqualTo(maxScore.value)
  )
}

/**
 * A completed value without a unit that is the very 分值, or that makes the group's weights right where they now are
 * wrong.
 */
function slippedLeft(
  { actualValue, targetValue, maxScore }: Indicator,
  moved: Decimal,
  group: IndicatorGroup,
): boolean {
  const bare = readSpelledNumber(actualValue.raw, 'score')?.value
  if (bare === undefined || bare.lessThan(moved)) return false
  const target = readSpelledNumber(targetValue.raw, 'score')?.value
  if (target?.equals(bare)) return false
  if (bare.equals(moved)) return true
  const others = weightsOf(group).minus(valueOr0(maxScore))
  return (
    isFilled(group.weight) &&
    others.plus(bare).equals(group.weight.value) &&
    !others.plus(moved).equals(group.weight.value)
  )
}

const weightsOf = oncePer(
  (group: IndicatorGroup): Decimal => sum(group.indicators.map((each) => valueOr0(each.maxScore))),
)

function valueOr0(field: NumberField): Decimal {
  return isFilled(field) ? field.value : ZERO
}

/**
 * The rows that have their own points and whose values stand where they belong: the others are JG-05's alone, joined
 * rows their head's, and of rows that cannot be judged nothing is said. None of a table in which nothing was filled in,
 * which is JG-08's.
 */
export const alignedIndicators = oncePer((form: ScoredForm): readonly Indicator[] =>
  isEmptyBlock(form, 'indicators')
    ? []
    : form.groups.flatMap((group) =>
        group.indicators.filter(
          (indicator) =>
            !indicator.joined && indicator.unjudged === undefined && slipOf(indicator, group) === undefined,
        ),
      ),
)

/**
 * The 分值 and 得分 cells of rows that have slipped or that cannot be judged: what stands in them may belong elsewhere, so
 * that no sum over them can be judged.
 */
export const slippedFields = oncePer((form: Form): ReadonlySet<NumberField> => {
  if (form.kind === 'basic-data') return new Set()
  return new Set(
    form.groups.flatMap((group) =>
      group.indicators.flatMap((each) =>
        each.unjudged !== undefined || slipOf(each, group) !== undefined ? [each.maxScore, each.score] : [],
      ),
    ),
  )
})
