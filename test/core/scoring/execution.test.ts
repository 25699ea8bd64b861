import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { exampleSubmission, type ExampleSubmission, readExample } from '../../../src/core/rules/example-submission.ts'
import type { Scheme } from '../../../src/core/scheme/scheme.ts'
import { nationalScheme } from '../../../src/core/scheme/schemes.ts'
import {
  assessExecution,
  capRate,
  isAssumed,
  printedRates,
  rateMatches,
  rateNearlyMatches,
  ratioReadings,
} from '../../../src/core/scoring/assess-execution.ts'
import { filled } from '../numbers.ts'

type Total = ExampleSubmission['projects'][number]['funds']['total']

/** What the fund block of a form says whose total row is otherwise. */
function assessed(total: Partial<Total>, scheme: Partial<Scheme> = {}) {
  const example = exampleSubmission()
  Object.assign(example.projects[0]!.funds.total, total)
  return assessExecution(readExample(example).projects[0]!.funds, { ...nationalScheme, ...scheme })
}

const texts = (numbers: readonly Decimal[] | undefined) => numbers?.map((each) => each.toFixed())
const ratio = (raw: string, more = {}) => filled(raw, { kind: 'ratio', ...more })

describe('the score of the execution', () => {
  it('is 分值 × execution ÷ budget, with what it is worked out from', () => {
    const { rate, weight, scores, trace } = assessed({ initial: '15', annual: '15', executed: '9.43', rate: '62.87%' })!
    expect([rate.toFixed(4), weight!.toFixed(), scores[0]!.toFixed()]).toEqual(['0.6287', '10', '6.29'])
    expect(trace).toBe('9.43 ÷ 15 = 62.87%，10 × 62.87% = 6.29')
  })

  it('is never above 分值, however much was spent, and never below nothing', () => {
    expect(texts(assessed({ executed: '160', rate: '200%' })!.scores)!.every((each) => each === '10')).toBe(true)
    expect(assessed({ executed: '160', rate: '200%' })!.rate.toFixed()).toBe('2')
    expect(texts(assessed({ executed: '-8', rate: '-10%' })!.scores)!.every((each) => Number(each) === 0)).toBe(true)
  })

  it('stops at the cap of the scheme, not before and not after', () => {
    const capped = (rate: string, rateCap: string) =>
      capRate(new Decimal(rate), { ...nationalScheme, rateCap }).toFixed()
    expect(['0.9999', '1', '1.0001', '-0.1'].map((rate) => capped(rate, '1'))).toEqual(['0.9999', '1', '1', '0'])
    expect(capped('1.5', '1.2')).toBe('1.2')
  })

  it('is told by nothing where there is no budget, or one of both cannot be read', () => {
    expect(assessed({ annual: '0', initial: '0' })).toBeUndefined()
    expect(assessed({ annual: '-5', initial: '-5' })).toBeUndefined()
    expect(assessed({ executed: '约九十' })).toBeUndefined()
    expect(assessed({ executed: '' })).toBeUndefined()
  })

  it('follows the scheme where budget and execution are both 0', () => {
    const none = { initial: '0', annual: '0', executed: '0' }
    for (const [zeroBudgetRate, score] of [
      ['1', '10'],
      ['0', '0'],
    ] as const) {
      const { bothZero, scores, trace } = assessed(none, { zeroBudgetRate })!
      expect([bothZero, texts(scores)![0]]).toEqual([true, score])
      expect(trace).toContain(`预算与执行均为 0，执行率按 ${Number(zeroBudgetRate) * 100}%`)
    }
  })

  it('has no points while 分值 cannot be read, and takes what the scheme implies only where the form has no cell', () => {
    expect(texts(assessed({ maxScore: '很多' })!.scores)).toEqual([])
    expect(texts(assessed({ maxScore: '' }, { impliedExecutionWeight: '20' })!.scores)).toEqual([])
  })

  it('may be worked out from the rate as it is printed in whole per cent, or exactly', () => {
    const total = { initial: '60', annual: '60', executed: '58', rate: '97%' }
    expect(texts(assessed(total)!.scores)).toEqual(expect.arrayContaining(['9.7', '9.67']))
    expect(texts(assessed(total)!.scores)![0]).toBe('9.7')
    expect(texts(assessed({ ...total, rate: '96.67%' })!.scores)).toEqual(['9.67', '9.7', '9.67'])
    expect(texts(assessed({ ...total, rate: '' })!.scores)).toEqual(['9.67', '9.7'])
    // Only whole per cents go before the exact rate, and only those that were typed.
    expect(texts(assessed({ ...total, rate: '96.7%' })!.scores)![0]).toBe('9.67')
    expect(texts(assessed(total, { printedRateAllowed: false })!.scores)![0]).toBe('9.67')
  })
})

