import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../src/adapters/excel/read-workbook.ts'
import { annotate } from '../src/core/annotation/annotate.ts'
import { toA1 } from '../src/core/model/cell-address.ts'
import type { Workbook } from '../src/core/model/workbook.ts'
import { review } from '../src/core/review.ts'
import type { ReviewedSubmission } from '../src/core/reviewed-submission.ts'

const ROOT = fileURLToPath(new URL('../fixtures/', import.meta.url))

/**
 * Fixtures compared as a whole. `npx vitest run --config test/vitest.config.ts test/fixtures.test.ts -u` rewrites the
 * goldens: read their diff with the change.
 */
const CASES: readonly { name: string; files: readonly string[] }[] = [
  { name: 'zhuzhou-commerce-2022', files: workbooksIn('zhuzhou-commerce-2022/workbook') },
  { name: 'example', files: workbooksIn('example') },
  ...['ways-of-filling', 'layouts'].flatMap((folder) =>
    workbooksIn(folder).map((file) => ({ name: `${folder}/${basename(file, '.xlsx')}`, files: [file] })),
  ),
]

function workbooksIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .map((name) => `${folder}/${name}`)
}

function load(files: readonly string[]): {
  reviewed: ReviewedSubmission
  workbooks: { path: string; bytes: Uint8Array; workbook: Workbook }[]
} {
  const workbooks = files.map((path) => {
    const bytes = readFileSync(join(ROOT, path))
    return { path, bytes, workbook: readWorkbook(bytes) }
  })
  return {
    reviewed: review({
      workbooks: workbooks.map(({ path, workbook }) => ({ path, sha256: '', workbook })),
      applied: true,
    }),
    workbooks,
  }
}

function findingLines(reviewed: ReviewedSubmission): string {
  const lines = reviewed.findings.map((each) => [
    each.severity,
    each.rule,
    each.sheet,
    each.cell ?? '',
    each.label,
    each.stated ?? '',
    each.expected ?? '',
    each.correction?.value ?? '',
    each.message,
  ])
  return `${JSON.stringify(lines, null, 1)}\n`
}

/** What the corrected workbook holds beyond the original: marked and added cells, by sheet. */
function markedCells(corrected: Workbook): string {
  const sheets = corrected.sheets.slice(0, -2).map((sheet) => {
    const comments = new Map(sheet.comments.map((comment) => [toA1(comment), comment.text]))
    const cells = sheet.cells.filter((cell) => cell.fill !== undefined || comments.has(toA1(cell)))
    return [
      sheet.name,
      cells.map((cell) => [
        toA1(cell),
        'text' in cell.value ? cell.value.text : '',
        cell.fill ?? '',
        comments.get(toA1(cell)) ?? '',
      ]),
    ]
  })
  return `${JSON.stringify(Object.fromEntries(sheets), null, 1)}\n`
}

describe.each(CASES)('$name', ({ name, files }) => {
  const { reviewed, workbooks } = load(files)
  const folder = existsSync(join(ROOT, name)) ? join(ROOT, name) : join(ROOT, dirname(name), 'expected', basename(name))

  it('has exactly the findings of its golden', async () => {
    await expect(findingLines(reviewed)).toMatchFileSnapshot(join(folder, 'findings.json'))
  })

  it('is marked and corrected exactly as its golden', async () => {
    for (const { path, bytes, workbook } of workbooks) {
      const corrected = readWorkbook(editWorkbook(bytes, annotate(reviewed, path, workbook), { keepOriginal: true }))
      await expect(markedCells(corrected)).toMatchFileSnapshot(join(folder, 'cells.json'))
    }
  })
})

describe('the real submission', () => {
  const ids = (files: readonly string[]): string[] =>
    load(files)
      .reviewed.findings.map((each) => `${each.id} ${each.rule} ${each.severity} ${each.stated} ${each.expected}`)
      .sort()
  const whole = ids(workbooksIn('zhuzhou-commerce-2022/workbook'))

  it('has the same findings as a folder of one workbook a form', () => {
    expect(ids(workbooksIn('zhuzhou-commerce-2022/folder'))).toEqual(whole)
  })

  it('has the same findings with several forms on one sheet', () => {
    expect(ids(workbooksIn('zhuzhou-commerce-2022/stacked'))).toEqual(whole)
  })
})

describe('the clean submission', () => {
  it.each(['clean/workbook', 'clean/folder'])('has no finding at all as %s', (folder) => {
    const { reviewed } = load(workbooksIn(folder))
    expect(reviewed.findings.map((each) => `${each.rule} ${each.sheet}!${each.cell} ${each.message}`)).toEqual([])
  })
})
