import { anotherRound, isAnotherRoundNote } from './annotation/another-round.ts'
import { previousNotes, previouslySettled, readPreviousRound } from './annotation/previous-round.ts'
import { isReturned } from './annotation/marks.ts'
import { isReadingNote, judgingNotes, notUnderstoodNotes, readingNotes } from './annotation/reading-notes.ts'
import { undoneValues, withoutMarks } from './annotation/remove-marks.ts'
import { placeKey } from './form/field.ts'
import type { Form, OtherForm } from './form/forms.ts'
import { describeOther, readForms, type UnreadSheet, type WorkbookForms } from './form/read-forms.ts'
import { isPlainName } from './identity/entry-name.ts'
import { toldApart } from './identity/place-name.ts'
import { assembleSubmission, type Submission } from './identity/submission.ts'
import type { Workbook } from './model/workbook.ts'
import { correctUntilStable } from './repair/correct-until-stable.ts'
import { formulaResults } from './repair/formula-results.ts'
import { applyChanges } from './repair/apply-changes.ts'
import type { ReviewedSubmission, ReviewedWorkbook } from './reviewed-submission.ts'
import { alignedRound } from './rounds/align-round.ts'
import { decided } from './rounds/answers.ts'
import { closeRound } from './rounds/close-round.ts'
import { RULES } from './rules/catalogue.ts'
import { runRules } from './rules/run-rules.ts'
import { unjudgedForms } from './rules/unjudged-forms.ts'
import { chooseScheme, requestedScheme } from './scheme/choose-scheme.ts'
import type { Scheme } from './scheme/scheme.ts'
import { SCHEMES } from './scheme/schemes.ts'
import { schemeEvidence } from './scoring/scheme-evidence.ts'
import { type FieldMap, officialFieldMap } from './vocabulary/field-map.ts'

/**
 * A workbook of a submission as the shells hand it over. `marked` is the returned workbook whose marks were taken off
 * to get `workbook`; `notes` are sentences on the file itself, such as that it was converted.
 */
export type WorkbookInput =
  | {
      readonly path: string
      readonly sha256: string
      readonly workbook: Workbook
      readonly marked?: Workbook
      readonly notes?: readonly string[]
      /** True where nobody has saved it since `correct` wrote it. */
      readonly untouched?: boolean
    }
  | { readonly path: string; readonly sha256: string; readonly unreadable: string }

type Readable = Extract<WorkbookInput, { readonly workbook: Workbook }>

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
}

/**
 * The whole review of a submission: read its forms, score them and run the rules, correct what the forms' own
 * definitions determine until nothing changes, and report. Pure: the same input gives the same result. Mistakes in a
 * form are findings; nothing is thrown for them.
 */
export function review(input: ReviewInput): ReviewedSubmission {
  const repeats = repeatsIn(input.workbooks)
  const received = input.workbooks.flatMap((each) => ('workbook' in each && !repeats.has(each.path) ? [each] : []))
  const lastRound = readPreviousRound(
    received.map(({ path, workbook, marked = workbook, untouched = false }) => ({ path, workbook: marked, untouched })),
  )
  const opened = received.map((each) => ({ ...each, workbook: asFilled(each.workbook) }))

  const originals = new Map(opened.map(({ path, workbook }) => [path, workbook]))
  const first = read(originals, input, repeats)
  const evidence = schemeEvidence(first.submission)
  const schemeChoice = input.scheme ? requestedScheme(input.scheme, evidence) : chooseScheme(evidence, SCHEMES)
  const { scheme } = schemeChoice
  const result = runRules(first.submission, scheme, RULES)
  const previous = alignedRound(lastRound, result.findings, first.submission.forms)
  const people = decided(previous)
  const corrections = correctUntilStable(
    {
      submission: first.submission,
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
  const { unit, unitSource, year } = first.submission
  return {
    unit,
    unitSource,
    year,
    scheme,
    schemeChoice,
    submission: first.submission,
    workbooks: input.workbooks.map((each) => describeWorkbook(each, first, round.reviews)),
    ...round,
    changes: corrections.changes,
    adopted: new Set(corrections.changes.filter(people.stands).map(placeKey)),
    applied: found.applied,
    withheld,
    checks: result.checks,
    unchecked: result.unchecked,
    unjudged: unjudgedForms(first.submission, result.outcomes),
    earlierColumns: previous.columns,
    formulaResults: found.formulaResults,
  }
}

interface Reading {
  readonly submission: Submission
  readonly byPath: ReadonlyMap<string, WorkbookForms>
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

function describeWorkbook(
  input: WorkbookInput,
  reading: Reading,
  reviews: ReviewedSubmission['reviews'],
): ReviewedWorkbook {
  const { path, sha256 } = input
  if ('unreadable' in input)
    return {
      path,
      sha256,
      status: 'unreadable',
      reason: input.unreadable,
      forms: [],
      others: [],
      unread: [],
      notes: [],
      returned: false,
    }
  const same = reading.submission.repeats.find((each) => each.workbook === path)?.same
  if (same !== undefined)
    return {
      path,
      sha256,
      status: 'checked',
      reason: null,
      forms: [],
      others: [],
      unread: [],
      notes: [`与「${toldApart(path, same)[1]}」内容完全相同，只核对其中一份。`],
      returned: false,
    }
  const { unread, others } = reading.byPath.get(path)!
  const { submission } = reading
  const forms: readonly Form[] = [...submission.forms, ...submission.spares].filter((form) => form.workbook === path)
  const returned = input.marked !== undefined || isReturned(input.workbook)
  const earlier = earlierNotes(input)
  const notes = [
    ...new Set([...(input.notes ?? []), ...earlier, ...readingNotes(forms, others), ...judgingNotes(forms, reviews)]),
  ]
  const settled = input.untouched && input.marked ? { settled: previouslySettled(input.marked) } : {}
  const common = { path, sha256, forms, others, unread, notes, returned, ...settled }
  if (forms.length === 0)
    return {
      ...common,
      status: 'not-a-form',
      reason: whyNoForm(others, unread),
      notes: [...new Set([...(input.notes ?? []), ...earlier])],
    }
  const notUnderstood = notUnderstoodNotes(forms)
  if (notUnderstood.length > 0) return { ...common, status: 'not-understood', reason: notUnderstood.join('') }
  return { ...common, status: 'checked', reason: null }
}

/** What is told of the file since an earlier round; of another round's result, that it is one. */
function earlierNotes({ workbook, marked = workbook, untouched }: Readable): string[] {
  const { note } = anotherRound(marked)
  if (note !== undefined) return [note]
  return previousNotes(marked).filter((each) => !isReadingNote(each) && (untouched || !isAnotherRoundNote(each)))
}

function whyNoForm(others: readonly OtherForm[], unread: readonly UnreadSheet[]): string {
  if (others.length > 0)
    return `工作簿里只有${[...new Set(others.map(describeOther))].join('、')}，不是绩效自评表，没有核对。`
  return unread[0] ? `没有可以核对的表：${unread[0].reason}。` : '工作簿里没有可核对的工作表。'
}
