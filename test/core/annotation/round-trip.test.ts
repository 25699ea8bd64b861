import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editWorkbook } from '../../../src/adapters/excel/edit-workbook.ts'
import { restoreOriginal } from '../../../src/adapters/opc/original-record.ts'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import { removeMarks } from '../../../src/core/returned/remove-marks.ts'
import { FINDING_HEADS } from '../../../src/core/annotation/finding-lines.ts'
import type { Workbook } from '../../../src/core/model/workbook.ts'
import { review } from '../../../src/core/review.ts'
import type { ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'

const REAL = new URL(
  '../../../fixtures/zhuzhou-commerce-2022/workbook/株洲市商务局2022年绩效自评.xlsx',
  import.meta.url,
)
const original = readFileSync(REAL)

function reviewOf(workbook: Workbook, marked?: Workbook, applied = false): ReviewedSubmission {
  return review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook, ...(marked ? { marked } : {}) }], applied })
}

function correct(bytes: Uint8Array, marked?: Workbook): Uint8Array {
  const workbook = readWorkbook(bytes)
  return editWorkbook(bytes, annotate(reviewOf(workbook, marked, true), 'a.xlsx', workbook), { keepOriginal: true })
}

/** As a department would: opens the returned workbook, types, saves; the exact record is void from then on. */
function typed(bytes: Uint8Array, sheet: string, cell: { row: number; column: number }, text: string): Uint8Array {
  return editWorkbook(bytes, { sheets: [{ sheet, cells: [{ ...cell, value: { kind: 'text', text } }] }] })
}

/** Values, formats, fills and comments: everything of a workbook that our marks touch. */
function content(workbook: Workbook): unknown {
  return workbook.sheets.map(({ name, cells, comments, merges, printArea }) => ({
    name,
    cells: cells.filter((cell) => cell.value.kind !== 'blank' || cell.formula !== undefined || cell.fill !== undefined),
    comments,
    merges,
    printArea,
  }))
}

const corrected = correct(original)

describe('a corrected workbook', () => {
  it('opens on 审核结果 and keeps every sheet of the original in its place', () => {
    const names = readWorkbook(original).sheets.map((sheet) => sheet.name)
    expect(readWorkbook(corrected).sheets.map((sheet) => sheet.name)).toEqual([...names, '审核结果', '更正记录'])
  })

  it('gives the original back byte for byte', () => {
    expect(Buffer.compare(Buffer.from(restoreOriginal(corrected)!), original)).toBe(0)
  })

  it('is the same when corrected twice, by its record and by taking the marks off', () => {
    expect(
      Buffer.compare(
        Buffer.from(correct(restoreOriginal(corrected)!, readWorkbook(corrected))),
        Buffer.from(corrected),
      ),
    ).toBe(0)
    const stripped = editWorkbook(corrected, removeMarks(readWorkbook(corrected))!)
    expect(content(readWorkbook(correct(stripped, readWorkbook(corrected))))).toEqual(content(readWorkbook(corrected)))
  })

  it('holds what the original held once the marks are taken off without the record', () => {
    const stripped = readWorkbook(editWorkbook(corrected, removeMarks(readWorkbook(corrected))!))
    expect(content(stripped)).toEqual(content(readWorkbook(original)))
  })

  it('has no open finding left where a correction came back untouched: it is adopted', () => {
    const again = reviewOf(readWorkbook(corrected))
    const totals = again.findings.filter((finding) => finding.rule === 'DF-02')
    expect(totals.map(({ status }) => status)).toEqual(['adopted', 'adopted'])
    expect(again.resolved).toEqual([])
    expect(again.workbooks[0]!.returned).toBe(true)
  })
})

describe('an explanation written under 情况说明', () => {
  const first = reviewOf(readWorkbook(original))
  const warning = first.findings.find((finding) => finding.rule === 'PC-02')!
  const error = first.findings.find((finding) => finding.rule === 'BJ-01')!

  function explain(id: string): Uint8Array {
    const sheet = readWorkbook(corrected).sheets.find((each) => each.name === '审核结果')!
    const row = sheet.cells.find((cell) => cell.value.kind === 'text' && cell.value.text === id)!.row
    return typed(
      corrected,
      '审核结果',
      { row, column: FINDING_HEADS.indexOf('情况说明') + 1 },
      '年中新增任务，指标值按年初口径。',
    )
  }

  it('turns that warning to explained and is kept in the next corrected workbook', () => {
    const returned = readWorkbook(explain(warning.id))
    const again = reviewOf(returned)
    expect(again.findings.filter((finding) => finding.status === 'explained').map((finding) => finding.id)).toEqual([
      warning.id,
    ])
    const stripped = editWorkbook(explain(warning.id), removeMarks(returned)!)
    const next = readWorkbook(correct(stripped, returned))
    const texts = next.sheets
      .find((sheet) => sheet.name === '审核结果')!
      .cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toContain('年中新增任务，指标值按年初口径。')
    expect(texts).toContain('已说明')
  })

  it('does not excuse an error', () => {
    const again = reviewOf(readWorkbook(explain(error.id)))
    expect(again.findings.find((finding) => finding.id === error.id)!.status).toBe('open')
  })
})

