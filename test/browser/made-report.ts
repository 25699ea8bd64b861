import { writeFileSync } from 'node:fs'
import { otherFile } from '../../src/core/intake/other-file.ts'
import { HandIn } from '../../src/shells/report/hand-in.ts'
import { reportPage } from '../../src/shells/report/page/report-page.ts'
import type { SubmissionRecord } from '../../src/shells/report/submission-record.ts'
import { Tally } from '../../src/shells/report/tally.ts'
import { record } from '../shells/report/record.ts'

/** Three units, one of them with a name that would be markup; beside them, a file that nobody can open. */
const RECORDS: readonly SubmissionRecord[] = [
  record('甲局', ['DF-02']),
  record('乙局', ['DF-02', 'PC-02', 'TX-09']),
  record('<img src=x onerror=alert(1)>局'),
]

/** report.html of them, or of others, with a roster of one. */
export function writeReport(file: string, records = RECORDS): void {
  const [tally, handIn] = [new Tally(), new HandIn([{ name: '甲局', aliases: [] }])]
  for (const each of records) for (const part of [tally, handIn]) part.add(each)
  writeFileSync(file, [...reportPage(records, tally, handIn, [otherFile('资料/明细.rar', 'archive')])].join(''))
}
