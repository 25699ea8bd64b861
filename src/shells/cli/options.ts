import type { Scheme } from '../../core/scheme/scheme.ts'
import { SCHEMES, schemeById } from '../../core/scheme/schemes.ts'
import type { Tally } from '../report/tally.ts'
import type { BatchOptions } from '../review/open-review.ts'
import type { CommonOptions } from './common-options.ts'
import { EXIT, UsageError } from './environment.ts'

/** Options of `check` and `correct` that matter for many workbooks. */
export interface ManyOptions extends BatchOptions {
  readonly roster?: string
}

/** The scheme that was asked for; undefined to have it recognised. Throws UsageError for an unknown one. */
export function chosenScheme({ scheme }: Pick<CommonOptions, 'scheme'>): Scheme | undefined {
  return scheme === undefined ? undefined : knownScheme(scheme)
}

/** The scheme of an id. Throws UsageError for an unknown one, naming those that it may have meant. */
export function knownScheme(id: string): Scheme {
  const known = schemeById(id.trim().toLowerCase())
  if (known) return known
  const alike = SCHEMES.filter(
    (each) => each.title.includes(id) || each.places.some((place) => place.includes(id)) || each.id.includes(id),
  )
  const named = alike.length > 0 ? `相近的有：${alike.map((each) => each.id).join('、')}。` : ''
  throw new UsageError(`没有「${id}」这个评分方案。${named}有哪些方案：jiaobiao schemes`)
}

/**
 * 3 when a file could not be read or a form was not understood, else 1 when something at or above `--fail-on` is open,
 * else 0.
 */
export function exitCode(tally: Tally, options: Pick<CommonOptions, 'failOn' | 'exitZero'>): number {
  const { unreadable, notUnderstood, toMend, toExplain } = tally.summary
  if (unreadable > 0 || notUnderstood > 0) return EXIT.unreadable
  const failing = toMend > 0 || (options.failOn === 'warning' && toExplain > 0)
  return failing && !options.exitZero ? EXIT.findings : EXIT.ok
}
