import { contains, fromA1, toA1 } from '../model/cell-address.ts'
import { MOST_CHARACTERS } from '../model/cell-text.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { workedOut } from '../formula/work-out.ts'
import { type Place, placeKey } from '../form/field.ts'
import { linesOf } from '../progress/lines.ts'
import { type ReviewAndSaid, reviewFrom, type ReviewInput, type WorkbookInput } from '../review.ts'
import type { ReportedFinding } from '../reviewed-submission.ts'
import type { GivenExplanation } from '../rounds/given-explanations.ts'
import { CannotMendError } from './cannot-mend-error.ts'
import { type ChangedCell, isSameCell, type MendedBook, mendedBook, type PutValue, unmended } from './mended-book.ts'
import { proposalOf, type Proposed, proposedInAll } from './proposals.ts'
import { type SerialOf, typedValue } from './typed-value.ts'

/** What a person does to a set. */
export type MendAction =
  /** What was typed, as a person types it: 「12.5」, 「80%」, '' for blank. Refused in a cell with a formula. */
  | { readonly kind: 'type'; readonly place: Place; readonly text: string }
  /** Texts typed into several cells at once: all of them, or none where one is refused. */
  | { readonly kind: 'paste'; readonly cells: readonly { readonly place: Place; readonly text: string }[] }
  /** Takes the proposed value of a finding, or of all. */
  | { readonly kind: 'take'; readonly finding: string }
  | { readonly kind: 'take-all' }
  | { readonly kind: 'explain'; readonly line: string; readonly text: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

type ReadableInput = Extract<WorkbookInput, { readonly workbook: Workbook }>

/** A set as it was handed in, and how it is reviewed. */
export interface SetToMend extends Omit<ReviewInput, 'given'> {
  /** The calendar of a workbook, by its path. */
  readonly serialOf: (path: string) => SerialOf
}

/** What was put into the cells, and said, up to some moment. */
interface State {
  /** By place. */
  readonly values: ReadonlyMap<string, Proposed>
  readonly given: readonly GivenExplanation[]
  readonly books: ReadonlyMap<string, MendedBook>
}

/** A set while it is being mended; nothing in it ever changes, every action makes another. */
export interface MendedSet extends ReviewAndSaid {
  readonly toMend: SetToMend
  readonly state: State
  readonly earlier: readonly State[]
  readonly undone: readonly State[]
}

/** The set as it was handed in, reviewed. */
export function setToMend(toMend: SetToMend): MendedSet {
  const books = new Map(
    toMend.workbooks.flatMap((each) => ('workbook' in each ? [[each.path, unmended(each.workbook)] as const] : [])),
  )
  const state: State = { values: new Map(), given: [], books }
  return { toMend, state, earlier: [], undone: [], ...reviewFrom(inputOf(toMend, state)) }
}

/**
 * The set after an action, reviewed anew as far as the action reaches; the very same where the action changes nothing.
 * Throws `CannotMendError` for what cannot be done.
 */
export function mended(set: MendedSet, action: MendAction): MendedSet {
  switch (action.kind) {
    case 'type':
      return next(set, withValues(set, [typedAt(set, action.place, action.text)]))
    case 'paste':
      return next(set, withValues(set, pastedAt(set, action.cells)))
    case 'take':
      return next(set, withValues(set, proposalOf(set.reviewed, action.finding)))
    case 'take-all':
      return next(set, withValues(set, proposedInAll(set.reviewed)))
    case 'explain':
      return next(set, explained(set, action.line, action.text))
    case 'undo':
      return undo(set)
    case 'redo':
      return redo(set)
    default:
      return action satisfies never
  }
}

function undo(set: MendedSet): MendedSet {
  const { state, earlier, undone } = set
  const last = earlier[earlier.length - 1]
  if (!last) return set
  return reviewedAs({ ...set, state: last, earlier: earlier.slice(0, -1), undone: [...undone, state] })
}

function redo(set: MendedSet): MendedSet {
  const { state, earlier, undone } = set
  const last = undone[undone.length - 1]
  if (!last) return set
  return reviewedAs({ ...set, state: last, earlier: [...earlier, state], undone: undone.slice(0, -1) })
}

function next(set: MendedSet, state: State): MendedSet {
  if (state === set.state) return set
  return reviewedAs({ ...set, state, earlier: [...set.earlier, set.state], undone: [] })
}

function reviewedAs(set: MendedSet): MendedSet {
  return { ...set, ...reviewFrom(inputOf(set.toMend, set.state), set.said) }
}

/** A workbook that was changed is a copy of no other any more. */
function inputOf({ serialOf: _, workbooks, ...rest }: SetToMend, { books, given }: State): ReviewInput {
  return {
    ...rest,
    given,
    workbooks: workbooks.map((each): WorkbookInput => {
      const book = books.get(each.path)
      return !('workbook' in each) || !book || book.changed.length === 0
        ? each
        : { ...each, workbook: book.workbook, sha256: '' }
    }),
  }
}

const NO_SHEET = '这个工作簿里没有这张工作表。'
const IS_FORMULA = '这一格是公式，请改公式引用的格；公式本身请在 WPS 或 Excel 里改。'

function typedAt({ toMend, state }: MendedSet, { workbook, sheet: name, cell }: Place, text: string): Proposed {
  const sheet = state.books.get(workbook)?.workbook.sheets.find((each) => each.name === name)
  if (!sheet) throw new CannotMendError(NO_SHEET)
  const anchor = anchorOf(sheet, cell)
  const present = cellAt(sheet, anchor)
  if (present?.formula !== undefined) throw new CannotMendError(IS_FORMULA)
  const typed = typedValue(text, present, toMend.serialOf(workbook))
  return { workbook, sheet: name, cell: anchor, ...typed, by: 'typed' }
}

function pastedAt(set: MendedSet, cells: readonly { readonly place: Place; readonly text: string }[]): Proposed[] {
  return cells.map(({ place, text }) => {
    try {
      return typedAt(set, place, text)
    } catch (error) {
      if (error instanceof CannotMendError) throw new CannotMendError(`${place.cell}：${error.message}没有粘贴。`)
      throw error
    }
  })
}

/** All that was changed in the set, workbook after workbook, in the order of the sheets. */
export function changesOf({ state }: MendedSet): readonly (ChangedCell & Place)[] {
  return [...state.books].flatMap(([workbook, { changed }]) => changed.map((each) => ({ workbook, ...each })))
}

/** What stands in a cell now, formulas without a stored result worked out where that is certain. */
export function cellNow({ state }: MendedSet, { workbook, sheet: name, cell }: Place): Cell | undefined {
  const book = state.books.get(workbook)?.workbook
  const sheet = book && workedOut(book).sheets.find((each) => each.name === name)
  return sheet && cellAt(sheet, cell)
}

/** The top left cell of the merged range in which a cell lies. Throws `CannotMendError`. */
function anchorOf({ merges }: Pick<Sheet, 'merges'>, cell: string): string {
  const at = fromA1(cell)
  if (!at) throw new CannotMendError(`没有「${cell}」这一格。`)
  const merge = merges.find((range) => contains(range, at))
  return toA1(merge ? { row: merge.top, column: merge.left } : at)
}

function cellAt({ cells }: Pick<Sheet, 'cells'>, cell: string): Cell | undefined {
  const at = fromA1(cell)
  return cells.find(({ row, column }) => row === at?.row && column === at.column)
}

/** The state with values put into cells; the very same where all of them stand there already. */
function withValues(set: MendedSet, puts: readonly Proposed[]): State {
  const { state, toMend } = set
  const values = new Map(state.values)
  const touched = new Set<string>()
  for (const put of puts) {
    const now = state.books.get(put.workbook)?.workbook
    if (!now || isIn(now, put)) continue
    touched.add(put.workbook)
    values.delete(placeKey(put))
    values.set(placeKey(put), put)
  }
  if (touched.size === 0) return state
  const books = new Map(state.books)
  for (const path of touched) {
    const given = toMend.workbooks.find((each) => each.path === path)
    if (!given || !('workbook' in given)) continue
    dropUnchanged(values, given)
    books.set(path, mendedBook(given.workbook, valuesIn(values, path), state.books.get(path)!))
  }
  return { ...state, values, books }
}

function valuesIn(values: State['values'], path: string): readonly PutValue[] {
  return [...values.values()].filter(({ workbook }) => workbook === path)
}

/** What was put back to what was handed in is no change any more. */
function dropUnchanged(values: Map<string, Proposed>, { path, workbook }: ReadableInput): void {
  for (const [key, put] of values) if (put.workbook === path && isIn(workbook, put)) values.delete(key)
}

/** Whether a cell of a workbook holds already what is to be put into it. */
function isIn({ sheets }: Workbook, { sheet: name, cell, value, format }: Proposed): boolean {
  const sheet = sheets.find((each) => each.name === name)
  const present = (sheet && cellAt(sheet, cell)) ?? { ...fromA1(cell)!, value: { kind: 'blank' } }
  return isSameCell(present, { ...present, value, ...(format === undefined ? {} : { format }) })
}

const GONE_LINE = '这一条已经没有了。'
const TOO_LONG = `说明最多写 ${MOST_CHARACTERS} 个字，请写短一些。`

/** The state with words on all findings of a line. */
function explained({ reviewed, state }: MendedSet, line: string, text: string): State {
  const found = linesOf(reviewed.findings).find(({ id }) => id === line)
  if (!found) throw new CannotMendError(GONE_LINE)
  const words = text.replace(/\r\n?/g, '\n').trim()
  if (words.length > MOST_CHARACTERS) throw new CannotMendError(TOO_LONG)
  if (found.findings.every(({ explanation }) => (explanation ?? '') === words)) return state
  const isAbout = ({ about }: GivenExplanation): boolean => found.findings.some((each) => isSameFinding(each, about))
  return {
    ...state,
    given: [
      ...state.given.filter((each) => !isAbout(each)),
      ...found.findings.map((about) => explanation(about, words)),
    ],
  }
}

function isSameFinding(one: ReportedFinding, other: GivenExplanation['about']): boolean {
  return (
    one.id === other.id ||
    (one.rule === other.rule &&
      one.workbook === other.workbook &&
      one.sheet === other.sheet &&
      one.cell === other.cell &&
      one.cell !== null)
  )
}

function explanation({ id, rule, formKey, workbook, sheet, cell }: ReportedFinding, words: string): GivenExplanation {
  return { about: { id, rule, formKey, workbook, sheet, cell }, words }
}
