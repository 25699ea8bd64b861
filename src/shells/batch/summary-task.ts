import type { Span } from '../../adapters/files/journal.ts'
import type { RecordSource } from '../report/tally.ts'
import type { UnwrittenSummary } from '../report/summaries.ts'
import { type SummarySetting, writeSummaryFiles } from '../report/write-summaries.ts'
import { recordsIn } from './batch-journal.ts'

/** For a child process: the records lie in a journal. */
export interface SummaryTask {
  readonly journal: string
  readonly spans: readonly Span[]
  readonly setting: SummarySetting
}

/** Writes the summaries from the journal. */
export async function writeSummaries({ journal, spans, setting }: SummaryTask): Promise<readonly UnwrittenSummary[]> {
  const records: RecordSource = { [Symbol.iterator]: () => recordsIn(journal, spans) }
  return writeSummaryFiles(records, setting)
}
