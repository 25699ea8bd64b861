import { decimalOf, ZERO } from '../model/decimal.ts'
import { asSeen, booleanValue, FALSE, type FormulaValue, isNoValue, joinedNoValue, UNKNOWN } from './formula-value.ts'

export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>='

/** Below, level with, or above; `differs` where only that is certain. */
type Order = -1 | 0 | 1 | 'differs' | 'unknown'

/**
 * Comparison as spreadsheets do it: numbers to 15 digits, texts without regard to capitals, any number below any text
 * below FALSE below TRUE; nothing counts as 0, '' or FALSE. Which of two texts comes first depends on the language of
 * the program; but for plain letters and digits it is unknown.
 */
export function compareValues(operator: Comparison, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (isNoValue(left)) return isNoValue(right) ? joinedNoValue(left, right) : left
  if (isNoValue(right)) return right
  const order = orderOf(like(left, right), like(right, left))
  if (order === 'unknown') return UNKNOWN
  if (operator === '=' || operator === '<>') return booleanValue((order === 0) === (operator === '='))
  if (order === 'differs') return UNKNOWN
  if (operator === '<=' || operator === '>=') return booleanValue(order === 0 || order < 0 === (operator === '<='))
  return booleanValue(order !== 0 && order < 0 === (operator === '<'))
}

/** An empty operand as the other one's kind; a date as its serial. */
function like(value: FormulaValue, other: FormulaValue): FormulaValue {
  if (value.kind !== 'blank') return value
  if (other.kind === 'text') return { kind: 'text', text: '' }
  return other.kind === 'boolean' ? FALSE : { kind: 'number', value: ZERO }
}

const RANKS: Readonly<Record<FormulaValue['kind'], number>> = {
  number: 0,
  date: 0,
  text: 1,
  boolean: 2,
  blank: 0,
  error: 3,
  unknown: 3,
}

function orderOf(left: FormulaValue, right: FormulaValue): Order {
  const ranks = RANKS[left.kind] - RANKS[right.kind]
  if (ranks !== 0) return ranks < 0 ? -1 : 1
  if (left.kind === 'number' && right.kind === 'number')
    return signOf(asSeen(left.value).comparedTo(asSeen(right.value)))
  if (left.kind === 'date' && right.kind === 'date')
    return signOf(decimalOf(left.serial).comparedTo(decimalOf(right.serial)))
  if (left.kind === 'text' && right.kind === 'text') return orderOfTexts(left.text, right.text)
  if (left.kind === 'boolean' && right.kind === 'boolean') return signOf(Number(left.value) - Number(right.value))
  return 'unknown'
}

function signOf(difference: number): Order {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0
}

const PLAIN_TEXT = /^[a-z0-9]*$/

function orderOfTexts(a: string, b: string): Order {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  if (left === right) return 0
  if (PLAIN_TEXT.test(left) && PLAIN_TEXT.test(right)) return left < right ? -1 : 1
  // Programs differ on whether width tells texts apart.
  return left.normalize('NFKC') === right.normalize('NFKC') ? 'unknown' : 'differs'
}
