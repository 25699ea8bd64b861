import { fromA1, toA1 } from '../model/cell-address.ts'
import type { Cell, Sheet, Workbook } from '../model/workbook.ts'
import { ASKS } from '../progress/lines.ts'
import { quotedExplanations } from '../our-marks/comment-lines.ts'
import { findingTable } from './finding-table.ts'
import { columnsOn, isMarkComment } from './marks-in.ts'
import { recordAsMoved } from './moved-cells.ts'
import { ourSheets } from './our-sheets.ts'
import { isRecordText, linesOfKind, type RecordLine } from '../our-marks/record.ts'
import { reviewCells } from './review-columns.ts'
import { REMARK_HEAD } from '../our-marks/result-words.ts'
import { linesIn, wordsHash, writtenIn } from '../our-marks/words-hash.ts'

/** What somebody wrote into a corrected workbook, beside what there is a place for. */
export interface TypedText {
  readonly sheet: string
  /** Row on a sheet with forms; 0 for none. */
  readonly row: number
  /** Of the finding or line in whose row of 审核结果 it stands. */
  readonly id: string | undefined
  /** Where it was written: 「批注」 「处理栏」 「M16」. */
  readonly from: string
  readonly text: string
  /** Of an explanation of an earlier round: what it answers. */
  readonly answers?: { readonly cell: string; readonly rule: string }
}

/**
 * What people wrote into a workbook since we gave it back: beside and below the tables, into comments, anywhere on our
 * own sheets. By the record every text is known that stood there; without one, what stands where only people write.
 * Our two columns, 情况说明 and the forms' own cells are read elsewhere.
 */
export function typedTexts(workbook: Workbook): TypedText[] {
  const record = recordAsMoved(workbook)
  const { results, changes } = ourSheets(workbook)
  const known = new Map<string, Known>()
  for (const { sheet, bottom, hashes } of linesOfKind(record, 'texts'))
    known.set(sheet, { bottom, texts: new Set([...(known.get(sheet)?.texts ?? []), ...hashes.split(' ')]) })
  return workbook.sheets.flatMap((sheet) => {
    const texts = known.get(sheet.name)
    if (results.includes(sheet)) return onResult(sheet, texts)
    if (changes.includes(sheet)) return onChanges(sheet, texts)
    const quoted = results.length === 0 ? quotedInComments(sheet) : []
    return [...besideForms(workbook, sheet, texts), ...inComments(sheet, texts, record), ...quoted]
  })
}

/** What stood on a sheet when we gave it back. */
interface Known {
  readonly texts: ReadonlySet<string>
  readonly bottom: number
}

const OWN_HANDLING: ReadonlySet<string> = new Set([...Object.values(ASKS), '已更正'])

function onResult(sheet: Sheet, known: Known | undefined): TypedText[] {
  const { rows, heads, top } = findingTable(sheet)
  const ids = new Map(rows.map(({ row, id }) => [row, id]))
  const lastColumn = Math.max(...heads.keys(), 1)
  const isTyped = (cell: Cell, text: string, head: string | undefined): boolean => {
    if (text.startsWith(REMARK_HEAD)) return false
    if (!ids.has(cell.row))
      return known ? !known.texts.has(wordsHash(text)) : cell.row > top && cell.column > lastColumn
    if (head === '编号' || head === '情况说明') return false
    if (head === '处理' && OWN_HANDLING.has(text)) return false
    return known ? !known.texts.has(wordsHash(text)) : head === undefined || head === '处理'
  }
  const cells = sheet.cells.flatMap((cell): TypedText[] => {
    const text = writtenIn(cell)
    const head = heads.get(cell.column)
    if (text === '' || !isTyped(cell, text, head)) return []
    const from = head === undefined || !ids.has(cell.row) ? `${sheet.name} ${toA1(cell)}` : `${head}栏`
    return [{ sheet: '', row: 0, id: ids.get(cell.row), from, text }]
  })
  const comments = sheet.comments.map(({ row, text }) => ({ sheet: '', row: 0, id: ids.get(row), from: '批注', text }))
  return [...cells, ...comments]
}

