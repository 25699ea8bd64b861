import type { SubmissionRecord } from '../../report/submission-record.ts'
import { unitFacts, unitRow } from '../../report/unit-row.ts'
import type { SetRow } from '../protocol.ts'

/**
 * A set as a row of the table of units, as in report.html. `set`: the number by which the page asks for it. Corrections
 * count as those that can be had, whether or not they are being written.
 */
export function setRow(record: SubmissionRecord, set: number): SetRow {
  return { set, ...unitRow(record, unitFacts(record)), corrected: record.changes }
}
