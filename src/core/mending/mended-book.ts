import { workedOut } from '../formula/work-out.ts'
import { fromA1, toA1 } from '../model/cell-address.ts'
import type { Cell, CellValue, Sheet, Workbook } from '../model/workbook.ts'
import { applyChanges, type CellChange } from '../repair/apply-changes.ts'
import { type CellIn, cellKey, followersOf } from './followers.ts'

/** A value that a person put into a cell: typed, or taken from a proposal. */
export interface PutValue {
  readonly sheet: string
  readonly cell: string
  readonly value: CellValue
  readonly format?: string
  readonly by: 'typed' | 'taken'
}

/** A cell that holds something else than in the workbook that was handed in. */
export interface ChangedCell {
  readonly sheet: string
  readonly cell: string
  /** Undefined where nothing stood. */
  readonly before: Cell | undefined
  readonly now: Cell | undefined
  /** `formula`: what its formula comes to has changed, or cannot be told any more. */
  readonly by: PutValue['by'] | 'formula'
}

/** A workbook with what was put into it. */
export interface MendedBook {
  /** As it was handed in. */
  readonly given: Workbook
  readonly values: readonly PutValue[]
  readonly workbook: Workbook
  /** In the order of the sheets and cells. */
  readonly changed: readonly ChangedCell[]
}

/** The workbook as it was handed in. */
export function unmended(workbook: Workbook): MendedBook {
  return { given: workbook, values: [], workbook, changed: [] }
}

/**
 * The workbook with values put into its cells. Formulas that follow are worked out anew, exactly; one of which the
 * result cannot be told has none any more: neither the old one nor zero. Sheets that hold what they hold in `last` are
 * the very same objects.
 */
export function mendedBook(given: Workbook, values: readonly PutValue[], last: MendedBook): MendedBook {
  if (values.length === 0) return unmended(given)
  const puts = values.map(({ sheet, cell, value, format }): CellChange => {
    return { sheet, cell, value, ...(format === undefined ? {} : { format }) }
  })
  const followers = followersIn(given, values)
  const results = resultsOf(applyChanges(given, [...puts, ...followers.map(withoutResult)]).workbook, followers)
  const now = applyChanges(given, [...puts, ...results]).workbook
  const workbook = { sheets: now.sheets.map((sheet, at) => known(sheet, given.sheets[at]!, last.workbook.sheets[at]!)) }
  return { given, values, workbook, changed: changedCells(given, workbook, values, followers) }
}

/** A formula cell into which a value was put keeps that as its result. */
function followersIn(given: Workbook, values: readonly PutValue[]): readonly CellIn[] {
  const put = new Set(values.map(({ sheet, cell }) => cellKey({ sheet, cell: blankAt(cell) })))
  const cells = values.map(({ sheet, cell }) => ({ sheet, cell: blankAt(cell) }))
  return followersOf(given, cells).filter((each) => !put.has(cellKey(each)))
}

function blankAt(cell: string): Cell {
  return { ...fromA1(cell)!, value: { kind: 'blank' } }
}

function withoutResult({ sheet, cell }: CellIn): CellChange {
  return { sheet, cell: toA1(cell), value: { kind: 'blank' }, uncached: true }
}

/** What the followers come to, in a workbook in which they have no stored results. */
function resultsOf(open: Workbook, followers: readonly CellIn[]): readonly CellChange[] {
  if (followers.length === 0) return []
  const cells = cellsByKey(workedOut(open), new Set(followers.map(cellKey)))
  return followers.map((each) => {
    const cell = cells.get(cellKey(each))
    if (!cell || cell.uncached) return withoutResult(each)
    return { sheet: each.sheet, cell: toA1(cell), value: cell.value }
  })
}

function cellsByKey({ sheets }: Workbook, wanted: ReadonlySet<string>): ReadonlyMap<string, Cell> {
  const names = new Set([...wanted].map((key) => key.slice(0, key.indexOf('\u0001'))))
  const found = new Map<string, Cell>()
  for (const { name: sheet, cells } of sheets) {
    if (!names.has(sheet)) continue
    for (const cell of cells) {
      const key = cellKey({ sheet, cell })
      if (wanted.has(key)) found.set(key, cell)
    }
  }
  return found
}

/** Of the sheets that hold the same, the one that is known already. */
function known(now: Sheet, ...before: readonly Sheet[]): Sheet {
  const isSame = ({ cells }: Sheet): boolean =>
    cells.length === now.cells.length && cells.every((cell, index) => isSameCell(cell, now.cells[index]))
  return before.find((sheet) => sheet === now || isSame(sheet)) ?? now
}

/** Whether two cells of one place hold the same. */
export function isSameCell(one: Cell | undefined, other: Cell | undefined): boolean {
  if (one === other) return true
  return (
    one !== undefined &&
    other !== undefined &&
    one.row === other.row &&
    one.column === other.column &&
    one.format === other.format &&
    one.formula === other.formula &&
    (one.uncached ?? false) === (other.uncached ?? false) &&
    isSameValue(one.value, other.value)
  )
}

function isSameValue(one: CellValue, other: CellValue): boolean {
  switch (one.kind) {
    case 'blank':
      return other.kind === 'blank'
    case 'text':
    case 'number':
      return other.kind === one.kind && other.text === one.text
    case 'date':
      return other.kind === 'date' && other.text === one.text && other.serial === one.serial
    case 'boolean':
      return other.kind === 'boolean' && other.value === one.value
    case 'error':
      return other.kind === 'error' && other.code === one.code
    default:
      return one satisfies never
  }
}

/** What is told of a formula without a stored result is what it comes to. */
function changedCells(
  given: Workbook,
  now: Workbook,
  values: readonly PutValue[],
  followers: readonly CellIn[],
): readonly ChangedCell[] {
  const by = new Map<string, ChangedCell['by']>(followers.map((each) => [cellKey(each), 'formula']))
  for (const { sheet, cell, by: whom } of values) by.set(`${sheet}\u0001${cell}`, whom)
  const wanted = new Set(by.keys())
  const [before, after] = [cellsByKey(workedOut(given), wanted), cellsByKey(workedOut(now), wanted)]
  const order = new Map(given.sheets.map(({ name }, index) => [name, index]))
  return [...by]
    .flatMap(([key, whom]): ChangedCell[] => {
      const [was, is] = [before.get(key), after.get(key)]
      const [sheet = '', cell = ''] = key.split('\u0001')
      return isSameCell(was, is) ? [] : [{ sheet, cell, before: was, now: is, by: whom }]
    })
    .sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)! || byPlace(a.cell, b.cell))
}

function byPlace(one: string, other: string): number {
  const [a, b] = [fromA1(one)!, fromA1(other)!]
  return a.row - b.row || a.column - b.column
}
