import { describe, expect, it } from 'vitest'
import { otherFile } from '../../../src/core/intake/other-file.ts'
import { byWorkLeft, progressOf, sinceLast } from '../../../src/shells/report/set-progress.ts'
import type { SubmissionRecord, WorkbookRecord } from '../../../src/shells/report/submission-record.ts'
import { finding, record } from './record.ts'

const [workbook] = record('甲局').workbooks as [WorkbookRecord]
const [form] = workbook.forms
const gap = (rule: string, cell = 'I7') => ({
  ...{ rule, formKey: 'department', label: '年度资金总额\n/ 得分', reason: '未填或无法识别' },
  place: { workbook: workbook.path, sheet: '整体', cell },
})
const warning = finding('PC-02', workbook.path, { severity: 'warning' })
const of = (changes: Partial<SubmissionRecord>): ReturnType<typeof progressOf> =>
  progressOf(record('甲局', [], changes))
const standing = (kind: 'not-understood' | 'unjudged' | 'blank' | 'judged', sheet = '整体') => ({
  ...form!,
  sheet,
  standing: kind,
})

describe('a set is 完成', () => {
  it('when nothing is to be mended or explained', () => {
    expect(of({})).toEqual({ progress: '完成', left: [], unfinished: [] })
    const settled = ['adopted', 'explained', 'waived'] as const
    expect(of({ findings: settled.map((status) => ({ ...warning, id: status, status })) }).progress).toBe('完成')
    const hint = finding('TX-12', workbook.path, { severity: 'info' })
    const corrected = finding('DF-02', workbook.path, { correction: { value: '2', applied: true } })
    expect(of({ findings: [hint, corrected] }).progress).toBe('完成')
  })

  it('not while anything is to be mended, or else explained', () => {
    const error = finding('DF-02', workbook.path)
    expect(of({ findings: [error, warning] })).toMatchObject({
      ...{ progress: '待改正', left: ['请改正 1 处', '请说明 1 处'], unfinished: [] },
    })
    expect(of({ findings: [warning] })).toMatchObject({ progress: '待说明', left: ['请说明 1 处'] })
  })

  it('not while a file of it cannot be read, which is named', () => {
    const others = [otherFile('甲局/明细.rar', 'archive'), otherFile('甲局/报告.docx', 'word')]
    expect(of({ others })).toMatchObject({ progress: '未核对完', left: ['「明细.rar」压缩包打不开，请重交'] })
  })

  it('not while a form of it was not understood, holds nothing to check, or all of it is blank', () => {
    const sentences = (...forms: ReturnType<typeof standing>[]): readonly string[] =>
      of({ workbooks: [{ ...workbook, forms }] }).left
    expect(sentences(standing('not-understood'))).toEqual(['「整体」没有读懂，请人工审核'])
    expect(sentences(standing('unjudged'))).toEqual(['「整体」没有能够核对的数，请补填'])
    expect(sentences(standing('blank'))).toEqual(['「整体」是空表，请填写'])
    expect(sentences(standing('judged'), standing('blank', '备用'))).toEqual([])
  })

  it('not while a total or a sum between forms could not be checked; another gap keeps nothing open', () => {
    expect(of({ unchecked: [gap('DF-02')] })).toMatchObject({
      progress: '未核对完',
      left: ['「整体」I7 年度资金总额/ 得分没有能核对（未填或无法识别），请补填或人工核对'],
    })
    expect(of({ unchecked: [gap('DF-02'), gap('FZ-02'), gap('BJ-01', 'F9')] }).left).toEqual([
      expect.stringMatching(/；这样的共 2 处$/),
    ])
    expect(of({ unchecked: [gap('PC-01')] }).progress).toBe('完成')
  })
})

it('a set in which there is nothing to check is what it is, and says what to hand in', () => {
  const alone = (...others: SubmissionRecord['others']): ReturnType<typeof of> => of({ workbooks: [], others })
  expect(alone(otherFile('甲局/报告.docx', 'word'))).toMatchObject({
    progress: '交了但不是自评表',
    left: [expect.stringContaining('请改交 Excel 工作簿')],
  })
  expect(alone(otherFile('甲局/表.xlsx', 'password'), otherFile('甲局/报告.docx', 'word'))).toMatchObject({
    progress: '交了但打不开',
    left: ['「表.xlsx」设有密码，请重交'],
  })
})

it('what needs most work comes first, 完成 last', () => {
  const sets = [
    { progress: '完成', counts: { toMend: 0, toExplain: 0, corrected: 9 } },
    { progress: '待说明', counts: { toMend: 0, toExplain: 9, corrected: 0 } },
    { progress: '待改正', counts: { toMend: 1, toExplain: 0, corrected: 0 } },
    { progress: '交了但打不开', counts: { toMend: 0, toExplain: 0, corrected: 0 } },
    { progress: '待改正', counts: { toMend: 2, toExplain: 0, corrected: 0 } },
    { progress: '未核对完', counts: { toMend: 0, toExplain: 0, corrected: 0 } },
    { progress: '待改正', counts: { toMend: 1, toExplain: 3, corrected: 0 } },
  ] as const
  expect(
    sets.toSorted(byWorkLeft).map(({ progress, counts }) => `${progress} ${counts.toMend} ${counts.toExplain}`),
  ).toEqual(['交了但打不开 0 0', '待改正 2 0', '待改正 1 3', '待改正 1 0', '待说明 0 9', '未核对完 0 0', '完成 0 0'])
})

it('a set is compared with the last round only where somebody knows what that told', () => {
  const findings = [finding('DF-02', workbook.path, { since: 'last-round' })]
  const resolved = [
    { workbook: workbook.path, id: 'a', rule: 'DF-03', place: '整体!H9', message: '', explanation: null },
  ]
  expect(sinceLast(record('甲局', [], { findings, resolved }))).toEqual({ fixed: 1, explained: 0, still: 1, fresh: 0 })
  expect(sinceLast(record('甲局', [], { resolved }))).toMatchObject({ fixed: 1, still: 0 })
  const sheetsDeleted = { workbooks: [{ ...workbook, returned: true }] }
  expect(sinceLast(record('甲局', ['DF-02'], sheetsDeleted))).toBeUndefined()
})
