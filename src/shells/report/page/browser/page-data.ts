/** What stands of each unit in the page, as values in this order: with names, thousands of units were twice as long. */
export var UNIT_KEYS = [
  'name',
  'year',
  'round',
  'missing',
  'errors',
  'warnings',
  'explained',
  'stated',
  'reviewed',
  'difference',
  'grade',
  'undecided',
  'unchecked',
  'gaps',
  'total',
  'files',
  'rules',
] as const

/** Those values by their names. */
export interface Unit {
  readonly name: string
  readonly year: string
  readonly round: string
  readonly missing: string
  readonly errors: number
  readonly warnings: number
  readonly explained: number
  /** 「88.50」, or '' where there is none; so the next two. */
  readonly stated: string
  readonly reviewed: string
  readonly difference: string
  readonly grade: string
  readonly undecided: number
  readonly unchecked: number
  /** What could not be checked, a sentence a cause. */
  readonly gaps: readonly string[]
  /** Number of its findings, whether or not they stand in the page. */
  readonly total: number
  readonly files: readonly string[]
  readonly rules: string
}

/** Level, place, cell, rule, label, stated, expected, message, what was done, explanation. */
export type FindingRow = readonly [
  'error' | 'warning' | 'info',
  string,
  string,
  string,
  string,
  string | null,
  string | null,
  string,
  string,
  string,
]
