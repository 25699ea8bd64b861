import { placeKey } from '../form/field.ts'
import type { Submission } from '../identity/submission.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Change } from '../reviewed-submission.ts'
import { RULES } from '../rules/catalogue.ts'
import type { Finding } from '../rules/finding.ts'
import { rerunRules, type RunResult } from '../rules/run-rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { applyChanges } from './apply-changes.ts'
import { layOver } from './overlay.ts'
import { correctedText, proposeChanges } from './propose-changes.ts'

/** What was reviewed, and how its workbooks are read. */
export interface Reviewed {
  readonly submission: Submission
  readonly workbooks: ReadonlyMap<string, Workbook>
  readonly scheme: Scheme
  readonly applyScores: boolean
  readonly read: (workbooks: ReadonlyMap<string, Workbook>) => Submission
  readonly people?: Decided
}

/** What people made of the corrections of an earlier round. */
export interface Decided {
  /** A correction that is not to be made again. */
  readonly isWithheld: (change: Change) => boolean
  /** One that was made and left standing. */
  readonly stands: (change: Change) => boolean
}

const NOBODY: Decided = { isWithheld: () => false, stands: () => false }

/** The corrections of a submission. */
export interface Corrections {
  readonly changes: readonly Change[]
  /** Those that were not made, each with the finding that asks for it once all others are. */
  readonly withheld: readonly { readonly change: Change; readonly finding: Finding }[]
  /** Ids of the findings with a correction that are still there once all are made. */
  readonly left: ReadonlySet<string>
  /** By id: what was found first and needs another correction, now that others are made, as it is to be told. */
  readonly retold: ReadonlyMap<string, Finding>
}

const MOST_ROUNDS = 6

/**
 * A corrected rate may call for a corrected score, and that for a corrected total: rules run again on the corrected
 * fields until no change is new. What only follows from a correction is a change, not a finding of its own. Where a
 * change cannot be laid over the forms, the corrected workbooks are read again. A cell whose last value people decided
 * against is left as it is on the way there, too.
 */
export function correctUntilStable(reviewed: Reviewed, result: RunResult, lay = layOver): Corrections {
  const kept = new Set<string>()
  for (;;) {
    const corrections = corrected(reviewed, result, lay, kept)
    const places = new Set(corrections.changes.map(placeKey))
    const decided = corrections.withheld.map(({ change }) => placeKey(change)).filter((place) => places.has(place))
    if (decided.length === 0) return { ...corrections, retold: retold(reviewed, result, corrections.changes) }
    for (const place of decided) kept.add(place)
  }
}

function corrected(
  { submission: first, workbooks, scheme, applyScores, read, people = NOBODY }: Reviewed,
  result: RunResult,
  lay: typeof layOver,
  kept: ReadonlySet<string>,
): Omit<Corrections, 'retold'> {
  const isWithheld = (change: Change): boolean => kept.has(placeKey(change)) || people.isWithheld(change)
  const changes = new Map<string, Change>()
  let submission = first
  let latest: Pick<RunResult, 'findings' | 'outcomes'> = result
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fresh = proposeChanges(latest.findings, applyScores, people.stands).filter(
      (change) => changes.get(placeKey(change))?.after !== change.after && !isWithheld(change),
    )
    if (fresh.length === 0) break
    for (const change of fresh) {
      const earlier = changes.get(placeKey(change))
      changes.set(placeKey(change), earlier ? { ...change, before: earlier.before } : change)
    }
    const over = lay(submission, workbooks, fresh)
    submission = over?.submission ?? read(withChanges(workbooks, [...changes.values()]))
    latest = rerunRules(submission, scheme, RULES, latest, over?.changed)
  }
  const byId = new Map(latest.findings.map((finding) => [finding.id, finding]))
  return {
    changes: [...changes.values()],
    withheld: proposeChanges(latest.findings, applyScores, people.stands)
      .filter(isWithheld)
      .map((change) => ({ change, finding: byId.get(change.finding)! })),
    left: new Set(byId.keys()),
  }
}

/** What is found at a corrected cell when only the others are corrected, where that is not what was found first. */
function retold(
  { workbooks, scheme, read }: Reviewed,
  { findings, outcomes }: RunResult,
  changes: readonly Change[],
): ReadonlyMap<string, Finding> {
  const first = new Map(findings.map((finding) => [finding.id, finding]))
  const isOther = (change: Change): boolean => {
    const fix = first.get(change.finding)?.fixes.find(({ field }) => placeKey(field.place) === placeKey(change))
    return fix !== undefined && correctedText(fix.field, fix.value) !== change.after
  }
  return new Map(
    changes.filter(isOther).flatMap((change) => {
      const submission = read(
        withChanges(
          workbooks,
          changes.filter((each) => each !== change),
        ),
      )
      const again = rerunRules(submission, scheme, RULES, { outcomes }).findings
      const found = again.find(({ id }) => id === change.finding)
      return found ? [[change.finding, found] as const] : []
    }),
  )
}

/** The workbooks with the changes written into them, by path. */
export function withChanges(
  workbooks: ReadonlyMap<string, Workbook>,
  changes: readonly Change[],
): ReadonlyMap<string, Workbook> {
  return new Map(
    [...workbooks].map(([path, workbook]) => {
      const own = changes.filter((change) => change.workbook === path)
      return [path, applyChanges(workbook, own).workbook]
    }),
  )
}
