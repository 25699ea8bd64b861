import type { WatchSummary } from '../../watch/hot-folder-options.ts'
import type { Item } from '../../../adapters/sqlite/watch-item.ts'
import { openFindings } from '../../../core/rounds/item-result.ts'
import { waitReason } from '../../watch/outbox/wait-text.ts'
import type { Environment } from '../environment.ts'
import type { CommonOptions } from '../common-options.ts'
import { printResult } from '../output.ts'

/** Where the hot folder says what it does. */
export interface WatchOutput {
  /** A line for who started it. */
  readonly say: (line: string) => void
  readonly onDone: (item: Item) => void
  readonly end: (summary: WatchSummary) => void
}

/**
 * Text: lines on stdout. `json`: the lines go to stderr, and when the run ends one document tells what was done and
 * what waits; `ndjson`: one line for each workbook as soon as it is done, the last one is the end.
 */
export function watchOutput(
  format: CommonOptions['format'],
  capMinutes: number,
  environment: Environment,
): WatchOutput {
  if (format === 'text') return { say: (line) => environment.stdout(`${line}\n`), onDone: () => {}, end: () => {} }
  const done: object[] = []
  const print = (data: object): void => printResult(format, { command: 'watch', ...data }, '', environment)
  return {
    say: (line) => environment.stderr(`${line}\n`),
    onDone: (item) => {
      if (format === 'ndjson') print({ event: 'done', ...publicItem(item) })
      else done.push(publicItem(item))
    },
    end: (summary) => {
      const items = format === 'ndjson' ? { event: 'end' } : { items: done }
      print({ ...items, ...publicSummary(summary, capMinutes) })
    },
  }
}

function publicItem({ path, round, sha256, result, staged }: Item): object {
  const { status, reason, unit, year, scores } = result!
  return {
    path,
    round,
    sha256,
    status,
    reason,
    unit,
    year,
    scores,
    errors: openFindings(result!, 'error'),
    warnings: openFindings(result!, 'warning'),
    /** In the outbox. */
    results: staged.map((file) => file.path),
  }
}

function publicSummary(
  { stopped, waiting, open, checked, withErrors, problems }: WatchSummary,
  capMinutes: number,
): object {
  return {
    stopped,
    waiting: waiting.map((each) => ({ path: each.path, reason: each.reason, message: waitReason(each, capMinutes) })),
    summary: { checked, withErrors, problems, waiting: waiting.length, inWork: open },
  }
}
