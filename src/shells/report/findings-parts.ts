import { existsSync } from 'node:fs'
import type { Outputs } from '../../adapters/files/outputs.ts'
import type { PublishedStream } from '../../adapters/files/publish-stream.ts'
import { findingsCsvHead, findingsCsvRows } from './findings-csv.ts'
import type { SubmissionRecord } from './submission-record.ts'

/** Excel and WPS show 1,048,576 rows and drop the rest. */
const MOST_ROWS = 1_000_000

/**
 * findings.csv, and where there are too many rows for Excel, findings-2.csv and so on, each with its heads; a
 * submission stays in one file.
 */
export class FindingsParts {
  private readonly parts: PublishedStream[] = []
  private rows = 0

  constructor(
    private readonly path: string,
    private readonly outputs: Outputs,
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
    for (let number = this.parts.length + 1; existsSync(this.pathOf(number)); number++)
      this.outputs.remove(this.pathOf(number))
    return hashes
  }

  abandon(): void {
    for (const part of this.parts) part.abandon()
  }

  private begin(): void {
    const part = this.outputs.stream(this.pathOf(this.parts.length + 1))
    this.parts.push(part)
    this.rows = 0
    part.write(findingsCsvHead())
  }

  private pathOf(number: number): string {
    return number === 1 ? this.path : this.path.replace(/(\.[^./]*)?$/, `-${number}$1`)
  }
}
