import type { NumberField, Place, TextField } from '../form/field.ts'
import type { Form } from '../form/forms.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Equation } from './equation.ts'

/** What users call the severities of findings, the most serious first. */
export const LEVELS = { error: '错误', warning: '疑点', info: '提示' } as const
export type Severity = keyof typeof LEVELS
/** The most serious first. */
export const SEVERITIES = Object.keys(LEVELS) as readonly Severity[]

/** What a finding points at: a field, or a place with a name. */
export type Target =
  | NumberField
  | TextField
  | { readonly place: Place; readonly key: string; readonly label: string; readonly raw?: string }

/** A proposed correction; applying it is repair/'s business. `score` is proposed only on request (`--apply-scores`). */
export interface Fix {
  readonly field: NumberField
  readonly value: Decimal
  readonly when: 'always' | 'apply-scores'
}

export interface Failure {
  readonly at: Target
  /** The form that the finding belongs to; the rule's own form where absent. */
  readonly form?: Form
  readonly stated?: string
  readonly expected?: string
  readonly difference?: string
  /** Where the rule's severity depends on the case. */
  readonly severity?: Severity
  readonly related?: readonly Target[]
  readonly fix?: Fix | undefined
  readonly fixes?: readonly Fix[]
  readonly equation?: Equation | undefined
  /** True for a finding about something that is not there: it has no cell. */
  readonly missing?: boolean
}

/**
 * What a rule says about one thing it looked at. `Told` is what its message is made of besides what every failure has.
 */
export type Outcome<Told = unknown> =
  | { readonly kind: 'pass'; readonly equation?: Equation | undefined }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | {
      readonly kind: 'cannot-tell'
      readonly at: Target
      readonly reason: string
      /** What must hold once the missing cell is filled in; it holds as long as any is missing. */
      readonly equation?: Equation | undefined
    }
  | ({ readonly kind: 'fail' } & Failure & Told)

/** A plain pass without a relation; one object, because thousands of cells pass. */
export const PASSED: Outcome<never> = { kind: 'pass', equation: undefined }

export function pass(equation?: Equation): Outcome<never> {
  return equation ? { kind: 'pass', equation } : PASSED
}

export function notApplicable(reason: string): Outcome<never> {
  return { kind: 'not-applicable', reason }
}

export function cannotTell(at: Target, reason = '未填或无法识别', equation?: Equation): Outcome<never> {
  return { kind: 'cannot-tell', at, reason, ...(equation ? { equation } : {}) }
}

export function fail<Told>(failure: Failure & Told): Outcome<Told> {
  return { kind: 'fail', ...failure }
}

/** One failure for all that was found, at the first of it and with the others beside it; a pass where nothing was. */
export function toldOnce<Told extends object>(
  [first, ...related]: readonly (Target & { readonly raw: string })[],
  told: Told,
): Outcome<Told> {
  return first ? fail({ at: first, stated: first.raw, related, ...told }) : pass()
}
