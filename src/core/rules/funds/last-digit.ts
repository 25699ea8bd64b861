import type { FilledNumber, NumberField } from '../../form/field.ts'
import { type Decimal, percent } from '../../model/decimal.ts'
import { type Failure, fail, type Outcome } from '../outcome.ts'

/** Told as such, and not as another rate. */
export interface LastDigit {
  readonly lastDigit: true
}

/** A rate (执行率, 控制率) that was cut off or rounded in another way: told, never corrected. */
export function lastDigit(field: FilledNumber, rate: Decimal, related: readonly NumberField[]): Outcome<LastDigit> {
  return fail({
    at: field,
    stated: field.raw,
    expected: apart(field, rate),
    severity: 'info',
    related,
    lastDigit: true as const,
  })
}

/** With so many decimals that it is seen to differ: 98.049% beside 98.050%, which at two are both 98.05%. */
function apart({ raw, decimals }: FilledNumber, rate: Decimal): string {
  const short = percent(rate)
  return short === raw ? percent(rate, decimals - 2) : short
}

export function lastDigitMessage({ stated, expected }: Failure): string {
  return `实填 ${stated}，算得 ${expected}，只是尾数取舍不同，可不改。`
}
