import { compareValues, isFound, type Order, turned } from './table-order.ts'

/** A set of forms as a row of the table of units, in report.html and in 校表.html; figures as decimal text, '' for none. */
export interface UnitRow {
  readonly unit: string
  readonly year: string
  /** 完成, 待整改 …: as every report says it. */
  readonly state: string
  readonly stateColour: 'error' | 'warning' | 'good'
  /** The place of its state among all of them: the higher, the more is left to do. */
  readonly progress: number
  /** 请改正 and 请说明, in lines as people see them. */
  readonly toMend: number
  readonly toExplain: number
  readonly corrected: number
  /** Checks that could not be made. */
  readonly unchecked: number
  /** 自评得分 and 复核得分. */
  readonly stated: string
  readonly reviewed: string
  /** 自评 less 复核: what the department gave itself too much. */
  readonly difference: string
  readonly grade: string
  /** Rows that a person judged, and that wait for a person. */
  readonly manual: number
  readonly undecided: number
  /** What else is to be done, one sentence each: files that could not be read, forms that are missing. */
  readonly left: readonly string[]
  /** Forms that are missing, 「基础数据表、项目自评表」; '' for none. */
  readonly missing: string
  /** 「已整改 3 处，…」 since the last round; '' where it came for the first time. */
  readonly since: string
  readonly files: readonly string[]
  /** Codes of the rules that found something, with blanks between. */
  readonly rules: string
}

/** By what the table can stand in order. */
export type Column = Exclude<
  keyof UnitRow,
  'stateColour' | 'progress' | 'left' | 'missing' | 'since' | 'files' | 'rules'
>

export interface TableView extends Order<Column> {
  /** One state, or 缺报; null for all. */
  readonly state: string | null
  readonly search: string
}

/** What needs most work first. */
export const FIRST_VIEW: TableView = { column: 'state', down: true, state: null, search: '' }

/** Beside the states: sets in which a form is missing, whatever their state. */
const MISSING = '缺报'

const TEXTS: ReadonlySet<Column> = new Set(['unit', 'year', 'grade'])

/** The rows that are asked for, in the order that is asked for; equal ones as they came. */
export function rowsShown<Row extends UnitRow>(rows: readonly Row[], view: TableView): readonly Row[] {
  const sign = view.down ? -1 : 1
  return rows
    .filter((row) => view.state === null || isIn(row, view.state))
    .filter((row) => view.search === '' || isFound(view.search, searched(row)))
    .sort((one, other) => sign * compared(one, other, view.column))
}

/** Each state with how many are in it, what needs most work first; at the end, those with a form missing. */
export function statesOf(rows: readonly UnitRow[]): readonly { readonly state: string; readonly count: number }[] {
  const worst = [...rows].sort((one, other) => other.progress - one.progress)
  const states = [...new Set(worst.map(({ state }) => state)), MISSING]
  return states
    .map((state) => ({ state, count: rows.filter((row) => isIn(row, state)).length }))
    .filter(({ count }) => count > 0)
}

/** The table as it stands when a column is chosen. */
export function sortedBy(view: TableView, column: Column): TableView {
  return { ...view, ...turned(view, column, TEXTS.has(column)) }
}

function isIn(row: UnitRow, state: string): boolean {
  return state === MISSING ? row.missing !== '' : row.state === state
}

function searched({ unit, year, state, files, rules }: UnitRow): string {
  return [unit, year, state, ...files, rules].join('\n').toLowerCase()
}

/** Within a state, what has more to mend, then to explain, counts as more. */
function compared(one: UnitRow, other: UnitRow, column: Column): number {
  if (column !== 'state') return compareValues(one[column], other[column], TEXTS.has(column))
  return one.progress - other.progress || one.toMend - other.toMend || one.toExplain - other.toExplain
}
