import { describe, expect, it } from 'vitest'
import { nameKeys } from '../../../src/core/rules/filling/figures-in-text.ts'
import { toldOf } from './told.ts'

/** What TX-13 says of an outcome text, the second form's row 带动消费 having this outcome. */
function said(text: string, actual = '3.2亿元'): string[] {
  return toldOf((s) => {
    s.projects[1]!.goals.actual = text
    s.projects[1]!.indicators[3]!.actual = actual
  })
    .findings.filter(({ rule }) => rule === 'TX-13')
    .map(({ stated }) => stated!)
}

describe('a sum of money in the text of a goal', () => {
  it.each([
    ['带动消费2亿元。', '3.2亿元'],
    ['带动消费2亿。', '3.2亿元'],
    ['带动消费2亿元。', '3.2亿'],
    ['带动消费2000万元。', '3.2亿元'],
    ['带动消费2亿元。', '32000万元'],
  ])('contradicts its row, whether either writes 元 or not: 「%s」 beside 「%s」', (text, actual) => {
    expect(said(text, actual)).toEqual([text.slice(0, -1)])
  })

  it.each([
    ['带动消费3.2亿元。', '3.2亿元'],
    ['带动消费3.2亿。', '3.2亿元'],
    ['带动消费32000万元。', '3.2亿元'],
    ['带动消费3亿元。', '3.2亿元'],
    ['带动消费2亿人次。', '3.2亿元'],
    ['带动消费20%。', '3.2亿元'],
    ['带动2家企业。', '3.2亿元'],
    ['2021年带动消费2亿元。', '3.2亿元'],
    ['6月带动消费2亿元。', '3.2亿元'],
    ['第2亿元。', '3.2亿元'],
  ])('is that of its row, or of something else: 「%s」 beside 「%s」', (text, actual) => {
    expect(said(text, actual)).toEqual([])
  })
})

it('a name of three letters is enough to know a figure by, one of two is not', () => {
  expect([nameKeys('养老院', 'outcome').length, nameKeys('培训', 'outcome').length]).toEqual([1, 0])
})
