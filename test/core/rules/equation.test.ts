import { describe, expect, it } from 'vitest'
import type { FilledNumber, NumberField } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import {
  AS_STATED,
  equalAsShown,
  FieldSum,
  matcherFor,
  sameAmount,
  sumEquation,
  valueIn,
} from '../../../src/core/rules/equation.ts'
import { blank, filled } from '../numbers.ts'

const of = (text: string) => new Decimal(text)
const exactly = (left: Decimal, right: Decimal) => left.equals(right)
const supposing = (field: NumberField, value: string) => new Map([[field, of(value)]])

describe('two amounts as they are shown', () => {
  it.each([
    ['45', '44.8', true],
    ['44', '44.8', false],
    ['44.80', '44.8', true],
    ['44.81', '44.8', true],
    ['44.86', '44.8', false],
    ['44.85', '44.9', true],
    ['0.5', '1', true],
    ['0.4', '0', true],
    ['100.005', '100.01', true],
    ['100.004', '100.01', false],
  ])('%s and %s are equal: %s', (one, other, equal) => {
    const [a, b] = [one, other].map((text) => ({ value: of(text), decimals: text.split('.')[1]?.length ?? 0 }))
    expect([equalAsShown(a!, b!), equalAsShown(b!, a!)]).toEqual([equal, equal])
  })

  it('keep the decimals of their cells when other values are supposed', () => {
    const matches = matcherFor(filled('45'), filled('44.80'))
    expect([matches(of('45'), of('44.6')), matches(of('45'), of('44.4'))]).toEqual([true, false])
    expect(matcherFor(blank(), filled('44.80'))(of('44.804'), of('44.80'))).toBe(true)
  })
})

describe('a sum of cells', () => {
  const parts: readonly FilledNumber[] = ['10', '20', '30.5'].map((text) => filled(text))
  const total = filled('60.5')
  const equation = sumEquation(total, [...parts, blank()], exactly)

  it('holds as stated, and not with one of them moved', () => {
    expect(equation.holds(AS_STATED)).toBe(true)
    for (const field of equation.fields) expect(equation.holds(supposing(field, '11'))).toBe(false)
  })

  it('tells what each cell must be', () => {
    expect(equation.solve!(total)!.toFixed()).toBe('60.5')
    expect(parts.map((part) => equation.solve!(part)!.toFixed())).toEqual(['10', '20', '30.5'])
    expect(sumEquation(filled('70'), parts, exactly).solve!(parts[0]!)!.toFixed()).toBe('19.5')
  })

  it('tells no part that would be below nothing, nor any part of a blank total', () => {
    expect(sumEquation(filled('40'), parts, exactly).solve!(parts[0]!)).toBeUndefined()
    expect(sumEquation(filled('50.5'), parts, exactly).solve!(parts[0]!)!.toFixed()).toBe('0')
    const unknown = sumEquation(blank(), parts, exactly)
    expect([unknown.solve!(parts[0]!), unknown.holds(AS_STATED)]).toEqual([undefined, false])
  })

  it('counts a cell as often as it stands in it', () => {
    const twice = new FieldSum([parts[0]!, parts[0]!, parts[1]!])
    expect(
      [twice.supposing(AS_STATED), twice.supposing(supposing(parts[0]!, '11')), twice.without(parts[0]!)].map(String),
    ).toEqual([...['40', '42', '20']])
    expect(String(twice.supposing(supposing(filled('1'), '99')))).toBe('40')
  })
})

describe('one amount in two cells', () => {
  it('holds where both say the same, and each tells the other', () => {
    const [a, b, none] = [filled('5'), filled('7'), blank()]
    const unequal = sameAmount(a, b, exactly)
    expect([unequal.holds(AS_STATED), unequal.holds(supposing(a, '7')), unequal.holds(supposing(b, '5'))]).toEqual([
      ...[false, true, true],
    ])
    expect([unequal.solve!(a), unequal.solve!(b)].map(String)).toEqual(['7', '5'])
    const open = sameAmount(a, none, exactly)
    expect([
      open.holds(AS_STATED),
      open.holds(supposing(none, '5')),
      open.solve!(a),
      String(open.solve!(none)),
    ]).toEqual([...[false, true], undefined, '5'])
  })

  it('is what is supposed, else what is stated', () => {
    const a = filled('5')
    expect([valueIn(a, AS_STATED), valueIn(a, supposing(a, '0')), valueIn(blank(), AS_STATED)].map(String)).toEqual([
      ...['5', '0', 'undefined'],
    ])
  })
})
