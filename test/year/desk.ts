import ExcelJS from 'exceljs'
import { editWorkbook } from '../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import { written } from '../../src/core/drawing/drawing.ts'
import { fromA1, toA1 } from '../../src/core/model/cell-address.ts'
import type { NewValue, WorkbookEdits } from '../../src/core/model/edits.ts'
import type { Sheet } from '../../src/core/model/workbook.ts'
import { drawForms, type SetFiles } from './first-set.ts'
import { addToComment, insertRow, renameSheet, replaceFormula } from './office.ts'
import type { Changes, Step } from './unit-year.ts'

/** A set on somebody's desk. */
export interface Desk {
  readonly unit: string
  /** Name of its workbook, folder or archive among those handed in, without an ending. */
  readonly name: string
  readonly files: SetFiles
  /** As it was first made. */
  readonly first: SetFiles
  readonly changes: Changes
}

/** The set after one step of a person. */
export async function after(desk: Desk, step: Step): Promise<Desk> {
  const put = (file: string, bytes: Uint8Array | undefined, to = file): Desk => {
    const files = new Map(desk.files)
    if (bytes) files.set(to, bytes)
    else files.delete(file)
    return { ...desk, files }
  }
  const edit = (sheet: string, change: (bytes: Uint8Array) => Uint8Array): Desk => {
    const file = fileWith(desk, sheet)
    return put(file, change(desk.files.get(file)!))
  }
  switch (step.does) {
    case 'type': {
      const [sheet, cell] = parted(step.at)
      return edit(sheet, (bytes) => withValue(bytes, sheet, cell, typed(step.value)))
    }
    case 'write': {
      const [sheet, cell] = parted(step.at)
      return edit(sheet, (bytes) => withValue(bytes, sheet, cell, { kind: 'text', text: step.words }))
    }
    case 'answer': {
      const [sheet] = parted(step.on.split(' ')[1]!)
      return edit(sheet, (bytes) => withAnswer(bytes, step))
    }
    case 'comment': {
      const [sheet, cell] = parted(step.at)
      return edit(sheet, (bytes) => addToComment(bytes, sheet, cell, step.words))
    }
    case 'formula': {
      const [sheet, cell] = parted(step.at)
      return edit(sheet, (bytes) => replaceFormula(bytes, sheet, cell, step))
    }
    case 'insert-row': {
      const [sheet, cell] = parted(step.above)
      return edit(sheet, (bytes) => insertRow(bytes, sheet, fromA1(cell)!.row))
    }
    case 'delete-sheet':
      return edit(step.sheet, (bytes) => editWorkbook(bytes, { sheets: [], removeSheets: [step.sheet] }))
    case 'rename-sheet':
      return edit(step.sheet, (bytes) => renameSheet(bytes, step.sheet, step.to))
    case 'add-form': {
      const [file] = desk.files.keys()
      const draft = drawForms(desk.unit, { ...desk.changes, ...step.changes }).find(({ name }) => name === step.sheet)!
      return put(file!, editWorkbook(desk.files.get(file!)!, { sheets: [], addSheets: [draft] }))
    }
    case 'rename-file': {
      const { files } = put(step.file, undefined)
      return { ...desk, files: new Map([...files, [step.to, desk.files.get(step.file)!]]) }
    }
    case 'copy-file':
      return put(step.file, desk.files.get(step.file)!, step.to)
    case 'remove-file':
      return put(step.file, undefined)
    case 'send-again':
      return put(step.file, desk.first.get(step.file)!)
    case 'rename-set':
      return { ...desk, name: step.to }
    case 'save-elsewhere': {
      const saved = new Map<string, Uint8Array>()
      for (const [file, bytes] of desk.files) saved.set(file, await savedElsewhere(bytes))
      return { ...desk, files: saved }
    }
    default:
      return step satisfies never
  }
}

/** The sentences that a step leaves, which must never be lost. */
export function wordsOf(step: Step): string[] {
  return 'words' in step && step.words !== '不作要求' ? [step.words] : []
}

/** A program of another family reads it and writes all of it anew. */
async function savedElsewhere(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function parted(at: string): [sheet: string, cell: string] {
  const [sheet, cell = ''] = at.split('!')
  return [sheet!, cell]
}

function typed(value: string): NewValue {
  const put = written(value).value
  if (!put) return { kind: 'blank' }
  return put.kind === 'formula' ? put.result : put
}

function fileWith({ files, unit }: Desk, sheet: string): string {
  for (const [file, bytes] of files) {
    if (!/\.xlsx$/.test(file)) continue
    if (readWorkbook(bytes).sheets.some(({ name }) => name === sheet)) return file
  }
  throw new Error(`${unit}: no workbook has a sheet ${sheet}`)
}

function withValue(bytes: Uint8Array, sheet: string, cell: string, value: NewValue): Uint8Array {
  const address = fromA1(cell) ?? underHead(bytes, sheet, cell)
  const edits: WorkbookEdits = { sheets: [{ sheet, cells: [{ ...address, value }] }] }
  return editWorkbook(bytes, edits)
}

/** 「复核得分21」: row 21 of the column under that head. */
function underHead(bytes: Uint8Array, name: string, place: string): { row: number; column: number } {
  const [, head, row] = /^(\D+)(\d+)$/.exec(place)!
  const sheet = readWorkbook(bytes).sheets.find((each) => each.name === name)!
  const found = sheet.cells.find(({ value }) => value.kind === 'text' && value.text === head)
  if (!found) throw new Error(`no column ${head} on ${name}`)
  return { row: Number(row), column: found.column }
}

function withAnswer(bytes: Uint8Array, { on, under, words }: Extract<Step, { does: 'answer' }>): Uint8Array {
  const result = readWorkbook(bytes).sheets.find(({ name }) => name.startsWith('审核结果'))
  const heads = result && rowsOf(result).find((row) => [...row.values()].includes('情况说明'))
  const [rule, place] = on.split(' ')
  const row = result && rowsOf(result).find((each) => isLineOf([...each.values()], rule!, place!))
  if (!result || !heads || !row) throw new Error(`no line ${on} in 审核结果`)
  const column = [...heads].find(([, text]) => text === under)![0]
  const address = fromA1(column.replace(/\d+/, /\d+/.exec([...row.keys()][0]!)![0]))!
  return editWorkbook(bytes, {
    sheets: [{ sheet: result.name, cells: [{ ...address, value: { kind: 'text', text: words } }] }],
  })
}

function isLineOf(texts: readonly string[], rule: string, place: string): boolean {
  return texts.includes(rule) && texts.some((text) => text === place || text.startsWith(`${place}!`))
}

/** The texts of a sheet by cell, row by row. */
function rowsOf(sheet: Sheet): Map<string, string>[] {
  const rows = new Map<number, Map<string, string>>()
  for (const cell of sheet.cells) {
    if (cell.value.kind !== 'text') continue
    const row = rows.get(cell.row) ?? new Map<string, string>()
    rows.set(cell.row, row.set(toA1(cell), cell.value.text))
  }
  return [...rows.values()]
}
