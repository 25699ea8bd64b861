import { Decimal } from '../../../core/model/decimal.ts'
import type { CellValue } from '../../../core/model/workbook.ts'
import type { CellFormat } from './cell-formats.ts'
import { isoFromSerial, serialFromIso } from './serial-dates.ts'
import { decodeXstring } from '../../opc/xml/xml-characters.ts'

const BLANK: CellValue = { kind: 'blank' }
const SIGNIFICANT_DIGITS = 15
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

/** What the stored text of a cell means by its type `t` (ST_CellType, ECMA-376 Part 1, 18.18.11) and format. */
export function cellValue(
  type: string | undefined,
  stored: string,
  format: CellFormat,
  strings: readonly string[],
  date1904: boolean,
): CellValue {
  switch (type) {
    case 's':
      return textValue(strings[Number(stored.trim())] ?? '')
    case 'str':
      return textValue(decodeXstring(stored))
    case 'b':
      return stored === '' ? BLANK : { kind: 'boolean', value: stored.trim() === '1' || stored.trim() === 'true' }
    case 'e':
      return stored === '' ? BLANK : { kind: 'error', code: stored }
    case 'd':
      return isoValue(stored.trim(), date1904)
    default:
      return numberValue(stored.trim(), format, date1904)
  }
}

export function textValue(text: string): CellValue {
  return text === '' ? BLANK : { kind: 'text', text }
}

function isoValue(iso: string, date1904: boolean): CellValue {
  const serial = serialFromIso(iso, date1904)
  if (serial === undefined) return textValue(iso)
  return {
    kind: 'date',
    text: iso
      .replace(/Z$/, '')
      .replace(/(T\d\d:\d\d:\d\d).*$/, '$1')
      .replace(/T00:00(:00)?$/, ''),
    serial,
  }
}

function numberValue(stored: string, format: CellFormat, date1904: boolean): CellValue {
  if (stored === '') return BLANK
  const digits = asShown(stored)
  // Some writers forget the type of a text.
  if (digits === undefined) return textValue(stored)
  const date = format.isDate ? isoFromSerial(digits, date1904) : undefined
  return date === undefined ? { kind: 'number', text: digits } : { kind: 'date', text: date, serial: digits }
}

/**
 * Digits before the point that no number of a spreadsheet has; beyond them text is no number. Decimals are cut there.
 */
const LONGEST_NUMBER = 400

/** Digits as they stand in the file; more than 15 significant ones are rounded, an exponent is written out. */
function asShown(stored: string): string | undefined {
  if (stored.length > LONGEST_NUMBER) {
    const [start, rest] = [stored.slice(0, LONGEST_NUMBER), stored.slice(LONGEST_NUMBER)]
    return start.includes('.') && /^\d+$/.test(rest) ? asShown(start) : undefined
  }
  if (isPlain(stored)) return significantLength(stored) <= SIGNIFICANT_DIGITS ? stored : rounded(stored)
  if (!NUMBER.test(stored)) return undefined
  return new Decimal(stored).toSignificantDigits(SIGNIFICANT_DIGITS).toFixed()
}

/** Number of digits without leading zeros. */
function significantLength(plain: string): number {
  if (plain.length <= SIGNIFICANT_DIGITS) return plain.length
  let length = 0
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    if (code > 48 || (code === 48 && length > 0)) length++
  }
  return length
}

/**
 * Half-up to 15 significant digits, on the digits themselves: stored results such as 0.97119999999999995 are frequent,
 * and this is many times as fast as a decimal made for each.
 */
function rounded(plain: string): string {
  const sign = plain.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = plain.slice(sign.length).split('.')
  const digits = whole + fraction
  const leading = digits.length - digits.replace(/^0+/, '').length
  const kept = leading + SIGNIFICANT_DIGITS
  const carry = digits.charCodeAt(kept) >= 53 ? 1n : 0n
  const padded =
    (BigInt(digits.slice(0, kept)) + carry).toString().padStart(kept, '0') + '0'.repeat(digits.length - kept)
  const point = padded.length - fraction.length
  const decimals = padded.slice(point).replace(/0+$/, '')
  return `${sign}${padded.slice(0, point)}${decimals ? `.${decimals}` : ''}`
}

/** Digits with at most one point and a leading minus; faster than a pattern, and most numbers are this. */
function isPlain(stored: string): boolean {
  let points = 0
  let digits = 0
  for (let at = 0; at < stored.length; at++) {
    const code = stored.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code === 46) points++
    else if (code !== 45 || at > 0) return false
  }
  return points <= 1 && digits > 0 && stored.charCodeAt(stored.length - 1) !== 46 && stored.charCodeAt(0) !== 46
}
