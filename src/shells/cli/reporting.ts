import { readUnitRoster, type RosterUnit } from '../../adapters/csv/unit-roster.ts'
import { readBytes } from '../../adapters/files/read-file.ts'
import { HandIn } from '../report/hand-in.ts'
import { JsonDocument, submissionJson } from '../report/json-report.ts'
import type { SubmissionRecord } from '../report/submission-record.ts'
import { briefText, submissionText, summaryText, type TextOptions } from '../report/text-report.ts'
import { Tally } from '../report/tally.ts'
import { type Environment, palette } from './environment.ts'
import type { CommonOptions } from './options.ts'
import { inputFile } from './output.ts'

/** Prints submissions in the chosen format as they come, and keeps only totals. */
export class Reporting {
  readonly tally = new Tally()
  private readonly handIn: HandIn
  private readonly document = new JsonDocument()

  constructor(
    private readonly options: CommonOptions,
    private readonly environment: Environment,
    /** One line a submission as text: all that is to know stands in files. */
    private readonly brief: boolean,
    readonly roster: readonly RosterUnit[] | null,
  ) {
    this.handIn = new HandIn(roster ?? undefined)
    if (options.format === 'json') environment.stdout(this.document.head(environment.version), 'document')
  }

  add(record: SubmissionRecord): void {
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
    if (options.format === 'json') environment.stdout(this.document.foot(this.tally.summary), 'document')
    if (options.format !== 'text') return
    const sentences = this.roster === null ? [] : this.handIn.sentences.map((sentence) => `${sentence}\n`)
    environment.stdout(`${summaryText(this.tally, this.text)}\n${sentences.join('')}${closing}`)
  }

  private get text(): TextOptions {
    return { palette: palette(this.environment.colour), width: this.environment.width, verbose: this.options.verbose }
  }
}

/** The list of units that was given; null without one. Throws TableError. */
export function rosterOf({ roster }: { readonly roster?: string }, environment: Environment): readonly RosterUnit[] | null {
  if (roster === undefined) return null
  const file = inputFile(roster, environment)
  return readUnitRoster(readBytes(file), `「${file.path}」`)
}
