import { describe, expect, it } from 'vitest'
import type { FilledNumber, NumberField } from '../../../src/core/form/field.ts'
import type { Decimal } from '../../../src/core/model/decimal.ts'
import { findCauses } from '../../../src/core/rules/diagnose.ts'
import { atMost, type Equation, sameAmount, sumEquation } from '../../../src/core/rules/equation.ts'
import { blank, filled } from '../numbers.ts'

const exactly = (a: Decimal, b: Decimal): boolean => a.equals(b)
const same = (a: NumberField, b: NumberField): Equation => sameAmount(a, b, exactly)
const sum = (total: NumberField, ...parts: readonly NumberField[]): Equation => sumEquation(total, parts, exactly)
const derived = (equation: Equation): Equation => ({ ...equation, derived: true })
/** Known to be wrong by itself. */
const wrongAlone = (field: NumberField): Equation => ({ fields: [field], holds: () => false })

/** 「2: 5 → 7」: how many failures a cause joins, its culprit and what that should hold; or either of two cells. */
function causes(failed: readonly (Equation | undefined)[], holding: readonly Equation[] = []): string[] {
  const shown = (field: NumberField) => field.raw || 'blank'
  return findCauses(
    failed.map((equation) => ({ equation })),
    holding,
  ).map(({ failures, culprit, value, either }) =>
    [
      `${failures.length}:`,
      ...(culprit ? [`${shown(culprit)} → ${value!.toFixed()}`] : []),
      ...(either ? [either.map((each) => `${shown(each.field)} → ${each.value.toFixed()}`).join(' or ')] : []),
    ].join(' '),
  )
}

const numbers = (...values: readonly string[]): FilledNumber[] => values.map((value) => filled(value))

describe('failures of one cause', () => {
  it('are joined where one value makes all of them right', () => {
    const [wrong, a, b] = numbers('5', '7', '7')
    expect(causes([same(wrong!, a!), same(wrong!, b!)])).toEqual(['2: 5 → 7'])
    const [one, part, rest] = numbers('10', '4', '3')
    expect(causes([sum(one!, part!, rest!), same(one!, filled('7'))])).toEqual(['2: 10 → 7'])
  })

  it('stay apart where no value does', () => {
    const [wrong, a, b] = numbers('5', '7', '8')
    expect(causes([same(wrong!, a!), same(wrong!, b!)])).toEqual(['1: 5 → 7 or 7 → 5', '1: 5 → 8 or 8 → 5'])
  })

  it('stay apart where the value would break what holds', () => {
    const [wrong, a, b] = numbers('5', '7', '7')
    const bound = atMost(wrong!, filled('6'))
    // Of what holds only sums and equalities are asked where else nothing is found.
    expect(causes([same(wrong!, a!), same(wrong!, b!)], [bound])).toEqual(['2: 5 → 7'])
    expect(causes([same(wrong!, a!), same(wrong!, b!)], [same(wrong!, filled('5'))])).toEqual(['1: 7 → 5', '1: 7 → 5'])
  })

  it('name no culprit where two cells explain them alike', () => {
    const [a, b] = numbers('5', '7')
    expect(causes([same(a!, b!), same(b!, a!)])).toEqual(['2:'])
  })

  it('count with the cell that explains most', () => {
    const [wrong, second] = numbers('5', '9')
    const others = numbers('7', '7', '7')
    const failed = [...others.map((each) => same(wrong!, each)), same(second!, others[0]!), same(second!, filled('3'))]
    expect(causes(failed)[0]).toBe('3: 5 → 7')
    expect(causes([...failed].reverse())[0]).toBe('3: 5 → 7')
  })

  it('that come right as a sum count before bounds that are merely kept', () => {
    const [wrong, other] = numbers('9', '9')
    const failed = [
      atMost(other!, filled('6')),
      atMost(other!, filled('6')),
      same(other!, filled('5')),
      same(wrong!, filled('7')),
      same(wrong!, filled('7')),
      atMost(wrong!, filled('8')),
    ]
    expect(causes(failed).slice(0, 2)).toEqual(['3: 9 → 7', '3: 9 → 5'])
  })

  it('of equal weight go by which failed first', () => {
    const [one, two] = numbers('5', '6')
    const failed = [same(one!, filled('7')), same(two!, filled('8')), same(one!, filled('7')), same(two!, filled('8'))]
    expect(causes(failed)).toEqual(['2: 5 → 7', '2: 6 → 8'])
    expect(causes([failed[1]!, failed[0]!, failed[3]!, failed[2]!])).toEqual(['2: 6 → 8', '2: 5 → 7'])
  })

  it('that share one of them go to the cell whose failure came first', () => {
    const [one, two] = numbers('5', '6')
    const shared = sum(filled('20'), one!, two!)
    // 14 and 15 are what the sum leaves for each.
    const failed = [shared, same(one!, filled('14')), same(two!, filled('15'))]
    expect(causes(failed)).toEqual(['2: 5 → 14', '1: 6 → 15 or 15 → 6'])
  })

  it('are not explained by a value that the cell has, nor by nothing', () => {
    const wrong = filled('5')
    expect(causes([same(wrong, filled('5')), same(wrong, blank())])[0]).toMatch(/^1/)
    const none = blank()
    expect(causes([same(none, filled('7')), same(none, filled('7'))])).toEqual(['2: blank → 7'])
  })
})

describe('a single failure', () => {
  it('has for its culprit the one cell that nothing else confirms', () => {
    const [a, b] = numbers('5', '7')
    expect(causes([same(a!, b!)], [same(a!, filled('5'))])).toEqual(['1: 7 → 5'])
    expect(causes([same(a!, b!)], [same(b!, filled('7'))])).toEqual(['1: 5 → 7'])
    expect(causes([same(a!, b!)], [same(a!, filled('5')), same(b!, filled('7'))])).toEqual(['1:'])
    // A rate confirms no amount.
    expect(causes([same(a!, b!)], [derived(same(a!, filled('5')))])).toEqual(['1: 5 → 7 or 7 → 5'])
  })

  it('names two that may be wrong, and of three none', () => {
    const [total, a, b] = numbers('10', '4', '3')
    expect(causes([sum(total!, a!)])).toEqual(['1: 10 → 4 or 4 → 10'])
    expect(causes([sum(total!, a!, b!)])).toEqual(['1:'])
    expect(causes([sum(total!, a!, b!)], [same(b!, filled('3'))])).toEqual(['1: 10 → 7 or 4 → 7'])
  })

  it('may lack a cell that was left out, if that would hold something', () => {
    const [total, a] = numbers('10', '4')
    expect(causes([sum(total!, a!, blank())], [same(total!, filled('10'))])).toEqual(['1: 4 → 10 or blank → 6'])
    expect(causes([sum(blank(), blank())])).toEqual(['1:'])
    const marked: NumberField = { ...blank(), state: 'not-applicable', raw: '/' }
    expect(causes([sum(total!, a!, marked)], [same(total!, filled('10'))])).toEqual(['1: 4 → 10'])
  })

  it('accuses no cell beside one that is wrong by itself', () => {
    const [weight, score] = numbers('0', '5')
    const failed = [wrongAlone(weight!), same(score!, weight!)]
    expect(causes(failed, [same(weight!, filled('0'))])).toEqual(['1:', '1:'])
    expect(causes(failed, [same(score!, filled('5'))])[1]).toBe('1: 0 → 5')
  })

  it('of which no relation is known has no culprit', () => {
    expect(causes([undefined, wrongAlone(filled('5')), atMost(filled('5'), filled('4'))])).toEqual(['1:', '1:', '1:'])
  })
})
