import { isFilled, type NumberField } from '../form/field.ts'
import type { Indicator, ScoredForm } from '../form/forms.ts'
import { type ScoredItem, scoredItems } from '../form/items.ts'
import { Decimal, HUNDRED, isAboveZero, plain, roundedTo, sum, ZERO } from '../model/decimal.ts'
import { speaksOfPoints } from '../readings/reason.ts'
import { later } from '../model/memoise.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { gradeOf } from '../scheme/schemes.ts'
import { assessExecution, type ExecutionAssessment } from './assess-execution.ts'
import { assessIndicator, type FormulaAssessment, type IndicatorAssessment } from './assess-indicator.ts'
import { assessItem } from './assess-item.ts'
import type { JudgedByHand } from './hand-opinion.ts'

/** 复核得分 of one item or of the execution rate. */
interface ReviewedScore {
  /** Undefined when neither the rules nor the department give a score. */
  readonly score: Decimal | undefined
  /** False: a person has to decide; the department's own score, capped, stands in. */
  readonly decided: boolean
  /** How the score came about, for the clerk: 「2.4% ÷ 8% × 10 = 3」. */
  readonly opinion: string
  /** Set where a person judged the row: then it is decided, and the score is his if he gave one. */
  readonly hand?: JudgedByHand
}

/** What is scored as one: a row, or several that share their points. */
export interface ReviewedItem extends ReviewedScore {
  readonly item: ScoredItem
  readonly indicator: Indicator
  readonly assessment: IndicatorAssessment
  /** 分值 and the department's 得分, summed over the rows; undefined while one of them cannot be read. */
  readonly weight: Decimal | undefined
  readonly stated: Decimal | undefined
  /** Scores that count as right, the preferred one first; empty when no formula applies. */
  readonly acceptable: readonly Decimal[]
  /** Whether a score is right by some reading. */
  readonly accepts: (score: Decimal) => boolean
}

export interface ReviewedForm {
  readonly form: ScoredForm
  readonly execution: (ReviewedScore & { readonly assessment: ExecutionAssessment | undefined }) | undefined
  readonly items: readonly ReviewedItem[]
  /** What the rules say of one row by itself. */
  readonly assess: (indicator: Indicator) => IndicatorAssessment
  /** The review of the item that a row belongs to. */
  readonly of: (indicator: Indicator) => ReviewedItem
  /**
   * Undefined while a part of it is missing or cannot be judged, or where the parts exceed 100: then `incomplete` says
   * why.
   */
  readonly total: Decimal | undefined
  readonly incomplete: string | undefined
  /** '' without a total. */
  readonly grade: string
  readonly undecided: number
  /** Set where a person judged the total. */
  readonly totalHand?: JudgedByHand
}

/** Scores a form by its scheme. A department's score that the formula confirms within the tolerance stays as it is. `year` is
 * the year of dates that name none. */
export function reviewForm(form: ScoredForm, scheme: Scheme, year = form.year): ReviewedForm {
  // Most rules ask for the rows alone.
  const execution = later(() => form.funds && reviewExecution(form, scheme))
  const total = later(() => totalOf(form, execution(), items))
  const items = scoredItems(form).map((item) => reviewItem(item, scheme, year))
  const byIndicator = new Map(items.flatMap((each) => each.item.rows.map((row) => [row, each] as const)))
  return {
    form,
    get execution() {
      return execution()
    },
    items,
    assess: (indicator) => assessIndicator(indicator, scheme, year),
    of: (indicator) => byIndicator.get(indicator)!,
    get total() {
      return total().total
    },
    get incomplete() {
      return total().incomplete
    },
    get grade() {
      return this.total ? gradeOf(this.total, scheme) : ''
    },
    get undecided() {
      return items.filter((each) => !each.decided).length + (execution()?.decided === false ? 1 : 0)
    },
  }
}

/**
 * The sum of all that is scored, when all of it is there. Never below 0, never above 100, even where a form prints
 * more: that is a fault of its weights.
 */
export function totalOf(
  form: ScoredForm,
  execution: ReviewedForm['execution'],
  items: readonly ReviewedItem[],
): Pick<ReviewedForm, 'total' | 'incomplete'> {
  const missing = missingPart(form, execution, items)
  if (missing !== undefined) return { total: undefined, incomplete: missing }
  const goal = valueIn(form.goals.score)
  const scores = [execution?.score, goal, ...items.map((each) => each.score)].filter((score) => score !== undefined)
  const total = atLeastZero(sum(scores))
  if (total.greaterThan(HUNDRED)) return { total: undefined, incomplete: `各项合计 ${plain(total)}，超过 100 分` }
  return { total, incomplete: undefined }
}

/** Which part of the total is not there, in the clerk's words. */
function missingPart(
  form: ScoredForm,
  execution: ReviewedForm['execution'],
  items: readonly ReviewedItem[],
): string | undefined {
  if (items.length === 0) return '没有可以计分的指标'
  const unjudged = items
    .filter(({ hand }) => hand?.score === undefined)
    .flatMap((each) => each.item.rows)
    .filter((row) => row.unjudged !== undefined)
  if (unjudged[0])
    return `「${unjudged[0].level3.raw}」${unjudged.length > 1 ? `等 ${unjudged.length} 行` : ''}没有核对`
  const blank = items.find((each) => each.score === undefined)
  if (blank) return `「${blank.indicator.level3.raw}」没有得分`
  const { funds } = form
  const scoresExecution =
    funds !== undefined &&
    [funds.score, funds.maxScore].some((field) => field !== undefined && field.state !== 'absent')
  if (scoresExecution && execution?.score === undefined) return '执行率得分无法读取'
  const weights = items.map((each) => each.weight)
  if (
    !scoresExecution &&
    weights.every((weight) => weight !== undefined) &&
    sum(weights).lessThan(HUNDRED) &&
    goalless(form)
  )
    return `各指标分值合计 ${plain(sum(weights))}，其余的分没有找到`
  return undefined
}

