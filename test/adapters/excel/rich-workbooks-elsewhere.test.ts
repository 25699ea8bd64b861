import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { corrected } from './corrected.ts'
import { markedEverywhere, RICH_FORMS, RICH_WORKBOOKS, richWorkbook } from './rich-fixtures.ts'

const PYTHON = '/usr/bin/python3'
const hasOpenpyxl = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0
const hasOffice = spawnSync('soffice', ['--version']).status === 0

const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-rich-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Results as files: every workbook annotated, every form corrected. */
const annotated = RICH_WORKBOOKS.map((name) => `annotated-${name}`)
const correctedForms = RICH_FORMS.map((name) => `corrected-${name}`)
const results = [...annotated, ...correctedForms]

beforeAll(() => {
  for (const name of RICH_WORKBOOKS) {
    const bytes = richWorkbook(name)
    writeFileSync(
      join(folder, `annotated-${name}`),
      editWorkbook(bytes, markedEverywhere(readWorkbook(bytes)), { keepOriginal: true }),
    )
  }
  for (const name of RICH_FORMS) writeFileSync(join(folder, `corrected-${name}`), corrected(richWorkbook(name)).result)
})

/** Name, sheets and number of comments. */
const SCRIPT = `
import sys, os, warnings, openpyxl
warnings.simplefilter('ignore')
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, keep_vba=path.endswith('m'))
    print(os.path.basename(path), len(book.worksheets), sum(cell.comment is not None for sheet in book for row in sheet.iter_rows() for cell in row))
`

describe.skipIf(!hasOpenpyxl)('openpyxl', () => {
  // Edited or not, it knows no strict namespaces; a column that is merged as a whole takes it 13 s.
  const known = results.filter((name) => !/strict|loose-writing/.test(name))

  test('loads every result, with all sheets and comments', () => {
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', SCRIPT, ...known.map((name) => join(folder, name))], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    expect(stderr).toBe('')
    const expected = known.map((name) => {
      const { sheets } = readWorkbook(new Uint8Array(readFileSync(join(folder, name))))
      const commented = sheets.map(
        ({ comments }) => new Set(comments.map(({ row, column }) => `${row} ${column}`)).size,
      )
      return `${name} ${sheets.length} ${commented.reduce((sum, count) => sum + count, 0)}`
    })
    expect(stdout.trim().split('\n')).toEqual(expected)
  })
})

describe('exceljs', () => {
  const loads = async (bytes: Uint8Array): Promise<boolean> => {
    try {
      await new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer)
      return true
    } catch {
      return false
    }
  }

  test.each(results)('loads %s if it loads the original', async (name) => {
    if (!(await loads(richWorkbook(name.replace(/^[a-z]+-/, ''))))) return
    expect(await loads(new Uint8Array(readFileSync(join(folder, name))))).toBe(true)
  })
})

describe.skipIf(!hasOffice)('LibreOffice', () => {
  test('turns every result into a PDF', { timeout: 300_000 }, () => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const files = results.map((name) => join(folder, name))
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      timeout: 280_000,
    })
    const sizes = results.map((name) => {
      const pdf = join(folder, name.replace(/\.xls[xm]$/, '.pdf'))
      return [name, statSync(pdf, { throwIfNoEntry: false })?.size ?? 0] as const
    })
    expect(sizes.filter(([, size]) => size < 1000)).toEqual([])
  })
})
