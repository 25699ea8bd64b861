import type { CellPlace, LetterPage, Opened, SetRow, SetView, SheetLook } from '../protocol.ts'
import type { Filter } from './findings.ts'
import type { SheetPlace } from './places.ts'
import {
  actedOn,
  nextLine,
  openedSet,
  type OpenSet,
  wentToCell,
  wentToLine,
  wentToSheet,
  withLook,
} from './set-state.ts'
import { FIRST_VIEW, type TableView } from '../../report/parts/units.ts'

/** What takes longer, and can be watched. */
export interface Work {
  readonly what: 'open' | 'show' | 'results' | 'download'
  readonly done: number
  /** 0 as long as nobody knows. */
  readonly total: number
  /** What is worked on: a file, a unit. */
  readonly name: string
  /** Bytes of the file; 0, or none, as long as nobody knows. */
  readonly size?: number
}

/** What stands before all else until it is closed. */
export type Dialog =
  | { readonly kind: 'question'; readonly text: string; readonly yes: string; readonly no: string }
  | { readonly kind: 'letter'; readonly letter: LetterPage }
  | { readonly kind: 'changes' }
  | { readonly kind: 'help' }

/** All that the page shows. */
export interface State {
  readonly screen: 'start' | 'units' | 'set'
  readonly work: Work | null
  readonly rows: readonly SetRow[]
  readonly others: Opened['others']
  /** Of all sets, one sentence each. */
  readonly notices: readonly string[]
  readonly cancelled: boolean
  readonly table: TableView
  /** The set that was looked at last: the table comes back to it. */
  readonly lastSet: number | null
  readonly set: OpenSet | null
  /** Sets that were changed and not downloaded since. */
  readonly unsaved: readonly number[]
  /** One sentence about what was done or could not be done; `id` tells one from the same sentence before. */
  readonly notice: { readonly id: number; readonly text: string; readonly bad: boolean } | null
  readonly dialog: Dialog | null
}

export type PageEvent =
  | { readonly kind: 'opening' }
  | { readonly kind: 'row'; readonly row: SetRow }
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'work'; readonly work: Work | null }
  | { readonly kind: 'shown'; readonly view: SetView }
  | { readonly kind: 'acted'; readonly view: SetView }
  | { readonly kind: 'look'; readonly set: number; readonly sheet: SheetPlace; readonly look: SheetLook }
  | { readonly kind: 'saved'; readonly set: number }
  | { readonly kind: 'to-line'; readonly line: string; readonly place?: CellPlace }
  /** `into`: the clerk is led there to go on in the sheet. */
  | { readonly kind: 'to-cell'; readonly place: CellPlace; readonly into?: true }
  | { readonly kind: 'to-sheet'; readonly sheet: SheetPlace }
  | { readonly kind: 'to-next'; readonly step: 1 | -1 }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'table'; readonly table: TableView }
  | { readonly kind: 'back' }
  | { readonly kind: 'start' }
  | { readonly kind: 'notice'; readonly text: string; readonly bad?: true }
  | { readonly kind: 'dismiss'; readonly id: number }
  | { readonly kind: 'dialog'; readonly dialog: Dialog | null }

export const FIRST_STATE: State = {
  screen: 'start',
  work: null,
  rows: [],
  others: [],
  notices: [],
  cancelled: false,
  table: FIRST_VIEW,
  lastSet: null,
  set: null,
  unsaved: [],
  notice: null,
  dialog: null,
}

export function reduce(state: State, event: PageEvent): State {
  switch (event.kind) {
    case 'opening':
      return { ...FIRST_STATE, work: { what: 'open', done: 0, total: 0, name: '' }, notice: state.notice }
    case 'row':
      return { ...state, rows: withRow(state.rows, event.row) }
    case 'opened': {
      const { sets, others, notices, cancelled } = event.opened
      const isEmpty = sets.length === 0 && others.length === 0
      return { ...state, work: null, rows: sets, others, notices, cancelled, screen: isEmpty ? 'start' : 'units' }
    }
    case 'work':
      return { ...state, work: event.work }
    case 'shown': {
      const { row } = event.view
      const rows = withRow(state.rows, row)
      return { ...state, screen: 'set', set: openedSet(event.view), lastSet: row.set, rows }
    }
    case 'acted':
      return acted(state, event.view)
    case 'look':
      return event.set === state.set?.view.row.set
        ? inSet(state, (set) => withLook(set, event.sheet, event.look))
        : state
    case 'saved':
      return { ...state, unsaved: state.unsaved.filter((set) => set !== event.set) }
    case 'to-line':
      return inSet(state, (set) => wentToLine(set, event.line, event.place))
    case 'to-cell':
      return inSet(state, (set) => wentToCell(set, event.place, event.into ? 'into' : 'sheet'))
    case 'to-sheet':
      return inSet(state, (set) => wentToSheet(set, event.sheet))
    case 'to-next':
      return inSet(state, (set) => wentOn(set, event.step))
    case 'filter':
      return inSet(state, (set) => ({ ...set, filter: event.filter }))
    case 'table':
      return { ...state, table: event.table }
    case 'back':
      return { ...state, screen: 'units', set: null }
    case 'start':
      return { ...FIRST_STATE, notice: state.notice }
    case 'notice':
      return {
        ...state,
        notice: { id: (state.notice?.id ?? 0) + 1, text: event.text, bad: event.bad ?? false },
      }
    case 'dialog':
      return { ...state, dialog: event.dialog }
    case 'dismiss':
      return state.notice?.id === event.id ? { ...state, notice: { ...state.notice, text: '' } } : state
  }
}

/** Whether there is more than the one set that is shown at once. */
export function hasTable({ rows }: State): boolean {
  return rows.length > 1
}

function wentOn(set: OpenSet, step: 1 | -1): OpenSet {
  const line = nextLine(set, step)
  return line ? wentToLine(set, line.id) : set
}

function inSet(state: State, change: (set: OpenSet) => OpenSet): State {
  return state.set ? { ...state, set: change(state.set) } : state
}

/** A set that is as its file has it again has nothing to be saved. */
function acted(state: State, view: SetView): State {
  const { row, canUndo } = view
  const others = state.unsaved.filter((set) => set !== row.set)
  return {
    ...inSet(state, (set) => (set.view.row.set === row.set ? actedOn(set, view) : set)),
    rows: withRow(state.rows, row),
    unsaved: canUndo ? [...others, row.set] : others,
  }
}

function withRow(rows: readonly SetRow[], row: SetRow): readonly SetRow[] {
  return rows.some(({ set }) => set === row.set)
    ? rows.map((each) => (each.set === row.set ? row : each))
    : [...rows, row]
}