describe('a value that the department changed after our correction', () => {
  it('stays when the marks are taken off', () => {
    const total = { row: 22, column: 8 }
    const changed = editWorkbook(corrected, {
      sheets: [{ sheet: '2-1', cells: [{ ...total, value: { kind: 'number', text: '95' } }] }],
    })
    const stripped = readWorkbook(editWorkbook(changed, removeMarks(readWorkbook(changed))!))
    const cell = stripped.sheets
      .find((sheet) => sheet.name === '2-1')!
      .cells.find((each) => each.row === total.row && each.column === total.column)!
    expect(cell.value).toEqual({ kind: 'number', text: '95' })
  })
})

describe('a sheet of the department that happens to be called 审核结果', () => {
  const own = editWorkbook(original, {
    sheets: [],
    addSheets: [
      {
        name: '审核结果',
        cells: [{ row: 1, column: 1, value: { kind: 'text', text: '局内初审意见' } }],
        merges: [],
        columnWidths: [],
        rowHeights: [],
      },
    ],
  })

  it('is left alone: ours gets another name, and only ours is taken out again', () => {
    const marked = readWorkbook(correct(own))
    expect(marked.sheets.map((sheet) => sheet.name).slice(-3)).toEqual(['审核结果', '审核结果（校表）', '更正记录'])
    expect(removeMarks(marked)!.removeSheets).toEqual(['审核结果（校表）', '更正记录'])
    expect(removeMarks(readWorkbook(own))).toBeUndefined()
  })
})

describe('sheets of ours that people changed', () => {
  const first = reviewOf(readWorkbook(original))
  const warning = first.findings.find((finding) => finding.rule === 'TX-11')!
  const sheetOf = (bytes: Uint8Array) => readWorkbook(bytes).sheets.find(({ name }) => name === '审核结果')!
  const rowOf = (bytes: Uint8Array, text: string): number =>
    sheetOf(bytes).cells.find(({ value }) => value.kind === 'text' && value.text === text)!.row
  const at = (head: (typeof FINDING_HEADS)[number]): number => FINDING_HEADS.indexOf(head) + 1
  const statusOf = (bytes: Uint8Array): unknown =>
    reviewOf(readWorkbook(bytes)).findings.find(({ id }) => id === warning.id)!.status

  it('are known where something was put behind a head, and what is written there counts', () => {
    const row = rowOf(corrected, warning.id)
    const said = typed(corrected, '审核结果', { row, column: at('情况说明') }, '按批复的目标填写。')
    const renamed = sheetOf(said).cells.filter(({ value }) => value.kind === 'text' && value.text === '情况说明')
    const changed = editWorkbook(said, {
      sheets: [
        {
          sheet: '审核结果',
          cells: renamed.map((cell) => ({
            row: cell.row,
            column: cell.column,
            value: { kind: 'text', text: '情况说明（我局填）' },
          })),
        },
      ],
    })
    expect(statusOf(changed)).toBe('explained')
    expect(removeMarks(readWorkbook(changed))!.removeSheets).toEqual(['审核结果', '更正记录'])
  })

  it('leave a waiver standing when 审核结果 was deleted, and lose it when it is taken back there', () => {
    const waived = typed(corrected, '审核结果', { row: rowOf(corrected, warning.id), column: at('处理') }, '不作要求')
    expect(statusOf(waived)).toBe('waived')
    const next = correct(editWorkbook(waived, removeMarks(readWorkbook(waived))!), readWorkbook(waived))
    expect(statusOf(editWorkbook(next, { sheets: [], removeSheets: ['审核结果'], activeSheet: '2-1' }))).toBe('waived')
    const back = typed(next, '审核结果', { row: rowOf(next, warning.id), column: at('处理') }, '请说明')
    expect(statusOf(back)).toBe('open')
  })
})
