import { choice, flag, optional, optionalWhole, type OptionValues } from './option-kinds.ts'
import { TEXT } from './text.ts'

/** What every command is given, whether or not its help shows it. */
export type CommonOptions = OptionValues<ReturnType<typeof everyCommonOption>>
export type CommonName = keyof ReturnType<typeof everyCommonOption>

export const ALL: readonly CommonName[] = [
  'format',
  'scheme',
  'failOn',
  'exitZero',
  'jobs',
  'dryRun',
  'overwrite',
  'verbose',
  'color',
]
export const WRITING: readonly CommonName[] = ['format', 'dryRun', 'overwrite', 'color']
/** The scheme: for workbooks that are reviewed anew. */
export const LETTERS: readonly CommonName[] = ['format', 'scheme', 'dryRun', 'overwrite', 'color']
export const WATCHING: readonly CommonName[] = ['format', 'scheme', 'jobs', 'color']
export const READING: readonly CommonName[] = ['format', 'overwrite', 'color']
export const MAILING: readonly CommonName[] = ['format', 'dryRun', 'color']

/** Every command takes the common options; the help shows those that change something there. */
export function commonOptions(shown: readonly CommonName[]): ReturnType<typeof everyCommonOption> {
  const kinds = everyCommonOption()
  for (const name of ALL) if (!shown.includes(name)) kinds[name].definition.hideHelp()
  return kinds
}

function everyCommonOption() {
  const { options: text } = TEXT
  return {
    format: choice('--format <格式>', text.format, ['text', 'json', 'ndjson']),
    scheme: optional('--scheme <方案>', text.scheme),
    failOn: choice('--fail-on <级别>', text.failOn, ['error', 'warning']),
    exitZero: flag('--exit-zero', text.exitZero),
    jobs: optionalWhole('--jobs <个数>', text.jobs, [1, 999]),
    dryRun: flag('--dry-run', text.dryRun),
    /** What stands in the way of an output is replaced, whoever made it. */
    overwrite: flag('--overwrite', text.overwrite),
    verbose: flag('--verbose', text.verbose),
    color: flag('--no-color', text.noColor),
  }
}
