import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, minus, plus, type Rational, rational, read, rounded, times, ZERO } from '../../planted/rational.ts'
import { parameters } from '../../planted/reviewing.ts'
import { result, type Written } from './sheets.ts'

/** A number as people type it, with its exact value. */
const numbers = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(0, 1, 2, 4))
  .map(([units, places]) => ({
    text: rounded(rational(units, 10 ** places), places),
    value: rational(units, 10 ** places),
  }))

interface Sum {
  readonly formula: string
  readonly value: Rational
}

/** Sums, differences and products in brackets, over numbers and cells, with what they exactly come to. */
const expressions = (cells: readonly Rational[]): fc.Arbitrary<Sum> =>
  fc.letrec<{ sum: Sum }>((tie) => ({
    sum: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      numbers.map(({ text, value }) => ({ formula: text.startsWith('-') ? `(${text})` : text, value })),
      fc.nat(cells.length - 1).map((index) => ({ formula: `A${index + 1}`, value: cells[index]! })),
      fc
        .tuple(tie('sum'), tie('sum'))
        .map(([a, b]) => ({ formula: `(${a.formula}+${b.formula})`, value: plus(a.value, b.value) })),
      fc
        .tuple(tie('sum'), tie('sum'))
        .map(([a, b]) => ({ formula: `(${a.formula}-(${b.formula}))`, value: minus(a.value, b.value) })),
      fc.tuple(numbers, numbers).map(([a, b]) => ({
        formula: `(${a.text.replace('-', '')}*${b.text.replace('-', '')})`,
        value: times(abs(a.value), abs(b.value)),
      })),
      fc.tuple(tie('sum')).map(([a]) => ({ formula: `-${a.formula}`, value: minus(ZERO, a.value) })),
      fc.tuple(tie('sum')).map(([a]) => ({ formula: `${a.formula}%`, value: times(a.value, rational(1, 100)) })),
    ),
  })).sum

const abs = (value: Rational): Rational => (value.n < 0n ? { ...value, n: -value.n } : value)

function cellsOf(values: readonly { readonly text: string }[]): Record<string, Written> {
  return Object.fromEntries(
    values.map(({ text }, index) => [`A${index + 1}`, { value: { kind: 'number', text } } as const]),
  )
}

describe('worked-out formulas', () => {
  it('add, subtract and multiply exactly', () => {
    const cases = fc
      .array(numbers, { minLength: 1, maxLength: 6 })
      .chain((cells) => expressions(cells.map((each) => each.value)).map((sum) => ({ cells, sum })))
    fc.assert(
      fc.property(cases, ({ cells, sum }) => {
        const exact = rounded(sum.value, 30)
        fc.pre(exact.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15)
        expect(result(sum.formula, cellsOf(cells))).toBe(exact === '-0' ? '0' : exact)
      }),
      parameters(300),
    )
  })

  it('sum a column exactly, with SUM as with +, whatever stands between', () => {
    const filled = fc.array(fc.oneof(numbers, fc.constantFrom({ text: '/' }, { text: '' })), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(filled, (column) => {
        const cells: Record<string, Written> = {}
        for (const [index, each] of column.entries()) {
          if ('value' in each) cells[`A${index + 1}`] = { value: { kind: 'number', text: each.text } }
          else if (each.text !== '') cells[`A${index + 1}`] = each.text
        }
        const total = rounded(
          column.reduce((sum, each) => ('value' in each ? plus(sum, each.value) : sum), ZERO),
          10,
        )
        expect(result(`SUM(A1:A${column.length})`, cells)).toBe(total)
        const added = column.flatMap((each, index) => ('value' in each ? [`A${index + 1}`] : []))
        if (added.length > 0) expect(result(added.join('+'), cells)).toBe(total)
      }),
      parameters(200),
    )
  })

  it('round half away from zero, as on paper', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 4 }), ({ text, value }, places) => {
        expect(result(`ROUND(${text},${places})`)).toBe(rounded(value, places))
      }),
      parameters(200),
    )
  })

  it('give a rate that is the quotient to 15 digits, and its product the number again', () => {
    const positive = fc.integer({ min: 1, max: 9_999_999 })
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const rate = result('A1/A2', cellsOf([{ text: String(a) }, { text: String(b) }]))
        const off = minus(times(read(rate), rational(b)), rational(a))
        expect(compare(abs(off), rational(a, 10n ** 14n))).toBeLessThan(1)
        expect(result('A1/A2*A2', cellsOf([{ text: String(a) }, { text: String(b) }]))).toBe(String(a))
      }),
      parameters(200),
    )
  })

  it('answer for any text at all without an exception', () => {
    const pieces = fc.constantFrom(
      'A1',
      '$B$2',
      'SUM(',
      'IF(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '%',
      '&',
      '=',
      '<',
      '>',
      '"',
      "'",
      '!',
      ':',
    )
    const more = fc.constantFrom(
      '1',
      '0.5',
      'TRUE',
      '"家"',
      '本表!',
      "'附件1-3'!A1",
      '#REF!',
      ' ',
      'A1:B9',
      'C:C',
      '[1]',
      '{',
      '};',
      '@',
      '执行',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.oneof(pieces, more), { maxLength: 24 }).map((parts) => parts.join('')),
          fc.string(),
        ),
        (formula) => {
          expect(typeof result(formula, { A1: 1, B2: '/' })).toBe('string')
        },
      ),
      parameters(2000),
    )
  })
})
