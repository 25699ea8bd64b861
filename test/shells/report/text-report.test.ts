import { describe, expect, it } from 'vitest'
import { otherFile } from '../../../src/core/intake/other-file.ts'
import { briefText, summaryText } from '../../../src/shells/report/closing-text.ts'
import type { FindingRecord, SubmissionRecord } from '../../../src/shells/report/submission-record.ts'
import { Tally } from '../../../src/shells/report/tally.ts'
import { submissionText } from '../../../src/shells/report/text-report.ts'
import { finding, record } from './record.ts'

const same = (text: string): string => text
const palette = { error: same, warning: same, info: same, good: same, strong: same, dim: same }
const options = { palette, width: 100, verbose: false }
const PATH = '资料/甲局.xlsx'

function doubts(count: number, changes: Partial<FindingRecord> = {}): FindingRecord[] {
  return Array.from({ length: count }, (_, index) =>
    finding('PC-02', PATH, {
      ...{ id: `doubt ${index}`, severity: 'warning', cell: `I${14 + index}`, expected: null, stated: null },
      ...{ message: `第 ${index + 1} 项超额完成，请说明。` },
      ...changes,
    }),
  )
}
const textOf = (findings: readonly FindingRecord[], verbose = false): string =>
  submissionText(record('甲局', [], { findings }), { ...options, verbose })

function closing(...records: readonly SubmissionRecord[]): string {
  const tally = new Tally()
  for (const each of records) tally.add(each)
  return summaryText(tally, options)
}

describe('the text of a set', () => {
  it('begins with its state and what is left to do', () => {
    const corrected = finding('DF-02', PATH, { id: 'c', correction: { value: '2', applied: true } })
    const given = record('甲局', [], { findings: [finding('DF-03', PATH), ...doubts(3), corrected] })
    const counts = { ...given.counts, corrected: 1 }
    const [first, second] = submissionText({ ...given, counts }, options).split('\n')
    expect(first).toMatch(/^甲局　2023 年度　待改正　/)
    expect(second).toBe('    请改正 1 处 · 请说明 1 处 · 已代为更正 1 处（没有异议的不用再改）')
  })

  it('tells doubts of one kind as one line with its places and one of them in full, all of them when all is wanted', () => {
    const text = textOf(doubts(3))
    expect(text).toMatch(
      / {4}请说明 +PC-02 {2}超额完成较多，没有说明原因，3 处：I14、I15、I16。例如 I14：第 1 项超额完/,
    )
    expect(text).not.toContain('第 2 项')
    const all = textOf(doubts(3), true)
    expect([...all.matchAll(/请说明 +I1[456] +PC-02/g)]).toHaveLength(3)
    expect(all).toContain('第 3 项')
  })

  it('names of a line that is half answered only the places that are left', () => {
    const [answered, ...open] = doubts(3) as [FindingRecord, FindingRecord, FindingRecord]
    const text = textOf([{ ...answered, status: 'explained', explanation: '政策调整' }, ...open])
    expect(text.replace(/\s+/g, '')).toContain('2处：I15、I16。例如I15：第2项超额完成，请说明。（另有1处已说明。）')
  })

  it('counts what is settled, and hints, and tells them one by one only when all is wanted', () => {
    const findings = [
      finding('DF-02', PATH, { id: 'a', status: 'adopted' }),
      ...doubts(2, { status: 'explained', explanation: '政策调整' }),
      finding('DF-03', PATH, { id: 'w', status: 'waived' }),
      finding('TX-12', PATH, { id: 'h', severity: 'info' }),
    ]
    const text = textOf(findings)
    expect(text).toContain('    另有已采纳 1 处、已说明 1 处、不作要求 1 处、提示 1 条')
    expect(text).toMatch(/」.* {0,2}　✓/)
    expect(text).not.toContain('DF-02')
    const all = textOf(findings, true)
    for (const word of ['已采纳', '已说明', '不作要求', '提示'])
      expect(all).toMatch(new RegExp(`^ {4}${word} +\\w`, 'm'))
    expect(all).toContain('情况说明：政策调整')
  })

  it('quotes what the department wrote beside an error that is still open, and says what is new since it came back', () => {
    const error = finding('DF-02', PATH, { explanation: '按原数为准', since: 'now' })
    expect(textOf([error])).toMatch(/〔应为 2，实填 1；新出现〕[\s\S]*情况说明：按原数为准/)
  })

  it('tells what belongs to no form, with its sheet', () => {
    const text = textOf([finding('BJ-07', PATH, { formKey: '' })])
    expect(text).toMatch(/整套资料\n {4}请改正 +B2 +BJ-07 {2}「整体」总分/)
  })

  it('says what became of the last round', () => {
    const back = record('甲局', [], { findings: [finding('DF-02', PATH, { since: 'last-round' })] })
    expect(submissionText(back, options)).toContain('与上一轮相比：已整改 0 处，仍在 1 处，新出现 0 处')
    expect(briefText(back, options)).toContain('已整改 0 处，仍在 1 处，新出现 0 处')
  })
})

describe('the closing lines', () => {
  const unread = record('', [], {
    workbooks: [{ ...record('').workbooks[0]!, path: '坏.xlsx', status: 'unreadable', reason: '坏了', forms: [] }],
  })
  const word = record('乙局', [], { workbooks: [], others: [otherFile('乙局/报告.docx', 'word')] })

  it('praise only what was checked', () => {
    expect(closing(record('甲局'))).toMatch(/：完成。\n没有要改正或说明的。$/)
    expect(closing(record('甲局'), unread)).toMatch(/\n核对过的没有要改正或说明的；1 个文件读不了。$/)
    expect(closing(record('甲局'), word)).toMatch(/\n核对过的没有要改正或说明的；其他文件 1 个。$/)
    expect(closing(unread)).toMatch(/没有可以核对的表；1 个文件读不了。$/)
  })

  it('count sets that hold forms, and name those that hold none', () => {
    const text = closing(record('甲局'), record('丙局', ['DF-02']), unread, word)
    expect(text).toContain('共 2 套资料、3 个工作簿、2 张表：完成 1 套，待改正 1 套。')
    expect(text).toContain('交了但打不开 1 套：坏.xlsx。')
    expect(text).toContain('交了但不是自评表 1 套：乙局。')
  })

  it('have the headline over all sets, hints behind it', () => {
    const hint = finding('TX-12', PATH, { id: 'h', severity: 'info' })
    const one = record('甲局', [], { findings: [finding('DF-02', PATH), ...doubts(2), hint] })
    expect(closing(one, one)).toMatch(/\n请改正 2 处 · 请说明 2 处；提示 2 条（加 --verbose 逐条列出）。$/)
  })
})

describe('a rule that most sets break', () => {
  const sets = (changes: Partial<FindingRecord>, count = 5): SubmissionRecord[] =>
    Array.from({ length: count }, (_, index) =>
      record(`${index}局`, [], { findings: [finding('TX-01', PATH, changes)] }),
    )

  it('heads the closing lines when its findings are errors or doubts', () => {
    expect(closing(...sets({}))).toMatch(/^请留意　TX-01「必填项空」：5 套资料里有 5 套（100%）不符/)
    expect(closing(...sets({ severity: 'warning' }))).toMatch(/^请留意　TX-01/)
  })

  it('never heads them for hints, whatever the level of the rule, nor for what is settled', () => {
    expect(closing(...sets({ severity: 'info' }))).not.toContain('请留意')
    expect(closing(...sets({ status: 'adopted' }))).not.toContain('请留意')
    expect(closing(...sets({ status: 'waived' }))).not.toContain('请留意')
  })
})
