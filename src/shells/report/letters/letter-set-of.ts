import type { LetterSet } from '../../../core/letters/letter-set.ts'
import { notChecked } from '../others-of-sets.ts'
import type { ResultFile, SubmissionRecord } from '../submission-record.ts'

/** A set with the copies that were written of it. */
export interface WrittenSet extends LetterSet {
  /** By which it was scored. */
  readonly scheme: { readonly id: string }
  readonly results: readonly ResultFile[]
}

/** A reviewed submission as far as a letter speaks of it. */
export function letterSetOf(record: SubmissionRecord): WrittenSet {
  const { unit, year, workbooks, findings, unchecked, counts, resolved, scheme, results } = record
  return { unit, year, workbooks, others: notChecked(record), findings, unchecked, counts, resolved, scheme, results }
}

/**
 * The same of our own copies, reviewed anew: what they carry of a last round is what was said of them, not of what came
 * before, and the corrections in them are those that their receiver is to look at.
 */
export function letterSetOfCopies(record: SubmissionRecord): WrittenSet {
  const set = letterSetOf(record)
  return {
    ...set,
    findings: set.findings.map((finding) => ({ ...finding, since: null })),
    resolved: [],
    counts: { ...set.counts, corrected: record.changes },
  }
}