describe('the rate that a cell may mean', () => {
  const readings = (raw: string) =>
    ratioReadings(ratio(raw)).map(({ value, decimals }) => `${value.toFixed()} (${decimals})`)

  it.each([
    ['97%', ['0.97 (2)']],
    ['97', ['0.97 (2)', '97 (0)']],
    ['1.51', ['0.0151 (4)', '1.51 (2)']],
    ['1.5', ['1.5 (1)', '0.015 (3)']],
    ['1', ['1 (0)', '0.01 (2)']],
    ['0.97', ['0.97 (2)', '0.0097 (4)']],
  ])('of %s is %j, the likelier first', (raw, said) => {
    expect(readings(raw)).toEqual(said)
  })

  it('with a full-width sign is per cent alone', () => {
    expect(ratioReadings(filled('0.97', { kind: 'ratio', raw: '97％' })).map(({ value }) => value.toFixed())).toEqual([
      '0.97',
    ])
  })

  it.each([
    ['62.87%', '0.62867', true],
    ['62.87%', '0.62865', true],
    ['62.87%', '0.62864', false],
    ['62.9%', '0.62867', true],
    ['63%', '0.62867', true],
    ['62%', '0.62867', false],
    ['62.87', '0.62867', true],
    ['0.63', '0.62867', true],
    ['100%', '1.2', true],
    ['100%', '0.99', false],
    ['100%', '0.996', true],
    ['99%', '1.2', false],
    ['0.9666666666668', '0.9666666666666667', true],
    ['0.966666666668', '0.9666666666666667', false],
  ])('%s says %s: %s', (raw, exact, says) => {
    expect(rateMatches(ratio(raw), new Decimal(exact))).toBe(says)
  })

  it.each([
    ['95.8%', '0.9586', true],
    ['95.8%', '0.95901', true],
    ['95.8%', '0.9596', false],
    ['95.80%', '0.9586', true],
    ['86.19%', '0.86183', true],
    ['86.2%', '0.86183', true],
    ['86.20%', '0.86083', true],
    ['86.20%', '0.8604', false],
    ['62%', '0.6287', true],
    ['63%', '0.6287', true],
    ['64%', '0.6287', false],
    ['61%', '0.6287', false],
    ['61%', '0.62', false],
    ['63%', '0.62', false],
    ['0.9', '0.958', false],
    ['1', '0.958', false],
    ['95.8', '0.9586', true],
    // A program may store other digits behind the twelfth.
    ['0.9666666666674', '0.9666666666666667', true],
    ['0.966666666669', '0.9666666666666667', false],
  ])('%s nearly says %s: %s', (raw, exact, says) => {
    expect(rateNearlyMatches(ratio(raw), new Decimal(exact))).toBe(says)
  })

  it('counts in the score as it is printed, unless the scheme forbids it or it is printed wrong', () => {
    const printed = (raw: string, exact: string, scheme: Partial<Scheme> = {}) =>
      texts(printedRates(ratio(raw), new Decimal(exact), { ...nationalScheme, ...scheme }))
    expect(printed('97%', '0.96667')).toEqual(['0.97'])
    expect(printed('75', '0.75')).toEqual(['0.75'])
    expect(printed('0.75', '0.75')).toEqual(['0.75'])
    expect(printed('0.04', '0.04')).toEqual(['0.04'])
    expect(printed('4', '0.041')).toEqual(['0.04'])
    expect(printed('120%', '1.2')).toEqual(['1'])
    expect(printed('97%', '0.96667', { printedRateAllowed: false })).toEqual([])
    expect(printed('90%', '0.96667')).toEqual([])
    // Not far off, but no way of printing it; cut off, it is one.
    expect(printed('93%', '0.96667')).toEqual([])
    expect(printed('96%', '0.96667')).toEqual(['0.96'])
    expect(texts(printedRates(undefined, new Decimal('0.97'), nationalScheme))).toEqual([])
  })

  it('by 年初预算数 alone is only assumed, unless a formula on the form says so', () => {
    const { basis: own } = readExample(exampleSubmission()).projects[0]!.funds!
    const basis = (kind: 'annual' | 'initial', printed: boolean) => isAssumed({ ...own, kind, printed })
    expect([basis('initial', false), basis('initial', true), basis('annual', false)]).toEqual([true, false, false])
  })
})
