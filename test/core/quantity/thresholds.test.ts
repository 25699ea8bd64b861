import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { actualValues, compareWithRange, completionRatio } from '../../../src/core/quantity/compare-figures.ts'
import { compareDates, dateFromFigure } from '../../../src/core/quantity/compare-dates.ts'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { parseDate } from '../../../src/core/quantity/parse-date.ts'
import { parseQuantity } from '../../../src/core/quantity/parse-quantity.ts'
import type { DateQuantity, NumberQuantity, RangeQuantity } from '../../../src/core/quantity/quantity.ts'

function figure(text: string): NumberQuantity {
  const quantity = parseQuantity(text)
  if (quantity.kind !== 'number') throw new Error(`${text} is ${quantity.kind}`)
  return quantity
}

function date(text: string): DateQuantity {
  const quantity = parseDate(text)
  if (quantity?.kind !== 'date') throw new Error(`${text} is no date`)
  return quantity
}

const days = ({ earliest, latest, precision }: DateQuantity) => [
  `${earliest.year ?? ''}-${earliest.month}-${earliest.day}`,
  `${latest.year ?? ''}-${latest.month}-${latest.day}`,
  precision,
]

describe('a bare figure where a date is asked', () => {
  it.each([
    ['1990', ['1990-1-1', '1990-12-31', 'year']],
    ['2100', ['2100-1-1', '2100-12-31', 'year']],
    ['199001', ['1990-1-1', '1990-1-31', 'month']],
    ['202202', ['2022-2-1', '2022-2-28', 'month']],
    ['202402', ['2024-2-1', '2024-2-29', 'month']],
    ['210012', ['2100-12-1', '2100-12-31', 'month']],
    ['36526', ['2000-1-1', '2000-1-1', 'day']],
    ['44926', ['2022-12-31', '2022-12-31', 'day']],
    ['73050', ['2099-12-31', '2099-12-31', 'day']],
  ])('%s is %j', (text, said) => {
    expect(days(dateFromFigure(figure(text))!)).toEqual(said)
  })

  it.each(['1989', '2101', '202200', '202213', '198912', '210101', '36525', '73051', '2022家', '≥2022', '1万'])(
    '%s is none',
    (text) => {
      expect(dateFromFigure(figure(text))).toBeUndefined()
    },
  )
})

describe('a date against a date', () => {
  const held = (target: string, actual: string, year: number | undefined) => {
    const attainment = compareDates(date(target), date(actual), year)
    return attainment.kind === 'dated' ? [attainment.onTime, attainment.firm] : attainment.kind
  }

  it.each([
    ['2022年12月15日前', '2022年12月15日', [true, true]],
    ['2022年12月15日前', '2022年12月16日', [false, true]],
    ['2022年12月15日前', '2022年12月', 'described'],
    ['2022年12月', '2022年12月', [true, true]],
    ['2022年12月', '2023年1月', [false, true]],
    ['2022年', '2022年12月31日', [true, true]],
    ['2022年6月27日', '2022年6月28日', [false, false]],
    ['2022年6月28日', '2022年6月29日', [false, true]],
    ['2022年6月18日', '2023年6月1日', [false, true]],
    ['2022年6月前', '2022年7月前', 'described'],
    ['1月至6月', '2022年7月3日', [false, true]],
    ['1月至6月', '2月至7月', [false, false]],
    ['6月底前', '2022年6月30日', [true, true]],
    ['6月底前', '2022年7月1日', [false, true]],
  ])('%s, done %s: %j', (target, actual, said) => {
    expect(held(target, actual, 2022)).toEqual(said)
  })

  it('takes a year from the form, else from the other date', () => {
    expect(held('6月底前', '2023年5月1日', 2022)).toEqual([false, true])
    expect(held('6月底前', '2023年5月1日', undefined)).toEqual([true, true])
    expect(held('2022年6月底前', '7月1日', undefined)).toEqual([false, true])
    // Not another year, only another day than that of the event.
    expect(held('6月18日', '2021年6月20日', undefined)).toEqual([false, false])
  })
})

