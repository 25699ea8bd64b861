import { isFilled, type NumberField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { type Decimal, plain, sum } from '../../model/decimal.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { matches } from '../../scoring/review-form.ts'
import { type Equation, sumEquation } from '../equation.ts'
import { withoutFundTotal } from '../example-submission.ts'
import { cannotTell, fail, type Outcome, pass } from '../outcome.ts'
import { ROWS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { slipOf, slippedFields } from '../structure/row-alignment.ts'
import { SUMS } from '../sums.ts'
import { asFilledWithDifference } from '../wording.ts'

interface Told {
  /** The total of the form, of its rows alone, in its head; or the one in the head against that of the last row. */
  readonly of: 'form' | 'rows' | 'head' | 'both'
}

/**
 * A blank total counts as wrong; a total over a score that is blank, cannot be read or was not found is neither judged
 * nor corrected.
 */
export const totalScore = defineRule({
  code: 'DF-02',
  title: '总分应等于执行率得分与各项得分之和',
  severity: 'error',
  scope: 'scored',
  reads: [...ROWS, 'texts', 'funds.maxScore', 'funds.score', 'goals.score', 'foldedScores', 'total.score', 'headTotal'],
  source: PROJECT_FORM('总分'),
  formula: ({ scoreTolerance }) => `总分 = 执行率得分 + 各三级指标得分（允许相差 ${scoreTolerance}）`,
  silentWhen: [
    '有一项得分未填、无法识别：列为未能核对，不当作 0',
    '有的行或资金块没有读懂',
    '重复折算的（由 DF-09 报告）',
    ({ scoreTolerance }) => `相差 ${scoreTolerance} 以内`,
  ],
  relates: true,

  *check(form, { scheme }): Generator<Outcome<Told>> {
    const [declared] = SUMS['DF-02'].resolve(form)
    // A total of scores that were weighted twice is DF-09's.
    if (!declared || form.foldedScores.length > 0) return
    const { total, parts, open: unread } = declared
    const slips = slippedScores(form)
    const open =
      [total, ...parts].find((field) => field.state === 'unreadable' || field.state === 'uncached') ??
      parts.find((part) => !isFilled(part) || slips.has(part))
    if (open) {
      yield cannotTell(open)
      return
    }
    const expected = sum(parts.filter(isFilled).map((part) => part.value))
    const equation = sumEquation(total, parts, (left, right) => matches(left, right, scheme))
    if (isFilled(total) && matches(total.value, expected, scheme)) {
      yield pass(equation)
      yield* checkHead(form, total, expected, scheme)
      return
    }
    if (unread) {
      yield cannotTell(unread.at, unread.reason)
      return
    }
    if (form.total.ofRowsOnly) {
      yield rowsFail(total, parts, expected, equation)
      yield* checkHead(form, total, expected, scheme)
      return
    }
    yield fail({
      at: total,
      stated: isFilled(total) ? plain(total.value) : '',
      expected: plain(expected),
      ...(isFilled(total) ? { difference: plain(total.value.minus(expected)) } : {}),
      related: parts,
      of: 'form',
      equation,
      fix: { field: total, value: expected, when: 'always' },
    })
  },

  message: (f) => {
    switch (f.of) {
      case 'form':
        return `总分应为 ${f.expected}（执行率得分与各项得分之和），${asFilledWithDifference(f)}。`
      case 'rows':
        return `合计应为 ${f.expected}（各项指标得分之和），${asFilledWithDifference(f)}。`
      case 'head':
        return `表头所填总分 ${f.stated} 应为 ${f.expected}（执行率得分与各项得分之和）。`
      case 'both':
        return `表头所填总分 ${f.stated} 与末行总分 ${f.expected} 不一致。`
      default:
        return f.of satisfies never
    }
  },

  examples: [
    { name: '相等', given: '9.5 + 各项 90 = 99.5', plant: () => {}, outcome: 'pass' },
    {
      name: '多加',
      given: '总分填 97',
      plant: (s) => void (s.projects[0]!.total.score = '97'),
      outcome: 'fail',
      says: '总分应为 99.5',
    },
    {
      name: '未填',
      given: '总分空',
      plant: (s) => void (s.projects[0]!.total.score = ''),
      outcome: 'fail',
      says: '未填',
    },
    {
      name: '差在四舍五入',
      given: '总分填 99.55',
      plant: (s) => void (s.projects[0]!.total.score = '99.55'),
      outcome: 'pass',
    },
    {
      name: '一项得分未填',
      given: '一个得分空',
      plant: (s) => void (s.projects[0]!.indicators[0]!.score = ''),
      outcome: 'cannot-tell',
    },
    {
      name: '资金总额一行没有认出',
      given: '执行率得分没有读到，总分填 99',
      plant: (s) => [
        Object.assign(s.projects[0]!.total, { score: '99' }),
        Object.assign(s, { reshape: withoutFundTotal }),
      ],
      outcome: 'cannot-tell',
    },
  ],
})

/** A row whose 分值 is merely missing still has its 得分 in place. */
function slippedScores(form: ScoredForm): ReadonlySet<NumberField> {
  return new Set(
    [...slippedFields(form)].filter((field) =>
      form.groups.some((group) =>
        group.indicators.some((each) => each.score === field && slipOf(each, group) !== 'weight-missing'),
      ),
    ),
  )
}

/**
 * 合计 of the indicators alone. It may have been meant as the whole form's all the same: wrong in either way, and not
 * written.
 */
function rowsFail(
  total: NumberField,
  parts: readonly NumberField[],
  expected: Decimal,
  equation: Equation,
): Outcome<Told> {
  return fail({
    at: total,
    stated: isFilled(total) ? plain(total.value) : '',
    expected: plain(expected),
    ...(isFilled(total) ? { difference: plain(total.value.minus(expected)) } : {}),
    related: parts,
    of: 'rows',
    equation,
  })
}

/**
 * A total in the head of the form that is not that of its last row, or not that of the whole form where the last row
 * adds up the indicators alone.
 */
function* checkHead(
  { headTotal, total, funds, goals }: ScoredForm,
  last: NumberField,
  expected: Decimal,
  scheme: Scheme,
): Generator<Outcome<Told>> {
  if (!isFilled(headTotal)) return
  if (!total.ofRowsOnly) {
    if (isFilled(total.score) && !matches(headTotal.value, total.score.value, scheme))
      yield headTotalFails(headTotal, last, expected)
    return
  }
  const above = [funds?.score, goals.score].filter((field) => field !== undefined)
  if (!above.every(isFilled)) return
  const whole = sum([expected, ...above.map((field) => field.value)])
  if (matches(headTotal.value, whole, scheme)) return
  const stated = plain(headTotal.value)
  yield fail({
    at: headTotal,
    stated,
    expected: plain(whole),
    related: [...above, last],
    of: 'head',
    fix: { field: headTotal, value: whole, when: 'always' },
  })
}

function headTotalFails(head: NumberField, total: NumberField, expected: Decimal): Outcome<Told> {
  const stated = isFilled(head) ? plain(head.value) : ''
  return fail({
    at: head,
    stated,
    expected: plain(expected),
    related: [total],
    of: 'both',
    fix: { field: head, value: expected, when: 'always' },
  })
}
