import { PROGRESS_COLOURS } from '../../report/set-progress.ts'
import type { SubmissionRecord } from '../../report/submission-record.ts'
import { unitFacts } from '../../report/unit-row.ts'
import type { SetRow } from '../protocol.ts'

/**
 * A set as a row of the table of units, in the words of report.html. `set`: the number by which the page asks for it.
 * Corrections count as those that can be had, whether or not they are being written.
 */
export function setRow(record: SubmissionRecord, set: number): SetRow {
  const facts = unitFacts(record)
  return {
    set,
    unit: facts.unit || facts.files[0] || '（未写明单位）',
    year: facts.year,
    state: facts.progress,
    stateColour: PROGRESS_COLOURS[facts.progress],
    toMend: facts.counts.toMend,
    toExplain: facts.counts.toExplain,
    corrected: record.changes,
    unchecked: facts.unchecked,
    stated: facts.stated,
    reviewed: facts.reviewed,
    grade: facts.grade,
    left: [
      ...facts.unfinished,
      ...(facts.isChecked && facts.missing.length > 0 ? [`缺报：${facts.missing.join('、')}`] : []),
    ],
    files: [...record.workbooks, ...record.others].map(({ path }) => path),
  }
}
