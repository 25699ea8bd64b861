import type { CellPlace, ChangeView, LineView, SetView } from '../protocol.ts'
import { byForm, type FormGroup } from '../../report/parts/by-form.ts'
import { compareGravity, MARKS, type Said } from '../../report/parts/marks.ts'
import { cellKey, type SheetPlace, sheetKey } from './places.ts'
import type { CellMark } from './sheet/sheet-props.ts'

/** What the list beside the sheet shows; `done` is what was changed here or settled before, `all` hints, too. */
export type Filter = 'all' | 'mend' | 'explain' | 'done' | 'unchecked'

/**
 * The number on each filter. What is left to do counts in lines; 已更正 in cells, as 已代为更正 does in every report: those
 * that were put right here, and those of an earlier round that came back so.
 */
export function filterCounts(view: SetView): Readonly<Record<Exclude<Filter, 'all'>, number>> {
  const asking = (asks: LineView['asks']): number => view.lines.filter((line) => line.asks === asks).length
  return {
    mend: asking('mend'),
    explain: asking('explain'),
    done: view.changed.filter(isPutRight).length + view.adopted.length,
    unchecked: view.unchecked.length,
  }
}

const SHOWN: Readonly<Record<Exclude<Filter, 'all' | 'unchecked'>, ReadonlySet<LineView['asks']>>> = {
  mend: new Set(['mend']),
  // What is explained stays where it was asked.
  explain: new Set(['explain', 'explained', 'waived']),
  done: new Set(['corrected', 'adopted']),
}

export function linesUnder(view: SetView, filter: Filter): readonly LineView[] {
  if (filter === 'all') return view.lines
  if (filter === 'unchecked') return []
  return view.lines.filter(({ asks }) => SHOWN[filter].has(asks))
}

/** What is explained keeps the place at which it was asked. */
function placed(asks: LineView['asks']): LineView['asks'] {
  return asks === 'explained' ? 'explain' : asks
}

/** Whether anything of the set could be read. */
export function hasSheets({ workbooks }: SetView): boolean {
  return workbooks.some(({ sheets }) => sheets.length > 0)
}

/** Whether there was anything to be checked: a form, or what is said of a cell. */
export function isChecked({ workbooks, lines }: SetView): boolean {
  const hasForm = workbooks.some(({ sheets }) => sheets.some(({ forms }) => forms.length > 0))
  return hasForm || lines.some(({ places }) => places.length > 0)
}

/** What is only told, and asks for nothing: it comes behind all else. */
export function hints(view: SetView): readonly LineView[] {
  return view.lines.filter(({ asks }) => asks === 'hint')
}

/**
 * Lines by form without hints, forms in the order of the sheets, errors first in each; what belongs to no sheet comes
 * first.
 */
export function groupedLines(view: SetView, filter: Filter): readonly FormGroup<LineView>[] {
  const sheets = view.workbooks.flatMap(({ path, sheets }) =>
    sheets.map(({ name }) => sheetKey({ workbook: path, sheet: name })),
  )
  const placeOf = ({ places: [first] }: LineView): number => (first ? sheets.indexOf(sheetKey(first)) : -1)
  const asking = linesUnder(view, filter).filter(({ asks }) => asks !== 'hint')
  const groups = byForm(asking).map(({ form, items }) => ({
    form,
    items: [...items].sort((one, other) => compareGravity(placed(one.asks), placed(other.asks))),
  }))
  const first = new Map(groups.map((group) => [group, Math.min(...group.items.map(placeOf))]))
  return groups.sort((one, other) => first.get(one)! - first.get(other)!)
}

/** What is left to do, in the order of the list. */
export function problems(view: SetView, filter: Filter = 'all'): readonly LineView[] {
  const shown = filter === 'mend' || filter === 'explain' ? filter : 'all'
  return groupedLines(view, shown)
    .flatMap(({ items }) => items)
    .filter(({ asks }) => asks === 'mend' || asks === 'explain')
}

/** The one after (or before) the line of this id, around the end; the first (or last) where it is none of them. */
export function neighbour(lines: readonly LineView[], id: string | null, step: 1 | -1): LineView | undefined {
  const at = lines.findIndex((line) => line.id === id)
  if (at < 0) return step > 0 ? lines[0] : lines[lines.length - 1]
  return lines[(at + step + lines.length) % lines.length]
}

/** Ids of findings whose proposed value can be taken. */
export function takeable({ lines }: Pick<SetView, 'lines'>): readonly string[] {
  return lines
    .filter(({ asks }) => asks === 'mend' || asks === 'explain')
    .flatMap(({ findings }) => findings.filter(({ proposed }) => proposed !== null).map(({ id }) => id))
}

/**
 * What stands under 已更正 besides lines: cells that were changed here, and those of an earlier round of which no line
 * tells, as a total that followed from another cell.
 */
export function changesUnder(view: SetView): readonly ChangeView[] {
  const told = new Set(linesUnder(view, 'done').flatMap(({ places }) => places.map(cellKey)))
  return [...view.changed, ...view.adopted.filter((each) => !told.has(cellKey(each)))]
}

/** A change may also be the cause of something new to do. */
export function changeMark(change: ChangeView): 'corrected' | 'changed' {
  return isPutRight(change) ? 'corrected' : 'changed'
}

function isPutRight({ by, settled }: ChangeView): boolean {
  return settled || by === 'taken'
}

/** What stands on each cell of a sheet, by the name of the cell. */
export function cellMarks(view: SetView, sheet: SheetPlace): ReadonlyMap<string, CellMark> {
  const key = sheetKey(sheet)
  const marks = new Map<string, CellMark>()
  const put = (place: CellPlace, said: Said): void => {
    if (sheetKey(place) !== key) return
    const known = marks.get(place.cell)
    const asks = known && compareGravity(known.asks, said) <= 0 ? known.asks : said
    const count = (known?.count ?? 0) + 1
    marks.set(place.cell, { asks, word: MARKS[asks].word, count })
  }
  for (const line of view.lines) for (const place of line.places) put(place, line.asks)
  for (const place of changesUnder(view)) if (!marks.has(place.cell)) put(place, changeMark(place))
  for (const { place } of view.unchecked) put(place, 'unchecked')
  return marks
}

/** How many lines are left to do on a sheet, by what they ask. */
export function leftOn(view: SetView, sheet: SheetPlace): { readonly mend: number; readonly explain: number } {
  const key = sheetKey(sheet)
  const on = view.lines.filter(({ places }) => places.some((place) => sheetKey(place) === key))
  return {
    mend: on.filter(({ asks }) => asks === 'mend').length,
    explain: on.filter(({ asks }) => asks === 'explain').length,
  }
}

/** Lines that have this cell among their places. */
export function linesAt(view: SetView, place: CellPlace): readonly LineView[] {
  const key = cellKey(place)
  return view.lines.filter(({ places }) => places.some((each) => cellKey(each) === key))
}

export function findingOf(view: SetView, id: string): LineView['findings'][number] | undefined {
  return view.lines.flatMap(({ findings }) => findings).find((finding) => finding.id === id)
}
