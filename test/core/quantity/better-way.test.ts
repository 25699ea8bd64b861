import { describe, expect, it } from 'vitest'
import { betterWay } from '../../../src/core/quantity/better-way.ts'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { parseQuantity } from '../../../src/core/quantity/parse-quantity.ts'
import { showAttainment } from './show.ts'

/** 「lower by name, bad」: the ways that are allowed, likeliest first, what speaks for them, and what the name is of. */
function waysOf(name: string, target: string, costIndicator = false): string {
  const quantity = parseQuantity(target)
  if (quantity.kind !== 'number' && quantity.kind !== 'range') throw new Error(`「${target}」 is ${quantity.kind}`)
  const { allowed, by, bad, low, good, either } = betterWay({ name, costIndicator }, quantity)
  const marks = Object.entries({ bad, low: low && !bad, good, either }).flatMap(([mark, holds]) =>
    holds ? [mark] : [],
  )
  return [`${allowed.join('/')} by ${by}`, ...marks].join(', ')
}

describe('which way is better', () => {
  it.each([
    ['差错率', '2%', 'lower by name, bad'],
    ['事故数', '2起', 'lower by name, bad'],
    ['结余率', '5%', 'lower by name, low'],
    ['办结时限', '15天', 'lower by name, low'],
    ['满意度', '90%', 'higher by name, good'],
    ['投诉处理率', '95%', 'higher by name'],
    ['培训人数', '100人', 'higher by name'],
    ['问题数', '10个', 'lower/higher by open, either'],
    ['变动率', '5%', 'higher/lower by open, either'],
    ['项目成本', '80万元', 'lower/higher by open, either'],
    ['业务经费支出', '80万元', 'lower/higher by open, either'],
    ['业务经费支出', '80次', 'higher by name'],
    ['展会天数', '15天', 'higher/lower by open, either'],
    ['设备使用年限', '8年', 'higher/lower by open, either'],
    ['展会天数', '10-15天', 'higher/lower by open, either'],
    ['', '100', 'higher by name'],
  ])('of 「%s」 %s is %s', (name, target, expected) => {
    expect(waysOf(name, target)).toBe(expected)
  })

  it.each([
    ['设备购置', '80万元', 'lower/higher by open, either'],
    ['设备购置', '80', 'lower/higher by open, either'],
    ['设备购置', '100%', 'higher/lower by open, either'],
    ['设备购置', '80台', 'higher by name'],
    ['业务经费', '80', 'lower/higher by open, either'],
    ['补助标准', '80', 'lower/higher by open, either'],
    ['补助标准', '80户', 'higher by name'],
    ['差错率', '2%', 'lower by name, bad'],
    ['满意度', '90%', 'higher by name, good'],
    ['展会天数', '15天', 'higher/lower by open, either'],
  ])('of a cost row 「%s」 %s is %s', (name, target, expected) => {
    expect(waysOf(name, target, true)).toBe(expected)
  })
})

