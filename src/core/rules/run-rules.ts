import { isFilled, type NumberField, type Place } from '../form/field.ts'
import type { Form, ScoredForm } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import { fromA1 } from '../model/cell-address.ts'
import { plain } from '../model/decimal.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type ReviewedForm, reviewForm } from '../scoring/review-form.ts'
import { type Cause, findCauses, type Suspect } from './diagnose.ts'
import type { Equation } from './equation.ts'
import { type Finding, stableId } from './finding.ts'
import { type Failure, type Fix, type Outcome, SEVERITIES, type Severity, type Target } from './outcome.ts'
import type { Part } from './parts.ts'
import { PrintedAmounts } from './printed-amounts.ts'
import type { Facts, Rule, SubjectOutcomes } from './rule.ts'
import type { Unchecked } from './unchecked.ts'
import { weighCause } from './weigh-cause.ts'

export interface RunResult {
  readonly findings: readonly Finding[]
  readonly checks: { readonly held: number; readonly failed: number; readonly unchecked: number }
  /** Of the forms that have scores and were understood. */
  readonly reviews: ReadonlyMap<ScoredForm, ReviewedForm>
  /** By rule code. */
  readonly outcomes: ReadonlyMap<string, readonly SubjectOutcomes[]>
  readonly unchecked: readonly Unchecked[]
}

interface RuleFailure {
  readonly rule: Rule
  readonly form: Form | undefined
  readonly failure: Failure
  readonly equation: Equation | undefined
  readonly order: number
}

/**
 * Runs every rule over a submission and joins what has one cause into one finding. Does not depend on the order of the
 * rules.
 */
