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
