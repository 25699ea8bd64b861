import { describe, expect, it } from 'vitest'
import { letter } from '../../../src/core/mail/message-text.ts'
import type { ResultLine } from '../../../src/core/mail/read-results.ts'
import { outboxFile } from './planning.ts'

const line = (changes: Partial<ResultLine> = {}): ResultLine => ({
  ...{ level: 'error', rule: 'ZJ-03', place: '1-3-1!H19', label: '执行率', stated: '80%', expected: '75%' },
  ...{ message: '执行率应为 75%', handling: '', explained: false },
  ...changes,
})

function written(lines: readonly ResultLine[], changes: Partial<Parameters<typeof letter>[0]> = {}) {
  const files = [outboxFile('甲/表.xlsx', [], { results: { lines }, sha256: '0123456789abcdef' })]
  return letter({ unit: '甲局', person: '', files, round: 1, office: '', ...changes })
}

const found = (lines: readonly ResultLine[]) =>
  written(lines)
    .text.split('\n')
    .filter((each) => /^\d+\. 【|^ {3}|^（另有/.test(each))

describe('a letter to a department', () => {
  it('says what was found, the most important of it, and what to do', () => {
    const { subject, text, errors, warnings } = written([line()])
    expect([subject, errors, warnings]).toEqual(['甲局：2025年度绩效自评表审核结果', 1, 0])
    expect(text.split('\n')).toEqual([
      '甲局：',
      '',
      '　　你单位报送的2025年度绩效自评表已审核，批注并更正后的工作簿见附件（1 个）。',
      '',
      '　　审核情况：错误 1 处，疑点 0 处，提示 0 条。',
      '',
      '最要紧的问题：',
      '1. 【错误】「1-3-1」表 H19 格　执行率',
      '   执行率应为 75%',
      '',
      expect.stringMatching(/^怎样办理：/),
      '改好后把同一个工作簿交回即可，表上的批注和颜色不必手工删除。',
      '',
      '附件（名称如显示为乱码，请按括号里的名称另存）：',
      '1. 表.xlsx（shenhe-1-01234567.xlsx）',
      '',
    ])
  })

  it('names the person, the round and who signs', () => {
    const { subject, text } = written([], { person: '李', round: 2, office: '市财政局\n绩效科' })
    expect(subject).toBe('甲局：2025年度绩效自评表审核结果（第2次）')
    expect(text.split('\n')[0]).toBe('甲局（联系人：李）：')
    expect(text).toContain('已审核（第2次），')
    expect(text.split('\n').slice(-3)).toEqual(['', '市财政局 绩效科', ''])
  })

  it('asks for nothing where nothing is to be mended, and says so where nothing was found', () => {
    expect(written([]).text).toContain('　　审核情况：没有发现问题。\n\n　　附件请留存，不必再报。')
    const info = written([line({ level: 'info' })]).text
    expect(info).toContain('错误 0 处，疑点 0 处，提示 1 条。')
    expect([info.includes('不必再报'), info.includes('最要紧')]).toEqual([true, false])
    expect(written([line({ level: 'warning' })]).text).toContain('怎样办理')
  })

  it('counts what was explained and what was corrected', () => {
    const lines = [
      line({ level: 'warning', explained: true }),
      line({ level: 'warning' }),
      line({ handling: '已更正' }),
    ]
    expect(written(lines).text).toContain(
      '错误 1 处，疑点 2 处（其中 1 处你单位已说明），提示 0 条；1 处已代为更正，请核对。',
    )
  })

  it('puts errors first, then what was corrected, then doubts; one of each rule', () => {
    const lines = [
      line({ rule: 'C', level: 'warning', label: '疑' }),
      line({ rule: 'B', handling: '已更正', label: '改' }),
      line({ rule: 'A', label: '错' }),
      line({ rule: 'A', label: '错二' }),
      line({ rule: 'D', level: 'info', label: '提示' }),
      line({ rule: 'E', level: 'warning', explained: true, label: '已说明' }),
    ]
    expect(found(lines)).toEqual([
      '1. 【错误】「1-3-1」表 H19 格　错',
      '   执行率应为 75%（同类的还有 1 处）',
      '2. 【错误】「1-3-1」表 H19 格　改',
      '   执行率应为 75%',
      '3. 【疑点】「1-3-1」表 H19 格　疑',
      '   执行率应为 75%',
    ])
  })

  it('lists six kinds, and says how many others there are', () => {
    const lines = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((rule) => line({ rule }))
    expect(found(lines.slice(0, 6))).toHaveLength(12)
    expect(found(lines).slice(-1)).toEqual(['（另有别类的 2 处，全部列在附件的「审核结果」工作表里。）'])
    expect(found(lines)).toHaveLength(13)
  })

  it('cuts a long message off after 140 letters', () => {
    expect(found([line({ message: '字'.repeat(140) })])[1]).toBe(`   ${'字'.repeat(140)}`)
    expect(found([line({ message: '𠮷'.repeat(141) })])[1]).toBe(`   ${'𠮷'.repeat(140)}……`)
  })

  it('names the workbook of a finding where there are several', () => {
    const files = ['甲/表.xlsx', '甲/附表.xlsm'].map((path) => outboxFile(path, [], { results: { lines: [line()] } }))
    const { text } = letter({ unit: '甲局', person: '', files, round: 1, office: '' })
    expect(text).toContain('1. 【错误】表.xlsx　「1-3-1」表 H19 格　执行率\n   执行率应为 75%（同类的还有 1 处）')
    expect(text).toContain('（2 个）')
  })

  it('says a place that names no sheet as it stands', () => {
    expect(found([line({ place: '缺表' })])[0]).toBe('1. 【错误】缺表　执行率')
    expect(found([line({ place: '甲!乙!A1' })])[0]).toContain('「甲!乙」表 A1 格')
  })

  it('speaks of no year where no form names one', () => {
    const files = [outboxFile('表.xlsx', [], { year: undefined })]
    expect(letter({ unit: '甲局', person: '', files, round: 1, office: '' }).subject).toBe('甲局：绩效自评表审核结果')
  })
})

it('an attachment is also called by its number, its bytes and its kind', () => {
  const files = ['表.xlsx', '表.XLSM', '表.xlsm.xlsx'].map((path) =>
    outboxFile(path, [], { sha256: '0123456789abcdef' }),
  )
  const { text } = letter({ unit: '甲局', person: '', files, round: 1, office: '' })
  expect(text.split('\n').slice(-4, -1)).toEqual([
    '1. 表.xlsx（shenhe-1-01234567.xlsx）',
    '2. 表.XLSM（shenhe-2-01234567.xlsm）',
    '3. 表.xlsm.xlsx（shenhe-3-01234567.xlsx）',
  ])
})
