import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import { cellNow, type MendedSet, mended, setToMend } from '../../../src/core/mending/mended-set.ts'
import { isAllSaid, saidCells } from '../../../src/core/mending/said-cells.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import { linesOf } from '../../../src/core/progress/lines.ts'
import { ourSheets } from '../../../src/core/returned/our-sheets.ts'
import { findingTable } from '../../../src/core/returned/finding-table.ts'
import { review } from '../../../src/core/review.ts'

const FIXTURE = '../../../fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx'
const bytes = readFileSync(new URL(FIXTURE, import.meta.url))
const PATH = 'a.xlsx'

/** The workbook as it comes back from us. */
function returned(): MendedSet {
  const workbook = readWorkbook(bytes)
  const marks = annotate(review({ workbooks: [{ path: PATH, sha256: '', workbook }] }), PATH, workbook)
  const back = readWorkbook(editWorkbook(bytes, marks))
  return setToMend({ workbooks: [{ path: PATH, sha256: '', workbook: back }], serialOf: () => () => undefined })
}

const set = returned()
const [sheet] = ourSheets(set.books.get(PATH)!.workbook).results
const { rows, heads } = findingTable(sheet!)
const asked = linesOf(set.reviewed.findings).find(
  ({ asks, findings }) => asks === 'explain' && rows.some(({ id }) => id === findings[0].id),
)!
const row = rows.find(({ id }) => id === asked.findings[0].id)!.row
/** The cell of that row under a head. */
const under = (head: string) => {
  const [column] = [...heads].find(([, text]) => text === head)!
  return { workbook: PATH, sheet: sheet!.name, cell: toA1({ row, column }) }
}
const typed = (head: string) => mended(set, { kind: 'type', place: under(head), text: '年中追加了任务。' })

it('what is typed under 情况说明 of a workbook that came back is said of the finding of that row', () => {
  const said = typed('情况说明')
  const found = said.reviewed.findings.find(({ id }) => id === asked.findings[0].id)!
  expect([found.explanation, found.status]).toEqual(['年中追加了任务。', 'explained'])
  expect(saidCells(said.books, said.state.given)).toContainEqual({ ...under('情况说明'), text: '年中追加了任务。' })
  expect(isAllSaid(said.books, said.state.given)).toBe(true)
  expect(said.books.get(PATH)!.changed).toEqual([])
})

it('what is typed under another head is only written there', () => {
  const written = typed('依据')
  expect(written.state.given).toEqual([])
  expect(cellNow(written, under('依据'))?.value).toEqual({ kind: 'text', text: '年中追加了任务。' })
})
