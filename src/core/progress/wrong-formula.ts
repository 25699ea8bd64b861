import { type Place, placeKey } from '../form/field.ts'
import { Decimal, percent, plain, roundedTo } from '../model/decimal.ts'

/** What the formulas of corrected cells come to, by place; undefined where nobody can tell. */
export type FormulaResults = ReadonlyMap<string, Decimal | undefined>

/** A corrected cell: what stands there now, and how it is shown. */
type Corrected = Place & {
  readonly after: string
  readonly value: { readonly kind: 'number' | 'text'; readonly text: string }
}

/** Points are given to two decimals, rates exactly. */
const POINT_PLACES = 2
const RATE_PLACES = 6

/**
 * What the formula of a corrected cell gives instead of the correction, as it is shown: the next program that calculates
 * takes the correction back. Undefined where there is no formula, it is right, or nobody can tell.
 */
export function wrongFormulaResult(change: Corrected, results: FormulaResults): string | undefined {
  const result = results.get(placeKey(change))
  if (!result || change.value.kind !== 'number') return undefined
  const isRate = change.after.endsWith('%')
  const corrected = new Decimal(change.value.text)
  const places = isRate ? RATE_PLACES : Math.max(POINT_PLACES, corrected.decimalPlaces())
  if (roundedTo(result, places).equals(roundedTo(corrected, places))) return undefined
  return isRate ? percent(result) : plain(result)
}
