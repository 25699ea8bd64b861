import { isFilled, type NumberField } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import { numberFields } from '../form/number-fields.ts'
import { fromA1 } from '../model/cell-address.ts'
import { type Decimal, plain } from '../model/decimal.ts'
import { moneyAmountIn } from './money-amount.ts'

/**
 * Every amount that stands anywhere in a submission, to tell a figure that stands alone from one that has its like.
 * Amounts in 万元.
 */
export class PrintedAmounts {
  /** How often an amount is printed, indicators' targets and outcomes included. */
  private readonly times = new Map<string, number>()
  private readonly rows = new Map<string, NumberField[]>()

  constructor(forms: readonly Form[]) {
    for (const form of forms) {
      for (const field of numberFields(form)) {
        if (field.kind !== 'amount' || !isFilled(field)) continue
        this.count(field.value)
        const row = rowOf(field)
        const known = this.rows.get(row)
        if (known) known.push(field)
        else this.rows.set(row, [field])
      }
      if (form.kind === 'basic-data') continue
      for (const { targetValue, actualValue } of form.indicators) {
        for (const { raw } of [targetValue, actualValue]) {
          const amount = moneyAmountIn(raw)
          if (amount) this.count(amount.value)
        }
      }
    }
  }

  /** Whether the amount of a cell is printed somewhere else, too. A zero has no like. */
  hasLike(field: NumberField): boolean {
    return isFilled(field) && !field.value.isZero() && (this.times.get(plain(field.value)) ?? 0) > 1
  }

  /** Whether an amount stands in another column of the cell's row: the budget beside the execution. */
  standsBeside(field: NumberField, value: Decimal): boolean {
    return (this.rows.get(rowOf(field)) ?? []).some(
      (other) => other !== field && isFilled(other) && other.value.equals(value),
    )
  }

  private count(value: Decimal): void {
    const key = plain(value)
    this.times.set(key, (this.times.get(key) ?? 0) + 1)
  }
}

function rowOf({ place }: NumberField): string {
  return `${place.workbook}\u0001${place.sheet}\u0001${fromA1(place.cell)?.row ?? place.cell}`
}
