import { describe, expect, it } from 'vitest'
import { pageText } from '../../../src/core/letters/letter-page.ts'
import { opinionLetter } from '../../../src/core/letters/opinion-letter.ts'
import { mailText } from '../../../src/core/mail/message-text.ts'
import { finding, set, SPOKEN } from '../letters/sets.ts'
import { outboxFile } from './planning.ts'

const { page } = opinionLetter(set([finding({ message: '一\r\n\r\n二', label: '标签\nX' })]), SPOKEN)

function written(changes: Partial<Parameters<typeof mailText>[0]> = {}) {
  const files = [outboxFile('甲/表.xlsx', [], { sha256: '0123456789abcdef' })]
  return mailText({ unit: '甲局', person: '', year: 2025, page, files, round: 1, ...changes })
}

describe('a message to a department', () => {
  it('says what the letter says, and what is attached', () => {
    const { subject, text, letterName } = written()
    expect([subject, letterName]).toEqual(['甲局：2025年度绩效自评表审核结果', '2025年度绩效自评表反馈意见.docx'])
    expect(text.startsWith(pageText(page))).toBe(true)
    expect(text.slice(pageText(page).length).split('\n')).toEqual([
      '',
      '附件（名称如显示为乱码，请按括号里的名称另存）：',
      '1. 表.xlsx（shenhe-1-01234567.xlsx）',
      '2. 2025年度绩效自评表反馈意见.docx（fankui.docx）',
      '',
    ])
  })

  it('names the person, and the round', () => {
    const { subject, text } = written({ person: '李', round: 2 })
    expect(subject).toBe('甲局：2025年度绩效自评表审核结果（第2次）')
    expect(text.split('\n')[2]).toBe('甲局（联系人：李）：')
  })

  it('speaks of no year where no form names one', () => {
    expect(written({ year: null }).subject).toBe('甲局：绩效自评表审核结果')
  })

  it('cannot get another line from what stands in a workbook', () => {
    expect(written().text.split('\n')).toContain('1. 请改正　H25 「标签 X」：一 二')
  })
})

it('an attachment is also called by its number, its bytes and its kind', () => {
  const files = ['表.xlsx', '表.XLSM', '表.xlsm.xlsx'].map((path) =>
    outboxFile(path, [], { sha256: '0123456789abcdef' }),
  )
  expect(written({ files }).text.split('\n').slice(-5, -2)).toEqual([
    '1. 表.xlsx（shenhe-1-01234567.xlsx）',
    '2. 表.XLSM（shenhe-2-01234567.xlsm）',
    '3. 表.xlsm.xlsx（shenhe-3-01234567.xlsx）',
  ])
})
