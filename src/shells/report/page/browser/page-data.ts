/** What stands of each unit in the page, as values in this order: with names, thousands of units were twice as long. */
export var UNIT_KEYS = [
  'name',
  'year',
  'progress',
  'toMend',
  'toExplain',
  'corrected',
  'since',
  'missing',
  'stated',
  'reviewed',
  'difference',
  'grade',
  'undecided',
  'manual',
  'unchecked',
  'left',
  'gaps',
  'total',
  'files',
  'rules',
] as const

/** Those values by their names. */
export interface Unit {
  readonly name: string
  readonly year: string
  /** Its place among the states of `states`: the higher, the more is left to do. */
  readonly progress: number
  readonly toMend: number
  readonly toExplain: number
  readonly corrected: number
  /** 「已整改 3 处，…」, or '' where it came for the first time. */
  readonly since: string
  readonly missing: string
  /** 「88.50」, or '' where there is none; so the next two. */
  readonly stated: string
  readonly reviewed: string
  readonly difference: string
  readonly grade: string
  readonly undecided: number
  readonly manual: number
  readonly unchecked: number
  /** What is still to be done, a sentence each. */
  readonly left: readonly string[]
  /** What could not be checked, a sentence a cause. */
  readonly gaps: readonly string[]
  /** Number of its lines, whether or not they stand in the page. */
  readonly total: number
  readonly files: readonly string[]
  readonly rules: string
}

/** How a line is marked. */
export type Mark = 'error' | 'warning' | 'done' | 'info'

/**
 * Mark, place, cell, rule, label, what should stand there where the message does not say it, message, what it asks or
 * what became of it, explanation.
 */
export type LineRow = readonly [Mark, string, string, string, string, string, string, string, string]
