import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { damages } from './comparison/workbook-comparison.ts'
import { corrected } from './corrected.ts'
import { newDefects } from './package-soundness.ts'
import { markedEverywhere, RICH_FORMS, RICH_WORKBOOKS, richWorkbook } from './rich-fixtures.ts'

describe.each(RICH_WORKBOOKS)('%s', (name) => {
  const bytes = richWorkbook(name)
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
        if (comment)
          expect(of.comments).toContainEqual({ row, column, ...comment, text: expect.stringContaining(comment.text) })
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

describe.each(RICH_FORMS)('the form %s', (name) => {
  const bytes = richWorkbook(name)
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
