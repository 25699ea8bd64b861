import { placeKey } from '../form/field.ts'
import type { Form, ScoredForm } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type ReviewedForm, reviewForm } from '../scoring/review-form.ts'
import type { Equation } from './equation.ts'
import type { Failure, Outcome } from './outcome.ts'
import type { Part } from './parts.ts'
import type { Facts, Rule, SubjectOutcomes } from './rule.ts'
import type { Unchecked } from './unchecked.ts'

/** What failed, of which rule and form. */
export interface RuleFailure {
  readonly rule: Rule
  readonly form: Form | undefined
  readonly failure: Failure
  readonly equation: Equation | undefined
  readonly order: number
}

/** What all rules say together. */
export interface Judgement {
  /** By rule code. */
  readonly outcomes: ReadonlyMap<string, readonly SubjectOutcomes[]>
  readonly failures: readonly RuleFailure[]
  readonly holding: readonly Equation[]
  readonly unchecked: readonly Unchecked[]
  readonly held: number
}

/**
 * What every rule says, sorted by kind of outcome; the failures in an order that depends neither on that of the rules
 * nor on that of the sheets.
 */
export function judge(facts: Facts, rules: readonly Rule[], run: typeof runRule = runRule): Judgement {
  const outcomes = new Map(rules.map((rule) => [rule.code, run(rule, facts)]))
  const failures: RuleFailure[] = []
  const holding: Equation[] = []
  const unchecked: Unchecked[] = []
  const failed = new Set<string>()
  let held = 0
  const take = (rule: Rule, form: Form | undefined, outcome: Outcome): void => {
    if (outcome.kind === 'pass') {
      held++
      if (outcome.equation) holding.push(outcome.equation)
    } else if (outcome.kind === 'cannot-tell') {
      if (outcome.equation) holding.push(outcome.equation)
      unchecked.push({
        rule: rule.code,
        formKey: form?.key ?? '',
        place: outcome.at.place,
        label: outcome.at.label,
        reason: outcome.reason,
      })
    } else if (outcome.kind === 'fail') {
      // What is wrong with a cell merged over several rows is told with the first of them.
      const told = `${rule.code}\u0001${placeKey(outcome.at.place)}`
      if ('shared' in outcome.at && failed.has(told)) return
      failed.add(told)
      failures.push({
        rule,
        form: outcome.form ?? form,
        failure: outcome,
        equation: outcome.equation,
        order: failures.length,
      })
    }
  }
  for (const rule of rules) {
    for (const { form, passed, outcomes: said } of outcomes.get(rule.code)!) {
      held += passed
      for (const outcome of said) take(rule, form, outcome)
    }
  }
  return { outcomes, failures: inFixedOrder(failures), holding, unchecked, held }
}

/**
 * A form of which fields were changed: the form that it was, and the parts that are another now; `all` where more than
 * its parts is another.
 */
export interface ChangedForm {
  readonly was: Form
  readonly parts: ReadonlySet<Part> | 'all'
}

export type ChangedForms = ReadonlyMap<Form, ChangedForm>

/** What a rule says of every subject. */
export function runRule(rule: Rule, facts: Facts): SubjectOutcomes[] {
  return rule.subjects(facts.submission).map((form) => rule.judge(form, facts))
}

/**
 * What a rule says, where what it said before of a form is taken over as long as nothing changed that it reads. Without
 * `changed` only forms that are the very same objects are known not to have changed.
 */
export function runRuleAgain(
  rule: Rule,
  facts: Facts,
  earlier: readonly SubjectOutcomes[],
  changed: ChangedForms | undefined,
): SubjectOutcomes[] {
  const known = new Map(earlier.map((each) => [each.form, each]))
  const concerns = ({ parts }: ChangedForm): boolean => parts === 'all' || rule.reads.some((part) => parts.has(part))
  const isConcerned = changed === undefined || [...changed.values()].some(concerns)
  const before = (form: Form | undefined): SubjectOutcomes | undefined => {
    if ((form === undefined || rule.looksAround) && isConcerned) return undefined
    const change = form && changed?.get(form)
    if (!change || concerns(change)) return known.get(form)
    const said = known.get(change.was)
    return said && { ...said, form }
  }
  return rule.subjects(facts.submission).map((form) => before(form) ?? rule.judge(form, facts))
}

export function factsFor(submission: Submission, scheme: Scheme): Facts {
  return { submission, scheme, reviewOf: (form) => reviewOf(form, scheme, submission.year) }
}

const known = new WeakMap<
  ScoredForm,
  { readonly scheme: Scheme; readonly year: number | undefined; readonly review: ReviewedForm }
>()

/** The review of a form under a scheme, made once. */
function reviewOf(form: ScoredForm, scheme: Scheme, year: number | undefined): ReviewedForm {
  const cached = known.get(form)
  if (cached?.scheme === scheme && cached.year === year) return cached.review
  const review = reviewForm(form, scheme, year)
  known.set(form, { scheme, year, review })
  return review
}

/** Which failures are joined must not depend on the order of rules or sheets. */
function inFixedOrder(failures: readonly RuleFailure[]): RuleFailure[] {
  const keyed = failures.map((each) => ({
    each,
    key: `${each.rule.code}\u0001${each.form?.key ?? ''}\u0001${each.failure.at.key}`,
  }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.each.order - b.each.order))
  return keyed.map(({ each }) => each)
}
