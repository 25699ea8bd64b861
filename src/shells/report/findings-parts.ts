import { findingsCsvHead, findingsCsvRows } from './findings-csv.ts'
import type { SubmissionRecord } from './submission-record.ts'
import type { SummaryFile, SummaryPlace } from './summary-place.ts'

/** Excel and WPS show 1,048,576 rows and drop the rest. */
const MOST_ROWS = 1_000_000

/**
 * findings.csv, and where there are too many rows for Excel, findings-2.csv and so on, each with its heads; a
 * submission stays in one file.
 */
export class FindingsParts {
  private readonly parts: SummaryFile[] = []
  private rows = 0

  constructor(
    private readonly name: string,
    private readonly place: SummaryPlace,
    private readonly mostRows = MOST_ROWS,
  ) {
    this.begin()
  }

  add(record: SubmissionRecord): void {
    if (this.rows > 0 && this.rows + record.findings.length > this.mostRows) this.begin()
    this.rows += record.findings.length
    this.parts.at(-1)!.write(findingsCsvRows(record))
  }

  /** Puts all parts in place, and takes those of a longer run before away. Answers with their hashes. */
  done(): readonly string[] {
    const hashes = this.parts.map((part) => part.done())
    let number = this.parts.length + 1
    while (this.place.drop(this.nameOf(number))) number++
    return hashes
  }

  abandon(): void {
    for (const part of this.parts) part.abandon()
  }

  private begin(): void {
    const part = this.place.stream(this.nameOf(this.parts.length + 1))
    this.parts.push(part)
    this.rows = 0
    part.write(findingsCsvHead())
  }

  private nameOf(number: number): string {
    return number === 1 ? this.name : this.name.replace(/(\.[^./]*)?$/, `-${number}$1`)
  }
}
