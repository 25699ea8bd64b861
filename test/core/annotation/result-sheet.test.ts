import { describe, expect, it } from 'vitest'
import { readPreviousRound } from '../../../src/core/returned/previous-round.ts'
import { FINDING_HEADS } from '../../../src/core/annotation/finding-lines.ts'
import { resultSheet } from '../../../src/core/annotation/result-sheet.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { jointId } from '../../../src/core/progress/lines.ts'
import { review } from '../../../src/core/review.ts'
import type { ReportedFinding, ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import { drawExample, exampleSubmission } from '../../../src/core/rules/example-submission.ts'

const PATH = '表.xlsx'
const example = review({ workbooks: [{ path: PATH, sha256: '', workbook: drawExample(exampleSubmission()) }] })
const FORM = example.submission.projects[0]!

let number = 0
function finding(severity: ReportedFinding['severity'], cell: string, given: Partial<ReportedFinding> = {}) {
  return {
    ...{ id: (++number).toString(16).padStart(16, '0'), rule: 'PC-02', severity, formKey: FORM.key, workbook: PATH },
    ...{ sheet: FORM.sheet, cell, label: `项目 ${cell}`, stated: '97', expected: '94', difference: '3' },
    ...{ message: `${cell} 的说明。`, basis: '填报说明', related: [], fixes: [], correction: null },
    ...{ status: 'open', explanation: null, since: null },
    ...given,
  } as const satisfies ReportedFinding
}

function sheetOf(findings: readonly ReportedFinding[], given: Partial<ReviewedSubmission> = {}): SheetDraft {
  return resultSheet({ ...example, applied: true, findings, ...given }, PATH)
}

/** The rows of a sheet as texts, by the heads of the table above them. */
function rowsOf({ cells }: SheetDraft): string[][] {
  const rows = new Map<number, string[]>()
  for (const { row, column, value } of cells) {
    const texts = rows.get(row) ?? []
    texts[column - 1] = value && 'text' in value ? value.text : ''
    rows.set(row, texts)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, texts]) => texts)
}
const column = (head: (typeof FINDING_HEADS)[number]): number => FINDING_HEADS.indexOf(head)
const withId = (sheet: SheetDraft): string[][] => rowsOf(sheet).filter((row) => /^[0-9a-f]{16}/.test(row[12] ?? ''))

describe('审核结果', () => {
  it('says first what is left to do, in the words of every report', () => {
    const findings = [finding('error', 'H1'), finding('warning', 'I1'), finding('warning', 'I2'), finding('info', 'A1')]
    expect(rowsOf(sheetOf(findings))[2]![0]).toBe('请改正 1 处 · 请说明 1 处。')
    expect(rowsOf(sheetOf([finding('info', 'A1')]))[2]![0]).toBe('没有需要改正或说明的地方。')
  })

  it('has doubts of one kind on one line, each of them below, and hints by themselves at the end', () => {
    const sheet = sheetOf([
      finding('info', 'A1'),
      finding('warning', 'I1'),
      finding('error', 'H1'),
      finding('warning', 'I2'),
    ])
    expect(withId(sheet).map((row) => [row[0], row[column('级别')], row[column('位置')], row[column('处理')]])).toEqual(
      [
        ['1', '错误', `${FORM.sheet}!H1`, '请改正'],
        ['2', '疑点', `${FORM.sheet}!I1、I2`, '请说明'],
        ['2-1', '疑点', `${FORM.sheet}!I1`, '请说明'],
        ['2-2', '疑点', `${FORM.sheet}!I2`, '请说明'],
        ['1', '提示', `${FORM.sheet}!A1`, '提示'],
      ],
    )
    expect(withId(sheet)[1]![column('说明')]).toBe('超额完成较多，没有说明原因，2 处：I1、I2。例如 I1：I1 的说明。')
  })

  it('repeats its heads on every printed page', () => {
    const sheet = sheetOf([finding('error', 'H1')])
    const [top, bottom] = sheet.print!.repeatRows!
    const heads = sheet.cells
      .filter(({ row }) => row === top)
      .map(({ value }) => value && 'text' in value && value.text)
    expect([top === bottom, heads]).toEqual([true, [...FINDING_HEADS]])
  })

  it('gives each difference the same sign: what was filled in, less what is due', () => {
    const forms = rowsOf(sheetOf([])).filter((row) => row[3] === FORM.sheet)
    const [, , , , , stated, reviewed, difference] = forms[0]!
    expect(Number(difference)).toBeCloseTo(Number(stated) - Number(reviewed), 10)
    expect(withId(sheetOf([finding('error', 'H1')]))[0]!.slice(5, 8)).toEqual(['97', '94', '3'])
  })

  it('tells a correction that came back, and one that is made, alike: the workbook stays what it was', () => {
    const correction = { value: '94', applied: true }
    const made = finding('error', 'H1', { correction })
    expect(sheetOf([{ ...made, status: 'adopted', since: 'last-round' }])).toEqual(sheetOf([made]))
    expect(withId(sheetOf([made]))[0]![column('处理')]).toBe('已代为更正')
  })

  it('tells as 已整改 what was told of this workbook, and of an untouched one what it told before', () => {
    const resolved = [
      { workbook: PATH, id: '1', rule: 'DF-02', place: '表!H1', message: '总分不符。', explanation: '已按记录改' },
      { workbook: '别的.xlsx', id: '2', rule: 'DF-03', place: '表!H2', message: '得分不符。', explanation: null },
    ]
    const settled = (sheet: SheetDraft): string[] =>
      rowsOf(sheet).flatMap(([first = '']) => (first.startsWith('已整改') ? [first] : []))
    expect(settled(sheetOf([], { resolved }))).toEqual(['已整改　DF-02　表!H1　总分不符。　单位说明：已按记录改'])
    const [own] = example.workbooks
    const untouched = [{ ...own!, settled: ['DF-01　表!H3　以前的。'] }]
    expect(settled(sheetOf([], { resolved, workbooks: untouched }))).toEqual(['已整改　DF-01　表!H3　以前的。'])
  })
})

