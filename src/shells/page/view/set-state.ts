import type { CellPlace, LineView, SetView, SheetLook } from '../protocol.ts'
import { type Filter, linesAt, linesUnder, neighbour, problems } from './findings.ts'
import { cellKey, isSameSheet, type SheetPlace, sheetKey } from './places.ts'

/**
 * Where the clerk is in a set: a cell, a line, or both. `from` tells how: `list` went to a line, and the sheet shows its
 * cell; `sheet` went to a cell in the sheet itself; `into` was led to a cell to go on there.
 */
export interface At {
  readonly place: CellPlace | null
  readonly line: string | null
  readonly from: 'list' | 'sheet' | 'into'
}

/** What stands in cells that are not, or were once not, as the file has them, by `cellKey`. */
type ShownCells = ReadonlyMap<string, { readonly shown: string; readonly edit: string }>

/** The set that is looked at. */
export interface OpenSet {
  readonly view: SetView
  /** Sheets that were asked for, as the file has them, by `sheetKey`. */
  readonly looks: ReadonlyMap<string, SheetLook>
  readonly cells: ShownCells
  readonly sheet: SheetPlace | null
  readonly at: At
  /** The line that followed the one that was gone to, for when that one is settled. */
  readonly following: string | null
  readonly filter: Filter
}

const NOWHERE: At = { place: null, line: null, from: 'list' }

/** A set as it is first seen: the first sheet with something to do, else the first with a form, else the first. */
export function openedSet(view: SetView): OpenSet {
  const [first] = problems(view).flatMap(({ places }) => places)
  const sheets = view.workbooks.flatMap(({ path, sheets }) =>
    sheets.map(({ name, forms }) => ({ workbook: path, sheet: name, forms })),
  )
  const start = first ?? sheets.find(({ forms }) => forms.length > 0) ?? sheets[0]
  return {
    view,
    looks: new Map(),
    cells: withCells(new Map(), view),
    sheet: start ? { workbook: start.workbook, sheet: start.sheet } : null,
    at: NOWHERE,
    following: null,
    filter: 'all',
  }
}

/** After an action. A line that is settled is left; what followed it is next. */
export function actedOn(set: OpenSet, view: SetView): OpenSet {
  const isThere = view.lines.some(({ id }) => id === set.at.line)
  const at = isThere ? set.at : { ...set.at, line: null }
  return { ...set, view, cells: withCells(set.cells, view), at }
}

export function withLook(set: OpenSet, sheet: SheetPlace, look: SheetLook): OpenSet {
  return { ...set, looks: new Map(set.looks).set(sheetKey(sheet), look) }
}

/** Goes to a line, at one of its places or its first; a line about what is missing has none, and the sheet stays. */
export function wentToLine(set: OpenSet, id: string, place?: CellPlace): OpenSet {
  const line = set.view.lines.find((each) => each.id === id)
  if (!line) return set
  const to = place ?? line.places[0] ?? null
  const filter = isUnder(set, id) ? set.filter : 'all'
  const order = problems(set.view, filter).map((each) => each.id)
  const following = order[order.indexOf(id) + 1] ?? null
  return { ...set, at: { place: to, line: id, from: 'list' }, following, filter, sheet: to ? sheetOf(to) : set.sheet }
}

/** Goes to a cell; the list follows to what is said of it, and stays where it is when nothing is. */
export function wentToCell(set: OpenSet, place: CellPlace, from: 'sheet' | 'into'): OpenSet {
  const lines = linesAt(set.view, place)
  const line = lines.find(({ id }) => id === set.at.line) ?? lines[0]
  const at: At = { place, line: line?.id ?? null, from }
  const filter = line && !isUnder(set, line.id) ? 'all' : set.filter
  return { ...set, at, following: line?.id ?? set.following, filter, sheet: sheetOf(place) }
}

export function wentToSheet(set: OpenSet, sheet: SheetPlace): OpenSet {
  return isSameSheet(set.sheet, sheet) ? set : { ...set, sheet: sheetOf(sheet), at: NOWHERE }
}

/** The line to which 「下一处」 or 「上一处」 leads; from one that is settled, 「下一处」 leads to what followed it. */
export function nextLine({ at, following, view, filter }: OpenSet, step: 1 | -1): LineView | undefined {
  const lines = problems(view, filter)
  if (lines.some(({ id }) => id === at.line)) return neighbour(lines, at.line, step)
  const next = lines.find(({ id }) => id === following)
  return next && step > 0 ? next : neighbour(lines, next?.id ?? null, step)
}

function isUnder({ view, filter }: OpenSet, id: string): boolean {
  return linesUnder(view, filter).some((line) => line.id === id)
}

function sheetOf({ workbook, sheet }: SheetPlace): SheetPlace {
  return { workbook, sheet }
}

function withCells(known: ShownCells, { cells }: SetView): ShownCells {
  const all = new Map(known)
  for (const cell of cells) all.set(cellKey(cell), { shown: cell.shown, edit: cell.edit })
  return all
}
