import { Decimal as DecimalJs } from 'decimal.js'
import { memoise } from './memoise.ts'

/**
 * The one exact number type of the product: amounts (万元), scores (分) and ratios (0.75 is 75%).
 * 40 significant digits, half-up, never printed in exponent form.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
})
export type Decimal = InstanceType<typeof Decimal>

export const ZERO: Decimal = new Decimal(0)
export const ONE: Decimal = new Decimal(1)
export const HUNDRED: Decimal = new Decimal(100)

/**
 * The number that digits spell, parsed once: 「10」 and 「100」 stand in thousands of cells. Throws for what is no number.
 */
export const decimalOf: (digits: string) => Decimal = memoise((digits) => new Decimal(digits))

/** One of the last of so many decimals: 0.01 for two. */
export function lastOf(places: number): Decimal {
  return decimalOf(`1e${-places}`)
}

/** Above zero; costs no arithmetic, as a comparison would. */
export function isAboveZero(value: Decimal): boolean {
  return !value.isNegative() && !value.isZero()
}

/** Sum of the given values; zero for none. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO
  for (const value of values) total = total.plus(value)
  return total
}

/** Half-up at `places` decimals; the value itself where it has no more. */
export function roundedTo(value: Decimal, places: number): Decimal {
  return value.decimalPlaces() <= places ? value : value.toDecimalPlaces(places)
}

/** Half-up at `places` decimals, trailing zeros removed: 6.30 → 「6.3」. */
export function plain(value: Decimal, places = 10): string {
  return roundedTo(value, places).toFixed()
}

/** A ratio as people write it: 0.6287 → 「62.87%」 (at most `places` decimals, trailing zeros removed). */
export function percent(ratio: Decimal, places = 2): string {
  return `${plain(ratio.times(HUNDRED), places)}%`
}
