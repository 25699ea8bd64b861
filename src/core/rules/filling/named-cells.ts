import { isFilled, type NumberField, type TextField } from '../../form/field.ts'
import type { Indicator, ScoredForm } from '../../form/forms.ts'
import { fromA1 } from '../../model/cell-address.ts'
import { Decimal, HUNDRED, lastOf, plain } from '../../model/decimal.ts'
import { later } from '../../model/memoise.ts'
import { parseQuantity } from '../../quantity/parse-quantity.ts'
import type { NumberQuantity } from '../../quantity/quantity.ts'
import { relateUnits } from '../../quantity/units.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { assessExecution } from '../../scoring/assess-execution.ts'
import { alignedIndicators } from '../structure/row-alignment.ts'
import { RULE_WORDS } from '../../vocabulary/rule-words.ts'
import { anyOf } from '../../vocabulary/word-pattern.ts'
import { type FigureInText, nameKeys, type TextOf } from './figures-in-text.ts'

/** A cell with a figure that a text may speak of. */
export interface NamedCell {
  readonly field: TextField | NumberField
  /** 「指标「改造农贸市场」完成值」 */
  readonly label: string
  readonly shown: string
  readonly value: Decimal
  readonly unit: string
  readonly multiplier: Decimal
  readonly lastDigit: Decimal
  /** Further figures of the row that may be meant as well: a target before it was adjusted. */
  readonly besides: () => ReadonlySet<string>
  /** Whether the figure of the text can be in this unit, and which value it then has. */
  readonly valueOf: (figure: FigureInText) => Decimal | undefined
}

const TEN_THOUSAND = new Decimal(10_000)
const { funds: FUND_WORDS } = RULE_WORDS.goals
/** 「2022年」 is taken off already; who and when says nothing of what. */
const WHO = /^(?:我局|我单位|我部门|本单位|本部门|本项目|该项目|已经|已|共|均)+/

/** What an indicator is called, with a cell of its row. */
interface NamedRow {
  readonly keys: readonly string[]
  readonly cell: () => NamedCell
}

/** An indicator's target or outcome where it is one plain figure with its unit. */
function indicatorCells(form: ScoredForm, of: TextOf): NamedRow[] {
  return rowsOf(form).flatMap((indicator) => {
    const { level3, targetValue, actualValue } = indicator
    const field = of === 'target' ? targetValue : actualValue
    const quantity = parseQuantity(field.raw)
    if (level3.state !== 'filled' || quantity.kind !== 'number' || quantity.approximate || quantity.trend === 'down')
      return []
    if (of === 'outcome' && quantity.comparator !== 'none' && quantity.comparator !== '=') return []
    const label = `指标「${level3.raw.replace(/\s/g, '')}」${of === 'target' ? '指标值' : '完成值'}`
    return [
      {
        keys: nameKeys(level3.raw, of),
        cell: later(() =>
          cellOf(field, label, quantity, of === 'target' ? () => figuresBeside(form, indicator) : () => NONE),
        ),
      },
    ]
  })
}

/** Rows that share their points with another have a target and an outcome of their own. */
function rowsOf(form: ScoredForm): readonly Indicator[] {
  const aligned = new Set(alignedIndicators(form))
  return form.indicators.filter((each) => each.unjudged === undefined && (each.joined || aligned.has(each)))
}

const NONE: ReadonlySet<string> = new Set()

/** Plain figures in the row of an indicator other than its outcome and points: 年初指标值 beside 调整指标值. */
function figuresBeside({ texts }: ScoredForm, { row, actualValue, maxScore, score }: Indicator): ReadonlySet<string> {
  const columns = [actualValue, maxScore, score].map(({ place }) => fromA1(place.cell)?.column)
  const beside = texts.filter(({ top, left }) => top === row && !columns.includes(left))
  return new Set(beside.flatMap(({ text }) => /^\d+(?:\.\d+)?$/.exec(text.trim())?.[0] ?? []))
}

function cellOf(
  field: TextField,
  label: string,
  { value, unit, multiplier, decimalsShown }: NumberQuantity,
  besides: NamedCell['besides'],
): NamedCell {
  const money = unit === '' && multiplier.greaterThanOrEqualTo(TEN_THOUSAND) ? '元' : unit
  const scale = unit === '%' ? multiplier.dividedBy(HUNDRED) : multiplier
  return {
    field,
    label,
    shown: field.raw,
    value,
    multiplier,
    unit: money,
    besides,
    lastDigit: lastOf(decimalsShown).times(scale),
    valueOf: (figure) => {
      const own = figure.unit === '' && money === '元' ? '元' : figure.unit
      if (own === '' || money === '' || (own === '%') !== (money === '%')) return undefined
      const related = relateUnits(money, own)
      return related?.relation === 'same' ? figure.value.times(related.times).dividedBy(related.per) : undefined
    },
  }
}

/**
 * The one indicator that a figure names beyond doubt: no other of that unit has a name that contains it or is contained
 * in it.
 */