export function runRules(submission: Submission, scheme: Scheme, rules: readonly Rule[]): RunResult {
  const facts = factsFor(submission, scheme)
  const judgement = judge(facts, rules)
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

interface Judgement {
  readonly outcomes: RunResult['outcomes']
  readonly failures: readonly RuleFailure[]
  readonly holding: readonly Equation[]
  readonly unchecked: RunResult['unchecked']
  readonly held: number
}

/**
 * What every rule says, sorted by kind of outcome; the failures in an order that depends neither on that of the rules
 * nor on that of the sheets.
 */
function judge(facts: Facts, rules: readonly Rule[], run: typeof runRule = runRule): Judgement {
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

/** A form of which fields were corrected: the form that it was, and the parts that are another now. */
export interface ChangedForm {
  readonly was: Form
  readonly parts: ReadonlySet<Part>
}

type ChangedForms = ReadonlyMap<Form, ChangedForm>

/** What a rule says of every subject. */
export function runRule(rule: Rule, facts: Facts): SubjectOutcomes[] {
  return rule.subjects(facts.submission).map((form) => rule.judge(form, facts))
}

/**
 * What a rule says, where what it said before of a form is taken over as long as nothing changed that it reads. Without
 * `changed` only forms that are the very same objects are known not to have changed.
 */
function runRuleAgain(
  rule: Rule,
  facts: Facts,
  earlier: readonly SubjectOutcomes[],
  changed: ChangedForms | undefined,
): SubjectOutcomes[] {
  const known = new Map(earlier.map((each) => [each.form, each]))
  const concerns = ({ parts }: ChangedForm): boolean => rule.reads.some((part) => parts.has(part))
  const before = (form: Form | undefined): SubjectOutcomes | undefined => {
    if (form === undefined) return changed && ![...changed.values()].some(concerns) ? known.get(form) : undefined
    const change = changed?.get(form)
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

function severityOf({ rule, failure }: RuleFailure): Severity {
  return failure.severity ?? rule.severity
}

function toFinding(cause: Cause<RuleFailure>): Finding {
  const { culprit } = cause
  const atCulprit = (each: RuleFailure): number => (culprit && each.failure.at === culprit ? 0 : 1)
  const ranked = [...cause.failures].sort(
    (a, b) =>
      SEVERITIES.indexOf(severityOf(a)) - SEVERITIES.indexOf(severityOf(b)) ||
      atCulprit(a) - atCulprit(b) ||
      Number(a.rule.code !== 'TX-06') - Number(b.rule.code !== 'TX-06') ||
      byText(a.rule.code, b.rule.code) ||
      a.order - b.order,
  )
  const main = ranked[0]!
  const { failure, rule } = main
  const target: Target = culprit ?? failure.at
  const related = placesBut(target.place, [
    ...ranked.map((each) => each.failure.at),
    ...ranked.flatMap((each) => each.failure.related ?? []),
    ...(cause.either ?? []).map((each) => each.field),
  ])
  const moved = culprit !== undefined && culprit !== failure.at
  const either = namedBoth(cause, main)
  return {
    id: stableId([rule.code, main.form?.key ?? '', target.key]),
    rule: rule.code,
    severity: severityOf(main),
    formKey: main.form?.key ?? '',
    workbook: target.place.workbook,
    sheet: target.place.sheet,
    cell: failure.missing ? null : target.place.cell,
    label: target.label,
    stated: moved ? (target.raw ?? null) : (failure.stated ?? target.raw ?? null),
    expected: moved ? plain(cause.value!) : either ? null : (failure.expected ?? null),
    difference: moved || either ? null : (failure.difference ?? null),
    message: rule.message(failure) + causeNote(cause, ranked, moved),
    basis: `${rule.source.document}：${rule.source.topic}`,
    related,
    fixes: keptFixes(failure, culprit, cause.failures.length > 1 || moved),
  }
}

function causeNote(cause: Cause<RuleFailure>, ranked: readonly RuleFailure[], moved: boolean): string {
  const { culprit, value } = cause
  const others = [...new Set(ranked.slice(1).map((each) => each.rule.code))].join('、')
  if (culprit && (others !== '' || moved)) {
    return `（疑为「${culprit.label}」填错：若为 ${plain(value!)}，${others === '' ? '则相符' : `${ranked[0]!.rule.code}、${others} 均相符`}。）`
  }
  const joined = others === '' ? '' : `与 ${others} 为同一原因。`
  const either = namedBoth(cause, ranked[0]!)
  const note = joined + (either ? `可能是${asWrong(either[0])}，也可能是${asWrong(either[1])}。` : '')
  return note === '' ? '' : `（${note}）`
}

/**
 * Neither of two cells is accused. A correction says already which cell is wrong; of two cells that should be equal the
 * message names both.
 */
function namedBoth({ either }: Cause<RuleFailure>, { failure, equation }: RuleFailure): Cause<RuleFailure>['either'] {
  return failure.fix === undefined && (equation?.fields.length ?? 0) > 2 ? either : undefined
}

/** 「「年度资金总额 / 全年执行数」填错（应为 70）」 */
function asWrong({ field, value }: Suspect): string {
  return `「${field.label}」${isFilled(field) ? '填错' : '漏填'}（应为 ${plain(value)}）`
}

/** A correction stays only where the cell that it corrects is the one at fault. */
function keptFixes(failure: Failure, culprit: NumberField | undefined, joined: boolean): readonly Fix[] {
  const fixes = [...(failure.fix ? [failure.fix] : []), ...(failure.fixes ?? [])]
  return joined ? fixes.filter((fix) => fix.field === culprit) : fixes
}

/** By code units: codes are plain letters and digits, and the order is the same on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function placesBut(own: Place, targets: readonly Target[]): Place[] {
  const seen = new Set([placeKey(own)])
  const places: Place[] = []
  for (const { place } of targets) {
    if (seen.has(placeKey(place))) continue
    seen.add(placeKey(place))
    places.push(place)
  }
  return places
}

function placeKey(place: Place): string {
  return `${place.workbook}\u0001${place.sheet}\u0001${place.cell}`
}

function withUniqueIds(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const count = (counts.get(finding.id) ?? 0) + 1
    counts.set(finding.id, count)
    return count > 1 ? { ...finding, id: stableId([finding.id, String(count)]) } : finding
  })
}

/** By form as they stand in the submission, then from top to bottom, from left to right. */
function inReadingOrder(findings: readonly Finding[], submission: Submission): Finding[] {
  const sheets = new Map<string, number>()
  for (const form of submission.forms) {
    const key = `${form.workbook}\u0001${form.sheet}`
    if (!sheets.has(key)) sheets.set(key, sheets.size)
  }
  const placed = findings.map((finding) => {
    const { row, column } = fromA1(finding.cell ?? '') ?? { row: 0, column: 0 }
    return { finding, sheet: sheets.get(`${finding.workbook}\u0001${finding.sheet}`) ?? 9999, row, column }
  })
  placed.sort(
    (a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column || byText(a.finding.rule, b.finding.rule),
  )
  return placed.map(({ finding }) => finding)
}
