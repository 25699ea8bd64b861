import { isFilled } from '../../form/field.ts'
import type { BasicDataForm } from '../../form/forms.ts'

/** Fewer equal lines may be chance. */
export const LEAST_LINES = 6

/**
 * Whether 本年预算数 repeats 本年决算数 line by line: every filled pair is equal, and there are enough that are not zero to call
 * it no chance.
 */
export function budgetColumnCopied(form: BasicDataForm): boolean {
  let equal = 0
  for (const { budget, final } of form.lines) {
    if (!isFilled(budget) || !isFilled(final)) continue
    if (!budget.value.equals(final.value)) return false
    if (!final.value.isZero()) equal++
  }
  return equal >= LEAST_LINES
}
