import { describe, expect, it } from 'vitest'
import { Decimal, decimalOf, isAboveZero, percent, plain, roundedTo, sum } from '../../../src/core/model/decimal.ts'

const of = (text: string) => new Decimal(text)

describe('numbers of money and points', () => {
  it('are rounded half up, away from zero, and only where there is more', () => {
    expect(['6.285', '6.295', '-6.285', '6.2849'].map((text) => roundedTo(of(text), 2).toFixed())).toEqual([
      '6.29',
      '6.3',
      '-6.29',
      '6.28',
    ])
    const exact = of('6.29')
    // Itself: nothing is worked out for what has no more decimals.
    expect([roundedTo(exact, 2), roundedTo(exact, 3)]).toEqual([exact, exact])
    expect(roundedTo(exact, 2)).toBe(exact)
  })

  it('are exact to forty digits, and never written with an exponent', () => {
    expect(of('0.1').plus('0.2').equals('0.3')).toBe(true)
    expect(of('1').dividedBy(3).toFixed()).toBe(`0.${'3'.repeat(40)}`)
    expect([of('1e59').toString(), of('1e-59').toString()].join()).not.toContain('e')
  })

  it('are shown to ten decimals without trailing zeros, as per cent to two', () => {
    expect([plain(of('6.30')), plain(of('0.12345678905')), plain(of('6.285'), 2)]).toEqual([
      '6.3',
      '0.1234567891',
      '6.29',
    ])
    expect([percent(of('0.6287')), percent(of('0.62875')), percent(of('0.5')), percent(of('0.62875'), 4)]).toEqual([
      '62.87%',
      '62.88%',
      '50%',
      '62.875%',
    ])
  })

  it('add up to zero where there are none', () => {
    expect([sum([]), sum([of('0.1'), of('-0.3')])].map(String)).toEqual(['0', '-0.2'])
  })

  it('are above zero, or not: zero is not', () => {
    expect(['0.0001', '0', '-0', '-1'].map((text) => isAboveZero(of(text)))).toEqual([true, false, false, false])
  })

  it('spelled with anything but digits are an error, not zero', () => {
    expect(() => decimalOf('十')).toThrow()
    expect(decimalOf('10')).toBe(decimalOf('10'))
  })
})
