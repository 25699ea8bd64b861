import { isEmptyBlock } from '../../form/empty-blocks.ts'
import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import {
  type BasicColumnName,
  type BasicDataForm,
  type BasicLine,
  FUND_COLUMNS,
  type FundColumnName,
  fundRows,
  type ProjectForm,
} from '../../form/forms.ts'
import { type Decimal, plain, sum } from '../../model/decimal.ts'
import { AS_STATED, equalAsShown, matcherFor, sameAmount } from '../equation.ts'
import { cannotTell, type Failure, fail, notApplicable, type Outcome, pass } from '../outcome.ts'
import type { Facts } from '../rule.ts'
import { matchProjects } from './match-projects.ts'

/** What the two sides call the amount. */
interface AmountWords {
  readonly basic: string
  readonly form: string
}

export interface AmountTold {
  readonly differs: {
    readonly line: BasicLine
    readonly words: AmountWords
    readonly own: NumberField
    /** What the project's form says: its cell, nothing in the whole block, or several forms together. */
    readonly form: NumberField | 'empty' | { readonly count: number; readonly total: Decimal }
  }
}

export function amountMessage({ differs: { line, words, own, form }, difference = '' }: Failure & AmountTold): string {
  const listed = `「${line.label}」${words.basic}${isFilled(own) ? ` ${plain(own.value)}` : '未填'}`
  const apart = `相差 ${difference.replace('-', '')}`
  if (form === 'empty') return `${listed}，该项目自评表资金各栏均未填。请补填自评表，或核对本表。`
  if ('count' in form)
    return `${listed}，该项目由几个单位实施，${form.count} 张自评表的${words.form}合计 ${plain(form.total)}，${apart}。请核对，或说明还缺哪些单位的。`
  if (!isFilled(form)) return `${listed}，该项目自评表${words.form}${leftOut(form)}。请补填自评表，或核对本表。`
  const stated = `${listed}，该项目自评表${words.form}为 ${plain(form.value)}`
  return isFilled(own) ? `${stated}，${apart}。请核对两表，改正填错的一处。` : `${stated}。请补填，或核对自评表。`
}

/**
 * For every listed project that has a form: its amount in the basic-data sheet is the total of the form. Anchored at
 * the basic-data cell. An amount on one side and a blank cell on the other do not agree, nor what was spent and a fund
 * block of marks such as 「/」; 0 and a blank cell do.
 */
export function* sameProjectAmount(
  { submission }: Facts,
  column: BasicColumnName,
  fundColumn: FundColumnName,
  words: AmountWords,
): Generator<Outcome<AmountTold>> {
  const { pairs } = matchProjects(submission)
  if (submission.basicData && isEmptyBlock(submission.basicData, 'lines')) {
    yield notApplicable('基础数据表各项经费均未填，见 JG-08')
    return
  }
  if (pairs.length === 0) yield notApplicable('没有可对应的项目')
  for (const { line, form, parts } of pairs) {
    const own = line[column]
    if (!own || [form, ...parts].some((each) => each.amountUnit === '元')) continue
    const other = form.funds?.rows.total?.[fundColumn]
    if (!other) {
      if (form.funds && hasColumn(form, fundColumn)) yield cannotTell(own, '该项目自评表的年度资金总额没有读到')
      continue
    }
    const blankBoth = [own, other].every((each) => each.state === 'blank' || (isFilled(each) && each.value.isZero()))
    if (blankBoth && !(isFilled(own) && isFilled(other))) continue
    if (own.state === 'blank' && isFilled(other)) {
      yield fail({
        at: own,
        form: submission.basicData!,
        stated: '',
        related: [other],
        differs: { line, words, own, form: other },
        equation: sameAmount(own, other, matcherFor(own, other)),
      })
      continue
    }
    if (
      isFilled(own) &&
      (other.state === 'blank' || (column === 'final' && !own.value.isZero() && saysNoMoney(form)))
    ) {
      // Of a block in which nothing was filled in, one amount tells enough.
      if (column === 'budget' && isEmptyBlock(form, 'funds') && isFilled(line.final) && !line.final.value.isZero())
        continue
      yield fail({
        at: own,
        form: submission.basicData!,
        stated: plain(own.value),
        related: [other],
        differs: { line, words, own, form: isEmptyBlock(form, 'funds') ? 'empty' : other },
        // What fills the blank cell here may fill it in the sums, too: then it is told once.
        ...(other.state === 'blank' ? { equation: sameAmount(own, other, matcherFor(own, other)) } : {}),
      })
      continue
    }
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
      differs: { line, words, own, form: other },
      equation,
    })
  }
}

/** No figure stands in the fund block, only marks and blank cells: it says that there was no money. */
function saysNoMoney({ funds }: ProjectForm): boolean {
  return (
    funds !== undefined &&
    fundRows(funds).every((row) => FUND_COLUMNS.every((name) => !row[name] || isBlankOrMark(row[name])))
  )
}

function isBlankOrMark({ state }: NumberField): boolean {
  return state === 'blank' || state === 'absent' || state === 'not-applicable'
}

function leftOut({ state, raw }: NumberField): string {
  return state === 'blank' ? '未填' : `填的是「${raw}」`
}

interface InParts {
  readonly line: BasicLine
  readonly own: FilledNumber
  readonly forms: readonly ProjectForm[]
}

/**
 * A project of several 实施单位, each with its own form: the line may stand for all of them. Other parts may not have been
 * handed in.
 */
function inParts(
  { line, own, forms }: InParts,
  basicData: BasicDataForm,
  column: FundColumnName,
  words: AmountWords,
): Outcome<AmountTold> {
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
    differs: { line, words, own, form: { count: forms.length, total } },
  })
}

/** Whether the form has the column at all, in whatever row its amount stands. */
function hasColumn({ funds }: ProjectForm, column: FundColumnName): boolean {
  return funds !== undefined && fundRows(funds).some((row) => row[column] !== undefined)
}

/** One of the two was typed in 元: TX-06 tells that, once for all the cells concerned. */
export function differByTenThousand(a: Decimal, b: Decimal): boolean {
  const [small, large] = a.lessThan(b) ? [a, b] : [b, a]
  return !small.isZero() && large.dividedBy(small).minus(10_000).abs().lessThan(5)
}
