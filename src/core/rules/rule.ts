import {
  type BasicDataForm,
  type DepartmentForm,
  type Form,
  isUnderstood,
  type ProjectForm,
  type ScoredForm,
} from '../form/forms.ts'
import type { NumberField, TextField } from '../form/field.ts'
import type { Submission } from '../identity/submission.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import type { ExampleSubmission } from './example-submission.ts'
import type { Part } from './parts.ts'
import { cannotTell, type Failure, notApplicable, type Outcome, PASSED, type Severity } from './outcome.ts'

/** What a rule looks at: once for each form of the kind, or once for the submission. */
interface Subjects {
  'basic-data': BasicDataForm
  department: DepartmentForm
  project: ProjectForm
  /** Department and project forms. */
  scored: ScoredForm
  form: Form
  submission: Submission
}

export type Scope = keyof Subjects

/** What rules may know besides their subject. */
export interface Facts {
  readonly submission: Submission
  readonly scheme: Scheme
  readonly reviewOf: (form: ScoredForm) => ReviewedForm
}

export interface Source {
  readonly document: string
  readonly topic: string
}

/**
 * One example of a rule: an error planted into a submission without findings, and what the rule must then say. Run as a
 * test and printed by `jiaobiao rules CODE`.
 */
export interface Example {
  readonly name: string
  /** In words, for the catalogue. */
  readonly given: string
  readonly plant: (submission: ExampleSubmission) => unknown
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'cannot-tell'
  /** What the message must contain. */
  readonly says?: string
  /** The severity it is reported with, where that depends on the case. */
  readonly severity?: Severity
}

/** A sentence of the catalogue; its figures are those of a scheme. */
export type Wording = string | ((scheme: Scheme) => string)

export function worded(wording: Wording, scheme: Scheme): string {
  return typeof wording === 'string' ? wording : wording(scheme)
}

type AnyField = NumberField | TextField

/** The same with every field filled; what is not a field stays as it is. */
type Filled<Needed> = {
  [Key in keyof Needed]: NonNullable<Needed[Key]> extends AnyField
    ? NonNullable<Needed[Key]> & { readonly state: 'filled' }
    : Needed[Key]
}

export interface RuleDefinition<S extends Scope, Told, Needed> {
  readonly code: string
  readonly title: string
  readonly severity: Severity
  readonly scope: S
  /** The parts of a form that it looks at; as long as none of them changes, its answer is the same. */
  readonly reads: readonly Part[]
  readonly source: Source
  /** How it is computed or decided, in the clerk's words. */
  readonly formula: Wording
  /**
   * Which readings of a row the rule allows, in the clerk's words: where one of them makes the row right, nothing is
   * said.
   */
  readonly readings?: readonly Wording[]
  /** When it says nothing, and whether what it leaves counts as unchecked. */
  readonly silentWhen?: readonly Wording[]
  /**
   * True where outcomes carry relations between cells, or corrections: these rules run again after cells were
   * corrected, the others need not.
   */
  readonly relates?: true
  /** True for a rule of forms whose answer for one of them hangs on others, too. */
  readonly looksAround?: true
  /**
   * What it needs of its subject. `check` is called only when every field among this is filled. Otherwise the runner
   * answers for the first that is not: cannot-tell, or not-applicable where the form has no such cell.
   */
  readonly needs: (subject: Subjects[S]) => Needed
  /** When the rule does not apply: to any field that is not filled, or only to one with a mark such as 「/」. */
  readonly notApplicableIf?: 'unfilled' | 'marked'
  readonly check: (needed: Filled<Needed>, facts: Facts) => Iterable<Outcome<Told>>
  /** The sentence for a failure: 「某项应为 A，实填 B」, then what to do. Written last, from what was found. */
  readonly message: (failure: Failure & Told) => string
  readonly examples: readonly Example[]
}

/** What a rule said about the forms of its scope, or about the submission (`form` undefined). */
export interface SubjectOutcomes {
  readonly form: Form | undefined
  /** How many checks simply passed (`PASSED`). */
  readonly passed: number
  /** Everything else that was said. */
  readonly outcomes: readonly Outcome[]
}

/** A rule with its scope bound. */
export interface Rule extends Omit<RuleDefinition<Scope, unknown, unknown>, 'check' | 'needs'> {
  /** The forms that it looks at, or undefined once where it looks at the submission as a whole. */
  readonly subjects: (submission: Submission) => readonly (Form | undefined)[]
  /** Its outcomes for one of these. */
  readonly judge: (form: Form | undefined, facts: Facts) => SubjectOutcomes
}

/** A rule that names no `needs` gets its whole subject. */
type WithoutNeeds<S extends Scope, Told> = Omit<RuleDefinition<S, Told, Subjects[S]>, 'needs' | 'check'> & {
  readonly needs?: undefined
  readonly check: (subject: Subjects[S], facts: Facts) => Iterable<Outcome<Told>>
}

export function defineRule<S extends Scope, Told>(definition: WithoutNeeds<S, Told>): Rule
export function defineRule<S extends Scope, Told, Needed extends object>(
  definition: RuleDefinition<S, Told, Needed>,
): Rule
export function defineRule<S extends Scope, Told>({
  check,
  needs,
  message,
  ...rest
}: WithoutNeeds<S, Told> | RuleDefinition<S, Told, object>): Rule {
  const checked = (subject: Subjects[S], facts: Facts): Iterable<Outcome<Told>> => {
    const needed = needs ? needs(subject) : subject
    const unmet = needs && unmetBy(needed, rest.notApplicableIf)
    return unmet ? [unmet] : check(needed as Subjects[S], facts)
  }
  return {
    ...rest,
    // A rule gets only its own failures.
    message: (failure) => message(failure as Failure & Told),
    subjects: ({ forms }) =>
      rest.scope === 'submission' ? [undefined] : forms.filter((form) => isOf(rest.scope, form)),
    judge: (form, facts) => collected(form, checked((form ?? facts.submission) as Subjects[S], facts)),
  }
}

/** The outcome of a rule that needs a field which is missing or not filled. */
function unmetBy(needed: object, notApplicableIf: 'unfilled' | 'marked' | undefined): Outcome<never> | undefined {
  for (const field of Object.values(needed) as (AnyField | object | undefined)[]) {
    if (field === undefined) return notApplicable('表上没有这一格')
    if (!('state' in field) || field.state === 'filled') continue
    const applies = notApplicableIf === undefined || (notApplicableIf === 'marked' && field.state !== 'not-applicable')
    return applies ? cannotTell(field) : notApplicable('有一格未填，或填为不适用')
  }
  return undefined
}

/** Rules are not run on a form that was not understood. */
function isOf(scope: Scope, form: Form): boolean {
  return (
    isUnderstood(form) &&
    (scope === 'form' || form.kind === scope || (scope === 'scored' && form.kind !== 'basic-data'))
  )
}

function collected(form: Form | undefined, said: Iterable<Outcome>): SubjectOutcomes {
  const outcomes: Outcome[] = []
  let passed = 0
  for (const outcome of said) {
    if (outcome === PASSED) passed++
    else outcomes.push(outcome)
  }
  return { form, passed, outcomes }
}
