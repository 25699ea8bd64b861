import { describe, expect, it } from 'vitest'
import { parseQuantity } from '../../../src/core/quantity/parse-quantity.ts'
import { showQuantity } from './show.ts'
import texts from './texts.json' with { type: 'json' }

describe('parseQuantity', () => {
  it.each(texts as [string, string][])('「%s」 reads as %s', (text, shown) => {
    expect(showQuantity(parseQuantity(text))).toBe(shown)
  })

  it.each(['', ' ', '\n', '　'])('an empty cell (%j) is blank, not zero', (text) => {
    expect(parseQuantity(text)).toEqual({ kind: 'blank', mark: '' })
  })

  it.each([
    ...['/', '//', '\\', '\\\\', '*', '**', '***', '、', '无', '暂无', '不适用', 'N/A', 'n/a', 'NA', '-/-', '空'],
    ...['…', '……', '...', '。', '-', '—', '——', '____'],
  ])('「%s」 is the mark of a cell that was struck out', (mark) => {
    expect(parseQuantity(` ${mark} `)).toMatchObject({ kind: 'blank' })
  })

  it('a word with 正 or 负 in it before a sign is no second sign', () => {
    expect(parseQuantity('负担-5%')).toMatchObject({ kind: 'number' })
    expect(parseQuantity('正增长-5%')).toMatchObject({ kind: 'number' })
    expect(parseQuantity('增长+-5%')).toEqual({ kind: 'unreadable', reason: '数字前有两个正负号' })
  })

  it('a growth below nothing is a fall', () => {
    for (const fall of ['负增长5%', '同比负增长5%', '负增长率5%'])
      expect(parseQuantity(fall)).toEqual(parseQuantity('下降5%'))
    expect(parseQuantity('负增长-5%').kind).toBe('unreadable')
  })

  it('zero of something bad is a whole zero', () => {
    expect(parseQuantity('零事故')).toMatchObject({ kind: 'number', decimalsShown: 0 })
  })

  it('long texts are prose, and blank only where there is nothing in them', () => {
    expect(parseQuantity(' '.repeat(250))).toEqual({ kind: 'blank', mark: '' })
    expect(parseQuantity('无'.repeat(250)).kind).toBe('qualitative')
    expect(parseQuantity('3'.repeat(250)).kind).toBe('unreadable')
    // Words that are all understood, a figure and punctuation: one letter more than a figure may have.
    const figure = (words: number) => parseQuantity(`${'已'.repeat(words)}${'1'.repeat(18)}家${'。'.repeat(22)}`).kind
    expect([figure(39), figure(40)]).toEqual(['number', 'qualitative'])
    const date = (marks: number) => parseQuantity(`2022年12月31日${'。'.repeat(marks)}`).kind
    expect([date(49), date(50)]).toEqual(['date', 'unreadable'])
  })

  it.each([
    ['3:5', '是比例、分数还是日期，看不明确'],
    ['3/5', '是比例、分数还是日期，看不明确'],
    ['7,00.0', '数字的千分位或小数点写法不对'],
    ['5<=6', '数字写法不规范，不能认定是多少'],
    ['≤90%以上', '两个比较符号互相矛盾'],
    ['不少于5家以内', '两个比较符号互相矛盾'],
    ['下降-6.5%', '「下降」与负号同时出现，方向不明'],
    ['10-5个', '范围的起点大于终点'],
    ['202年1月', '年份「202」不是四位数'],
    ['20222年1月', '年份「20222」不是四位数'],
    ['1899年1月', '年份「1899」不合理'],
    ['2022年13月', '没有 13 月'],
    ['2022年4月31日', '4 月没有 31 日'],
    ['#REF!', '单元格公式出错「#REF!」'],
    ['￥￥', '只有符号，没有数字或文字'],
  ])('「%s」 is no value, and the clerk is told why: %s', (text, reason) => {
    expect(parseQuantity(text)).toMatchObject({ reason })
  })

  it('two figures on two lines never grow into one', () => {
    expect(showQuantity(parseQuantity('3\n5'))).toBe('3 + 5')
    expect(parseQuantity('3家\n5次').kind).not.toBe('number')
  })

  it('a line break inside a date or a unit does not matter', () => {
    expect(showQuantity(parseQuantity('2022年\n12月'))).toBe(showQuantity(parseQuantity('2022年12月')))
    expect(showQuantity(parseQuantity('100\n家'))).toBe('100 家')
  })

  it('prose with figures in it stays prose', () => {
    const prose = '全年引进三类500强项目20个，其中5-10亿元项目8个，10亿元以上项目3个，较好地完成了年度任务'
    expect(parseQuantity(prose).kind).toBe('qualitative')
  })

  it.each([
    ['95.50%', 2],
    ['0.97', 2],
    ['1.2345万元', 4],
    ['100', 0],
  ])('「%s」 shows %i decimals in its written unit', (text, decimals) => {
    expect(parseQuantity(text)).toMatchObject({ kind: 'number', decimalsShown: decimals })
  })
})