/** What stands in the row of a corrected cell is about that cell. */
function onChanges(sheet: Sheet, known: Known | undefined): TypedText[] {
  const rows = new Map<number, Map<number, string>>()
  for (const cell of sheet.cells) {
    const texts = rows.get(cell.row) ?? new Map<number, string>()
    rows.set(cell.row, texts.set(cell.column, writtenIn(cell)))
  }
  const typed = (row: number, from: string, text: string): TypedText => {
    const [name = '', cell = ''] = [rows.get(row)?.get(1), rows.get(row)?.get(2)]
    return { sheet: name, row: fromA1(cell)?.row ?? 0, id: undefined, from, text }
  }
  const cells = [...rows].flatMap(([row, texts]) =>
    [...texts].flatMap(([column, text]) =>
      known && text !== '' && !isRecordText(text) && !known.texts.has(wordsHash(text))
        ? [typed(row, `${sheet.name} ${toA1({ row, column })}`, text)]
        : [],
    ),
  )
  return [...cells, ...sheet.comments.map(({ row, text }) => typed(row, '批注', text))]
}

/** Right of the tables and below them. */
function besideForms(workbook: Workbook, sheet: Sheet, known: Known | undefined): TypedText[] {
  const columns = columnsOn(workbook, sheet)
  const ours = new Set(reviewCells(sheet, columns))
  const filled = sheet.cells.flatMap((cell) => {
    const text = cell.value.kind === 'blank' || ours.has(cell) ? '' : writtenIn(cell)
    return text === '' ? [] : [{ cell, text }]
  })
  const typed = known ? beyondKnown(filled, known) : filled.filter(({ cell }) => isRightOf(cell, columns))
  return typed.map(({ cell, text }) => ({ sheet: sheet.name, row: cell.row, id: undefined, from: toA1(cell), text }))
}

interface FilledCell {
  readonly cell: Cell
  readonly text: string
}

function beyondKnown(filled: readonly FilledCell[], known: Known): FilledCell[] {
  const isKnown = ({ text }: FilledCell): boolean => known.texts.has(wordsHash(text))
  const still = filled.filter(isKnown)
  const lastRow = Math.max(0, ...still.map(({ cell }) => cell.row))
  const lastColumn = Math.max(0, ...still.map(({ cell }) => cell.column))
  return filled.filter(
    (each) => !isKnown(each) && (each.cell.column > lastColumn || each.cell.row > Math.max(known.bottom, lastRow)),
  )
}

function isRightOf({ row, column }: Cell, columns: ReturnType<typeof columnsOn>): boolean {
  return columns.some(
    ({ score, opinion, top, bottom }) =>
      column > (score ?? opinion!) && row >= top && row <= bottom && column !== opinion,
  )
}

function inComments(sheet: Sheet, known: Known | undefined, record: readonly RecordLine[]): TypedText[] {
  const notes = linesOfKind(record, 'notes').flatMap((line) => line.cells.map(([, hashes]) => hashes))
  const ours = notes.length === 0 ? undefined : new Set(notes.flatMap((hashes) => hashes.split(' ')))
  const marked = new Set<string>()
  return sheet.comments.flatMap((comment): TypedText[] => {
    const cell = toA1(comment)
    const typed = { sheet: sheet.name, row: comment.row, id: undefined, from: '批注' }
    if (isMarkComment(comment)) {
      marked.add(cell)
      const lines = ours ? linesIn(comment.text).filter((line) => !ours.has(wordsHash(line))) : []
      return lines.map((text) => ({ ...typed, text }))
    }
    const isNew = known ? !known.texts.has(wordsHash(comment.text)) : marked.has(cell)
    return isNew && comment.text.trim() !== '' ? [{ ...typed, text: comment.text }] : []
  })
}

/** The explanations of earlier rounds; where 审核结果 was deleted, only our comments still have them. */
function quotedInComments(sheet: Sheet): TypedText[] {
  return sheet.comments.filter(isMarkComment).flatMap((comment) =>
    quotedExplanations(comment.text).map(({ rule, words }) => ({
      ...{ sheet: sheet.name, row: comment.row, id: undefined, from: '批注', text: words },
      answers: { cell: toA1(comment), rule },
    })),
  )
}