describe('what is written into 审核结果', () => {
  const joint = [
    ...[finding('warning', 'I1'), finding('warning', 'I2'), finding('error', 'H1')],
    ...[finding('info', 'I3'), { ...finding('warning', 'I4'), status: 'waived' as const }],
  ]

  function answered(texts: Readonly<Record<string, Partial<Record<(typeof FINDING_HEADS)[number], string>>>>) {
    const draft = sheetOf(joint)
    const rowOf = new Map(
      draft.cells.flatMap(({ row, column: at, value }) =>
        at === 13 && value && 'text' in value ? [[value.text, row]] : [],
      ),
    )
    const typed = Object.entries(texts).flatMap(([id, heads]) =>
      Object.entries(heads).map(([head, text]) => ({
        row: rowOf.get(id)!,
        column: column(head as (typeof FINDING_HEADS)[number]) + 1,
        value: { kind: 'text', text } as const,
      })),
    )
    const taken = new Set(typed.map(({ row, column: at }) => `${row},${at}`))
    const cells = [...draft.cells.filter(({ row, column: at }) => !taken.has(`${row},${at}`)), ...typed]
    const workbook = workbookFromDrafts([
      { ...draft, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) },
    ])
    return readPreviousRound([{ path: PATH, workbook }])
  }

  it('is found again by its line or its finding; the line itself is no finding', () => {
    const line = jointId(joint[0]!)
    const previous = answered({
      [`${line}+`]: { 情况说明: '政策力度大' },
      [joint[1]!.id]: { 情况说明: '需求增加' },
      [joint[2]!.id]: { 处理: '不作要求' },
    })
    expect([...previous.explanations]).toEqual([
      [line, '政策力度大'],
      [joint[1]!.id, '需求增加'],
    ])
    expect([...previous.waived].sort()).toEqual([joint[2]!.id, joint[4]!.id].sort())
    expect(previous.findings.map(({ id }) => id).sort()).toEqual(joint.map(({ id }) => id).sort())
  })

  it('on a line is written on the doubts that stood there, not on hints and others of the same rule', () => {
    const joined = answered({}).findings.filter(({ isJoined }) => isJoined)
    expect(joined.map(({ id }) => id)).toEqual([joint[0]!.id, joint[1]!.id])
  })

  it('stands on the line where all were answered alike, and singly where not', () => {
    const rows = (first: string | null, second: string | null): unknown[] =>
      withId(
        sheetOf([
          { ...joint[0]!, explanation: first, status: first === null ? 'open' : 'explained' },
          { ...joint[1]!, explanation: second, status: second === null ? 'open' : 'explained' },
        ]),
      ).map((row) => [row[column('处理')], row[column('情况说明')]])
    expect(rows('同一理由', '同一理由')).toEqual([
      ['已说明', '同一理由'],
      ['已说明', ''],
      ['已说明', ''],
    ])
    expect(rows('一', null)).toEqual([
      ['请说明（其中 1 处已说明）', ''],
      ['已说明', '一'],
      ['请说明', ''],
    ])
  })
})
