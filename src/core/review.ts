import { anotherRound } from './returned/another-round.ts'
import { describedWorkbook, type Reading } from './annotation/described-workbook.ts'
import { readPreviousRound } from './returned/previous-round.ts'
import { undoneValues, withoutMarks } from './returned/remove-marks.ts'
import { placeKey } from './form/field.ts'
import { readForms } from './form/read-forms.ts'
import { isPlainName } from './identity/entry-name.ts'
import { assembleSubmission, type Submission } from './identity/submission.ts'
import type { Workbook } from './model/workbook.ts'
import { applyChanges } from './repair/apply-changes.ts'
import { correctUntilStable } from './repair/correct-until-stable.ts'
import { formulaResults } from './repair/formula-results.ts'
import { readOver } from './repair/read-over.ts'
import type { ReviewedSubmission, WorkbookInput } from './reviewed-submission.ts'
import { alignedRound } from './rounds/align-round.ts'
import { decided } from './rounds/answers.ts'
import { closeRound } from './rounds/close-round.ts'
import { type GivenExplanation, withGiven } from './rounds/given-explanations.ts'
import { RULES } from './rules/catalogue.ts'
import { type RunResult, runRules } from './rules/run-rules.ts'
import { unjudgedForms } from './rules/unjudged-forms.ts'
import { chooseScheme, requestedScheme } from './scheme/choose-scheme.ts'
import type { Scheme } from './scheme/scheme.ts'
import { SCHEMES } from './scheme/schemes.ts'
import { schemeEvidence } from './scoring/scheme-evidence.ts'
import { type FieldMap, officialFieldMap } from './vocabulary/field-map.ts'

export type { WorkbookInput }

export interface ReviewInput {
  readonly workbooks: readonly WorkbookInput[]
  /** Unit to name the submission by when no form does. */
  readonly fallbackUnit?: string
  readonly scheme?: Scheme
  /** Also correct the indicators' own scores where a formula gives them. */
  readonly applyScores?: boolean
  /** True for `correct`: the corrections are being written. */
  readonly applied?: boolean
  readonly fieldMap?: FieldMap
  /** What the department says on findings besides, while it mends. */
  readonly given?: readonly GivenExplanation[]
}

/** What the rules said of a set, from which the review of the same set with some cells changed can go on. */
export interface Said {
  readonly submission: Submission
  readonly scheme: Scheme
  readonly outcomes: RunResult['outcomes']
}

/** A review, and what the next one of the same set may go on from. */
export interface ReviewAndSaid {
  readonly reviewed: ReviewedSubmission
  readonly said: Said
}

/**
 * The whole review of a submission: read its forms, score them and run the rules, correct what the forms' own
 * definitions determine until nothing changes, and report. Pure: the same input gives the same result. Mistakes in a
 * form are findings; nothing is thrown for them.
 */
export function review(input: ReviewInput): ReviewedSubmission {
  return reviewFrom(input).reviewed
}

/**
 * The same, going on from what was said before of the same set: sheets that are the very same are not read again, and
 * only rules that read a changed part are asked. Nothing comes out otherwise than without it. `before` may be of any
 * other state of the set, or of another set; what it cannot tell is worked out.
 */
