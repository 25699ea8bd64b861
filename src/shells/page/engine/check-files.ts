import { JsonDocument } from '../../report/json-report.ts'
import { RecordsWithOthers } from '../../report/others-of-sets.ts'
import { recordOf, type SubmissionRecord } from '../../report/submission-record.ts'
import { Tally } from '../../report/tally.ts'
import type { GivenFile } from '../protocol.ts'
import { reviewGroups, takeGiven } from './handed-in.ts'
import type { EngineHost } from './host.ts'
import type { Work } from './work.ts'

/** The contract's document, as `jiaobiao check --format json` prints it of the same files. */
export async function checkFiles(given: readonly GivenFile[], host: EngineHost, work: Work): Promise<object> {
  const input = await takeGiven(given, false, host, work)
  const reviewed: SubmissionRecord[] = []
  for await (const set of reviewGroups(input, work)) reviewed.push(recordOf(set.reviewed))
  const [document, tally] = [new JsonDocument(), new Tally()]
  const records = new RecordsWithOthers(reviewed, input.others)
  const pieces = [document.head(host.version)]
  for (const record of records) {
    tally.add(record)
    pieces.push(document.submission(record))
  }
  tally.addOthers(records.loose)
  pieces.push(document.foot(tally.summary, records.loose, undefined))
  return JSON.parse(pieces.join('')) as object
}
