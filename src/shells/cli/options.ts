import type { ReviewedSubmission } from '../../core/reviewed-submission.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
import { SCHEMES, schemeById } from '../../core/scheme/schemes.ts'
import { summarise } from '../report/json-report.ts'
import { EXIT, UsageError } from './environment.ts'

/** Options that commands share, as commander hands them over. */
export interface CommonOptions {
  readonly format: 'text' | 'json' | 'ndjson'
  readonly scheme?: string
  readonly failOn: 'error' | 'warning'
  readonly exitZero: boolean
  readonly jobs?: number
  readonly dryRun: boolean
  readonly verbose: boolean
}

/** The scheme that was asked for; undefined to have it recognised. Throws UsageError for an unknown one. */
export function chosenScheme({ scheme }: Pick<CommonOptions, 'scheme'>): Scheme | undefined {
  if (scheme === undefined) return undefined
  const known = schemeById(scheme)
  if (!known) throw new UsageError(`没有名为「${scheme}」的评分方案。可用的有：${SCHEMES.map((each) => each.id).join('、')}。`)
  return known
}

/** 3 when a file could not be read, else 1 when something at or above `--fail-on` is open, else 0. */
export function exitCode(all: readonly ReviewedSubmission[], options: Pick<CommonOptions, 'failOn' | 'exitZero'>): number {
  const { unreadable } = summarise(all)
  if (unreadable > 0) return EXIT.unreadable
  const counted = all.flatMap((each) => each.findings).filter((each) => each.status === 'open')
  const failing = counted.some((each) => each.severity === 'error' || (options.failOn === 'warning' && each.severity === 'warning'))
  return failing && !options.exitZero ? EXIT.findings : EXIT.ok
}