describe('the days that a date allows', () => {
  it.each([
    ['2022年', ['2022-1-1', '2022-12-31', 'year']],
    ['2022年上半年', ['2022-1-1', '2022-6-30', 'half']],
    ['2022年下半年', ['2022-7-1', '2022-12-31', 'half']],
    ['2022年一季度', ['2022-1-1', '2022-3-31', 'quarter']],
    ['2022年第2季度', ['2022-4-1', '2022-6-30', 'quarter']],
    ['2022年三季度末', ['2022-7-1', '2022-9-30', 'quarter']],
    ['2022年第四季度', ['2022-10-1', '2022-12-31', 'quarter']],
    ['2022年2月', ['2022-2-1', '2022-2-28', 'month']],
    ['2024年2月', ['2024-2-1', '2024-2-29', 'month']],
    ['2000年2月', ['2000-2-1', '2000-2-29', 'month']],
    ['2100年2月', ['2100-2-1', '2100-2-28', 'month']],
    ['2022年4月上旬', ['2022-4-1', '2022-4-10', 'third']],
    ['2022年4月中旬', ['2022-4-11', '2022-4-20', 'third']],
    ['2022年4月下旬', ['2022-4-21', '2022-4-30', 'third']],
    ['2022年4月初', ['2022-4-1', '2022-4-10', 'third']],
    ['22年4月1日', ['2022-4-1', '2022-4-1', 'day']],
    ['2022.12', ['2022-12-1', '2022-12-31', 'month']],
    ['20221231', ['2022-12-31', '2022-12-31', 'day']],
    ['2022-9-30', ['2022-9-30', '2022-9-30', 'day']],
    ['2021-2023年', ['2021-1-1', '2023-12-31', 'period']],
    ['2022年3月至9月', ['2022-3-1', '2022-9-30', 'period']],
    ['二〇二二年十二月三十一日', ['2022-12-31', '2022-12-31', 'day']],
    ['1900年', ['1900-1-1', '1900-12-31', 'year']],
    ['2月29日', ['-2-29', '-2-29', 'day']],
  ])('%s: %j', (text, said) => {
    expect(days(date(text))).toEqual(said)
  })

  it.each([
    '2022年13月',
    '2022年0月',
    '2022年2月29日',
    '2022年4月31日',
    '2022年6月0日',
    '1899年1月',
    '2101年1月',
    '202年1月',
    '2月30日',
  ])('%s names no day', (text) => {
    expect(parseDate(text)).toMatchObject({ kind: 'invalid-date' })
  })

  it.each(['5年', '365天', '12个月', '22年', '1234.5', '2051.5', '1989.5', '年前', '12.5', '20221331', '20221232'])(
    '%s is no date',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
    },
  )
})

describe('what an actual means in the target’s unit', () => {
  it.each([
    ['95%', '96', ['0.96']],
    ['95%', '1.5', ['1.5', '0.015']],
    ['95%', '1.51', ['0.0151']],
    ['0.95', '96%', ['0.96']],
    ['1.5', '96%', ['0.96']],
    ['95', '96%', ['96']],
    ['20万元', '19.938', ['199380']],
    ['20万元', '199380', ['199380']],
    ['20', '19万', ['19']],
    ['2亿', '1.3亿元', ['130000000']],
    ['3公里', '2500米', ['2.5']],
    ['2小时', '90分钟', ['1.5']],
    ['1年', '11个月', ['0.91666666']],
  ])('%s, done %s: %j', (target, actual, values) => {
    const found = actualValues(figure(target), figure(actual))!
    expect(found.map((each) => each.toDecimalPlaces(8, Decimal.ROUND_DOWN).toFixed())).toEqual(values)
  })

  it('is nothing in a unit of another kind', () => {
    expect(actualValues(figure('20家'), figure('20次'))).toBeUndefined()
  })

  it('is a share of a target above nothing, never below nothing', () => {
    const share = (target: string, actual: string) =>
      completionRatio(new Decimal(target), new Decimal(actual))?.toFixed()
    expect([share('8', '6'), share('8', '-6'), share('8', '16'), share('0', '5'), share('-8', '5')]).toEqual([
      ...['0.75', '0', '2'],
      undefined,
      undefined,
    ])
  })
})

describe('a figure against a figure', () => {
  const reached = (target: string, actual: string, name = '数量') => {
    const attainment = attain(target, actual, { name, costIndicator: false })
    return attainment.kind === 'measured' ? attainment.readings[0].reached : attainment.kind
  }

  it.each([
    ['≥10家', '10家', true],
    ['≥10家', '9.99家', false],
    ['>10家', '10家', false],
    ['>10家', '10.01家', true],
    ['≤10天', '10天', true],
    ['≤10天', '10.01天', false],
    ['<10天', '10天', false],
    ['<10天', '9.99天', true],
    ['10%左右', '9%', true],
    ['10%左右', '8.9%', false],
    ['10-20家', '10家', true],
    ['10-20家', '20家', true],
    ['10-20家', '9家', false],
  ])('%s, done %s: %s', (target, actual, said) => {
    expect(reached(target, actual)).toBe(said)
  })

  it('of a range shows the end that was passed, and how far it was reached', () => {
    const range = parseQuantity('10-20家') as RangeQuantity
    const ways = {
      allowed: ['higher'],
      by: 'open',
      low: false,
      good: false,
      bad: false,
      either: false,
      moves: 'open',
    } as const
    const told = (actual: string) => {
      const attainment = compareWithRange(range, figure(actual), ways)
      const { target, completion, reached } = attainment.kind === 'measured' ? attainment.readings[0] : ({} as never)
      return [String(target), String(completion), reached]
    }
    expect([told('5家'), told('15家'), told('25家')]).toEqual([
      ['10', '0.5', false],
      ['20', '0.75', true],
      ['20', '1.25', false],
    ])
  })
})
