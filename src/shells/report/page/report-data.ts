import type { Ask } from '../../../core/progress/lines.ts'
import type { TaggedRow } from '../parts/tagged-row.ts'
import type { UnitRow } from '../parts/units.ts'

/** What stands in the report's page as data, written by `report-page.ts` and read by `view/`. */
export interface ReportData {
  /** One sentence on what was received and what is left to do. */
  readonly lead: string
  readonly figures: readonly Figure[]
  /** What is to be known first. */
  readonly notices: readonly string[]
  /** Units of the roster, those that need a call first; null where there is no roster. */
  readonly roster: { readonly listed: number; readonly units: readonly TaggedRow[] } | null
  /** Files that were not checked: how many, and the first of them. */
  readonly files: { readonly all: number; readonly rows: readonly TaggedRow[] }
  readonly scores: ScoreClasses
  /** The most frequent faults. */
  readonly frequent: readonly FrequentRule[]
  /** Titles of all rules that found something, by their codes. */
  readonly titles: Readonly<Record<string, string>>
  /** All states in their order, each with its colour. */
  readonly states: readonly (readonly [state: string, colour: UnitRow['stateColour']])[]
}

export interface Figure {
  readonly value: number
  readonly label: string
  readonly colour: '' | UnitRow['stateColour']
}

export type ScoreClasses = readonly (readonly [label: string, stated: number, reviewed: number])[]

export interface FrequentRule {
  readonly code: string
  readonly title: string
  readonly count: number
  /** In how many sets. */
  readonly units: number
  readonly colour: 'error' | 'warning'
}

/** What the page knows of a unit. */
export interface Unit extends UnitRow {
  /** What could not be checked, a sentence a cause. */
  readonly gaps: readonly string[]
  /** Number of its lines, whether or not they stand in the page. */
  readonly total: number
}

/** As values in this order: with names, thousands of units were twice as long. Its state follows from `progress`. */
export const UNIT_KEYS = [
  'unit',
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
] as const satisfies readonly (keyof Unit)[]

/** A unit as those values. */
export type UnitValues = readonly unknown[]

export function valuesOf(unit: Unit): UnitValues {
  return UNIT_KEYS.map((key) => unit[key])
}

/** The unit again. */
export function unitOf(values: UnitValues, { states }: Pick<ReportData, 'states'>): Unit {
  const known = Object.fromEntries(UNIT_KEYS.map((key, place) => [key, values[place]]))
  // `valuesOf` wrote them.
  const unit = known as unknown as Omit<Unit, 'state' | 'stateColour'>
  const [state, stateColour] = states[unit.progress]!
  return { ...unit, state, stateColour }
}

/**
 * A line: what it asks, place, cell, rule, label, what should stand there where the message does not say it, message,
 * the word for what it asks or what became of it, explanation.
 */
export type LineValues = readonly [Ask, string, string, string, string, string, string, string, string]

/** Name of the block that holds the lines of a unit, by its place. */
export function linesBlock(index: number): string {
  return `f${index}`
}
