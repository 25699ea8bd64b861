import { type FilledNumber, isFilled, type NumberField } from '../../form/field.ts'
import type { ScoredForm } from '../../form/forms.ts'
import { type Decimal, HUNDRED, isAboveZero, plain, sum } from '../../model/decimal.ts'
import type { Scheme } from '../../scheme/scheme.ts'
import { slippedFields } from '../structure/row-alignment.ts'
import { SUMS } from '../sums.ts'

/** The execution's 分值 as the one cell that keeps the weights from making 100. */
export interface ExecutionSlip {
  readonly field: FilledNumber
  readonly due: Decimal
  /** What all weights make. */
  readonly added: Decimal
  readonly groups: readonly FilledNumber[]
  /** Every 分值 of the form, the execution's among them. */
  readonly parts: readonly NumberField[]
  readonly scheme: Scheme
}

/**
 * Undefined unless every 一级指标 prints its points, its rows make just these, and what they leave of 100 is the
 * execution's weight by the scheme while the form's cell says another.
 */
export function executionSlip(form: ScoredForm, scheme: Scheme): ExecutionSlip | undefined {
  const field = form.funds?.maxScore
  const slipped = slippedFields(form)
  if (!isFilled(field) || form.groups.length === 0 || slipped.size > 0) return undefined
  const groups = form.groups.flatMap(({ weight }) => (isFilled(weight) ? [weight] : []))
  const sums = SUMS['FZ-01'].resolve(form)
  const fulfilled = sums.every(
    ({ total, parts }) =>
      isFilled(total) &&
      parts.every(isFilled) &&
      total.value.equals(sum(parts.filter(isFilled).map((part) => part.value))),
  )
  if (groups.length < form.groups.length || sums.length < form.groups.length || !fulfilled) return undefined
  const printed = sum(groups.map((group) => group.value))
  const due = HUNDRED.minus(printed)
  const bySchemes = scheme.weights.some((weights) => weights.groups.execution === plain(due))
  if (!isAboveZero(due) || due.equals(field.value) || !bySchemes) return undefined
  return {
    field,
    due,
    added: printed.plus(field.value),
    groups,
    parts: [field, ...sums.flatMap(({ parts }) => parts)],
    scheme,
  }
}
