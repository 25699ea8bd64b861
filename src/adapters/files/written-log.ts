import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { appendLine, makePrivateFolder, publishPrivate } from './private-files.ts'

/** What writes; what one kind wrote is not another's to replace. */
export type OutputKind =
  | 'correct'
  | 'export'
  | 'template'
  | 'import'
  | 'annotate'
  | 'revert'
  | 'report'
  | 'letter'
  | 'mail-plan'

/** So many are known; of more, the earlier half is forgotten. */
const MOST_KNOWN = 100_000

/**
 * Which contents this program has written, by hash and kind, so that a later run knows its own files: wherever they
 * were moved to, and only as long as nobody has changed them. A line is on the disk before its file takes its place, so
 * that no kill comes between. It lies where programs keep their state, and with a batch also beside its journal, where
 * it travels with the results; where neither can be read or written, the user is asked instead (`--overwrite`).
 *
 * Decision: a mark inside the files, which would travel with each, has no place in a CSV, would change the documented
 * JSON, and tells who made a file but not whether somebody has worked on it since. Cost: on another computer, or with
 * the state lost, the user is asked once. Corrected workbooks need none of this, for they carry a record that holds
 * only as long as every byte is ours, nor do the summaries of `correct`, whose page vouches for them.
 */
export class WrittenLog {
  private known: Set<string> | undefined
  /** What stands in every place. */
  private readonly noted = new Set<string>()

  constructor(private readonly places: readonly string[]) {}

  has(kind: OutputKind, sha256: string): boolean {
    return this.all.has(lineOf(kind, sha256))
  }

  /** What another witness than the log says was written. */
  trust(kind: OutputKind, sha256: string): void {
    this.all.add(lineOf(kind, sha256))
  }

  note(kind: OutputKind, sha256: string): void {
    const line = lineOf(kind, sha256)
    const { all } = this
    if (this.noted.has(line)) return
    this.noted.add(line)
    all.add(line)
    for (const place of this.places) append(place, line)
  }

  private get all(): Set<string> {
    if (this.known === undefined) {
      const perPlace = this.places.map((place) => new Set(linesOf(place)))
      this.known = new Set(perPlace.flatMap((lines) => [...lines]))
      for (const line of this.known) if (perPlace.every((lines) => lines.has(line))) this.noted.add(line)
    }
    return this.known
  }
}

function lineOf(kind: OutputKind, sha256: string): string {
  return `${sha256} ${kind}`
}

/** A torn line, such as a crash leaves, is none. */
function linesOf(place: string): string[] {
  try {
    const lines = readFileSync(place, 'utf8')
      .split('\n')
      .filter((line) => /^[0-9a-f]{64} [a-z-]+$/.test(line))
    if (lines.length <= MOST_KNOWN) return lines
    const later = lines.slice(-MOST_KNOWN / 2)
    publishPrivate(place, Buffer.from(later.map((line) => `${line}\n`).join('')))
    return later
  } catch {
    return []
  }
}

/** That it cannot be noted hinders nothing now; the next run asks. */
function append(place: string, line: string): void {
  try {
    makePrivateFolder(dirname(place))
    appendLine(place, line)
  } catch {
    // As above.
  }
}
