import { join } from 'node:path'
import type { RosterUnit } from '../../core/content/unit-roster.ts'
import type { OthersPlan } from '../../core/intake/others-plan.ts'
import { newWorkbook } from '../../adapters/excel/new-workbook.ts'
import { readSpans, type Span } from '../../adapters/files/journal.ts'
import { NotWrittenError, publishFile } from '../../adapters/files/publish-file.ts'
import { PublishedStream } from '../../adapters/files/publish-stream.ts'
import { FindingsParts } from '../report/findings-parts.ts'
import { HandIn } from '../report/hand-in.ts'
import { JsonDocument } from '../report/json-report.ts'
import { RecordsWithOthers } from '../report/others-of-sets.ts'
import { OverviewSheets } from '../report/overview-sheets.ts'
import { reportPage } from '../report/page/report-page.ts'
import type { SubmissionRecord } from '../report/submission-record.ts'
import { type RecordSource, Tally } from '../report/tally.ts'
import { isFull } from './review-task.ts'

/** The summary files of a batch, by what they are; names below the output folder. */
export interface SummaryNames {
  readonly overview: string
  readonly findings: string
  readonly results: string
  readonly report: string
}

export interface SummarySetting {
  readonly out: string
  readonly names: SummaryNames
  readonly roster: readonly RosterUnit[] | null
  readonly version: string
  readonly others: OthersPlan
}

/** For a child process: the records lie in a journal. */
export interface SummaryTask {
  readonly journal: string
  readonly spans: readonly Span[]
  readonly setting: SummarySetting
}

/** Writes the summaries from the journal. A full disk is told instead of thrown, for it can be waited out. */
export async function writeSummaries({ journal, spans, setting }: SummaryTask): Promise<{ full: boolean; message: string | null }> {
  const records: RecordSource = {
    *[Symbol.iterator]() {
      for (const text of readSpans(journal, spans)) yield JSON.parse(text) as SubmissionRecord
    },
  }
  try {
    await writeSummaryFiles(records, setting)
    return { full: false, message: null }
  } catch (error) {
    if (!(error instanceof NotWrittenError)) throw error
    return { full: isFull(error.cause), message: error.message }
  }
}

/** 汇总表, findings.csv, results.json and report.html; one record at a time is held. Throws NotWrittenError. */
export async function writeSummaryFiles(reviewed: RecordSource, { out, names, roster, version, others }: SummarySetting): Promise<void> {
  const records = new RecordsWithOthers(reviewed, others)
  const tally = new Tally()
  const handIn = new HandIn(roster ?? undefined, others.ways)
  const overview = new OverviewSheets(tally, handIn)
  using(new FindingsParts(join(out, names.findings)), (csv) => {
    using(new PublishedStream(join(out, names.results)), (json) => {
      const document = new JsonDocument()
      json.write(document.head(version))
      for (const record of records) {
        tally.add(record)
        handIn.add(record)
        overview.add(record)
        csv.add(record)
        json.write(document.submission(record))
      }
      const { loose } = records
      tally.addOthers(loose)
      for (const other of loose) handIn.addOther(other)
      overview.addLoose(loose)
      json.write(document.foot(tally.summary, loose, roster ? handIn.units : undefined))
    })
  })
  using(new PublishedStream(join(out, names.report)), (page) => {
    for (const piece of reportPage(records, tally, handIn, records.loose)) page.write(piece)
  })
  publishFile(join(out, names.overview), await newWorkbook(overview.sheets()))
}

/** Fills what is written piece by piece, and puts it in place; when something stands in the way, nothing half done is left behind. */
function using<Written extends { readonly done: () => void; readonly abandon: () => void }>(
  written: Written,
  fill: (written: Written) => void,
): void {
  try {
    fill(written)
    written.done()
  } finally {
    written.abandon()
  }
}
