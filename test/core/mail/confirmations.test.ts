import { describe, expect, it } from 'vitest'
import type { ListTable } from '../../../src/core/content/list-rows.ts'
import { confirmationsIn } from '../../../src/core/mail/confirmations.ts'

const [ONE, TWO] = ['c0123456789abcde', 'cfedcba987654321']

/** Lines of cells set apart by 「|」. */
function sheet(...lines: readonly string[]): ListTable {
  return {
    name: '待确认',
    rows: lines.map((line, at) => ({ place: `第 ${at + 1} 行`, hidden: false, texts: line.split('|') })),
  }
}
const read = (...tables: readonly ListTable[]): string[][] =>
  [...confirmationsIn(tables, '待确认.xlsx')].map((each) => [...each])

describe('the list of confirmations', () => {
  it('gives each set the unit that a person wrote; lines left blank wait', () => {
    expect(read(sheet('编号|发给|可能是', `${ONE}| 水利局 |教育局`, `${TWO}||教育局`, '', '合计|'))).toEqual([
      [ONE, '水利局'],
    ])
  })

  it('may have its heads below a title, in any order, with spaces', () => {
    expect(read(sheet('请在「发给」里填单位', '', '发 给|工作簿|编 号', `水利局|表.xlsx| ${ONE} `))).toEqual([
      [ONE, '水利局'],
    ])
  })

  it('may stand on any sheet, beside others', () => {
    expect(read(sheet('说明'), sheet('编号|发给', `${ONE}|水利局`), sheet('编号|发给', `${TWO}|教育局`))).toEqual([
      [ONE, '水利局'],
      [TWO, '教育局'],
    ])
  })

  it('may say the same thing twice, however wide or spaced', () => {
    expect(read(sheet('编号|发给', `${ONE}|水利局(本级)`, `${ONE}|水利局 （本级）`))).toHaveLength(1)
  })

  it.each<[string, readonly ListTable[], string]>([
    [
      'says two units of one set',
      [sheet('编号|发给', `${ONE}|水利局`, `${ONE}|教育局`)],
      '写了两个单位：「水利局」和「教育局」（第 3 行）',
    ],
    [
      'says them on two sheets',
      [sheet('编号|发给', `${ONE}|水利局`), sheet('编号|发给', `${ONE}|教育局`)],
      '写了两个单位',
    ],
    ['had a number changed', [sheet('编号|发给', `${ONE}0|水利局`)], '第 2 行的「编号」被改动过'],
    ['lost a number', [sheet('编号|发给', '|水利局')], '第 2 行的「编号」被改动过'],
    ['has no numbers', [sheet('工作簿|发给', '表.xlsx|水利局')], '不是 mail plan 写出的确认单'],
    ['has no column for the answer', [sheet('编号|单位', `${ONE}|水利局`)], '不是 mail plan 写出的确认单'],
    ['is another list', [sheet('单位|邮箱')], '不是 mail plan 写出的确认单'],
  ])('is refused whole where it %s', (_, tables, reason) => expect(() => read(...tables)).toThrow(reason))
})
