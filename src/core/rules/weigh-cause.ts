import { isFilled, type NumberField } from '../form/field.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Cause, Failed, Suspect } from './cause-search.ts'
import type { PrintedAmounts } from './printed-amounts.ts'

/**
 * A cause whose culprit may be named. An amount is accused only if it stands alone: one that is printed elsewhere, too,
 * may be right. And where what it should hold is the amount of another column (the budget beside the execution), the
 * cell that told it may be the copy: then both are possible. Weights and scores are small whole numbers that repeat by
 * themselves; they are left as they are.
 */
export function weighCause<F extends Failed>(cause: Cause<F>, printed: () => PrintedAmounts): Cause<F> {
  const { culprit, value, failures } = cause
  if (!culprit || !value || culprit.kind !== 'amount' || isLeftOut(cause)) return cause
  const telling = tellingCells(cause)
  const copied = [culprit, ...telling.filter((cell) => isFilled(cell) && cell.value.equals(value))].some((cell) =>
    printed().standsBeside(cell, value),
  )
  if (!copied && !printed().hasLike(culprit)) return cause
  const other = counterpart(cause, telling)
  return {
    failures,
    culprit: undefined,
    value: undefined,
    ...(other ? { either: [{ field: culprit, value }, other] as const } : {}),
  }
}

/** A blank total, or a blank one of two cells that should be equal: no other cell can make that right. */
function isLeftOut<F extends Failed>({ culprit, failures }: Cause<F>): boolean {
  return (
    culprit?.state === 'blank' &&
    failures.some(({ equation }) => equation?.fields[0] === culprit || equation?.fields.length === 2)
  )
}

/** The other cells of the failed sums and equalities. */
function tellingCells<F extends Failed>({ failures, culprit }: Cause<F>): readonly NumberField[] {
  const solvable = failures.flatMap(({ equation }) => (equation?.solve ? equation.fields : []))
  return [...new Set(solvable)].filter((field) => field !== culprit)
}

/**
 * The other cell that may be wrong instead: the one whose amount was told; else the total of the sum, or the only other
 * cell of it.
 */
function counterpart<F extends Failed>(
  { failures, culprit, value }: Cause<F>,
  telling: readonly NumberField[],
): Suspect | undefined {
  const told = telling.find((cell) => isFilled(cell) && cell.value.equals(value as Decimal))
  for (const { equation } of failures) {
    if (!equation?.solve) continue
    const others = equation.fields.filter((field) => field !== culprit && isFilled(field))
    const field =
      told && others.includes(told)
        ? told
        : equation.fields[0] !== culprit
          ? equation.fields[0]
          : others.length === 1
            ? others[0]
            : undefined
    const solved = field && isFilled(field) ? equation.solve(field) : undefined
    if (field && solved) return { field, value: solved }
  }
  return undefined
}
