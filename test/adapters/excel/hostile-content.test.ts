import { expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { hostileContents } from './hostile-content.ts'
import { resultOrRefusal } from './survival.ts'

/** In earnest there are a million of everything; here enough for what grows with the square to run into the test's time-out. */
const MANY = 20_000

/** Refused only where there are more of them than here. */
const REFUSED_WHEN_MORE = ['many rows without cells', 'sheets that share a part', 'many cells in few bytes']

test.each(hostileContents(MANY).map((file) => [file.name, file] as const))(
  '%s: read, searched for forms and edited, or refused with a sentence',
  { timeout: 60_000 },
  (name, { bytes, refused }) => {
    const content = bytes()
    const expected = REFUSED_WHEN_MORE.includes(name) ? undefined : refused
    if (expected !== undefined) {
      expect(() => readWorkbook(content)).toThrowError(expected)
      return
    }
    const workbook = readWorkbook(content)
    readForms(workbook, 'x.xlsx')
    const cell = { row: 1, column: 1, value: { kind: 'text', text: '新值' }, comment: { author: '校表', text: '复核' } } as const
    const result = resultOrRefusal(() => editWorkbook(content, { sheets: [{ sheet: workbook.sheets[0]!.name, cells: [cell] }] }))
    if (result) expect(readWorkbook(result).sheets).toHaveLength(workbook.sheets.length)
  },
)