function goalless({ goals, total }: ScoredForm): boolean {
  return goals.score === undefined && !(isFilled(total.maxScore) && total.maxScore.value.lessThan(HUNDRED))
}

function reviewExecution(form: ScoredForm, scheme: Scheme): NonNullable<ReviewedForm['execution']> {
  const assessment = assessExecution(form.funds, scheme)
  const stated = valueIn(form.funds?.score)
  const [preferred, ...others] = assessment?.scores ?? []
  if (preferred === undefined)
    return { assessment, score: stated, decided: false, opinion: '执行率无法计算，需人工复核' }
  const confirmed = stated !== undefined && [preferred, ...others].some((score) => matches(stated, score, scheme))
  return { assessment, score: confirmed ? stated : preferred, decided: true, opinion: assessment!.trace }
}

function reviewItem(item: ScoredItem, scheme: Scheme, year: number | undefined): ReviewedItem {
  const assessment = assessItem(item, scheme, year)
  const weight = weightOf(item)
  const stated = statedScore(item)
  const base = { item, indicator: item.head, assessment, weight, stated, acceptable: [], accepts: () => false }
  if (weight === undefined) {
    const why = item.head.maxScore.state === 'absent' ? '表上没有分值栏' : '分值无法读取'
    return { ...base, score: stated && atLeastZero(stated), decided: false, opinion: `${why}，需人工复核` }
  }
  if (assessment.kind === 'formula') return reviewFormula(base, assessment, weight, scheme)
  if (
    item.head.cost &&
    scheme.unfilledCostMost !== null &&
    !['filled', 'uncached'].includes(item.head.targetValue.state)
  )
    return unfilledCost(base, weight, scheme.unfilledCostMost)
  const upper = assessment.kind === 'described' && assessment.sure ? assessment.upper.times(weight) : weight
  return {
    ...base,
    score: stated && between(stated, upper),
    decided: false,
    opinion: `${whyUndecided(assessment)}，需人工复核`,
  }
}

/** One reading, or all of one mind: the formula's score. Otherwise the department's, and a person decides. */
function reviewFormula(
  base: Omit<ReviewedItem, keyof ReviewedScore>,
  assessment: FormulaAssessment,
  weight: Decimal,
  scheme: Scheme,
): ReviewedItem {
  const { stated, item } = base
  const scoreOf = (share: Decimal): Decimal => roundedTo(share.times(weight), 2)
  const acceptable = assessment.shares.map(scoreOf)
  const accepts = (score: Decimal): boolean =>
    acceptable.some((each) => matches(score, each, scheme)) ||
    (assessment.spread && score.greaterThan(Decimal.min(...acceptable)) && score.lessThan(Decimal.max(...acceptable)))
  const reviewed = (score: Decimal | undefined, decided: boolean, opinion: string): ReviewedItem => ({
    ...base,
    acceptable,
    accepts,
    score,
    decided,
    opinion,
  })
  const chosen = Math.max(
    stated === undefined ? -1 : acceptable.findIndex((score) => matches(stated, score, scheme)),
    0,
  )
  const opinion = describeWorking(assessment.workings[chosen]!, weight, acceptable[chosen]!)
  const agree = assessment.firm && acceptable.every((score) => matches(score, acceptable[0]!, scheme))
  if (stated?.lessThan(acceptable[0]!) && !stated.isNegative() && item.rows.some((row) => speaksOfPoints(row)))
    return reviewed(stated, true, '部门已说明扣分理由，按自评计')
  if (!agree) return reviewed(stated && between(stated, weight), false, `${opinion}；另有别的读法，需人工复核`)
  return reviewed(stated !== undefined && accepts(stated) ? stated : acceptable[0], true, opinion)
}

/** A cost row left as the system put it there: the department's score, but no more than the scheme gives for it. */
function unfilledCost(base: Omit<ReviewedItem, keyof ReviewedScore>, weight: Decimal, most: string): ReviewedItem {
  const score = base.stated && between(base.stated, Decimal.min(weight, most))
  return { ...base, score, decided: false, opinion: `成本指标未填指标值，按方案最多得 ${most} 分，需人工复核` }
}

function between(score: Decimal, most: Decimal): Decimal {
  return Decimal.max(ZERO, Decimal.min(score, most))
}

/** 分值 of an item, when all of it can be read and is above zero. */
function weightOf({ rows }: ScoredItem): Decimal | undefined {
  return sumOf(
    rows.map((row) => row.maxScore).filter((field) => field.state !== 'shared'),
    true,
  )
}

function statedScore({ rows }: ScoredItem): Decimal | undefined {
  return sumOf(
    rows.map((row) => row.score).filter((field) => field.state !== 'shared'),
    false,
  )
}

function sumOf(fields: readonly NumberField[], positive: boolean): Decimal | undefined {
  const filled = fields.filter(isFilled)
  if (filled.length === 0 || filled.length < fields.length) return undefined
  const total = sum(filled.map((field) => field.value))
  return positive && !isAboveZero(total) ? undefined : total
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
      return {
        achieved: '定性指标（达成）',
        partly: '定性指标（部分达成）',
        not: '定性指标（未达成）',
        open: '定性指标',
      }[assessment.degree]
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
