import { type RosterUnit, unitRoster } from '../../core/content/unit-roster.ts'
import type { OtherFile } from '../../core/intake/other-file.ts'
import type { OthersPlan } from '../../core/intake/others-plan.ts'
import { HandIn } from '../report/hand-in.ts'
import { OthersOfSets } from '../report/others-of-sets.ts'
import { JsonDocument, submissionJson } from '../report/json-report.ts'
import type { SubmissionRecord } from '../report/submission-record.ts'
import { briefText, summaryText } from '../report/closing-text.ts'
import { looseText, rosterText, submissionText } from '../report/text-report.ts'
import type { TextOptions } from '../report/text-options.ts'
import { Tally } from '../report/tally.ts'
import { type Environment, palette } from './environment.ts'
import { listFile } from './list-file.ts'
import type { CommonOptions } from './common-options.ts'

/** Prints submissions in the chosen format as they come, and keeps only totals. */
export class Reporting {
  readonly tally = new Tally()
  private readonly handIn: HandIn
  private readonly others: OthersOfSets
  private readonly document = new JsonDocument()

  constructor(
    private readonly options: CommonOptions,
    private readonly environment: Environment,
    /** One line a submission as text: all that is to know stands in files. */
    private readonly brief: boolean,
    readonly roster: readonly RosterUnit[] | null,
    others: OthersPlan,
  ) {
    this.handIn = new HandIn(roster ?? undefined, others.ways)
    this.others = new OthersOfSets(others)
    if (options.format === 'json') environment.stdout(this.document.head(environment.version), 'document')
  }

  add(reviewed: SubmissionRecord): void {
    this.tell(this.others.with(reviewed))
  }

  private tell(record: SubmissionRecord): void {
    const { options, environment } = this
    this.tally.add(record)
    this.handIn.add(record)
    if (options.format === 'json') environment.stdout(this.document.submission(record), 'document')
    else if (options.format === 'ndjson') environment.stdout(`${JSON.stringify(submissionJson(record))}\n`, 'document')
    else environment.stdout(`${this.brief ? briefText(record, this.text) : submissionText(record, this.text)}\n`)
  }

  /** The closing lines, and behind them what the command itself has to say. */
  end(closing: string): void {
    const { options, environment } = this
    const { records, loose } = this.others.rest()
    for (const record of records) this.tell(record)
    this.tally.addOthers(loose)
    for (const other of loose) this.handIn.addOther(other)
    const units = this.roster === null ? undefined : this.handIn.units
    if (options.format === 'json') environment.stdout(this.document.foot(this.tally.summary, loose, units), 'document')
    if (options.format === 'ndjson') for (const { path, what } of loose) environment.stderr(`「${path}」${what}\n`)
    if (options.format === 'text') environment.stdout(`${this.endText(loose)}${closing}`)
  }

  private endText(loose: readonly OtherFile[]): string {
    const parts = [
      looseText(loose, this.text),
      summaryText(this.tally, this.text),
      ...rosterText(this.handIn, this.text),
    ]
    return `${parts.filter((part) => part !== '').join('\n')}\n`
  }

  private get text(): TextOptions {
    return { palette: palette(this.environment.colour), width: this.environment.width, verbose: this.options.verbose }
  }
}

/** The list of units that was given; null without one. Throws PathError, TableError. */
export function rosterOf(
  { roster }: { readonly roster?: string },
  environment: Environment,
): readonly RosterUnit[] | null {
  if (roster === undefined) return null
  const { tables, shown } = listFile(roster, environment)
  const { units, notes } = unitRoster(tables, shown)
  for (const note of notes) environment.stderr(`${note}\n`)
  return units
}
