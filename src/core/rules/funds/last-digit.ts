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
    expected: percent(rate),
    severity: 'info',
    related,
    lastDigit: true as const,
  })
}

export function lastDigitMessage({ stated, expected }: Failure): string {
  return `实填 ${stated}，算得 ${expected}，只是尾数取舍不同，可不改。`
}
