import type { FilledNumber, NumberField } from '../../form/field.ts'
import { type Decimal, percent } from '../../model/decimal.ts'
import { fail, type Outcome } from '../outcome.ts'

/** A rate (执行率, 控制率) that was cut off or rounded in another way: told, never corrected. */
export function lastDigit(field: FilledNumber, rate: Decimal, related: readonly NumberField[]): Outcome {
  return fail({
    at: field,
    stated: field.raw,
    expected: percent(rate),
    severity: 'info',
    related,
    message: `实填 ${field.raw}，算得 ${percent(rate)}，只是尾数取舍不同，可不改。`,
  })
}
