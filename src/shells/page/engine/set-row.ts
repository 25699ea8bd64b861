import type { SubmissionRecord } from '../../report/submission-record.ts'
import { unitFacts, unitRow } from '../../report/unit-row.ts'
import type { SetRow } from '../protocol.ts'

/**
 * A set as a row of the table of units, as in report.html. `set`: the number by which the page asks for it; `corrected`:
 * how many cells can still be put right.
 */
export function setRow(record: SubmissionRecord, set: number, corrected: number): SetRow {
  return { set, ...unitRow(record, unitFacts(record)), corrected }
}
