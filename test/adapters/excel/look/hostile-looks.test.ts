import { expect, test } from 'vitest'
import { sheetLook } from '../../../../src/adapters/excel/look/sheet-look.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { UnreadableWorkbookError } from '../../../../src/core/model/workbook.ts'
import { hostileContents } from '../hostile-content.ts'

/** What grows with the square of it runs into the time-out. */
const MANY = 20_000
/** Characters of a look as it is handed to the page. */
const MOST = 30_000_000

test.each(hostileContents(MANY).map((file) => [file.name, file] as const))(
  '%s: a look of bounded size, or a sentence',
  (_, { bytes, refused }) => {
    const content = bytes()
    if (refused !== undefined) {
      expect(() => sheetLook(content, '表1')).toThrowError(UnreadableWorkbookError)
      return
    }
    const look = sheetLook(content, readWorkbook(content).sheets[0]!.name)
    expect(JSON.stringify(look).length).toBeLessThan(MOST)
    expect(look.rows * look.columns).toBeLessThanOrEqual(10_000_000)
  },
)
