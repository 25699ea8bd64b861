import { type FilledNumber, isFilled } from '../../form/field.ts'
import type { BasicColumnName, BasicDataForm, BasicLine, FundColumnName, ProjectForm } from '../../form/forms.ts'
import { type Decimal, plain, sum } from '../../model/decimal.ts'
import { AS_STATED, equalAsShown, matcherFor, sameAmount } from '../equation.ts'
import { cannotTell, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import type { Facts } from '../rule.ts'
import { matchProjects } from './match-projects.ts'

/** For every listed project that has a form: its amount in the basic-data sheet is the total of the form. Anchored at the basic-data cell. */
export function* sameProjectAmount(
  { submission }: Facts,
  column: BasicColumnName,
  fundColumn: FundColumnName,
  words: { basic: string; form: string },
): Generator<Outcome> {
  const { pairs } = matchProjects(submission)
  if (pairs.length === 0) yield notApplicable('没有可对应的项目')
  for (const { line, form, parts } of pairs) {
    const own = line[column]
    const other = form.funds?.rows.total?.[fundColumn]
    if (!own || !other || [form, ...parts].some((each) => each.amountUnit === '元')) continue
    const blankBoth = own.state === 'blank' && other.state === 'blank'
    if (blankBoth) continue
    if (!isFilled(own) || !isFilled(other)) {
      yield cannotTell(isFilled(own) ? other : own)
      continue
    }
    const equation = sameAmount(own, other, matcherFor(own, other))
    if (equation.holds(AS_STATED)) {
      yield pass(equation)
      continue
    }
    if (differByTenThousand(own.value, other.value)) {
      yield cannotTell(own, '疑以元填报，见 TX-06')
      continue
    }
    if (parts.length > 0) {
      yield inParts({ line, own, forms: [form, ...parts] }, submission.basicData!, fundColumn, words)
      continue
    }
    yield fail({
      at: own,
      form: submission.basicData!,
      stated: plain(own.value),
      expected: plain(other.value),
      difference: plain(own.value.minus(other.value)),
      related: [other],
      message: `「${line.label}」${words.basic} ${plain(own.value)}，该项目自评表${words.form}为 ${plain(other.value)}，相差 ${plain(own.value.minus(other.value).abs())}。请核对两表，改正填错的一处。`,
      equation,
    })
  }
}

interface InParts {
  readonly line: BasicLine
  readonly own: FilledNumber
  readonly forms: readonly ProjectForm[]
}

/** A project of several 实施单位, each with its own form: the line may stand for all of them. Other parts may not have been handed in. */
function inParts(
  { line, own, forms }: InParts,
  basicData: BasicDataForm,
  column: FundColumnName,
  words: { basic: string; form: string },
): Outcome {
  const amounts = forms.map((form) => form.funds?.rows.total?.[column])
  const filled = amounts.filter(isFilled)
  const open = amounts.find((amount) => !isFilled(amount))
  if (filled.length < forms.length) return cannotTell(open ?? own)
  const total = sum(filled.map((amount) => amount.value))
  const decimals = Math.max(...filled.map((amount) => amount.decimals))
  if (equalAsShown(own, { value: total, decimals })) return pass()
  return fail({
    at: own,
    form: basicData,
    stated: plain(own.value),
    expected: plain(total),
    difference: plain(own.value.minus(total)),
    severity: 'warning',
    related: filled,
    message: `「${line.label}」${words.basic} ${plain(own.value)}，该项目由几个单位实施，${forms.length} 张自评表的${words.form}合计 ${plain(total)}，相差 ${plain(own.value.minus(total).abs())}。请核对，或说明还有哪些单位的部分。`,
  })
}

/** One of the two was typed in 元: TX-06 tells that, once for all the cells concerned. */
export function differByTenThousand(a: Decimal, b: Decimal): boolean {
  const [small, large] = a.lessThan(b) ? [a, b] : [b, a]
  return !small.isZero() && large.dividedBy(small).minus(10_000).abs().lessThan(5)
}
