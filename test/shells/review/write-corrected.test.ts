import { readBytes } from '../../../src/adapters/files/read-file.ts'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { REFUSALS } from '../../../src/adapters/excel/refusals.ts'
import { reviewWork } from '../../../src/shells/watch/review-process/review-work.ts'
import { reviewFiles } from '../../../src/shells/review/review-files.ts'
import { writeCorrected } from '../../../src/shells/review/write-corrected.ts'
import { partsOf, zipOf } from '../../adapters/excel/packages.ts'
import { CLEAN, FIXTURES } from '../cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), '校表 写不成-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A filled form that can be read, but that our sheets and comments would make more of than a workbook may have. */
const FULL = join(folder, '满的.xlsx')
const parts = Object.fromEntries(partsOf(new Uint8Array(readFileSync(join(FIXTURES, CLEAN)))))
for (let number = Object.keys(parts).length; number < 5000; number++)
  parts[`customXml/filler${number}.xml`] = new TextEncoder().encode('<a/>')
writeFileSync(FULL, zipOf(parts))

test('a workbook that can be read but not annotated is named with its reason, and nobody is told of a surprise', () => {
  const onUnexpectedError = vi.fn()
  const file = { absolute: FULL, path: '满的.xlsx', inside: '满的.xlsx', folder: undefined }
  const [group] = [...reviewFiles([file], { bytes: readBytes, onUnexpectedError, applied: true })]
  expect(group!.reviewed.workbooks[0]!.status).toBe('checked')
  expect(writeCorrected(group!, () => '结果.xlsx', folder, onUnexpectedError)).toEqual({
    made: [],
    written: [],
    failed: [{ path: '满的.xlsx', reason: REFUSALS.tooManyEntries }],
  })
  expect(onUnexpectedError).not.toHaveBeenCalled()
})

test('in the hot folder, too, its reason is told', async () => {
  const result = join(folder, '结果.xlsx')
  const files = [{ copy: FULL, path: '满的.xlsx', order: 1, result, evenIfPartial: false }]
  const [told] = await reviewWork({ files, scheme: undefined })
  expect(told).toMatchObject({ status: 'failed', reason: REFUSALS.tooManyEntries, workbookHash: null })
  expect(existsSync(result)).toBe(false)
})
