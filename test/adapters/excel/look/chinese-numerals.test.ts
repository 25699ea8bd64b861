import { expect, it } from 'vitest'
import { countedDay, countedNumber, spelledDigits } from '../../../../src/adapters/excel/look/chinese-numerals.ts'

it.each([
  ['0', '〇'],
  ['7', '七'],
  ['10', '一十'],
  ['105', '一百〇五'],
  ['1010', '一千〇一十'],
  ['10000', '一万'],
  ['10001', '一万〇一'],
  ['1000000', '一百万'],
  ['100000001', '一亿〇一'],
  ['100010000', '一亿〇一万'],
  ['1200500000', '一十二亿〇五十万'],
  ['007.05', '七.〇五'],
  ['12345678901234567', '一二三四五六七八九〇一二三四五六七'],
])('%s is read %s', (digits, read) => {
  expect(countedNumber(digits, 'everyday')).toBe(read)
})

it('days and months are read as one says them', () => {
  expect([countedDay('10', 'everyday'), countedDay('15', 'everyday'), countedDay('21', 'everyday')]).toEqual([
    ...['十', '十五', '二十一'],
  ])
  expect(countedDay('15', 'capital')).toBe('壹拾伍')
})

it('years are spelled', () => {
  expect([spelledDigits('2024', 'everyday'), spelledDigits('2024', 'capital')]).toEqual(['二〇二四', '贰零贰肆'])
})
