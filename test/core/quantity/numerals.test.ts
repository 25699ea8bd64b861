import { describe, expect, it } from 'vitest'
import { chineseDigits, chineseInteger, plainNumber, splitMultiplier } from '../../../src/core/quantity/numerals.ts'

describe('a Chinese numeral', () => {
  it.each([
    ['零', 0],
    ['五', 5],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['三百', 300],
    ['一百零二', 102],
    ['一百二十', 120],
    ['一千', 1000],
    ['一千零二十', 1020],
    ['三千五百', 3500],
    ['一万', 10_000],
    ['一万二千', 12_000],
    ['一万零五', 10_005],
    ['十二万', 120_000],
    ['二百万', 2_000_000],
    ['一亿', 100_000_000],
    ['一亿二千万', 120_000_000],
    ['壹仟贰佰叁拾肆', 1234],
    ['伍陆', undefined],
    ['柒拾捌', 78],
    ['玖佰', 900],
    ['两仟', 2000],
    ['伍佰陆拾', 560],
    ['七十六', 76],
    ['一千零二十五', 1025],
    ['一万零二十五', 10_025],
  ])('%s is %s', (text, value) => {
    expect(chineseInteger(text)).toBe(value)
  })

  it.each([
    '',
    '百',
    '万',
    '三五',
    '一百二',
    '一万二',
    '一百一',
    '一千一',
    '一万零二百五',
    '一百十',
    '十十',
    '百一',
    '一万一万',
    '一万一亿',
    '二百三百',
    '5',
    '一'.repeat(17),
  ])('%j may be read in two ways or is none', (text) => {
    expect(chineseInteger(text)).toBeUndefined()
  })

  it('of a year is read digit by digit', () => {
    expect([chineseDigits('二〇二二'), chineseDigits('二○一九'), chineseDigits('二十二')]).toEqual([
      '2022',
      '2019',
      undefined,
    ])
  })
})

describe('a plain number', () => {
  it.each([
    ['1,234.50', ['1234.5', 2]],
    ['1234', ['1234', 0]],
    ['.5', ['0.5', 1]],
    ['12,345,678', ['12345678', 0]],
    ['0.10', ['0.1', 2]],
    ['9'.repeat(30), ['9'.repeat(30), 0]],
  ])('%s is %j', (text, said) => {
    const number = plainNumber(text)
    expect([number!.value.toFixed(), number!.decimals]).toEqual(said)
  })

  it.each(['', '.', '7,00.0', '1,23', '1234,567', '1.', '9'.repeat(31), '一'])('%j is none', (text) => {
    expect(plainNumber(text)).toBeUndefined()
  })
})

describe('a multiplier behind a figure', () => {
  it.each([
    ['元', '1', '元'],
    ['十元', '10', '元'],
    ['百元', '100', '元'],
    ['千元', '1000', '元'],
    ['万元', '10000', '元'],
    ['亿元', '100000000', '元'],
    ['千万元', '10000000', '元'],
    ['百万人次', '1000000', '人次'],
    ['万亿', '1000000000000', ''],
    ['千米', '1', '千米'],
    ['千克', '1', '千克'],
    ['千瓦', '1', '千瓦'],
    ['万千瓦时', '10000', '千瓦时'],
    ['百分点', '1', '百分点'],
    ['', '1', ''],
  ])('%j is times %s, and %j is left', (text, times, rest) => {
    const { multiplier, rest: left } = splitMultiplier(text)
    expect([multiplier.toFixed(), left]).toEqual([times, rest])
  })
})
