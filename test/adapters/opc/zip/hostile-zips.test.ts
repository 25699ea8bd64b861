import { describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { isWhole } from '../../../../src/adapters/opc/whole-file.ts'
import { UnreadableWorkbookError } from '../../../../src/core/model/workbook.ts'
import { REFUSALS } from '../../../../src/adapters/excel/refusals.ts'
import { simpleWorkbook } from '../../excel/packages.ts'
import { survives } from '../../excel/survival.ts'
import { HOSTILE_ZIPS } from './hostile-zips.ts'

const SENTENCE = /^[^。]*\p{Script=Han}[^。]*。$/u

describe('an archive', () => {
  test.each(HOSTILE_ZIPS.map((file) => [file.name, file] as const))('%s', (_, { bytes, refused }) => {
    const content = bytes()
    isWhole(content)
    if (refused === undefined) {
      expect(readWorkbook(content).sheets.map(({ name }) => name)).toEqual(['表1'])
      expect(survives(content)).toBe('edited')
      return
    }
    const attempt = (): unknown => readWorkbook(content)
    expect(attempt).toThrow(UnreadableWorkbookError)
    expect(attempt).toThrow(refused)
    expect(attempt).toThrow(SENTENCE)
  })
})

test('no workbook is written with more entries than are read', () => {
  const edits = {
    sheets: [{ sheet: '表1', cells: [{ row: 1, column: 1, comment: { author: '校表', text: '复核' } }] }],
  }
  const original = simpleWorkbook('<sheetData/>')
  // The comment, its drawing, and the relationships of the sheet.
  const enough = editWorkbook(original, edits, { limits: { entries: 5 + 3 } })
  expect(readWorkbook(enough, { limits: { entries: 5 + 3 } }).sheets[0]!.comments).toHaveLength(1)
  expect(() => editWorkbook(original, edits, { limits: { entries: 5 + 2 } })).toThrow(REFUSALS.tooManyEntries)
})
