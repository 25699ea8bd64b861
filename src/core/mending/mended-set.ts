import type { Place } from '../form/field.ts'
import { workedOut } from '../formula/work-out.ts'
import type { Cell } from '../model/workbook.ts'
import { type ReviewAndSaid, type ReviewInput, reviewFrom, type WorkbookInput } from '../review.ts'
import { explained, findingsOf } from './explained.ts'
import { type Books, booksAt, cellAt, type MendState, withValues } from './mend-state.ts'
import { type ChangedCell, unmended } from './mended-book.ts'
import { type Proposed, proposalOf, proposedInAll } from './proposals.ts'
import { readAt } from './read-at.ts'
import { lineAnsweredAt } from './said-cells.ts'
import { type PastedCells, pastedAt, type TypedInto, typedAt } from './typed-cells.ts'
import type { SerialOf } from './typed-value.ts'

/** What a person does to a set. */
export type MendAction =
  /** What was typed, as a person types it: 「12.5」, 「80%」, '' for blank. Refused in a cell with a formula. */
  | { readonly kind: 'type'; readonly place: Place; readonly text: string }
  /** Texts typed into several cells at once: all of them, or none where one is refused. */
  | { readonly kind: 'paste'; readonly cells: PastedCells }
  /** Takes the proposed value of a finding, or of all. */
  | { readonly kind: 'take'; readonly finding: string }
  | { readonly kind: 'take-all' }
  | { readonly kind: 'explain'; readonly line: string; readonly text: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** A set as it was handed in, and how it is reviewed. */
export interface SetToMend extends Omit<ReviewInput, 'given'> {
  /** The calendar of a workbook, by its path. */
  readonly serialOf: (path: string) => SerialOf
}

/** A set while it is being mended; nothing in it ever changes, every action makes another. */
export interface MendedSet extends ReviewAndSaid {
  readonly toMend: SetToMend
  readonly state: MendState
  /** The workbooks by path, with what was put into them. */
  readonly books: Books
  readonly earlier: readonly MendState[]
  readonly undone: readonly MendState[]
}

/** The set as it was handed in, reviewed. */
export function setToMend(toMend: SetToMend): MendedSet {
  const books = new Map(
    toMend.workbooks.flatMap((each) => ('workbook' in each ? [[each.path, unmended(each.workbook)] as const] : [])),
  )
  const state: MendState = { values: new Map(), given: [] }
  return { toMend, state, books, earlier: [], undone: [], ...reviewFrom(inputOf(toMend, state, books)) }
}

/**
 * The set after an action, reviewed anew as far as the action reaches; the very same where the action changes nothing.
 * Throws `CannotMendError` for what cannot be done.
 */
export function mended(set: MendedSet, action: MendAction): MendedSet {
  switch (action.kind) {
    case 'type':
      return typed(set, action.place, action.text)
    case 'paste':
      return put(set, pastedAt(into(set), action.cells))
    case 'take':
      return put(set, proposalOf(set.reviewed, action.finding))
    case 'take-all':
      return put(set, proposedInAll(set.reviewed))
    case 'explain':
      return next(set, explained(set.state, set.reviewed, action.line, action.text))
    case 'undo':
      return undo(set)
    case 'redo':
      return redo(set)
    default:
      return action satisfies never
  }
}

/** What is typed under 情况说明 of a workbook that came back is said of the line there. */
function typed(set: MendedSet, place: Place, text: string): MendedSet {
  const { state, books, reviewed } = set
  const line = lineAnsweredAt(books, place)
  return line !== undefined && findingsOf(reviewed.findings, line).length > 0
    ? next(set, explained(state, reviewed, line, text))
    : put(set, [typedAt(into(set), place, text)])
}

function put(set: MendedSet, values: readonly Proposed[]): MendedSet {
  return next(set, withValues(set.state, values, set.toMend.workbooks, set.books))
}

function into({ toMend, books, reviewed }: MendedSet): TypedInto {
  const figureAt = (place: Place): string | undefined => readAt(reviewed.submission, place).field?.figure
  return { books, serialOf: toMend.serialOf, figureAt }
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

function next(set: MendedSet, state: MendState): MendedSet {
  if (state === set.state) return set
  return reviewedAs({ ...set, state, earlier: [...set.earlier, set.state], undone: [] })
}

function reviewedAs(set: MendedSet): MendedSet {
  const { toMend, state, said } = set
  const books = booksAt(toMend.workbooks, state, set.books)
  return { ...set, books, ...reviewFrom(inputOf(toMend, state, books), said) }
}

/** A workbook that was changed is a copy of no other any more. */
function inputOf({ serialOf: _, workbooks, ...rest }: SetToMend, { given }: MendState, books: Books): ReviewInput {
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

/** All that was changed in the set, workbook after workbook, in the order of the sheets. */
export function changesOf({ books }: MendedSet): readonly (ChangedCell & Place)[] {
  return [...books].flatMap(([workbook, { changed }]) => changed.map((each) => ({ workbook, ...each })))
}

/** What stands in a cell now, formulas without a stored result worked out where that is certain. */
export function cellNow({ books }: MendedSet, { workbook, sheet: name, cell }: Place): Cell | undefined {
  const book = books.get(workbook)?.workbook
  const sheet = book && workedOut(book).sheets.find((each) => each.name === name)
  return sheet && cellAt(sheet, cell)
}
