import { format, formatColor } from 'numfmt'
import { isDateFormat } from '../../../core/model/number-format.ts'
import { countedDay, countedNumber, type NumeralKind, spelledDigits } from './chinese-numerals.ts'

/** What a number shows by its format code, and its colour where the format gives one, RRGGBB. */
export interface NumberText {
  readonly text: string
  readonly color?: string
}

/**
 * A share by which a number is made larger before its binary digits are rounded, so that a half that stands in the file
 * (1.005) is rounded up as spreadsheet programs do, which round the digits; far below the 15 digits that count.
 */
const NUDGE = 1 + 4 * Number.EPSILON

/** Most numbers of General are shown as they are stored: they fit into its places, and have no zeros to be cut. */
const FITTING = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/
const GENERAL_PLACES = 11

/** Above this JavaScript writes no number without an exponent. */
const LARGEST = 1e21

/**
 * As the sheet shows a number, or a date by its serial, in a Chinese Excel. Decision: numfmt (MIT, no dependencies,
 * 49 kB) instead of code of our own: sections, conditions, fractions and dates are a language. A code that it does not
 * understand is passed over, and the number shown as it stands in the file.
 */
export function numberText(digits: string, code: string | undefined): NumberText {
  if (code === undefined && FITTING.test(digits) && digits.length <= GENERAL_PLACES) return { text: digits }
  const number = Number(digits)
  const understood = Math.abs(number) < LARGEST ? chineseWords(code ?? 'General') : 'General'
  try {
    const plain = format(understood, number * NUDGE, { locale: 'zh-CN', nbsp: false, dateErrorThrows: true })
    const text = inNumerals(plain, understood)
    const color = understood.includes('[') ? hexOf(formatColor(understood, number)) : undefined
    return { text, ...(color === undefined ? {} : { color }) }
  } catch {
    return { text: digits }
  }
}

const NUMERAL_KINDS: Readonly<Record<string, NumeralKind>> = { 1: 'everyday', 2: 'capital' }

/**
 * In Chinese numerals where the code asks for them, which numfmt leaves aside: a number of General as it is read, other
 * numbers and years digit by digit, days, months and hours as they are read.
 */
function inNumerals(text: string, code: string): string {
  const kind = NUMERAL_KINDS[/\[dbnum([12])\]/i.exec(code)?.[1] ?? '']
  if (kind === undefined) return text
  if (isDateFormat(code))
    return text.replace(/\d+/g, (digits) => (digits.length > 2 ? spelledDigits : countedDay)(digits, kind))
  return /general/i.test(code) && /^[^\de]*\d+(\.\d+)?[^\de]*$/i.test(text)
    ? text.replace(/\d+(\.\d+)?/, (digits) => countedNumber(digits, kind))
    : spelledDigits(text, kind)
}

/** As the sheet shows a text: formats may have a section for texts. */
export function textByFormat(text: string, code: string | undefined): string {
  if (code === undefined || !/[;@]/.test(code)) return text
  try {
    return format(chineseWords(code), text, { locale: 'zh-CN', nbsp: false })
  } catch {
    return text
  }
}

const COLOURS: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
}

function hexOf(color: string | number | null | undefined): string | undefined {
  if (typeof color !== 'string') return undefined
  const hex = COLOURS[color.toLowerCase()] ?? color.replace(/^#/, '').toUpperCase()
  return /^[0-9A-F]{6}$/.test(hex) ? hex : undefined
}

const CHINESE_COLOURS: Readonly<Record<string, string>> = {
  黑色: 'Black',
  蓝色: 'Blue',
  蓝绿色: 'Cyan',
  绿色: 'Green',
  洋红色: 'Magenta',
  红色: 'Red',
  白色: 'White',
  黄色: 'Yellow',
}

/** Words of a Chinese Excel in the words that are agreed; what stands in quotes, or after a backslash, stays. */
function chineseWords(code: string): string {
  return code.replace(
    /"[^"]*"?|\\.|!(.)|\[([^\]]*)\]|上午\/下午|G\/通用格式/g,
    (whole, escaped: string | undefined, bracketed: string | undefined) => {
      if (escaped !== undefined) return `\\${escaped}`
      if (bracketed !== undefined) return CHINESE_COLOURS[bracketed] ? `[${CHINESE_COLOURS[bracketed]}]` : whole
      if (whole === '上午/下午') return 'AM/PM'
      return whole === 'G/通用格式' ? 'General' : whole
    },
  )
}
