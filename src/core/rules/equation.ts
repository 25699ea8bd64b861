import type { FilledNumber, NumberField } from '../form/field.ts'
import { isFilled } from '../form/field.ts'
import { type Decimal, roundedTo, sum, ZERO } from '../model/decimal.ts'

/** Values put in place of what stands in the cells, by field. */
export type Supposed = ReadonlyMap<NumberField, Decimal>

/** Every field as it is. */
export const AS_STATED: Supposed = new Map()

/**
 * A relation between number fields that a rule checks. Rules hand it along with their outcome, so that one wrong cell
 * that breaks several rules can be found as their common cause (diagnose.ts).
 */
export interface Equation {
  readonly fields: readonly NumberField[]
  /** Whether the relation holds with the supposed values in place. */
  readonly holds: (supposed: Supposed) => boolean
  /** The value of a field that makes the relation hold; undefined for relations from which no value can be told. */
  readonly solve?: (field: NumberField) => Decimal | undefined
  /**
   * True where a rate or a score in it is worked out from its other cells: it follows a wrong one, so that the relation
   * confirms none of them.
   */
  readonly derived?: true
}

export function valueIn(field: NumberField, supposed: Supposed): Decimal | undefined {
  return supposed.get(field) ?? (isFilled(field) ? field.value : undefined)
}

/**
 * Σ of fields; blank ones count as zero. Adds them up once, so that asking for the sum with one of them changed costs
 * the same for ten and for ten thousand.
 */
export class FieldSum {
  private known: { readonly total: Decimal; readonly times: ReadonlyMap<NumberField, number> } | undefined

  constructor(private readonly fields: readonly NumberField[]) {}

  /** The sum with the supposed values in place. */
  supposing(supposed: Supposed): Decimal {
    const { total, times } = this.added()
    let result = total
    for (const [field, value] of supposed) {
      const count = times.get(field)
      if (count !== undefined) result = result.plus(value.minus(stated(field)).times(count))
    }
    return result
  }

  /** The sum of all the other fields. */
  without(field: NumberField): Decimal {
    const { total, times } = this.added()
    return total.minus(stated(field).times(times.get(field) ?? 0))
  }

  private added(): { readonly total: Decimal; readonly times: ReadonlyMap<NumberField, number> } {
    if (this.known) return this.known
    const times = new Map<NumberField, number>()
    for (const field of this.fields) times.set(field, (times.get(field) ?? 0) + 1)
    this.known = { total: sum(this.fields.map(stated)), times }
    return this.known
  }
}

function stated(field: NumberField): Decimal {
  return isFilled(field) ? field.value : ZERO
}

/** One filled amount is no larger than another. */
export function atMost(amount: FilledNumber, bound: FilledNumber): Equation {
  return {
    fields: [bound, amount],
    holds: (supposed) => valueIn(amount, supposed)!.lessThanOrEqualTo(valueIn(bound, supposed)!),
  }
}

/** total = Σ parts, compared at the decimals that both sides show; blank parts count as zero. */
export function sumEquation(
  total: NumberField,
  parts: readonly NumberField[],
  matches: (total: Decimal, sum: Decimal) => boolean,
): Equation {
  const fields = [total, ...parts]
  const added = new FieldSum(parts)
  return {
    fields,
    holds: (supposed) => {
      const left = valueIn(total, supposed)
      return left !== undefined && matches(left, added.supposing(supposed))
    },
    solve: (field) => {
      const others = added.without(field)
      if (field === total) return others
      if (!isFilled(total)) return undefined
      const rest = total.value.minus(others)
      return rest.isNegative() ? undefined : rest
    },
  }
}

/** Two cells that must hold the same amount. */
export function sameAmount(a: NumberField, b: NumberField, matches: (a: Decimal, b: Decimal) => boolean): Equation {
  return {
    fields: [a, b],
    holds: (supposed) => {
      const [left, right] = [valueIn(a, supposed), valueIn(b, supposed)]
      return left !== undefined && right !== undefined && matches(left, right)
    },
    solve: (field) => {
      const other = field === a ? b : a
      return isFilled(other) ? other.value : undefined
    },
  }
}

/** Equal at the decimals that both cells show: 45 and 44.8 agree at none, 44.80 and 44.8 at one. Amounts in 万元. */
export function equalAsShown(
  a: { value: Decimal; decimals: number },
  b: { value: Decimal; decimals: number },
): boolean {
  const places = Math.max(0, Math.min(a.decimals, b.decimals))
  return roundedTo(a.value, places).equals(roundedTo(b.value, places))
}

/** As `equalAsShown`, for values supposed in place of a field's own: the decimals stay those of the field. */
export function matcherFor(a: NumberField, b: NumberField): (left: Decimal, right: Decimal) => boolean {
  const decimals = (field: NumberField): number => (isFilled(field) ? field.decimals : 10)
  return (left, right) => equalAsShown({ value: left, decimals: decimals(a) }, { value: right, decimals: decimals(b) })
}
