import { isFilled, type NumberField } from '../form/field.ts'
import type { Indicator, ScoredForm } from '../form/forms.ts'
import { Decimal, ONE, plain, roundedTo, sum, ZERO } from '../model/decimal.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { gradeOf } from '../scheme/schemes.ts'
import { assessExecution, type ExecutionAssessment } from './assess-execution.ts'
import { assessIndicator, type IndicatorAssessment, weightOf } from './assess-indicator.ts'

/** 复核得分 of one indicator or of the execution rate. */
export interface ReviewedScore {
  /** Undefined when neither the rules nor the department give a score. */
  readonly score: Decimal | undefined
  /** False: a person has to decide; the department's own score, capped, stands in. */
  readonly decided: boolean
  /** How the score came about, for the clerk: 「2.4% ÷ 8% × 10 = 3」. */
  readonly opinion: string
}

export interface ReviewedIndicator extends ReviewedScore {
  readonly indicator: Indicator
  readonly assessment: IndicatorAssessment
  /** Scores that count as right, the preferred one first; empty when no formula applies. */
  readonly acceptable: readonly Decimal[]
}

export interface ReviewedForm {
  readonly form: ScoredForm
  readonly execution: (ReviewedScore & { readonly assessment: ExecutionAssessment | undefined }) | undefined
  readonly indicators: readonly ReviewedIndicator[]
  /** What the review says of one of the form's indicators. */
  readonly of: (indicator: Indicator) => ReviewedIndicator
  readonly total: Decimal
  readonly grade: string
  readonly undecided: number
}

/** Scores a form by its scheme. A department's score that the formula confirms within the tolerance stays as it is. `year` is
 * the year of dates that name none. */
export function reviewForm(form: ScoredForm, scheme: Scheme, year = form.year): ReviewedForm {
  const execution = form.funds ? reviewExecution(form, scheme) : undefined
  const indicators = form.indicators.map((indicator) => reviewIndicator(indicator, scheme, year))
  const scores = [execution?.score, ...indicators.map((each) => each.score)].filter((score) => score !== undefined)
  const total = sum(scores)
  const undecided = indicators.filter((each) => !each.decided).length + (execution && !execution.decided ? 1 : 0)
  const byIndicator = new Map(indicators.map((each) => [each.indicator, each]))
  return { form, execution, indicators, of: (indicator) => byIndicator.get(indicator)!, total, grade: gradeOf(total, scheme), undecided }
}

function reviewExecution(form: ScoredForm, scheme: Scheme): NonNullable<ReviewedForm['execution']> {
  const assessment = assessExecution(form.funds, scheme)
  const stated = valueIn(form.funds?.score)
  const [preferred, ...others] = assessment?.scores ?? []
  if (preferred === undefined) return { assessment, score: stated, decided: false, opinion: '执行率无法计算，需人工复核' }
  const confirmed = stated !== undefined && [preferred, ...others].some((score) => matches(stated, score, scheme))
  return { assessment, score: confirmed ? stated : preferred, decided: true, opinion: assessment!.trace }
}

function reviewIndicator(indicator: Indicator, scheme: Scheme, year: number | undefined): ReviewedIndicator {
  const assessment = assessIndicator(indicator, scheme, year)
  const weight = weightOf(indicator)
  const stated = valueIn(indicator.score)
  if (weight === undefined) {
    const score = stated && atLeastZero(stated)
    const why = indicator.maxScore.state === 'absent' ? '表上没有分值栏' : '分值无法读取'
    return { indicator, assessment, acceptable: [], score, decided: false, opinion: `${why}，需人工复核` }
  }
  if (assessment.kind === 'formula') {
    const acceptable = assessment.shares.map((share) => roundedTo(share === ONE ? weight : share.times(weight), 2))
    const confirmed = stated === undefined ? -1 : acceptable.findIndex((score) => matches(stated, score, scheme))
    const chosen = Math.max(confirmed, 0)
    const opinion = describeWorking(assessment.workings[chosen]!, weight, acceptable[chosen]!)
    return { indicator, assessment, acceptable, score: confirmed >= 0 ? stated : acceptable[0], decided: true, opinion }
  }
  if (indicator.cost && scheme.unfilledCostMost !== null && !['filled', 'uncached'].includes(indicator.targetValue.state))
    return unfilledCost({ indicator, assessment }, weight, stated, scheme.unfilledCostMost)
  const upper = assessment.kind === 'described' ? assessment.upper.times(weight) : weight
  const capped = stated && Decimal.max(ZERO, Decimal.min(stated, upper))
  return { indicator, assessment, acceptable: [], score: capped, decided: false, opinion: `${whyUndecided(assessment)}，需人工复核` }
}

/** A cost row left as the system put it there: the department's score, but no more than the scheme gives for it. */
function unfilledCost(
  base: Pick<ReviewedIndicator, 'indicator' | 'assessment'>,
  weight: Decimal,
  stated: Decimal | undefined,
  most: string,
): ReviewedIndicator {
  const score = stated && Decimal.max(ZERO, Decimal.min(stated, weight, most))
  return { ...base, acceptable: [], score, decided: false, opinion: `成本指标未填指标值，按方案最多得 ${most} 分，需人工复核` }
}

/** 「2.4% ÷ 8% × 分值」 → 「2.4% ÷ 8% × 10 = 3」. */
function describeWorking(working: string, weight: Decimal, score: Decimal): string {
  return working.endsWith('× 分值') ? `${working.slice(0, -2)}${plain(weight)} = ${plain(score)}` : working
}

function whyUndecided(assessment: Exclude<IndicatorAssessment, { kind: 'formula' }>): string {
  switch (assessment.kind) {
    case 'late':
      return '晚于指标值所定时间'
    case 'unequal':
      return '指标值要求相等，完成值有出入'
    case 'described':
      return { achieved: '定性指标（达成）', partly: '定性指标（部分达成）', not: '定性指标（未达成）', open: '定性指标' }[
        assessment.degree
      ]
    case 'undecided':
      return assessment.attainment.detail
    default:
      return assessment satisfies never
  }
}

export function matches(stated: Decimal, expected: Decimal, scheme: Scheme): boolean {
  return stated.equals(expected) || stated.minus(expected).abs().lessThanOrEqualTo(scheme.scoreTolerance)
}

function valueIn(field: NumberField | undefined): Decimal | undefined {
  return isFilled(field) ? field.value : undefined
}

function atLeastZero(value: Decimal): Decimal {
  return Decimal.max(ZERO, value)
}
