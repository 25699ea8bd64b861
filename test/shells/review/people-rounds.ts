import { readBytes } from '../../../src/adapters/files/read-file.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { shownText } from '../../../src/core/form/shown-text.ts'
import { fromA1, toA1 } from '../../../src/core/model/cell-address.ts'
import type { CellEdit, NewValue } from '../../../src/core/model/edits.ts'
import type { Sheet } from '../../../src/core/model/workbook.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { reviewFiles } from '../../../src/shells/review/review-files.ts'
import { writeCorrected } from '../../../src/shells/review/write-corrected.ts'

/** A folder in which one workbook after another is corrected, as people hand it back. */
export class Rounds {
  private readonly folder = mkdtempSync(join(tmpdir(), '校表 轮次-'))

  done(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  check(bytes: Uint8Array): ReviewedSubmission {
    return this.review(bytes, false).reviewed
  }

  correct(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly reviewed: ReviewedSubmission } {
    const group = this.review(bytes, true)
    writeCorrected(group, () => '结果.xlsx', this.folder, rethrow)
    return { bytes: new Uint8Array(readFileSync(join(this.folder, '结果.xlsx'))), reviewed: group.reviewed }
  }

  private review(bytes: Uint8Array, applied: boolean) {
    const file = { absolute: join(this.folder, '表.xlsx'), path: '表.xlsx', inside: '表.xlsx', folder: undefined }
    writeFileSync(file.absolute, bytes)
    const [group] = [...reviewFiles([file], { bytes: readBytes, applied, onUnexpectedError: rethrow })]
    return group!
  }
}

function rethrow(error: unknown): never {
  throw error
}

/** What a person types; digits make a number, '' empties the cell. */
export type Typed = Readonly<Record<string, string>>

/** As a person would: opens the workbook, types, saves. The exact record of the original is void from then on. */
export function typed(bytes: Uint8Array, sheet: string, cells: Typed): Uint8Array {
  return editWorkbook(bytes, {
    sheets: [
      { sheet, cells: Object.entries(cells).map(([cell, text]) => ({ ...fromA1(cell)!, value: newValue(text) })) },
    ],
  })
}

function newValue(text: string): NewValue {
  if (text === '') return { kind: 'blank' }
  return { kind: /^-?\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text }
}

/** Saved by a program that knows nothing of our record: all else stays. */
export function savedAgain(bytes: Uint8Array): Uint8Array {
  const [first] = readWorkbook(bytes).sheets
  const cell: CellEdit = { row: 1, column: 1 }
  return editWorkbook(bytes, { sheets: [{ sheet: first!.name, cells: [cell] }] })
}

export function without(bytes: Uint8Array, ...sheets: readonly string[]): Uint8Array {
  const first = readWorkbook(bytes).sheets[0]!.name
  return editWorkbook(bytes, { sheets: [], removeSheets: sheets, activeSheet: first })
}

export function sheetOf(bytes: Uint8Array, name: string): Sheet {
  return readWorkbook(bytes).sheets.find((sheet) => sheet.name === name)!
}

/** What the cells of a sheet show, by address; blank ones left out. */
export function textsOn(bytes: Uint8Array, name: string): Record<string, string> {
  const filled = sheetOf(bytes, name).cells.filter((cell) => cell.value.kind !== 'blank')
  return Object.fromEntries(filled.map((cell) => [toA1(cell), shownText(cell)]))
}

/** Every text of a workbook, in cells and comments, the record left out. */
export function allTexts(bytes: Uint8Array): string[] {
  return readWorkbook(bytes).sheets.flatMap(({ cells, comments }) => [
    ...cells.map(shownText).filter((text) => text !== '' && !text.startsWith('{"kind":')),
    ...comments.map(({ text }) => text),
  ])
}
