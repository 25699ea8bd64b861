import { describe, expect, it } from 'vitest'
import { bareLabel, LabelIndex, labelIn, nameKey, withoutYear } from '../../../src/core/form/label-text.ts'
import { readSpelledNumber } from '../../../src/core/form/number-spelling.ts'

const index = new LabelIndex({ total: ['年度资金总额', '总额'], basic: ['基本支出'] })

describe('a label', () => {
  it('is at most sixty letters as it stands', () => {
    expect(labelIn('总额'.padEnd(60, '：'))).toBe('总额')
    expect(labelIn('总额'.padEnd(61, '：'))).toBe('')
    expect([index.find('总额'.padEnd(60, '：')), index.find('总额'.padEnd(61, '：'))]).toEqual(['total', undefined])
  })

  it('is compared without numbers, brackets, 其中 and closing marks', () => {
    for (const text of [
      '总额',
      '1、总额',
      '（二）总额',
      '12.总额',
      '其中：总额',
      '1、其中：总额',
      '其中：1、总额',
      '总额：',
      '总额（万元）',
      '总 额。',
    ])
      expect(bareLabel(text), text).toBe('总额')
    expect(['123、总额', '总额1', '，总额', '一二三四、总额'].map(bareLabel)).toEqual([
      '123、总额',
      '总额1',
      ',总额',
      '一二三四、总额',
    ])
    expect(bareLabel('')).toBe('')
  })

  it('may begin with a year', () => {
    expect(['2022年总额', '1999年度总额', '2022总额', '3022年总额', '总额2022年'].map(withoutYear)).toEqual([
      '总额',
      '总额',
      '2022总额',
      '3022年总额',
      '总额2022年',
    ])
    expect([index.find('2022年总额'), index.find('总额2022年'), index.find('')]).toEqual([
      'total',
      undefined,
      undefined,
    ])
  })
})

describe('a label with its value in one cell', () => {
  it('ends at the last colon that leaves one', () => {
    expect(index.findWithValue('总额：100')).toEqual({ name: 'total', value: '100', prefix: '总额：' })
    expect(index.findWithValue('其中：基本支出：29.3')).toEqual({
      name: 'basic',
      value: '29.3',
      prefix: '其中：基本支出：',
    })
    expect(index.findWithValue('总额:其他：5')).toEqual({ name: 'total', value: '其他：5', prefix: '总额:' })
    for (const text of ['总额', '某项：5', '：5']) expect(index.findWithValue(text), text).toBeUndefined()
  })

  it('may have an amount behind it without a colon', () => {
    for (const [text, value] of [
      ['总额100', '100'],
      ['总额  838.54万元', '838.54万元'],
      ['总额-5', '-5'],
      ['总额 1,234.5 元 ', '1,234.5 元 '],
      ['总额８０', '８０'],
    ] as const)
      expect(index.findWithAmount(text), text).toMatchObject({
        name: 'total',
        value,
        prefix: text.slice(0, text.length - value.length),
      })
    expect(index.findWithAmount('总额：100')).toMatchObject({ name: 'total', value: '100' })
    expect(index.findWithAmount('总额：约一百')).toMatchObject({ name: 'total', value: '约一百' })
    for (const text of ['总额', '总额约100人', '某项100']) expect(index.findWithAmount(text), text).toBeUndefined()
  })

  it('is looked for in up to four hundred letters', () => {
    const within = (length: number) =>
      [index.findWithValue('总额：'.padEnd(length, '字')), index.findWithAmount('总额：'.padEnd(length, '字'))].map(
        (found) => found?.name,
      )
    expect([within(400), within(401)]).toEqual([
      ['total', 'total'],
      [undefined, undefined],
    ])
  })
})

it('a name is compared without its number, its year and what separates its words', () => {
  for (const text of [
    '路灯维护',
    '1、路灯维护',
    '（12）路灯维护',
    '其中：路灯维护',
    '2022年路灯维护',
    '2021年度路灯维护',
    '2022路灯维护',
    '路灯-维护',
    '路灯（维护）',
    '路灯 维护',
  ])
    expect(nameKey(text), text).toBe('路灯维护')
  expect(['123、路灯', '20223', '2022'].map(nameKey)).toEqual(['123路灯', '20223', '2022'])
})

it('a year is taken off a name whole, with its 年, when a figure stands behind it', () => {
  expect(['2022年3月路灯', '2022年度3月路灯', '2022年500套公租房'].map(nameKey)).toEqual([
    '3月路灯',
    '3月路灯',
    '500套公租房',
  ])
  // As ever: ids of findings hang on these.
  expect(['2022年路灯', '2022路灯', '2022年', '20223月路灯', '2022月报'].map(nameKey)).toEqual([
    '路灯',
    '路灯',
    '年',
    '20223月路灯',
    '2022月报',
  ])
})

it('a number is at most sixty letters', () => {
  expect([
    readSpelledNumber('1'.padStart(60, ' '), 'amount')?.value.toFixed(),
    readSpelledNumber('1'.padStart(61, ' '), 'amount'),
  ]).toEqual(['1', undefined])
})
