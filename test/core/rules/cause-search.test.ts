import { expect, test } from 'vitest'
import type { NumberField } from '../../../src/core/form/field.ts'
import { Decimal } from '../../../src/core/model/decimal.ts'
import { findCauses } from '../../../src/core/rules/diagnose.ts'
import { type Equation, sameAmount, sumEquation } from '../../../src/core/rules/equation.ts'

function field(value: number): NumberField {
  const place = { workbook: '', sheet: '', cell: 'A1' }
  return {
    place,
    key: '',
    label: '',
    raw: String(value),
    state: 'filled',
    kind: 'amount',
    value: new Decimal(value),
    decimals: 0,
    spellings: [],
    storedAsText: false,
    formula: false,
    within: undefined,
  }
}

const equal = (a: Decimal, b: Decimal): boolean => a.equals(b)

/**
 * `rows` cells of which every one is told to be wrong by two others, in a sum that holds with the right values; and the
 * work it takes.
 */
function searched(rows: number): { causes: number; work: number } {
  let work = 0
  const counted = (equation: Equation): Equation => ({
    fields: equation.fields,
    holds: (supposed) => {
      work++
      return equation.holds(supposed)
    },
    solve: (asked) => {
      work++
      return equation.solve!(asked)
    },
  })
  const wrong = Array.from({ length: rows }, () => field(5))
  const failures = wrong.flatMap((each) => [1, 2].map(() => ({ equation: counted(sameAmount(each, field(7), equal)) })))
  const total = { equation: counted(sumEquation(field(7 * rows), wrong, equal)) }
  return { causes: findCauses([...failures, total], []).filter((cause) => cause.failures.length === 2).length, work }
}

test('each of many wrong cells is found as the cause of its two failures, with work in proportion to their number', () => {
  const few = searched(100)
  const many = searched(1000)
  expect([few.causes, many.causes]).toEqual([100, 1000])
  expect(many.work / few.work).toBeLessThan(12)
})
