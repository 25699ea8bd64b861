import { compareValues, compareWork, isFound, type Order, turned } from '../../report/page/browser/table-order.ts'
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

export interface TableView extends Order<Column> {
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
  const sign = view.down ? -1 : 1
  return rows
    .filter((row) => view.state === null || row.state === view.state)
    .filter((row) => isFound(view.search, searched(row)))
    .sort((one, other) => sign * compared(one, other, view.column) || one.set - other.set)
}

/** Each state with how many are in it, what needs most work first. */
export function statesOf(rows: readonly SetRow[]): readonly { readonly state: string; readonly count: number }[] {
  const worst = [...rows].sort((one, other) => compared(other, one, 'state'))
  const states = [...new Set(worst.map(({ state }) => state))]
  return states.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
}

/** The table as it stands when a column is chosen. */
export function sortedBy(view: TableView, column: Column): TableView {
  return { ...view, ...turned(view, column, TEXTS.has(column)) }
}

function searched({ unit, year, state, files }: SetRow): string {
  return [unit, year, state, ...files].join('\n').toLowerCase()
}

function compared(one: SetRow, other: SetRow, column: Column): number {
  if (column !== 'state') return compareValues(one[column], other[column], TEXTS.has(column))
  return COLOURS.indexOf(one.stateColour) - COLOURS.indexOf(other.stateColour) || compareWork(one, other)
}
