import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { PACKAGES, packageBytes } from './packages.ts'

const PYTHON = '/usr/bin/python3'
const hasOpenpyxl = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0
const hasOffice = spawnSync('soffice', ['--version']).status === 0

const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-programs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(() => {
  for (const name of PACKAGES) {
    const bytes = packageBytes(name)
    const sheet = readWorkbook(bytes).sheets[0]!.name
    const edited = editWorkbook(
      bytes,
      {
        sheets: [
          {
            sheet,
            cells: [
              {
                row: 2,
                column: 2,
                value: { kind: 'number', text: '98.5' },
                fill: 'C6EFCE',
                comment: { author: '校表', text: '应为 98.5' },
              },
              { row: 3, column: 9, value: { kind: 'text', text: '=复核' }, style: { border: 'thin', wrap: true } },
            ],
          },
        ],
        addSheets: [
          {
            name: '审核结果',
            cells: [
              {
                row: 1,
                column: 1,
                value: { kind: 'text', text: '位置' },
                link: { sheet, cell: 'B2' },
                style: { underline: true },
              },
            ],
            merges: [],
            columnWidths: [],
            rowHeights: [],
            autoFilter: { top: 1, left: 1, bottom: 2, right: 2 },
          },
        ],
        activeSheet: '审核结果',
      },
      { keepOriginal: true },
    )
    writeFileSync(join(folder, name), edited)
  }
})

const SCRIPT = `
import sys, warnings, openpyxl
warnings.simplefilter('ignore')
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    cell = book.worksheets[0]['B2']
    print(cell.value, cell.fill.fgColor.rgb, cell.comment.text.split()[-1], book.worksheets[0]['I3'].data_type, book.active.title)
`

describe('exceljs', () => {
  // The others it cannot read before they are edited either.
  test.each(['rich-xlsxwriter.xlsx', 'date-1904.xlsx', 'chinese-dates.xlsx'])('reads the edited %s', async (name) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(folder, name))
    expect(workbook.worksheets[0]!.getCell('I3').value).toBe('=复核')
    expect(workbook.getWorksheet('审核结果')).toBeDefined()
  })
})

describe.skipIf(!hasOpenpyxl)('openpyxl', () => {
  // Edited or not, it finds no sheet in a strict package or behind an escaped target; a merged column (texts.xlsx)
  // takes it 13 s.
  const known = PACKAGES.filter((name) => !['strict.xlsx', 'odd-places.xlsx', 'texts.xlsx'].includes(name))

  test('reads every edited package, with our value, fill and comment', () => {
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', SCRIPT, ...known.map((name) => join(folder, name))], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n')).toEqual(known.map(() => '98.5 FFC6EFCE 98.5 s 审核结果'))
  })
})

describe.skipIf(!hasOffice)('LibreOffice', () => {
  test('converts edited packages', { timeout: 240_000 }, () => {
    const names = ['rich-xlsxwriter', 'rich-openpyxl', 'threaded', 'prefix-x', 'no-references']
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const files = names.map((name) => join(folder, `${name}.xlsx`))
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      timeout: 230_000,
    })
    for (const name of names) {
      const pdf = join(folder, `${name}.pdf`)
      expect(existsSync(pdf) && statSync(pdf).size > 1000, name).toBe(true)
    }
  })
})
