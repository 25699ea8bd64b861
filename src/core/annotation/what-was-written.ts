import { toA1 } from '../model/cell-address.ts'
import type { CellEdit } from '../model/edits.ts'
import type { SheetDraft } from '../model/sheet-draft.ts'
import type { Sheet } from '../model/workbook.ts'
import type { RecordLine } from '../our-marks/record.ts'
import { lineHashes, wordsHash, writtenIn } from '../our-marks/words-hash.ts'

/** Of the letters that a cell can hold, with room to spare. */
const MOST_LETTERS = 30_000

/** All texts that stand on a sheet of the department's when we are done with it. */
export function knownTexts({ name, cells, comments }: Sheet, edits: readonly CellEdit[]): RecordLine[] {
  const now = edits.flatMap(({ value }) => (value && value.kind !== 'blank' ? [value.text] : []))
  const filled = cells.filter((cell) => cell.value.kind !== 'blank')
  const texts = [...filled.map(writtenIn), ...now, ...comments.map(({ text }) => text)]
  const bottom = Math.max(1, ...filled.map(({ row }) => row), ...edits.map(({ row }) => row))
  return textLines(name, bottom, texts)
}

/** The same for a sheet that we add. */
export function draftedTexts({ name, cells }: SheetDraft): RecordLine[] {
  const texts = cells.flatMap(({ value }) => (value === undefined || value.kind === 'formula' ? [] : [value.text]))
  return textLines(name, Math.max(1, ...cells.map(({ row }) => row)), texts)
}

function textLines(sheet: string, bottom: number, texts: readonly string[]): RecordLine[] {
  const hashes = new Set(texts.filter((text) => text.trim() !== '').map(wordsHash))
  return inCells([...hashes], (part) => part.length + 1).map((part) => ({
    kind: 'texts',
    sheet,
    bottom,
    hashes: part.join(' '),
  }))
}

/** The cells with our comments, by which they are known again wherever they move. */
export function markedCells(sheet: string, marks: readonly CellEdit[]): RecordLine[] {
  const cells = marks.flatMap((mark) =>
    mark.comment ? [[toA1(mark), lineHashes(mark.comment.text).join(' ')] as const] : [],
  )
  return inCells(cells, ([cell, hashes]) => cell.length + hashes.length + 6).map((part) => ({
    kind: 'notes',
    sheet,
    cells: part,
  }))
}

/** Items in as many parts as cells are needed for them. */
function inCells<Item>(items: readonly Item[], length: (item: Item) => number): Item[][] {
  const parts: Item[][] = []
  let room = 0
  for (const item of items) {
    if (length(item) > room) {
      parts.push([])
      room = MOST_LETTERS
    }
    parts.at(-1)!.push(item)
    room -= length(item)
  }
  return parts
}
