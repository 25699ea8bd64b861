/** The tests' own exact arithmetic, independent of decimal.js and of src/core: whole numbers only. */
export interface Rational {
  readonly n: bigint
  /** Positive. */
  readonly d: bigint
}

export const ONE: Rational = { n: 1n, d: 1n }
export const ZERO: Rational = { n: 0n, d: 1n }

export function rational(n: number | bigint, d: number | bigint = 1): Rational {
  const [a, b] = [BigInt(n), BigInt(d)]
  return b < 0n ? { n: -a, d: -b } : { n: a, d: b }
}

/** 「7.5」 → 15/2. */
export function read(text: string): Rational {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) }
  return text.startsWith('-') ? { ...value, n: -value.n } : value
}

export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d }
}

export function plus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d })
}

/** Negative, zero or positive as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = minus(a, b).n
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function clamp(value: Rational): Rational {
  return compare(value, ZERO) < 0 ? ZERO : compare(value, ONE) > 0 ? ONE : value
}

/** Half-up (away from zero) at `places` decimals, all of them written. */
export function fixed(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places)
  const size = value.n < 0n ? -value.n : value.n
  const units = (2n * size * scale + value.d) / (2n * value.d)
  const digits = units.toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return value.n < 0n && units > 0n ? `-${text}` : text
}

/** As `fixed`, without trailing zeros. */
export function rounded(value: Rational, places: number): string {
  const text = fixed(value, places)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Exact sum of decimal texts; '' counts as nothing. */
export function sumOf(texts: readonly string[]): string {
  return rounded(
    texts.filter((text) => text !== '').reduce((total, text) => plus(total, read(text)), ZERO),
    8,
  )
}
