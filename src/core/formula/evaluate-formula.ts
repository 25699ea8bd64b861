import { type Decimal, HUNDRED, isAboveZero, ZERO } from '../model/decimal.ts'
import { compareValues } from './compare-values.ts'
import { type Area, callFunction, type Operand, single } from './formula-functions.ts'
import type { Reference } from './formula-tokens.ts'
import {
  BLANK,
  errorValue,
  type FormulaValue,
  isNoValue,
  joinedNoValue,
  type NoValue,
  numberValue,
  textValue,
  toNumber,
  toText,
  UNKNOWN,
} from './formula-value.ts'
import type { Expression, Link, Operator } from './parse-formula.ts'

/** What a formula is worked out with. */
export interface Reach {
  /** The cells that a reference names; undefined where they cannot be told. */
  readonly read: (reference: Reference) => Area | undefined
  /** False when so many steps are not left any more. */
  readonly spend: (steps: number) => boolean
}

/** A power costs as much as some hundred sums. */
const STEPS = { operation: 1, power: 200 } as const

/**
 * What a formula comes to, as a spreadsheet would say but with exact decimals: the rules of ECMA-376 Part 1, 18.17,
 * blanks, texts and errors as they are treated there. Unknown wherever that is not certain.
 */
export function evaluateFormula(expression: Expression, { read, spend }: Reach): FormulaValue {
  const operand = (each: Expression): Operand => {
    switch (each.kind) {
      case 'value':
        return each.value
      case 'reference':
        return read(each.reference) ?? UNKNOWN
      case 'signed':
        return signed(value(each.operand), each.minuses)
      case 'percent':
        return percent(value(each.operand), each.times)
      case 'chain':
        return each.rest.reduce(link, value(each.first))
      case 'call': {
        const { name, given } = each
        // Each argument once, however often the function asks for it.
        const answers: Operand[] = []
        return !spend(STEPS.operation)
          ? UNKNOWN
          : callFunction(name, {
              count: given.length,
              operand: (index) => (answers[index] ??= given[index] ? operand(given[index]) : BLANK),
              isTyped: (index) => given[index]?.kind === 'value',
            })
      }
      default:
        return each satisfies never
    }
  }
  const value = (each: Expression): FormulaValue => single(operand(each))
  const link = (left: FormulaValue, { operator, operand }: Link): FormulaValue =>
    spend(operator === '^' ? STEPS.power : STEPS.operation) ? apply(operator, left, value(operand)) : UNKNOWN
  return value(expression)
}

function signed(value: FormulaValue, minuses: number): FormulaValue {
  if (minuses === 0) return value
  const number = toNumber(value)
  if (isNoValue(number) || minuses % 2 === 0) return number
  return numberValue(number.value.negated())
}

function percent(value: FormulaValue, times: number): FormulaValue {
  const number = toNumber(value)
  return isNoValue(number) ? number : numberValue(number.value.dividedBy(HUNDRED.pow(Math.min(times, 200))))
}

function apply(operator: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (operator) {
    case '&':
      return joined(left, right)
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return reckoned(operator, left, right)
    default:
      return compareValues(operator, left, right)
  }
}

function joined(left: FormulaValue, right: FormulaValue): FormulaValue {
  const [a, b] = [toText(left), toText(right)]
  if (typeof a === 'string' && typeof b === 'string') return textValue(a + b)
  return joinedOf([a, b].filter((each) => typeof each !== 'string'))
}

function joinedOf(wrong: readonly NoValue[]): FormulaValue {
  return wrong.reduce<NoValue | undefined>(joinedNoValue, undefined) ?? UNKNOWN
}

function reckoned(operator: '+' | '-' | '*' | '/' | '^', left: FormulaValue, right: FormulaValue): FormulaValue {
  const [a, b] = [toNumber(left), toNumber(right)]
  if (isNoValue(a) || isNoValue(b)) return joinedOf([a, b].filter(isNoValue))
  switch (operator) {
    case '+':
      return numberValue(a.value.plus(b.value))
    case '-':
      return numberValue(a.value.minus(b.value))
    case '*':
      return numberValue(a.value.times(b.value))
    case '/':
      return b.value.isZero() ? errorValue('#DIV/0!') : numberValue(a.value.dividedBy(b.value))
    case '^':
      return power(a.value, b.value)
    default:
      return operator satisfies never
  }
}

/** Powers beyond these exponents of ten are not worked out: they are #NUM!, or nothing. */
const LARGEST_EXPONENT = 320

/** A power of zero with an exponent that is not positive is one thing for one program and another for the next. */
function power(base: Decimal, exponent: Decimal): FormulaValue {
  if (base.isZero()) return isAboveZero(exponent) ? numberValue(ZERO) : UNKNOWN
  if (base.isNegative() && !exponent.isInteger()) return errorValue('#NUM!')
  // Only whether the result is within reach; the result itself is exact.
  const magnitude = Math.log10(base.abs().toNumber()) * exponent.toNumber()
  if (magnitude > LARGEST_EXPONENT) return errorValue('#NUM!')
  return numberValue(magnitude < -LARGEST_EXPONENT ? ZERO : base.pow(exponent))
}
