import { isFilled } from '../form/field.ts'
import type { Indicator } from '../form/forms.ts'
import { hasEvidence, type ScoredItem } from '../form/items.ts'
import { Decimal, ONE, percent, sum, ZERO } from '../model/decimal.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { assessIndicator, type IndicatorAssessment } from './assess-indicator.ts'

/** The lowest and the highest share of its 分值 that a row may have earned. */
interface Span {
  readonly low: Decimal
  readonly high: Decimal
}

/**
 * What the rules say of an item: of a single row what they say of that row. Rows that share their points earn between
 * the lowest and the highest share of any of them, weighted where each has a 分值 of its own; where one of them is left
 * to a person, so is the item. A head with a target and an outcome of its own over mere evidence (「其中…」) earns no more
 * than they say.
 */
export function assessItem(item: ScoredItem, scheme: Scheme, year: number | undefined): IndicatorAssessment {
  const { head, rows } = item
  const judged = rows.filter((row) => row.targetValue.state === 'filled' || row.actualValue.state === 'filled')
  const [only] = judged
  if (!only) return assessIndicator(head, scheme, year)
  const assessed = judged.map((row) => assessIndicator(row, scheme, year))
  if (judged.length === 1) return assessed[0]!
  const spans = assessed.map(spanOf)
  const told = hasEvidence(item) && head.targetValue.state === 'filled' && head.actualValue.state === 'filled'
  const high = told
    ? spans[0]!.high
    : combined(
        judged,
        spans.map((span) => span.high),
        'highest',
      )
  const low = combined(
    judged,
    spans.map((span) => span.low),
    'lowest',
  )
  if (assessed.some((each) => each.kind !== 'formula') && high.equals(ONE)) return leftToPerson(head)
  const reached = low.equals(ONE)
  return {
    kind: 'formula',
    shares: [high, low],
    tolerated: [],
    spread: true,
    reached,
    completion: undefined,
    higherIsBetter: false,
    firm: (told ? assessed.slice(0, 1) : assessed).every((each) => each.kind === 'formula' && each.firm),
    workings: reached
      ? ['各行均达到指标值，得满分', '各行均达到指标值，得满分']
      : [`几行合并计分，最多为 ${percent(high)} × 分值`, `几行合并计分，最少为 ${percent(low)} × 分值`],
  }
}

function leftToPerson(head: Indicator): IndicatorAssessment {
  const detail = `「${head.level3.raw}」几行合并计分，其中有的行须由人判断`
  return { kind: 'undecided', attainment: { kind: 'incomparable', reason: 'kinds-differ', detail } }
}

function spanOf(assessment: IndicatorAssessment): Span {
  if (assessment.kind === 'formula') {
    const shares = [...assessment.shares, ...assessment.tolerated]
    return { low: Decimal.min(...shares), high: Decimal.max(...shares) }
  }
  return { low: ZERO, high: assessment.kind === 'described' && assessment.sure ? assessment.upper : ONE }
}

function combined(rows: readonly Indicator[], shares: readonly Decimal[], which: 'highest' | 'lowest'): Decimal {
  const weights = rows.map((row) => (isFilled(row.maxScore) ? row.maxScore.value : undefined))
  const total = sum(weights.filter((weight) => weight !== undefined))
  if (weights.some((weight) => weight === undefined) || total.isZero())
    return which === 'highest' ? Decimal.max(...shares) : Decimal.min(...shares)
  return sum(shares.map((share, index) => share.times(weights[index]!))).dividedBy(total)
}

/** Rows of an item whose target was missed by every reading: the whole 分值 is then a question. */
export function missedRows({ rows }: ScoredItem, scheme: Scheme, year: number | undefined): readonly Indicator[] {
  return rows.filter((row) => row.actualValue.state === 'filled' && isMissed(assessIndicator(row, scheme, year)))
}

/** Missed by every reading that the words allow. */
export function isMissed(assessment: IndicatorAssessment): boolean {
  switch (assessment.kind) {
    case 'late':
      return assessment.firm
    case 'formula':
      return (
        assessment.firm &&
        !assessment.reached &&
        [...assessment.shares, ...assessment.tolerated].every((share) => share.lessThan(ONE))
      )
    case 'described':
      return assessment.sure && (assessment.degree === 'partly' || assessment.degree === 'not')
    case 'unequal':
    case 'undecided':
      return false
    default:
      return assessment satisfies never
  }
}
