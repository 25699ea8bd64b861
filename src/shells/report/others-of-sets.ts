import { REFUSALS } from '../../adapters/excel/refusals.ts'
import { isHandedIn, isUnread, type OtherFile, type OtherKind } from '../../core/intake/other-file.ts'
import { type OthersPlan, partedLoose } from '../../core/intake/others-plan.ts'
import { nationalScheme } from '../../core/scheme/schemes.ts'
import { formsOf, type SubmissionRecord, type WorkbookRecord } from './submission-record.ts'

/** Gives each reviewed set the files that came with it, and makes sets of those that came without any workbook. */
export class OthersOfSets {
  private readonly waiting = new Map<string, OthersPlan['beside'][number][]>()

  constructor(private readonly plan: OthersPlan) {
    for (const each of plan.beside)
      this.waiting.set(each.workbooks[0]!, [...(this.waiting.get(each.workbooks[0]!) ?? []), each])
  }

  /** The record with its files; each set of the input is to be given once. */
  with(record: SubmissionRecord): SubmissionRecord {
    const own = new Set(record.workbooks.map(({ path }) => path))
    const others = record.workbooks.flatMap(({ path }) => {
      const here = this.waiting.get(path) ?? []
      const fitting = here.filter(({ workbooks }) => workbooks.every((each) => own.has(each)))
      this.waiting.set(
        path,
        here.filter((each) => !fitting.includes(each)),
      )
      return fitting.flatMap((each) => each.others)
    })
    return others.length === 0 ? record : { ...record, others }
  }

  /** After the last set: those without a workbook, and the files that belong to none. */
  rest(): { readonly records: readonly SubmissionRecord[]; readonly loose: readonly OtherFile[] } {
    const left = [...this.waiting.values()].flat()
    const parted = partedLoose(left.flatMap(({ unit, others }) => (unit === undefined ? others : [])))
    const named = left.flatMap(({ unit, others }) => (unit === undefined ? [] : [{ unit, others }]))
    return {
      records: [...this.plan.alone, ...named, ...parted.alone].map(({ unit, others }) => recordOfOthers(unit, others)),
      loose: [...this.plan.loose, ...parted.loose],
    }
  }
}

/**
 * Reviewed sets with their other files, and those that have nothing else, as often as wanted; the loose files are known
 * when they were gone through.
 */
export class RecordsWithOthers implements Iterable<SubmissionRecord> {
  loose: readonly OtherFile[] = []

  constructor(
    private readonly reviewed: Iterable<SubmissionRecord>,
    private readonly plan: OthersPlan,
  ) {}

  *[Symbol.iterator](): Generator<SubmissionRecord> {
    const sets = new OthersOfSets(this.plan)
    for (const record of this.reviewed) yield sets.with(record)
    const { records, loose } = sets.rest()
    this.loose = loose
    yield* records
  }
}

/** A set in which there is nothing to check. */
function recordOfOthers(unit: string, others: readonly OtherFile[]): SubmissionRecord {
  const { id, title } = nationalScheme
  return {
    unit,
    unitSource: unit === '' ? null : 'folder',
    year: null,
    scheme: { id, title },
    choice: { why: '', contradictions: [] },
    workbooks: [],
    others,
    findings: [],
    checks: { held: 0, failed: 0, unchecked: 0 },
    unchecked: [],
    resolved: [],
    changes: 0,
    counts: { toMend: 0, toExplain: 0, corrected: 0 },
    results: [],
  }
}

/**
 * All of a set that was not checked: its other files, and its workbooks that could not be read or are none of ours to
 * check.
 */
export function notChecked(record: SubmissionRecord): readonly OtherFile[] {
  return [...record.workbooks.flatMap(asOther), ...record.others]
}

/** What a file that is called a workbook is instead, by the sentence with which it was refused. */
const KINDS: ReadonlyMap<string, OtherKind> = new Map([
  [REFUSALS.password, 'password'],
  [REFUSALS.encryptedEntries, 'password'],
  [REFUSALS.word, 'word'],
  [REFUSALS.pdf, 'pdf'],
  [REFUSALS.picture, 'picture'],
  [REFUSALS.powerPoint, 'presentation'],
  [REFUSALS.archive, 'archive'],
])

function asOther({ path, status, reason, others }: WorkbookRecord): OtherFile[] {
  const what = reason ?? ''
  if (status === 'not-a-form') return [{ path, kind: others.length > 0 ? 'another-form' : 'not-a-form', what }]
  if (status === 'unreadable') return [{ path, kind: KINDS.get(what) ?? 'unreadable', what }]
  return []
}

/**
 * What became of a set: whether there was something to check, and if not, whether that is because it could not be
 * opened.
 */
export type SetState = '已交' | '交了但打不开' | '交了但不是自评表'

export function stateOf(record: SubmissionRecord): SetState {
  if (formsOf(record).length > 0) return '已交'
  return notChecked(record).some(isUnread) ? '交了但打不开' : '交了但不是自评表'
}

/** Whether somebody handed it in: forms, or at least files; a folder with nothing but our own results is no answer. */
export function isHandedInSet(record: SubmissionRecord): boolean {
  return formsOf(record).length > 0 || notChecked(record).some(isHandedIn)
}
