import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import { matchProjects } from '../cross-form/match-projects.ts'
import { oncePer } from '../../model/memoise.ts'
import { Decimal, plain, sum } from '../../model/decimal.ts'
import type { Submission } from '../../identity/submission.ts'
import type { Form, ScoredForm } from '../../form/forms.ts'
import { type Equation, valueIn } from '../equation.ts'
import { fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import { FUNDS, PROJECT_PAIRS } from '../parts.ts'
import { defineRule } from '../rule.ts'
import { PROJECT_FORM } from '../sources.ts'
import { SUMS, type SumDeclaration } from '../sums.ts'
import { alike, inPercent } from '../wording.ts'

const AMOUNT_SUMS: readonly SumDeclaration[] = Object.values(SUMS).filter(
  ({ rule }) => rule.startsWith('ZJ') || rule.startsWith('JC'),
)

const TEN_THOUSAND = new Decimal(10_000)
/** Amounts that differ by no more than this share are one. */
const NEAR = '0.0005'

/** An amount with the other places where the same amount, or its parts, stand. */
interface Comparison {
  readonly form: Form
  readonly field: FilledNumber
  readonly others: readonly { readonly value: Decimal; readonly field: NumberField }[]
}

interface Told {
  /** The same amount where it is in 万元. */
  readonly elsewhere: Decimal
  readonly places: number
}

/** An amount that is 10 000 times what its other places say was typed in 元. */
export const amountInYuan = defineRule({
  code: 'TX-06',
  title: '金额疑似以元填报',
  severity: 'error',
  scope: 'submission',
  reads: [
    ...FUNDS,
    ...PROJECT_PAIRS,
    'unknownAmounts',
    'byIncome',
    'basicExpenditure',
    'projectExpenditure',
    'lines.text',
    'lines.prior',
  ],
  source: PROJECT_FORM('金额单位：万元'),
  formula: '同一金额在别处只有它的万分之一，或与同表其他金额相差万倍',
  silentWhen: [
    '方案或表上以元为单位',
    '只有一处有这个金额，无从比较',
    `相差不是恰好一万倍（相对误差 ${inPercent(NEAR)} 以内）`,
  ],
  relates: true,

  *check(submission, { scheme }): Generator<Outcome<Told>> {
    if (scheme.amountUnit === '元') {
      yield notApplicable('方案以元为单位')
      return
    }
    const byForm = new Map<Form, Suspect[]>()
    for (const { form, field, others } of comparisons(submission)) {
      const same = others.find((other) => isTenThousandth(other.value, field.value))
      if (!same) {
        yield pass()
        continue
      }
      const expected = field.value.dividedBy(TEN_THOUSAND)
      const known = byForm.get(form) ?? []
      if (known.every((each) => each.field !== field)) known.push({ field, expected, same })
      byForm.set(form, known)
    }
    for (const [form, suspects] of byForm) yield suspectFailure(form, suspects)
  },

  message: ({ at, stated, elsewhere, places }) =>
    `「${at.label}」${stated} 恰为他处所填 ${plain(elsewhere)} 的一万倍，疑以元填报${alike(places)}。请改以万元填写。`,

  examples: [
    { name: '万元', given: '全年预算数 80', plant: () => {}, outcome: 'pass' },
    {
      name: '以元填报',
      given: '全年执行数 760000，财政拨款执行数 76',
      plant: (s) => void (s.projects[0]!.funds.total.executed = '760000'),
      outcome: 'fail',
      says: '疑以元填报',
    },
    {
      name: '基础数据以元填报',
      given: '基础数据表项目决算数 760000，自评表 76',
      plant: (s) => void (s.basicData.rows[10]!.actual = '760000'),
      outcome: 'fail',
      says: '疑以元填报',
    },
    {
      name: '别处空',
      given: '其他各处未填，无从比较',
      plant: (s) => void Object.assign(s.projects[0]!.funds, { fiscal: { initial: '', annual: '', executed: '' } }),
      outcome: 'pass',
    },
  ],
})

interface Suspect {
  readonly field: FilledNumber
  readonly expected: Decimal
  readonly same: Comparison['others'][number]
}

/** One finding a form, at its first cell, with the others beside it. */
function suspectFailure(form: Form, suspects: readonly Suspect[]): Outcome<Told> {
  const { field, expected, same } = suspects[0]!
  return fail({
    at: field,
    form,
    stated: plain(field.value),
    expected: plain(expected),
    related: [...suspects.slice(1).map((each) => each.field), ...suspects.map((each) => each.same.field)],
    elsewhere: same.value,
    places: suspects.length,
    equation: scaleEquation(field, expected),
  })
}

/** Most pairs are not apart by four orders of magnitude, which their exponents tell without arithmetic. */
function isTenThousandth(small: Decimal, large: Decimal): boolean {
  if (small.isZero() || large.isZero() || Math.abs(large.e - 4 - small.e) > 1) return false
  return near(large.dividedBy(TEN_THOUSAND), small)
}

function near(a: Decimal, b: Decimal): boolean {
  return a.minus(b).abs().lessThanOrEqualTo(b.abs().times(NEAR))
}

function scaleEquation(field: FilledNumber, expected: Decimal): Equation {
  return {
    fields: [field],
    holds: (supposed) => near(valueIn(field, supposed)!, expected),
    solve: () => expected,
  }
}

function comparisons(submission: Submission): Comparison[] {
  const { basicData, department } = submission
  const between = matchProjects(submission).pairs.flatMap(({ line, form }) => {
    if (form.amountUnit === '元') return []
    const total = form.funds?.rows.total
    return [
      ...both(basicData!, line.final, form, total?.annualExecution),
      ...both(basicData!, line.budget, form, total?.annualBudget),
    ]
  })
  const projectLine = basicData?.lines.find((line) => line.name === 'projectExpenditure')
  const projects =
    basicData && department?.amountUnit === '万元'
      ? both(basicData, projectLine?.final, department, department.projectExpenditure)
      : []
  return [...submission.forms.flatMap(withinForm), ...between, ...projects]
}

const withinForm = oncePer((form: Form): readonly Comparison[] => [
  ...sumComparisons(form),
  ...(form.kind === 'basic-data' ? [] : fundComparisons(form)),
])

/** The budget against the execution of the total row. */
function fundComparisons(form: ScoredForm): Comparison[] {
  const total = form.funds?.rows.total
  return both(form, total?.annualBudget, form, total?.annualExecution)
}

/** Every amount of a declared sum against what the sum leaves for it. */
function sumComparisons(form: Form): Comparison[] {
  const found: Comparison[] = []
  for (const { total, parts, relation, otherParts = [], open } of AMOUNT_SUMS.flatMap((declaration) =>
    declaration.resolve(form),
  )) {
    if (relation !== 'equals' || !parts.some(isFilled) || open || otherParts.length > 0) continue
    const filled = parts.filter(isFilled)
    const added = sum(filled.map((part) => part.value))
    if (!isFilled(total)) continue
    found.push({ form, field: total, others: [{ value: added, field: filled[0]! }] })
    const difference = total.value.minus(added)
    for (const part of filled) {
      const rest = difference.plus(part.value)
      if (!rest.isNegative()) found.push({ form, field: part, others: [{ value: rest, field: total }] })
    }
  }
  return found
}

/** Each of two amounts against the other. */
function both(formA: Form, a: NumberField | undefined, formB: Form, b: NumberField | undefined): Comparison[] {
  if (!isFilled(a) || !isFilled(b)) return []
  return [
    { form: formA, field: a, others: [{ value: b.value, field: b }] },
    { form: formB, field: b, others: [{ value: a.value, field: a }] },
  ]
}