export function indicatorNamed(form: ScoredForm, of: TextOf): (figure: FigureInText) => NamedCell | undefined {
  const rows = later(() => indicatorCells(form, of))
  return (figure) => {
    const keys = nameKeys(figure.said, of)
    const isInUnit = ({ cell }: NamedRow): boolean => cell().valueOf(figure) !== undefined
    const named = rows().filter((each) => each.keys.some((key) => keys.includes(key)) && isInUnit(each))
    const [only] = named
    if (!only || named.length > 1) return undefined
    const inUnit = rows().filter(isInUnit)
    const near = inUnit.some(
      (other) =>
        other !== only && other.keys.some((key) => only.keys.some((own) => contains(key, own) || contains(own, key))),
    )
    const own = only.cell()
    const others = inUnit.map(({ cell }) => cell()).filter((cell) => cell !== own && cell.unit === own.unit)
    return near || isSum(own, others, figure) ? undefined : own
  }
}

/** Whether all characters of the one stand in the other; both are sorted. */
function contains(long: string, short: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

/** 「培训300人」 may be told of two rows, 100 and 200. */
function isSum(own: NamedCell, others: readonly NamedCell[], figure: FigureInText): boolean {
  const value = own.valueOf(figure)!
  const all = others.reduce((sum, cell) => sum.plus(cell.value), own.value)
  return others.length > 0 && (all.equals(value) || others.some((cell) => cell.value.plus(own.value).equals(value)))
}

/**
 * The cells of the fund block that a figure names: several where any of them may be meant. `atLeast`: the text may
 * speak of a part.
 */
export function fundsNamed(
  form: ScoredForm,
  of: TextOf,
  scheme: Scheme,
): (figure: FigureInText) => { readonly cells: readonly NamedCell[]; readonly part: boolean } | undefined {
  const total = form.funds?.rows.total
  const amount = (field: NumberField | undefined, name: string): (() => NamedCell[]) =>
    later(() => (isFilled(field) ? [fundCell(field, name, form)] : []))
  const initial = amount(total?.initialBudget, '年初预算数')
  const annual = amount(total?.annualBudget, '全年预算数')
  const executed = amount(total?.annualExecution, '全年执行数')
  const rate = assessExecution(form.funds, scheme)
  return (figure) => {
    const said = figure.said.replace(WHO, '')
    if (figure.unit === '%')
      return of === 'outcome' && rate && !rate.bothZero && FUND_WORDS.rate.includes(said)
        ? { cells: rateCells(form, rate.rate), part: false }
        : undefined
    if (!isMoney(figure)) return undefined
    if (FUND_WORDS.initial.includes(said)) return { cells: initial(), part: false }
    if (FUND_WORDS.annual.includes(said)) return { cells: [...annual(), ...initial()], part: false }
    if (of === 'target') return undefined
    const whole =
      form.kind === 'project' ? [...FUND_WORDS.executed, ...FUND_WORDS.executedOfProject] : FUND_WORDS.executed
    if (whole.includes(said)) return { cells: executed(), part: false }
    return form.kind === 'project' && isPart(said) ? { cells: executed(), part: true } : undefined
  }
}

const PART = (() => {
  const [verb, noun] = [anyOf(FUND_WORDS.parts.verbs), anyOf(FUND_WORDS.parts.nouns)]
  return new RegExp(
    `^(?:${verb})\\p{Script=Han}{0,20}(?:${noun})$|^\\p{Script=Han}{0,20}(?:${noun})(?:实际)?(?:${verb})$`,
    'u',
  )
})()
const OTHER_MONEY = new RegExp(anyOf(FUND_WORDS.parts.others))

/** 「兑现奖励资金」: a part of what was spent, or all of it; never more. */
function isPart(said: string): boolean {
  return PART.test(said.replace(/[、/]/g, '')) && !OTHER_MONEY.test(said)
}

function isMoney({ unit, multiplier }: FigureInText): boolean {
  return unit === '元' || (unit === '' && multiplier.greaterThanOrEqualTo(TEN_THOUSAND))
}

function fundCell(
  field: Extract<NumberField, { state: 'filled' }>,
  name: string,
  { amountUnit }: ScoredForm,
): NamedCell {
  const multiplier = amountUnit === '元' ? new Decimal(1) : TEN_THOUSAND
  return {
    field,
    multiplier,
    unit: '元',
    besides: () => NONE,
    label: `资金表${name}`,
    shown: `${plain(field.value)} ${amountUnit}`,
    value: field.value.times(multiplier),
    lastDigit: lastOf(field.decimals).times(multiplier),
    valueOf: (figure) => figure.value,
  }
}

/** The rate as it is printed and as it is due: a text may repeat either. */
function rateCells({ funds }: ScoredForm, due: Decimal): NamedCell[] {
  const field = funds?.executionRate
  if (!isFilled(field)) return []
  const base = {
    field,
    besides: () => NONE,
    unit: '%',
    multiplier: new Decimal(1),
    label: '资金表执行率',
    lastDigit: new Decimal('0.01'),
  }
  const shown = field.raw
  return [due, field.value, field.value.dividedBy(HUNDRED)].map((value) => ({
    ...base,
    shown,
    value,
    valueOf: (figure) => figure.value,
  }))
}