describe('a sign and the name', () => {
  const shown = (name: string, target: string, actual: string): string =>
    showAttainment(attain(target, actual, { costIndicator: false, name, year: 2023 })).join('; ')

  it.each([
    ['满意度', '≥90%', '85%', 'higher 0.9 0.85 missed 0.9444', 'the sign alone'],
    ['差错率', '≤2%', '3%', 'lower 0.02 0.03 missed 1.5', 'the sign alone'],
    [
      '差错率',
      '≥2%',
      '3%',
      'higher 0.02 0.03 reached 1.5; lower 0.02 0.03 missed 1.5',
      'the sign first, then the name',
    ],
    [
      '差错率',
      '≥2%',
      '1%',
      'higher 0.02 0.01 missed 0.5; lower 0.02 0.01 reached 0.5',
      'the sign first, then the name',
    ],
    [
      '满意度',
      '≤90%',
      '95%',
      'lower 0.9 0.95 missed 1.0556; higher 0.9 0.95 reached 1.0556',
      'the sign first, then the name',
    ],
    ['结余率', '≥2%', '1%', 'higher 0.02 0.01 missed 0.5', 'what is low but not bad may have a floor'],
    ['培训人数', '≤90人', '95人', 'lower 90 95 missed 1.0556', 'a neutral name says nothing against it'],
    ['差错率', '增长5%', '增长8%', 'higher 0.05 0.08 reached 1.6; lower 0.05 0.08 missed 1.6', 'so does a growth'],
    ['差错率', '下降5%', '下降8%', 'higher 0.05 0.08 reached 1.6', 'a decrease is what was asked'],
    ['差错率', '降至5%', '8%', 'lower 0.05 0.08 missed 1.6', 'moved to'],
    ['差错率', '2%', '3%', 'lower 0.02 0.03 missed 1.5', 'the name'],
    ['差错率', '=2%', '1%', 'lower 0.02 0.01 reached 0.5', '= gives no direction'],
    ['培训人数', '=100人', '120人', 'higher 100 120 reached 1.2', '= gives no direction'],
  ])('「%s」 %s against %s: %s (%s)', (name, target, actual, expected) => {
    expect(shown(name, target, actual)).toBe(expected)
  })

  it.each([
    ['事故数', '0起', '0起', 'exact-zero 0 0 reached -'],
    ['事故数', '0起', '2起', 'exact-zero 0 2 missed -'],
    ['事故数', '无', '2起', 'exact-zero 0 2 missed -'],
    ['事故数', '0起', '无', 'exact-zero 0 0 reached -'],
    ['结余率', '0', '-1%', 'exact-zero 0 -0.01 reached -'],
    ['培训人数', '0', '20人', 'target-zero'],
    ['培训人数', '=0', '20人', 'target-zero'],
    ['培训人数', '≤0', '20人', 'exact-zero 0 20 missed -'],
    ['培训人数', '0', '0', 'exact-zero 0 0 reached -'],
    ['培训人数', '0', '5-8人', 'target-zero'],
    ['培训人数', '无', '20人', 'target-blank'],
    ['问题数', '0个', '2个', 'exact-zero 0 2 missed -; higher 0 2 reached -'],
    ['问题数', '=0个', '2个', 'exact-zero 0 2 missed -; higher 0 2 reached -'],
    ['问题数', '≤0个', '2个', 'exact-zero 0 2 missed -'],
    ['问题数', '0个', '0个', 'exact-zero 0 0 reached -'],
    ['服务质量', '零投诉', '1起', 'exact-zero 0 1 missed -'],
    ['服务质量', '0起投诉', '1起', 'exact-zero 0 1 missed -'],
  ])('nothing as the target of 「%s」: %s against %s is %s', (name, target, actual, expected) => {
    expect(shown(name, target, actual)).toBe(expected)
  })

  it.each([
    ['能耗降低率', '≥3%', '下降3.3%', 'higher 0.03 0.033 reached 1.1', 'a fall was asked'],
    ['能耗降低率', '≥3%', '-3.3%', 'higher 0.03 0.033 reached 1.1', 'the minus sign says so, too'],
    ['能耗降低率', '≥3%', '2%', 'higher 0.03 0.02 missed 0.6667', 'without a word it is one'],
    ['产值增长率', '≥3%', '下降3.3%', 'higher 0.03 -0.033 missed 0', 'a rise was asked'],
    ['产值增长率', '≥3%', '-3.3%', 'higher 0.03 -0.033 missed 0', 'a rise was asked'],
    [
      '产值',
      '≥3%',
      '下降3.3%',
      'higher 0.03 0.033 reached 1.1; higher 0.03 -0.033 missed 0; not firm',
      'the name says neither',
    ],
    ['产值', '≥3%', '-3.3%', 'higher 0.03 -0.033 missed 0', 'nor does the outcome'],
    ['产值', '增长3%', '下降3.3%', 'higher 0.03 -0.033 missed 0', 'the target does'],
    ['产值', '≥-3%', '下降3.3%', 'higher -0.03 -0.033 missed -', 'a negative target is no fall'],
  ])('a change of 「%s」: %s against %s is %s (%s)', (name, target, actual, expected) => {
    expect(shown(name, target, actual)).toBe(expected)
  })

  it.each([
    ['试点数', '5-10个', '12个', 'range 10 12 missed 1.2; higher 10 12 reached 1.2'],
    ['试点数', '5-10个', '4个', 'range 5 4 missed 0.8'],
    ['事故数', '5-10起', '4起', 'range 5 4 missed 0.8; lower 5 4 reached 0.8'],
    ['事故数', '5-10起', '12起', 'range 10 12 missed 1.2'],
    ['问题数', '5-10个', '4个', 'range 5 4 missed 0.8; lower 5 4 reached 0.8'],
    ['满意度', '80%-90%', '95%', 'range 0.9 0.95 missed 1.0556; higher 0.9 0.95 reached 1.0556; not firm'],
    ['湿度达标值', '40%-60%', '65%', 'range 0.6 0.65 missed 1.0833; not firm'],
    ['湿度达标值', '40%-60%', '30%', 'range 0.4 0.3 missed 0.75'],
    ['湿度达标值', '40%-60%', '60%', 'range 0.6 0.6 reached 1'],
    ['湿度达标值', '40%-60%', '40%', 'range 0.6 0.4 reached 0.6667'],
    ['资金', '80-90万元', '95万元', 'range 900000 950000 missed 1.0556; higher 900000 950000 reached 1.0556'],
    ['误差', '±5%', '6%', 'range 0.05 0.06 missed 1.2; not firm'],
  ])('a range of 「%s」: %s against %s is %s', (name, target, actual, expected) => {
    expect(shown(name, target, actual)).toBe(expected)
  })
})
