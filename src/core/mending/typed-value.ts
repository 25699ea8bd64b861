import { formatDecimals } from '../form/shown-text.ts'
import { textAsTyped } from '../formula/typed-text.ts'
import { MOST_CHARACTERS } from '../model/cell-text.ts'
import { Decimal, HUNDRED, ONE } from '../model/decimal.ts'
import { isDateFormat } from '../model/number-format.ts'
import type { Cell, CellValue } from '../model/workbook.ts'
import { CannotMendError } from './cannot-mend-error.ts'

/** What a cell holds once something was typed into it. */
export interface TypedValue {
  readonly value: CellValue
  /** Number format that typing gives the cell; absent: it keeps its own. */
  readonly format?: string
}

/** What is known of the cell into which is typed. */
export type TypedInto = Pick<Cell, 'value' | 'format'>

/** Serial of an ISO date in the calendar of its workbook; undefined for what is no date there. */
export type SerialOf = (iso: string) => string | undefined

const SIGNIFICANT_DIGITS = 15
const LONGEST_NUMBER = 60
/** 「1,234.5」 「¥12」 「-3」 「1E3」 「80%」, of half-width signs. */
const NUMBER = /^([-+]?) ?¥? ?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(E[-+]?\d{1,3})? ?(%?)$/i
/** An amount below zero as accountants write it: 「(1,234)」. */
const IN_BRACKETS = /^\(([\d,.]+)\)$/
/** 「2023-3-10」 「2023/3/10 8:30」 「2023年3月10日」 */
const DATE = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?: (\d{1,2}):(\d\d)(?::(\d\d))?)?$/

const MIDNIGHT = '00:00:00'

const NO_FORMULA = '这里不能写公式，请直接填数；要用公式的，请在 WPS 或 Excel 里写好再打开。'
const NO_DATE = '这一格是日期，请填年月日，如 2023-3-10。'
const TOO_LONG = `一格最多写 ${MOST_CHARACTERS} 个字，请写短一些。`

/**
 * What a text makes of a cell when a person types it, as spreadsheet programs take it: a number in any of the usual
 * spellings, full-width ones too; a per cent with a format that shows it as one; a date where the cell is one; nothing
 * for a blank; everything else, and all that goes into a cell for texts, as text. What begins with 「=」 is text where it
 * can only be a figure (「=100%」), and else refused. Throws `CannotMendError`.
 */
export function typedValue(text: string, cell: TypedInto | undefined, serialOf: SerialOf): TypedValue {
  const typed = text.replace(/\r\n?/g, '\n')
  if (typed.trim() === '') return { value: { kind: 'blank' } }
  if (typed.length > MOST_CHARACTERS) throw new CannotMendError(TOO_LONG)
  const format = cell?.format ?? ''
  if (format === '@') return asText(typed)
  if (typed.startsWith("'")) return asText(typed.slice(1))
  const number = numberIn(typed)
  if (isDateFormat(format)) return typedDate(typed, number !== undefined, serialOf)
  if (number) return asNumber(number, format)
  if (/^[=＝]/.test(typed)) requireFigure(typed.slice(1))
  return asText(typed)
}

interface TypedNumber {
  readonly value: Decimal
  readonly isPercent: boolean
  /** As typed. */
  readonly decimals: number
}

function numberIn(typed: string): TypedNumber | undefined {
  if (typed.length > LONGEST_NUMBER) return undefined
  const half = typed.trim().normalize('NFKC').replace(/[−–]/g, '-')
  const [, sign = '', digits, exponent = '', percent] = NUMBER.exec(half.replace(IN_BRACKETS, '-$1')) ?? []
  if (digits === undefined) return undefined
  const value = new Decimal(`${sign}${digits.replaceAll(',', '')}${exponent}`)
  const decimals = (/\.(\d*)/.exec(digits)?.[1] ?? '').length
  return { value, isPercent: percent === '%', decimals }
}

/** A bare number of one or more, typed into a cell that shows per cents, is a number of per cents. */
function asNumber({ value, isPercent, decimals }: TypedNumber, format: string): TypedValue {
  const showsPercent = formatDecimals(format)?.percent ?? false
  const counts = isPercent || (showsPercent && value.abs().greaterThanOrEqualTo(ONE))
  const held = (counts ? value.dividedBy(HUNDRED) : value).toSignificantDigits(SIGNIFICANT_DIGITS)
  return {
    value: { kind: 'number', text: held.isZero() ? '0' : held.toFixed() },
    ...(isPercent && !showsPercent ? { format: decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%` } : {}),
  }
}

function typedDate(typed: string, isNumber: boolean, serialOf: SerialOf): TypedValue {
  const iso = isoOf(typed.trim().normalize('NFKC'))
  const serial = iso === undefined ? undefined : serialOf(iso)
  if (iso !== undefined && serial !== undefined) return { value: { kind: 'date', text: iso, serial } }
  if (iso !== undefined || isNumber) throw new CannotMendError(NO_DATE)
  return asText(typed)
}

function isoOf(text: string): string | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '00'] = match
  const two = (part: string): string => part.padStart(2, '0')
  const date = `${year}-${two(month!)}-${two(day!)}`
  const time = hour === undefined ? MIDNIGHT : `${two(hour)}:${minute}:${second}`
  return time === MIDNIGHT ? date : `${date}T${time}`
}

function asText(text: string): TypedValue {
  return { value: { kind: 'text', text } }
}

/** Of a text behind 「=」. */
function requireFigure(rest: string): void {
  if (numberIn(rest) || textAsTyped({ row: 1, column: 1, value: { kind: 'blank' }, formula: rest })) return
  throw new CannotMendError(NO_FORMULA)
}
