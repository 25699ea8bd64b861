import { expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { hostileContents } from './hostile-content.ts'
import { resultOrRefusal } from './survival.ts'

/**
 * In earnest there are a million of everything; here enough for what grows with the square to run into the test's
 * time-out.
 */
const MANY = 20_000

test.each(hostileContents(MANY).map((file) => [file.name, file] as const))(
  '%s: read, searched for forms and edited, or refused with a sentence',
  { timeout: 240_000 },
  (_, { bytes, refused }) => {
    const content = bytes()
    if (refused !== undefined) {
      expect(() => readWorkbook(content)).toThrowError(refused)
      return
    }
    const workbook = readWorkbook(content)
    readForms(workbook, 'x.xlsx')
    const cell = {
      row: 1,
      column: 1,
      value: { kind: 'text', text: '新值' },
      comment: { author: '校表', text: '复核' },
    } as const
    const result = resultOrRefusal(() =>
      editWorkbook(content, { sheets: [{ sheet: workbook.sheets[0]!.name, cells: [cell] }] }),
    )
    if (result) expect(readWorkbook(result).sheets).toHaveLength(workbook.sheets.length)
  },
)
