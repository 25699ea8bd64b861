import { describe, expect, it } from 'vitest'
import { isMeasure, leadingMeasure, relateUnits, unitDimension, unitKind } from '../../../src/core/quantity/units.ts'

/** How many of the second unit one of the first is. */
function one(from: string, to: string): number | undefined {
  const related = relateUnits(to, from)
  return related?.times.dividedBy(related.per).toNumber()
}

describe('units of one measure', () => {
  it.each([
    ['天', '小时', 24],
    ['周', '天', 7],
    ['小时', '分钟', 60],
    ['分钟', '秒', 60],
    ['季度', '月', 3],
    ['年', '个月', 12],
    ['公里', '米', 1000],
    ['千米', '公里', 1],
    ['米', '厘米', 100],
    ['厘米', '毫米', 10],
    ['亩', '平方米', 2000 / 3],
    ['公顷', '亩', 15],
    ['公顷', '平方米', 10_000],
    ['平方公里', '公顷', 100],
    ['吨', '公斤', 1000],
    ['公斤', '斤', 2],
    ['千克', '克', 1000],
    ['克', '毫克', 1000],
    ['毫克', '微克', 1000],
    ['兆瓦', '千瓦', 1000],
    ['人', '名', 1],
    ['件', '起', 1],
    ['辆', '台', 1],
    ['家', '户', 1],
    ['个', '家', 1],
    ['个', '人', 1],
    ['分', '分钟', 1],
    ['分', '秒', 60],
    ['分钟', '分', 1],
    ['小时', '分', 60],
    ['台/套', '台', 1],
    ['台/套', '套', 1],
    ['台', '台/套', 1],
    ['篇|部', '部', 1],
    ['家企业', '家', 1],
    ['元/件', '元/起', 1],
    ['元/生/年', '元/生', 1],
  ])('one %s is as many %s: %d', (from, to, times) => {
    expect(one(from, to)).toBeCloseTo(times, 9)
  })

  it.each([
    ['人', '人次'],
    ['个', '次'],
    ['个', '批'],
    ['元', '美元'],
    ['工作日', '天'],
    ['月', '天'],
    ['平方米', '立方米'],
    ['吨', '升'],
    ['元/人', '元/吨'],
    ['元/人', '元/学生'],
    ['公里', '渡槽'],
    ['家', '家未完成'],
    ['元项目', '个'],
    ['渡槽', '水闸'],
  ])('%s and %s measure different things', (from, to) => {
    expect([one(from, to), one(to, from)]).toEqual([undefined, undefined])
  })

  it('that nobody has listed are counted by 个, and by another of their kind', () => {
    expect(['个', '渡槽', '渡槽口'].map((unit) => one(unit, '渡槽'))).toEqual([1, 1, 1])
    expect(['家', '吨渡槽', '吨', '次'].map((unit) => one(unit, '渡槽'))).toEqual(Array(4).fill(undefined))
  })

  it('where only one is named, or only one names what it is per, say so', () => {
    expect(['家', '元/吨'].map((unit) => relateUnits('元', unit)?.relation)).toEqual([undefined, 'one-missing'])
    expect([relateUnits('', '家')?.relation, relateUnits('家', '家')?.relation]).toEqual(['one-missing', 'same'])
  })
})

it.each([
  ['', 'known'],
  ['家', 'known'],
  ['家企业', 'known'],
  ['区县', 'known'],
  ['元/吨', 'known'],
  ['渡槽', 'unknown'],
  ['强', 'no'],
  ['星级', 'no'],
  ['号', 'no'],
  ['个未完成', 'no'],
  ['元项目', 'no'],
  ['篇|部', 'no'],
  ['元/人/年/次', 'no'],
  ['家企业单位户/人口家庭户数/社区街道村组', 'known'],
  ['车次企业单位户数/人口家庭户数/社区街道村组', 'no'],
  ['个'.repeat(21), 'no'],
])('the unit %j is %s', (text, kind) => {
  expect(unitKind(text)).toBe(kind)
})

it.each([
  ['', 'none'],
  ['元', 'money'],
  ['美元', 'money'],
  ['港币', 'money'],
  ['英镑', 'money'],
  ['%', 'ratio'],
  ['个百分点', 'ratio'],
  ['天', 'time'],
  ['工作日', 'time'],
  ['个月', 'time'],
  ['家', 'other'],
])('%j is %s', (unit, dimension) => {
  expect(unitDimension(unit)).toBe(dimension)
})

it('the longest measure that a text begins with is found', () => {
  expect(['人次', '人', '个农贸市场', '千瓦时', '农贸市场'].map(leadingMeasure)).toEqual([
    '人次',
    '人',
    '个',
    '千瓦时',
    '',
  ])
  expect([isMeasure('人次'), isMeasure('家企业')]).toEqual([true, false])
})
