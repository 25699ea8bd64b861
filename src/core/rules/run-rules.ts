import type { ScoredForm } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ReviewedForm } from '../scoring/review-form.ts'
import { type Cause, findCauses } from './diagnose.ts'
import type { Finding } from './finding.ts'
import {
  type ChangedForms,
  factsFor,
  judge,
  type Judgement,
  type RuleFailure,
  type runRule,
  runRuleAgain,
} from './judge.ts'
import { PrintedAmounts } from './printed-amounts.ts'
import { inReadingOrder, withUniqueIds } from './reading-order.ts'
import type { Rule } from './rule.ts'
import { toFinding } from './to-finding.ts'
import { weighCause } from './weigh-cause.ts'

export interface RunResult {
  readonly findings: readonly Finding[]
  readonly checks: { readonly held: number; readonly failed: number; readonly unchecked: number }
  /** Of the forms that have scores and were understood. */
  readonly reviews: ReadonlyMap<ScoredForm, ReviewedForm>
  /** By rule code. */
  readonly outcomes: Judgement['outcomes']
  readonly unchecked: Judgement['unchecked']
}

/** What was said of a set under the same scheme, unit and year, and the forms that were changed since. */
export interface SaidBefore extends Pick<RunResult, 'outcomes'> {
  readonly changed: ChangedForms
}

/**
 * Runs every rule over a submission and joins what has one cause into one finding. Does not depend on the order of the
 * rules. With `before`, only what reads a changed part is asked again: the answer is the same.
 */
export function runRules(
  submission: Submission,
  scheme: Scheme,
  rules: readonly Rule[],
  before?: SaidBefore,
): RunResult {
  const facts = factsFor(submission, scheme)
  const again: typeof runRule | undefined =
    before && ((rule) => runRuleAgain(rule, facts, before.outcomes.get(rule.code) ?? [], before.changed))
  const judgement = judge(facts, rules, again)
  const { outcomes, failures, holding, unchecked, held } = judgement
  const scored = submission.forms.filter(
    (form): form is ScoredForm => form.kind !== 'basic-data' && form.scored && form.measure.understood,
  )
  const findings = weighed(findCauses(failures, holding), submission).map(toFinding)
  return {
    findings: inReadingOrder(withUniqueIds(findings), submission),
    checks: { held, failed: failures.length, unchecked: unchecked.length },
    reviews: new Map(scored.map((form) => [form, facts.reviewOf(form)])),
    unchecked,
    outcomes,
  }
}

/**
 * Runs the rules again after some cells were corrected, for the further corrections that follow: only rules that relate
 * cells or correct them, and of their findings only those that carry a correction. What `earlier` said about forms that
 * have not changed is taken over, and with `changed` also what concerns none of the parts that did.
 */
export function rerunRules(
  submission: Submission,
  scheme: Scheme,
  rules: readonly Rule[],
  earlier: Pick<RunResult, 'outcomes'>,
  changed?: ChangedForms,
): Pick<RunResult, 'findings' | 'outcomes'> {
  const { outcomes, failures, holding } = judge(
    factsFor(submission, scheme),
    rules.filter((rule) => rule.relates),
    (rule, facts) => runRuleAgain(rule, facts, earlier.outcomes.get(rule.code) ?? [], changed),
  )
  const causes = weighed(findCauses(failures, holding), submission)
  const corrigible = causes.filter((cause) => cause.failures.some(({ failure }) => failure.fix ?? failure.fixes))
  return { findings: corrigible.map(toFinding), outcomes }
}

/**
 * Causes with the culprits that may be named. An amount of ten thousand times another is typed in 元, whatever else it
 * is like.
 */
function weighed(causes: readonly Cause<RuleFailure>[], { forms }: Submission): Cause<RuleFailure>[] {
  let printed: PrintedAmounts | undefined
  const amounts = (): PrintedAmounts => {
    printed ??= new PrintedAmounts(forms)
    return printed
  }
  return causes.map((cause) =>
    cause.failures.some(({ rule }) => rule.code === 'TX-06') ? cause : weighCause(cause, amounts),
  )
}
