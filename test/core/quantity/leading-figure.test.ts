import { describe, expect, it } from 'vitest'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { leadingFigure } from '../../../src/core/quantity/leading-figure.ts'
import { officialDegreeWords } from '../../../src/core/vocabulary/degree-words.ts'
import { showAttainment, showQuantity } from './show.ts'

/** 「9 所 | 1所未完工」: the figures that may be meant, likeliest first, and the remark. */
function shown(text: string, words = officialDegreeWords): string {
  const found = leadingFigure(text, words)
  if (!found) return 'none'
  const completed = found.completed ? ` | done ${showQuantity(found.completed)}` : ''
  return `${found.figures.map(showQuantity).join(' / ')} | ${found.remark}${found.leads ? '' : ' | does not lead'}${completed}`
}

describe('the leading figure of a text', () => {
  it.each([
    ['9所，1所未完工', '9 所 | 1所未完工'],
    ['100%，无未通过验收项目', '1 % | 无未通过验收项目'],
    ['91.7%（11/12）', '0.917 % | 11/12'],
    ['96.5%（较上年提高2个百分点）', '0.965 % | 较上年提高2个百分点'],
    ['已完成9所；剩余1所2024年完成', '9 所 | 剩余1所2024年完成'],
    ['20项！', 'none'],
    ['20项', 'none'],
    ['（20项）', 'none'],
    ['按期完成，质量合格', 'none'],
    ['完成一期，二期未建', '1 期 | 二期未建'],
    ['三家，其中一家在建', '3 家 | 其中一家在建'],
  ])('「%s」 has %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['新建5项，改建15项', '5 项 / 15 项 / 20 项 | 改建15项', 'the others and their sum'],
    ['20项，其中新建5项', '20 项 | 其中新建5项', 'no part of it'],
    ['20项，未完成2项', '20 项 | 未完成2项', 'nor what was not done'],
    ['20项，增长5项', '20 项 | 增长5项', 'nor a growth'],
    ['20项，3项停工', '20 项 | 3项停工', 'nor what came to a halt'],
    ['13.25万元\n个别点位尚未验收', '132500 元 | 个别点位尚未验收', 'a line break parts'],
    ['13.25\n万元，个别点位尚未验收', '132500 元 | 个别点位尚未验收', 'a line break within a figure parts nothing'],
    ['培训2期，共100人', '2 期 / 100 人 | 共100人', 'periods and persons are not added up'],
    ['20项，50万元', '20 项 / 500000 元 | 50万元', 'not amounts to counts'],
    ['30万元，50万元', '300000 元 / 500000 元 / 800000 元 | 50万元', 'amounts to amounts'],
    ['≥20项，15项', '>= 20 项 / 15 项 | 15项', 'no bound'],
    ['增长8%，5%', '0.08 % (up) / 0.05 % | 5%', 'no growth'],
  ])('other figures: 「%s」 has %s (%s)', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['计划20项，完成18项', '18 项 | 计划20项', 'planned'],
    ['完成18项（计划20项）', '18 项 | 计划20项', 'planned'],
    ['目标100家，98家', '98 家 | 目标100家', 'planned'],
    ['上年15家，20家', '20 家 | 上年15家', 'of another year'],
    ['共3类产品50个品种，20项', '20 项 | 共3类产品50个品种 | does not lead', 'not understood'],
    ['11/12，91.7%', '0.917 % | 11/12', 'a fraction'],
    ['质量合格，20项', '20 项 | 质量合格', 'words'],
  ])('what stands before it: 「%s」 has %s (%s)', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['8月开工，11月完工', 'month ?-8-1..?-8-31 / month ?-11-1..?-11-30 | 11月完工 | done month ?-11-1..?-11-30'],
    ['8月完工，11月验收', 'month ?-8-1..?-8-31 / month ?-11-1..?-11-30 | 11月验收'],
    ['2022年2月30日，20项', '20 项 | 2022年2月30日 | does not lead'],
  ])('dates: 「%s」 has %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it('is looked for in texts of twelve parts and two hundred characters at most', () => {
    const parts = (count: number): string => ['9所', ...Array.from({ length: count - 1 }, () => '无')].join('，')
    expect(shown(parts(12))).toMatch(/^9 所/)
    expect(shown(parts(13))).toBe('none')
    expect(shown(`9所，${'好'.repeat(197)}`)).toMatch(/^9 所/)
    expect(shown(`9所，${'好'.repeat(198)}`)).toBe('none')
  })

  it('passes over what is planned by a word that is one more entry of the list', () => {
    const words = { ...officialDegreeWords, plan: [...officialDegreeWords.plan, '盼望'] }
    expect(shown('盼望有20项，18项')).toBe('20 项 / 18 项 / 38 项 | 18项')
    expect(shown('盼望有20项，18项', words)).toBe('18 项 | 盼望有20项')
  })
})

describe('a figure with a remark against its target', () => {
  const against = (target: string, actual: string): string =>
    showAttainment(attain(target, actual, { costIndicator: false, year: 2023 })).join('; ')

  it.each([
    ['10所', '9所，1所未完工', 'higher 10 9 missed 0.9'],
    ['9所', '9所，1所未完工', 'higher 9 9 reached 1'],
    ['10所', '9所（其中新建5所）', 'higher 10 9 missed 0.9'],
    [
      '20项',
      '新建5项，改建15项',
      'higher 20 5 missed 0.25; higher 20 15 missed 0.75; higher 20 20 reached 1; not firm',
    ],
    ['100人', '2期，共100人', 'higher 100 100 reached 1'],
    ['20万元', '15项，18万元', 'higher 200000 180000 missed 0.9; not firm'],
    ['20万元', '15项，验收合格', 'kinds-differ'],
    ['10所（其中新建5所）', '9所', 'higher 10 9 missed 0.9'],
    ['≥95%，力争98%', '96%', 'open'],
    ['由10所调整为8所，8所', '8所', 'open'],
    ['≥90%', '≥90%，满意', 'bound-copied'],
  ])('「%s」 against 「%s」 is %s', (target, actual, expected) => {
    expect(against(target, actual)).toBe(expected)
  })
})
