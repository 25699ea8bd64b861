import { Decimal, decimalOf, HUNDRED, ONE, ZERO } from '../model/decimal.ts'
import type { Cell, CellValue } from '../model/workbook.ts'

/**
 * What a part of a formula comes to. `unknown` is what cannot be worked out for certain; it makes unknown all that
 * needs it. A `date` is a cell that shows one: it counts as filled and may be compared, but is not reckoned with.
 */
export type FormulaValue =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'date'; readonly text: string; readonly serial: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown' }

export type NumberValue = Extract<FormulaValue, { kind: 'number' }>
/** What stands for a value that is not there: a formula's error, or that nobody can tell. */
export type NoValue = Extract<FormulaValue, { kind: 'error' | 'unknown' }>

export const UNKNOWN: FormulaValue & NoValue = { kind: 'unknown' }
export const BLANK: FormulaValue = { kind: 'blank' }
export const TRUE: FormulaValue = { kind: 'boolean', value: true }
export const FALSE: FormulaValue = { kind: 'boolean', value: false }

export function errorValue(code: '#DIV/0!' | '#VALUE!' | '#NUM!'): NoValue {
  return { kind: 'error', code }
}

export function booleanValue(value: boolean): FormulaValue {
  return value ? TRUE : FALSE
}

const LARGEST = new Decimal('1.79769313486231E+308')
const SMALLEST = new Decimal('2.2250738585072E-308')

/** A number as a spreadsheet can hold it: beyond 1.8E+308 it is #NUM!, below 2.2E-308 it is zero. */
export function numberValue(value: Decimal): NumberValue | NoValue {
  if (value.isNaN()) return errorValue('#NUM!')
  const size = value.abs()
  if (size.greaterThan(LARGEST)) return errorValue('#NUM!')
  return { kind: 'number', value: size.lessThan(SMALLEST) ? ZERO : value }
}

const LONGEST_TEXT = 32_767

/** A text as long as a cell can hold; longer it is #VALUE!. */
export function textValue(text: string): FormulaValue {
  return text.length > LONGEST_TEXT ? errorValue('#VALUE!') : { kind: 'text', text }
}

export function isNoValue(value: FormulaValue): value is NoValue {
  return value.kind === 'error' || value.kind === 'unknown'
}

/**
 * What comes of several that are no values: the error that they all are, else unknown, since programs differ on which
 * of two goes first.
 */
export function joinedNoValue(first: NoValue | undefined, second: NoValue): NoValue {
  if (first === undefined) return second
  return first.kind === 'error' && second.kind === 'error' && first.code === second.code ? first : UNKNOWN
}

/** What a cell with a stored value holds, for formulas that refer to it. */
export function cellContent(cell: Cell): FormulaValue {
  if (cell.uncached) return UNKNOWN
  const { value } = cell
  return value.kind === 'number' ? { kind: 'number', value: decimalOf(value.text) } : value
}

/** Significant digits that spreadsheet programs store and compare. */
const SIGNIFICANT_DIGITS = 15

/** A number as a spreadsheet sees it where it compares or rounds: a third times three is one. */
export function asSeen(value: Decimal): Decimal {
  return value.precision() <= SIGNIFICANT_DIGITS ? value : value.toSignificantDigits(SIGNIFICANT_DIGITS)
}

/** What a worked-out value puts into its cell; undefined for a value that is not known. An empty reference shows 0. */
export function storedResult(value: FormulaValue): CellValue | undefined {
  switch (value.kind) {
    case 'number':
      return { kind: 'number', text: asSeen(value.value).toFixed() }
    case 'blank':
      return { kind: 'number', text: '0' }
    case 'unknown':
      return undefined
    default:
      return value
  }
}

/** Digits as they are typed where a number is asked for: 「12.5」, 「1,234」, 「97%」, 「1E3」. */
const TYPED_NUMBER = /^ *([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(E[-+]?\d{1,3})? *(%?) *$/i
const LONGEST_TYPED = 60

/**
 * The number that an operand of + − × ÷ ^ % or of a function counts for: nothing is 0, TRUE is 1, a text that is a
 * number is that number, any other text is #VALUE!. Dates, and texts that a program might take for one (「5月」, 「１２」,
 * 「(5)」), are unknown.
 */
export function toNumber(value: FormulaValue): NumberValue | NoValue {
  switch (value.kind) {
    case 'number':
    case 'error':
    case 'unknown':
      return value
    case 'blank':
      return { kind: 'number', value: ZERO }
    case 'boolean':
      return { kind: 'number', value: value.value ? ONE : ZERO }
    case 'date':
      return UNKNOWN
    case 'text':
      return typedNumber(value.text)
    default:
      return value satisfies never
  }
}

function typedNumber(text: string): NumberValue | NoValue {
  const match = text.length <= LONGEST_TYPED ? TYPED_NUMBER.exec(text) : null
  if (!match) return hasDigitsOrTruth(text) ? UNKNOWN : errorValue('#VALUE!')
  const [, sign = '', digits = '', exponent = '', perCent] = match
  const number = new Decimal(`${sign}${digits.replaceAll(',', '')}${exponent}`)
  return numberValue(perCent ? number.dividedBy(HUNDRED) : number)
}

/** A text that one program or another might take for a number, a date, TRUE or FALSE. */
function hasDigitsOrTruth(text: string): boolean {
  return /\p{N}|^ *(true|false) *$/iu.test(text)
}

/** The condition of IF, an operand of AND, OR, NOT: any number but 0 is true, nothing is false. */
export function toBoolean(value: FormulaValue): boolean | NoValue {
  switch (value.kind) {
    case 'boolean':
      return value.value
    case 'number':
      return !value.value.isZero()
    case 'blank':
      return false
    case 'error':
    case 'unknown':
      return value
    case 'date':
      return UNKNOWN
    case 'text':
      return hasDigitsOrTruth(value.text) ? UNKNOWN : errorValue('#VALUE!')
    default:
      return value satisfies never
  }
}

/** Within these, every program writes a number out in full when it is joined to a text. */
const [LEAST_WRITTEN, MOST_WRITTEN] = [new Decimal('0.001'), new Decimal('1E+15')]

/** The text that an operand of & counts for: digits without a format, nothing is ''. */
export function toText(value: FormulaValue): string | NoValue {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'blank':
      return ''
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'error':
    case 'unknown':
      return value
    case 'date':
      return UNKNOWN
    case 'number':
      return digitsOf(asSeen(value.value))
    default:
      return value satisfies never
  }
}

function digitsOf(number: Decimal): string | NoValue {
  const size = number.abs()
  if (number.isZero()) return '0'
  return size.lessThan(LEAST_WRITTEN) || size.greaterThanOrEqualTo(MOST_WRITTEN) ? UNKNOWN : number.toFixed()
}
