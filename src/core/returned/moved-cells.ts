import { type CellAddress, fromA1, toA1 } from '../model/cell-address.ts'
import { oncePer } from '../model/memoise.ts'
import type { Sheet, Workbook } from '../model/workbook.ts'
import { shownText } from '../form/shown-text.ts'
import { correctionsInComments } from './corrections-in-comments.ts'
import { isMarkComment, marksIn } from './marks-in.ts'
import { linesOfKind, type RecordLine } from '../our-marks/record.ts'
import { recordIn } from './record-in.ts'
import { lineHashes, wordsHash } from '../our-marks/words-hash.ts'

/**
 * The record of a workbook that came back, with the sheets and cells as they are called now: sheets may have been
 * renamed, rows and columns inserted. A cell is known again by our comment in it; one without is taken to have moved
 * with the nearest that has.
 */
export const recordAsMoved = oncePer((workbook: Workbook): readonly RecordLine[] => {
  const lines = recordIn(workbook)
  const { sheets: ours } = marksIn(workbook)
  if (lines.length === 0)
    return workbook.sheets.flatMap((sheet) => (ours.includes(sheet) ? [] : correctionsInComments(sheet)))
  const names = sheetNames(workbook, lines)
  const shifts = new Map<string, Shift>()
  for (const line of linesOfKind(lines, 'notes')) {
    const sheet = workbook.sheets.find(({ name }) => name === names.get(line.sheet))
    if (sheet) shifts.set(line.sheet, shiftOf([...(shifts.get(line.sheet) ?? []), ...movesIn(sheet, line.cells)]))
  }
  return lines.map((line) => {
    const sheet = names.get(line.sheet) ?? line.sheet
    const moves = shifts.get(line.sheet) ?? []
    const now = (cell: string): string => (moves.length === 0 ? cell : moved(cell, moves))
    switch (line.kind) {
      case 'fill':
      case 'value':
      case 'withheld':
        return { ...line, sheet, cell: now(line.cell) }
      case 'notes':
        return { ...line, sheet, cells: line.cells.map(([cell, hashes]) => [now(cell), hashes] as const) }
      case 'texts':
        return { ...line, sheet, bottom: fromA1(now(toA1({ row: Math.max(1, line.bottom), column: 1 })))!.row }
      default:
        return { ...line, sheet }
    }
  })
})

interface Move {
  readonly from: CellAddress
  readonly to: CellAddress
}
type Shift = readonly Move[]

/** Nothing where all stand where they stood. */
function shiftOf(moves: readonly Move[]): Shift {
  return moves.some(({ from, to }) => from.row !== to.row || from.column !== to.column) ? moves : []
}

function moved(cell: string, moves: Shift): string {
  const at = fromA1(cell)
  if (!at) return cell
  const nearest = (distance: (move: Move) => number): Move =>
    moves.reduce((best, move) => (distance(move) < distance(best) ? move : best))
  const byRow = nearest(({ from }) => Math.abs(from.row - at.row) * 1000 + Math.abs(from.column - at.column))
  const byColumn = nearest(({ from }) => Math.abs(from.column - at.column) * 1000 + Math.abs(from.row - at.row))
  const row = at.row + byRow.to.row - byRow.from.row
  const column = at.column + byColumn.to.column - byColumn.from.column
  return row > 0 && column > 0 ? toA1({ row, column }) : cell
}

/**
 * Where the cells of which we noted the comments stand now: by the whole comment, else by its first line, below which
 * people write. Of equal comments the first is the first.
 */
function movesIn(sheet: Sheet, noted: readonly (readonly [string, string])[]): Move[] {
  const here = sheet.comments.flatMap((comment) =>
    isMarkComment(comment) ? [{ at: comment, cell: toA1(comment), hashes: lineHashes(comment.text).join(' ') }] : [],
  )
  const open = new Set(here)
  const take = (from: CellAddress, fits: (comment: (typeof here)[number]) => boolean): Move[] => {
    const found = [...open].find(fits)
    if (!found) return []
    open.delete(found)
    return [{ from, to: found.at }]
  }
  const known = noted.flatMap(([cell, hashes]) => {
    const from = fromA1(cell)
    return from ? [{ from, cell, hashes }] : []
  })
  const isHere = ({ cell, hashes }: (typeof known)[number]): boolean =>
    here.some((each) => each.cell === cell && headOf(each.hashes) === headOf(hashes))
  if (known.every(isHere)) return []
  const whole = known.map((each) => ({ each, moves: take(each.from, ({ hashes }) => hashes === each.hashes) }))
  return whole.flatMap(({ each, moves }) =>
    moves.length > 0 ? moves : take(each.from, ({ hashes }) => headOf(hashes) === headOf(each.hashes)),
  )
}

function headOf(hashes: string): string {
  return hashes.split(' ')[0]!
}

/** Which sheet is which: by its name, else the one that holds most of the texts that the other held. */
function sheetNames(workbook: Workbook, lines: readonly RecordLine[]): ReadonlyMap<string, string> {
  const present = new Set(workbook.sheets.map(({ name }) => name))
  const known = new Set(lines.map(({ sheet }) => sheet))
  const names = new Map([...known].filter((name) => present.has(name)).map((name) => [name, name]))
  const strangers = workbook.sheets.filter(({ name }) => !known.has(name))
  for (const { sheet, hashes } of linesOfKind(lines, 'texts')) {
    if (names.has(sheet) || strangers.length === 0) continue
    const texts = new Set(hashes.split(' '))
    const shares = strangers.map((each) => ({ name: each.name, share: sharedTexts(each, texts) / texts.size }))
    const best = shares.reduce((one, other) => (other.share > one.share ? other : one))
    if (best.share > MOST_OF_ALL) names.set(sheet, best.name)
  }
  return names
}

const MOST_OF_ALL = 0.5

function sharedTexts({ cells }: Sheet, texts: ReadonlySet<string>): number {
  const shared = new Set(cells.flatMap((cell) => (cell.value.kind === 'blank' ? [] : [wordsHash(shownText(cell))])))
  return [...shared].filter((hash) => texts.has(hash)).length
}
