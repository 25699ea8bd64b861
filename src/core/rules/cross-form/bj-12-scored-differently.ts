import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'
import { Decimal, isAboveZero, lastOf, percent, plain } from '../../model/decimal.ts'
import { compareText } from '../../quantity/normalise-text.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import { speaksOfPoints } from '../../readings/reason.ts'
import { AS_STATED, type Supposed, valueIn } from '../equation.ts'
import type { ExampleSubmission } from '../example-submission.ts'
import { formLabel, listed } from '../form-label.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { REVIEWED_ROWS } from '../parts.ts'
import { defineRule, type Facts } from '../rule.ts'
import { MEASURES } from '../sources.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { hasOwnWeight } from '../weights/own-weight.ts'
import { namedOnce } from './named-once.ts'
import { inPercent } from '../wording.ts'

/**
 * Words are scored by degrees that are each 20 % wide (财预〔2020〕10号); within one degree two projects may well differ.
 */
const DEGREE = '0.2'

interface ScoredRow {
  readonly form: ScoredForm
  readonly indicator: Indicator
  readonly maxScore: FilledNumber
  readonly score: FilledNumber
  readonly inWords: boolean
}

/**
 * The share of the 分值 that was given, and the shares that are the same but for rounding: from … up to, but not at, …
 */
interface Share {
  readonly row: ScoredRow
  readonly given: Decimal
  readonly from: Decimal
  readonly below: Decimal
}

interface Told {
  readonly indicator: Indicator
  /** What each form gives, in words. */
  readonly list: string
}

/**
 * What was asked and what was reached is the same; then so is the share of the points. One finding for all forms of one
 * row.
 */
export const scoredDifferently = defineRule({
  code: 'BJ-12',
  title: '同名指标目标、完成值相同而得分比例不同',
  severity: 'warning',
  scope: 'submission',
  reads: [...REVIEWED_ROWS, 'projectName'],
  source: MEASURES('指标得分'),
  formula: `同名指标在两张表的指标值、完成值都相同，得分 ÷ 分值也应相同（四舍五入造成的差别不算；文字指标相差一档 ${inPercent(DEGREE)} 以内不算）`,
  readings: ['「≥8%」与「增长8%」是同一个指标值', '得分按所写的小数位四舍五入'],
  silentWhen: [
    '按四舍五入可以是同一比例（5 分得 2，3 分得 1）',
    `文字指标的得分比例相差不到一档（${inPercent(DEGREE)}）`,
    '扣分较多的一张写明了扣分原因：只提示',
    '分值、得分未填或由几项合用；一张表里有两条同名的指标',
  ],

  relates: true,

  *check(submission, facts): Generator<Outcome<Told>> {
    let compared = 0
    for (const rows of sameRows(facts)) {
      compared++
      const odd = oddOneOut(rows)
      if (!odd) {
        yield pass()
        continue
      }
      const list = listed(
        [odd, ...rows.filter((each) => each !== odd)].map(
          (row) =>
            `${formLabel(row.form, submission)}${plain(row.maxScore.value)} 分得 ${plain(row.score.value)}（${percent(shareOf(row, AS_STATED)!.given)}）`,
        ),
      )
      yield fail({
        at: odd.score,
        form: odd.form,
        stated: plain(odd.score.value),
        ...(isExplained(rows) ? { severity: 'info' as const } : {}),
        related: rows.filter((each) => each !== odd).map((each) => each.score),
        indicator: odd.indicator,
        list,
        equation: {
          fields: rows.flatMap((row) => [row.maxScore, row.score]),
          derived: true,
          holds: (supposed) => differing(rows, supposed)?.length === 0,
        },
      })
    }
    if (compared === 0) yield notApplicable('没有指标值、完成值都相同的同名指标')
  },

  message: ({ indicator: { level3, targetValue, actualValue }, list }) =>
    `指标「${squeeze(level3.raw)}」在各表的指标值（${targetValue.raw}）和完成值（${actualValue.raw}）相同，得分比例却不同：${list}。请按同一标准评分，或说明。`,

  examples: [
    { name: '没有相同的指标', given: '各表指标各异', plant: () => {}, outcome: 'not-applicable' },
    {
      name: '比例相同',
      given: '两张表同一指标 ≥20家完成 18家，20 分得 18，10 分得 9',
      plant: (s) => sameRow(s, '9'),
      outcome: 'pass',
    },
    {
      name: '比例不同',
      given: '两张表同一指标 ≥20家完成 18家，20 分得 18，10 分得 7',
      plant: (s) => sameRow(s, '7'),
      outcome: 'fail',
      says: '得分比例却不同',
    },
    {
      name: '四舍五入',
      given: '≥8%完成 2.4%（三成），一张 5 分得 2，一张 3 分得 1',
      plant: (s) => {
        const rows = [s.department.indicators[0]!, s.projects[0]!.indicators[0]!]
        for (const row of rows)
          Object.assign(row, { level3: '社会消费品零售总额增长率', target: '≥8%', actual: '2.4%' })
        Object.assign(rows[0]!, { maxScore: '5', score: '2' })
        Object.assign(rows[1]!, { maxScore: '3', score: '1' })
      },
      outcome: 'pass',
    },
    {
      name: '文字指标相差不到一档',
      given: '两张表「明显改善」，一张 15 分得 15，一张 10 分得 9',
      plant: (s) => inWords(s, '9'),
      outcome: 'pass',
    },
    {
      name: '文字指标相差一档以上',
      given: '两张表「明显改善」，一张 15 分得 15，一张 10 分得 6',
      plant: (s) => inWords(s, '6'),
      outcome: 'fail',
      says: '（60%）',
    },
    {
      name: '写明了扣分原因',
      given: '同一指标 20 分得 18，10 分得 7，原因写明「数据上报迟，从严扣 2 分」',
      plant: (s) => {
        sameRow(s, '7')
        s.department.indicators[1]!.reason = '数据上报迟，从严扣 2 分。'
      },
      outcome: 'fail',
      severity: 'info',
    },
  ],
})

