import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { restoreOriginal } from '../../../src/adapters/excel/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import type { CellEdit, WorkbookEdits } from '../../../src/core/model/edits.ts'
import type { Cell, Workbook } from '../../../src/core/model/workbook.ts'
import { review } from '../../../src/core/review.ts'
import { withoutOurs } from '../../../src/shells/review/review-files.ts'
import { damages } from './comparison/workbook-comparison.ts'
import { newDefects } from './package-soundness.ts'

const FOLDER = new URL('../../../fixtures/rich-workbooks/', import.meta.url)
const WORKBOOKS = readdirSync(fileURLToPath(FOLDER)).filter((name) => /\.xls[xm]$/.test(name))

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)))
}

/** Value, comment and fill on cells that are there, on cells that are not, and in rows that are not. */
function markedEverywhere(workbook: Workbook): WorkbookEdits {
  return { sheets: workbook.sheets.map(({ name, cells }) => ({ sheet: name, cells: marks(cells) })) }
}

function marks(cells: readonly Cell[]): CellEdit[] {
  const numbers = cells.filter(({ formula, value }) => formula === undefined && value.kind === 'number').slice(0, 2)
  const formulas = cells.filter(({ formula }) => formula !== undefined).slice(0, 1)
  const others = cells.filter((cell) => !numbers.includes(cell) && !formulas.includes(cell)).slice(0, 3)
  const number = { kind: 'number', text: '98.50' } as const
  const at = ({ row, column }: Cell): { row: number; column: number } => ({ row, column })
  const below = Math.max(1, ...cells.map(({ row }) => row)) + 3
  return [
    ...numbers.map((cell) => ({ ...at(cell), value: number, fill: 'FFC7CE', comment: { author: '校表', text: '应为 98.50\n依据 <&>' } })),
    ...formulas.map((cell) => ({ ...at(cell), value: number })),
    ...others.map((cell) => ({ ...at(cell), fill: 'FFEB9C', comment: { author: '校表', text: '请核对' } })),
    { row: below, column: 12, value: { kind: 'text', text: '=复核' }, fill: 'C6EFCE', comment: { author: '校表', text: '新格' } },
  ]
}

/** The edits that `correct` makes, and the result. */
function corrected(bytes: Uint8Array): { edits: WorkbookEdits; result: Uint8Array } {
  const marked = readWorkbook(bytes)
  const cleaned = withoutOurs(bytes, marked)
  const workbook = cleaned?.workbook ?? marked
  const input = { path: 'a.xlsx', sha256: '', workbook, ...(cleaned ? { marked } : {}) }
  const edits = annotate(review({ workbooks: [input], applyScores: false, applied: true }), input.path, workbook)
  return { edits, result: editWorkbook(cleaned?.bytes ?? bytes, edits, { keepOriginal: true }) }
}

describe.each(WORKBOOKS)('%s', (name) => {
  const bytes = bytesOf(name)
  const workbook = readWorkbook(bytes)
  const edits = markedEverywhere(workbook)
  const annotated = editWorkbook(bytes, edits)

  test('value, comment and fill leave everything else as it was', () => {
    expect(damages(bytes, annotated, edits)).toEqual([])
    expect(newDefects(bytes, annotated)).toEqual([])
  })

  test('what was written is read again', () => {
    const read = readWorkbook(annotated)
    for (const { sheet, cells } of edits.sheets) {
      const of = read.sheets.find(({ name: own }) => own === sheet)!
      for (const { row, column, fill, comment } of cells) {
        const cell = of.cells.find((each) => each.row === row && each.column === column)!
        if (comment) expect(of.comments).toContainEqual({ row, column, ...comment, text: expect.stringContaining(comment.text) })
        if (fill) expect(cell.fill).toMatch(/^(FFC7CE|FFEB9C|C6EFCE)$/)
      }
    }
  })

  test('the record gives the very bytes back', () => {
    const kept = editWorkbook(bytes, edits, { keepOriginal: true })
    expect(damages(bytes, kept, edits)).toEqual([])
    expect(Buffer.compare(restoreOriginal(kept)!, bytes)).toBe(0)
  })
})

describe.each(WORKBOOKS.filter((name) => name.startsWith('form-')))('the form %s', (name) => {
  const bytes = bytesOf(name)
  const { edits, result } = corrected(bytes)

  test('is corrected, with comments, columns and sheets of ours', () => {
    expect(edits.sheets[0]!.cells.filter(({ comment }) => comment).length).toBeGreaterThan(2)
    expect(edits.addSheets!.map((sheet) => sheet.name)).toContain('审核结果')
  })

  test('keeps everything else', () => {
    expect(damages(bytes, result, edits)).toEqual([])
    expect(newDefects(bytes, result)).toEqual([])
  })

  test('corrected twice is corrected once, and reverted is the original', () => {
    expect(Buffer.compare(corrected(result).result, result)).toBe(0)
    expect(Buffer.compare(restoreOriginal(result)!, bytes)).toBe(0)
  })
})