export function reviewFrom(input: ReviewInput, before?: Said): ReviewAndSaid {
  const repeats = repeatsIn(input.workbooks)
  const received = input.workbooks.flatMap((each) => ('workbook' in each && !repeats.has(each.path) ? [each] : []))
  const lastRound = readPreviousRound(
    received.map(({ path, workbook, marked = workbook, untouched = false }) => ({ path, workbook: marked, untouched })),
  )
  const opened = received.map((each) => ({ ...each, workbook: asFilled(each.workbook) }))

  const originals = new Map(opened.map(({ path, workbook }) => [path, workbook]))
  const reading = read(originals, input, repeats)
  const over = before && readOver(before.submission, reading.submission)
  const submission = over?.submission ?? reading.submission
  const evidence = schemeEvidence(submission)
  const schemeChoice = input.scheme ? requestedScheme(input.scheme, evidence) : chooseScheme(evidence, SCHEMES)
  const { scheme } = schemeChoice
  const result = runRules(
    submission,
    scheme,
    RULES,
    over && before.scheme === scheme ? { outcomes: before.outcomes, changed: over.changed } : undefined,
  )
  const aligned = alignedRound(lastRound, result.findings, submission.forms)
  const previous = withGiven(aligned, input.given ?? [], result.findings, submission.forms)
  const people = decided(previous)
  const corrections = correctUntilStable(
    {
      submission,
      workbooks: originals,
      scheme,
      applyScores: input.applyScores ?? false,
      read: (workbooks) => read(workbooks, input, new Map()).submission,
      people,
    },
    result,
  )

  const withheld = corrections.withheld.map(({ change }) => change)
  const found = {
    ...{ findings: result.findings, corrections, reviews: result.reviews, scheme, applied: input.applied ?? false },
    formulaResults: formulaResults(originals, corrections.changes, withheld),
  }
  const round = closeRound(found, previous)
  const { unit, unitSource, year } = submission
  const first = { submission, byPath: reading.byPath }
  const reviewed: ReviewedSubmission = {
    unit,
    unitSource,
    year,
    scheme,
    schemeChoice,
    submission,
    workbooks: input.workbooks.map((each) => describedWorkbook(each, first, round.reviews)),
    ...round,
    changes: corrections.changes,
    adopted: new Set(corrections.changes.filter(people.stands).map(placeKey)),
    applied: found.applied,
    withheld,
    checks: result.checks,
    unchecked: result.unchecked,
    unjudged: unjudgedForms(submission, result.outcomes),
    earlierColumns: previous.columns,
    formulaResults: found.formulaResults,
  }
  return { reviewed, said: { submission, scheme, outcomes: result.outcomes } }
}

/** Workbooks that are byte for byte copies of another: path of the copy → path of the other. */
function repeatsIn(workbooks: readonly WorkbookInput[]): ReadonlyMap<string, string> {
  const kept = new Map<string, string>()
  for (const each of workbooks) {
    if ('unreadable' in each || each.sha256 === '') continue
    const known = kept.get(each.sha256)
    // Of two names, the one without 「(1)」 or 「副本」 counts; otherwise the first.
    if (known === undefined || (!isPlainName(known) && isPlainName(each.path))) kept.set(each.sha256, each.path)
  }
  return new Map(
    workbooks.flatMap(({ path, sha256 }) => {
      const same = kept.get(sha256)
      return same === undefined || same === path ? [] : [[path, same] as const]
    }),
  )
}

function read(
  workbooks: ReadonlyMap<string, Workbook>,
  input: ReviewInput,
  repeats: ReadonlyMap<string, string>,
): Reading {
  const byPath = new Map(
    [...workbooks].map(([path, workbook]) => [path, readForms(workbook, path, input.fieldMap ?? officialFieldMap)]),
  )
  return {
    submission: assembleSubmission(
      [...byPath.values()].flatMap((each) => each.forms),
      {
        hidden: [...byPath.values()].flatMap((each) => each.hidden),
        unreadable: input.workbooks.flatMap((each) => ('unreadable' in each ? [each.path] : [])),
        repeats: [...repeats].map(([workbook, same]) => ({ workbook, same })),
        ...(input.fallbackUnit && { fallbackUnit: input.fallbackUnit }),
      },
    ),
    byPath,
  }
}

/** A workbook as the department filled it: what came back, without our marks and the corrections of its own round. */
function asFilled(workbook: Workbook): Workbook {
  const undone = anotherRound(workbook).note === undefined ? undoneValues(workbook) : []
  return applyChanges(withoutMarks(workbook), undone).workbook
}
