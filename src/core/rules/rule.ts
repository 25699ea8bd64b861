import type { BasicDataForm, DepartmentForm, Form, ProjectForm, ScoredForm } from '../form/forms.ts'
import type { Submission } from '../form/submission.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import type { ExampleSubmission } from './example-submission.ts'
import type { Outcome, Severity } from './outcome.ts'

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
 * One example of a rule: an error planted into a submission without findings, and what the rule must then say. Run as a test and printed by
 * `jiaobiao rules CODE`.
 */
export interface Example {
  readonly name: string
  /** In words, for the catalogue. */
  readonly given: string
  readonly plant: (submission: ExampleSubmission) => unknown
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'cannot-tell'
  /** What the message must contain. */
  readonly says?: string
}

export interface RuleDefinition<S extends Scope> {
  readonly code: string
  readonly title: string
  readonly severity: Severity
  readonly scope: S
  readonly source: Source
  /** How it is computed or decided, in the clerk's words. */
  readonly formula: string
  readonly check: (subject: Subjects[S], facts: Facts) => Iterable<Outcome>
  readonly examples: readonly Example[]
}

/** A rule with its scope bound: `run` answers for every subject of its scope, with the form each outcome belongs to. */
export interface Rule extends Omit<RuleDefinition<Scope>, 'check'> {
  readonly run: (facts: Facts) => Iterable<{ readonly form: Form | undefined; readonly outcome: Outcome }>
}

export function defineRule<S extends Scope>(definition: RuleDefinition<S>): Rule {
  const { check, ...rest } = definition
  return {
    ...rest,
    *run(facts) {
      for (const { form, subject } of subjectsOf(definition.scope, facts.submission)) {
        for (const outcome of check(subject as Subjects[S], facts)) yield { form, outcome }
      }
    },
  }
}

function subjectsOf(scope: Scope, submission: Submission): readonly { form: Form | undefined; subject: Form | Submission }[] {
  if (scope === 'submission') return [{ form: undefined, subject: submission }]
  const wanted = (form: Form): boolean => scope === 'form' || form.kind === scope || (scope === 'scored' && form.kind !== 'basic-data')
  return submission.forms.filter(wanted).map((form) => ({ form, subject: form }))
}
