import { platform } from '#platform'
import { isDiskFull } from '../../adapters/files/disk-full.ts'
import { NotWrittenError, reasonOf } from '../../adapters/files/not-written.ts'
import { draftedWorkbook } from '../../adapters/excel/drafted-workbook.ts'
import { hex } from '../../adapters/platform/bytes.ts'
import type { RosterUnit } from '../../core/content/unit-roster.ts'
import type { OthersPlan } from '../../core/intake/others-plan.ts'
import { FindingsParts } from './findings-parts.ts'
import { HandIn } from './hand-in.ts'
import { JsonDocument } from './json-report.ts'
import { RecordsWithOthers } from './others-of-sets.ts'
import { OverviewSheets } from './overview-sheets.ts'
import { reportPage } from './page/report-page.ts'
import type { SummaryNames } from './summary-names.ts'
import type { SummaryPlace } from './summary-place.ts'
import { summarySeal } from './summary-seal.ts'
import { type RecordSource, Tally } from './tally.ts'

/** A summary that could not be written, which does not stop the others; a sentence that names it. */
export interface UnwrittenSummary {
  /** Below the output folder; undefined for all of them. */
  readonly name: string | undefined
  readonly reason: string
  /** For want of space. */
  readonly full: boolean
}

/** What the summaries say besides the records. */
export interface SummaryContent {
  readonly names: SummaryNames
  readonly roster: readonly RosterUnit[] | null
  readonly version: string
  readonly others: OthersPlan
}

/**
 * 汇总表, findings.csv, results.json and report.html; one record at a time is held. Answers with those that could not be
 * written.
 */
export function makeSummaries(
  reviewed: RecordSource,
  place: SummaryPlace,
  { names, roster, version, others }: SummaryContent,
): readonly UnwrittenSummary[] {
  const records = new RecordsWithOthers(reviewed, others)
  const unwritten: UnwrittenSummary[] = []
  const open = <File extends Written>(name: string, make: () => File): Summary<File> =>
    new Summary(name, unwritten, make)
  const tally = new Tally()
  const handIn = new HandIn(roster ?? undefined, others.ways)
  const overview = new OverviewSheets(tally, handIn)
  const csv = open(names.findings, () => new FindingsParts(names.findings, place))
  const json = open(names.results, () => place.stream(names.results))
  const table = open(names.overview, () => place.stream(names.overview))
  const page = open(names.report, () => place.stream(names.report))
  try {
    const document = new JsonDocument()
    json.fill((file) => file.write(document.head(version)))
    for (const record of records) {
      tally.add(record)
      handIn.add(record)
      overview.add(record)
      csv.fill((file) => file.add(record))
      json.fill((file) => file.write(document.submission(record)))
    }
    const { loose } = records
    tally.addOthers(loose)
    for (const other of loose) handIn.addOther(other)
    overview.addLoose(loose)
    json.fill((file) => file.write(document.foot(tally.summary, loose, roster ? handIn.units : undefined)))
    csv.done()
    json.done()
    const workbook = draftedWorkbook(overview.sheets())
    table.fill((file) => file.write(workbook))
    table.done()
    // The page vouches for the others, and so waits for space with them.
    if (unwritten.some(({ full }) => full)) page.fill(refuseForSpace)
    const pageHash = platform.hasher()
    const encoder = new TextEncoder()
    for (const piece of reportPage(records, tally, handIn, loose)) {
      pageHash.update(encoder.encode(piece))
      page.fill((file) => file.write(piece))
    }
    page.fill((file) =>
      file.write(
        summarySeal(
          hex(pageHash.digest()),
          [csv, json, table].flatMap((each) => each.hashes),
        ),
      ),
    )
    page.done()
  } finally {
    for (const each of [csv, json, table, page]) each.abandon()
  }
  return unwritten
}

function refuseForSpace(): never {
  const cause = Object.assign(new Error('no space for the others'), { code: 'ENOSPC' })
  throw new NotWrittenError('', reasonOf(cause), { cause })
}

interface Written {
  readonly done: () => string | readonly string[]
  readonly abandon: () => void
}

/**
 * One of the files, as long as it can be written; after that everything that is asked of it is passed over, so that the
 * others go on.
 */
class Summary<File extends Written> {
  private file: File | undefined
  /** Of what was put in place. */
  hashes: readonly string[] = []

  constructor(
    private readonly name: string,
    private readonly unwritten: UnwrittenSummary[],
    make: () => File,
  ) {
    this.attempt(() => {
      this.file = make()
    })
  }

  fill(step: (file: File) => void): void {
    this.attempt(() => {
      if (this.file) step(this.file)
    })
  }

  done(): void {
    this.fill((file) => {
      this.hashes = [file.done()].flat()
    })
    this.abandon()
  }

  /** Nothing half done is left behind. */
  abandon(): void {
    this.file?.abandon()
    this.file = undefined
  }

  private attempt(step: () => void): void {
    try {
      step()
    } catch (error) {
      this.abandon()
      if (!(error instanceof NotWrittenError)) throw error
      this.unwritten.push({ name: this.name, reason: error.told(this.name), full: isDiskFull(error) })
    }
  }
}
