import type { SetRow } from '../protocol.ts'

/** By what the table of units can stand in order. */
export type Column =
  | 'unit'
  | 'year'
  | 'state'
  | 'toMend'
  | 'toExplain'
  | 'corrected'
  | 'unchecked'
  | 'stated'
  | 'reviewed'
  | 'grade'

export interface TableView {
  readonly column: Column
  readonly down: boolean
  /** One state; null for all. */
  readonly state: string | null
  readonly search: string
}

/** What needs most work first. */
export const FIRST_VIEW: TableView = { column: 'state', down: true, state: null, search: '' }

const TEXTS: ReadonlySet<Column> = new Set(['unit', 'year', 'grade'])
const COLOURS: readonly SetRow['stateColour'][] = ['good', 'warning', 'error']

/** The rows that are asked for, in the order that is asked for; equal ones as they came. */
export function rowsShown(rows: readonly SetRow[], view: TableView): readonly SetRow[] {
  const words = view.search.toLowerCase().split(/\s+/)
  const sign = view.down ? -1 : 1
  return rows
    .filter((row) => view.state === null || row.state === view.state)
    .filter((row) => words.every((word) => searched(row).includes(word)))
    .sort((one, other) => sign * compared(one, other, view.column) || one.set - other.set)
}

/** Each state with how many are in it, what needs most work first. */
export function statesOf(rows: readonly SetRow[]): readonly { readonly state: string; readonly count: number }[] {
  const worst = [...rows].sort((one, other) => compared(other, one, 'state'))
  const states = [...new Set(worst.map(({ state }) => state))]
  return states.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
}

/** A column chosen again turns round; figures begin with the largest, texts with the first. */
export function sortedBy(view: TableView, column: Column): TableView {
  const down = column === view.column ? !view.down : !TEXTS.has(column)
  return { ...view, column, down }
}

function searched({ unit, year, state, files }: SetRow): string {
  return [unit, year, state, ...files].join('\n').toLowerCase()
}

function compared(one: SetRow, other: SetRow, column: Column): number {
  if (column === 'state') {
    const colours = COLOURS.indexOf(one.stateColour) - COLOURS.indexOf(other.stateColour)
    return colours || one.toMend - other.toMend || one.toExplain - other.toExplain
  }
  const [a, b] = [one[column], other[column]]
  return TEXTS.has(column) ? String(a).localeCompare(String(b), 'zh-CN') : figure(a) - figure(b)
}

/** A blank one stands below all others. */
function figure(value: string | number): number {
  return value === '' ? Number.NEGATIVE_INFINITY : Number(value)
}