/** Rows of different forms with one name, target and outcome. */
function* sameRows({ submission, reviewOf }: Facts): Generator<readonly ScoredRow[]> {
  const found = new Map<string, ScoredRow[]>()
  for (const form of submission.forms) {
    if (form.kind === 'basic-data' || !form.measure.understood || !form.scored) continue
    for (const [name, indicator] of namedOnce(alignedIndicators(form))) {
      const row = scoredRow(form, indicator, reviewOf(form).of(indicator).assessment.kind !== 'formula')
      if (!row) continue
      const key = [name, quantityOf(indicator.targetValue.raw), quantityOf(indicator.actualValue.raw)].join('\u0001')
      const known = found.get(key)
      if (known) known.push(row)
      else found.set(key, [row])
    }
  }
  for (const rows of found.values()) if (rows.length > 1) yield rows
}

function scoredRow(form: ScoredForm, indicator: Indicator, inWords: boolean): ScoredRow | undefined {
  const { level3, targetValue, actualValue, maxScore, score } = indicator
  if (level3.state !== 'filled' || targetValue.state !== 'filled' || actualValue.state !== 'filled') return undefined
  if (!isFilled(maxScore) || !isFilled(score) || !isAboveZero(maxScore.value) || !hasOwnWeight(form, indicator))
    return undefined
  // A score outside its bounds is DF-01's.
  if (score.value.isNegative() || score.value.greaterThan(maxScore.value)) return undefined
  return { form, indicator, maxScore, score, inWords }
}

/** Undefined where no share of nothing can be given. */
function shareOf(row: ScoredRow, supposed: Supposed): Share | undefined {
  const [most, points] = [valueIn(row.maxScore, supposed)!, valueIn(row.score, supposed)!]
  if (!isAboveZero(most) || points.greaterThan(most)) return undefined
  const half = lastOf(points.decimalPlaces()).times('0.5')
  const share = (value: Decimal): Decimal => value.dividedBy(most)
  return { row, given: share(points), from: share(points.minus(half)), below: share(points.plus(half)) }
}

/**
 * The quantity with its unit, so that 「≥8%」 and 「增长8%」 are the same; words as they are. A sign that turns the way is
 * another target.
 */
function quantityOf(text: string): string {
  const quantity = parseQuantity(text)
  if (quantity.kind !== 'number') return compareText(text)
  const upperBound = quantity.comparator === '<=' || quantity.comparator === '<'
  return `${quantity.value.toFixed()}${quantity.unit}${upperBound ? '以内' : ''}`
}

/** The shares that are another than some other's; undefined where some row has none. */
function differing(rows: readonly ScoredRow[], supposed: Supposed): readonly Share[] | undefined {
  const shares = rows.map((row) => shareOf(row, supposed)).filter((share) => share !== undefined)
  if (shares.length < rows.length) return undefined
  // Mostly there are shares that are those of all rows.
  const highestFrom = Decimal.max(...shares.map(({ from }) => from))
  if (shares.every(({ below }) => below.greaterThan(highestFrom))) return []
  return shares.filter((share) => shares.some((other) => differ(share, other)))
}

/** The row whose share fewest forms give; undefined while all can be one share. As it stands, each row has one. */
function oddOneOut(rows: readonly ScoredRow[]): ScoredRow | undefined {
  const found = differing(rows, AS_STATED)!
  const alike = (share: Share): number => found.filter((other) => !differ(share, other)).length
  const ordered = [...found].sort(
    (a, b) => alike(a) - alike(b) || a.given.comparedTo(b.given) || (a.row.form.key < b.row.form.key ? -1 : 1),
  )
  return ordered[0]?.row
}

/** Whether every row that got less than another says why points were taken off. */
function isExplained(rows: readonly ScoredRow[]): boolean {
  const shares = rows.flatMap((row) => shareOf(row, AS_STATED) ?? [])
  const lower = shares.filter((share) =>
    shares.some((other) => other.given.greaterThan(share.given) && differ(share, other)),
  )
  return lower.every(({ row }) => speaksOfPoints(row.indicator))
}

function differ(a: Share, b: Share): boolean {
  const [lower, higher] = a.given.lessThan(b.given) ? [a, b] : [b, a]
  if (lower.below.greaterThan(higher.from)) return false
  return !(a.row.inWords || b.row.inWords) || higher.given.minus(lower.given).greaterThan(DEGREE)
}

/** The third project's first indicator once more in the department form, of 10 points. */
function sameRow({ department }: ExampleSubmission, score: string): void {
  Object.assign(department.indicators[1]!, {
    level3: '支持流通企业',
    target: '≥20家',
    actual: '18家',
    score,
    reason: '两家企业停业。',
  })
}

function inWords({ department }: ExampleSubmission, score: string): void {
  Object.assign(department.indicators[1]!, {
    level3: '购物环境',
    target: '明显改善',
    actual: '明显改善',
    score,
    reason: '部分市场较旧。',
  })
}
