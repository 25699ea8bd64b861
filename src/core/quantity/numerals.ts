import { Decimal, ONE } from '../model/decimal.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 拾: 1, 佰: 2, 仟: 3 }

/** The characters of a Chinese numeral, for use inside a character class. */
export const CHINESE_NUMERAL = '零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟'

/**
 * A Chinese whole number: 「五」 5, 「十二」 12, 「三百」 300, 「一万二千」 12000. Undefined for what may be read in two ways or is
 * no number: 「三五」 (three or four to five), 「一百二」 (120, not 102), 「百」, 「万」.
 */
export function chineseInteger(text: string): number | undefined {
  if (text === '' || text.length > 16) return undefined
  let total = 0
  let section = 0
  let digit: number | undefined
  let lastTen = 9
  let lastBig = 3
  let afterZero = false
  for (const char of text) {
    const d = DIGITS[char]
    const ten = TENS[char]
    if (d !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      if (d === 0 && text !== char) afterZero = true
      digit = d
    } else if (ten !== undefined) {
      if (ten >= lastTen) return undefined
      if (digit === undefined || digit === 0) {
        // Only ten may stand without a digit before it, at the start: 「十二」, 「一万零十」 is not written.
        if (ten !== 1 || section !== 0) return undefined
        digit = 1
      }
      section += digit * 10 ** ten
      lastTen = ten
      digit = undefined
      afterZero = false
    } else {
      const big = char === '亿' ? 2 : char === '万' ? 1 : 0
      if (big === 0 || big >= lastBig) return undefined
      section += digit ?? 0
      if (section === 0) return undefined
      total += section * 10 ** (4 * big)
      section = 0
      lastTen = 9
      lastBig = big
      digit = undefined
      afterZero = false
    }
  }
  if (digit !== undefined && digit !== 0) {
    const shortened = (lastTen > 1 && lastTen < 9) || (lastTen === 9 && lastBig < 3)
    if (shortened && !afterZero) return undefined
    section += digit
  }
  return total + section
}

/** A year written digit by digit: 「二〇二二」 → 「2022」. Undefined unless every character is a digit. */
export function chineseDigits(text: string): string | undefined {
  let out = ''
  for (const char of text) {
    const d = DIGITS[char]
    if (d === undefined) return undefined
    out += String(d)
  }
  return out
}

export interface PlainNumber {
  readonly value: Decimal
  readonly decimals: number
}

/**
 * Arabic digits with correct thousands separators or none: 「1,234.50」 「.5」. Undefined for 「7,00.0」 and for more than 30
 * digits, which no form means.
 */
export function plainNumber(text: string): PlainNumber | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?$/.exec(text)
  if (!match || text === '' || text.length > 30) return undefined
  const whole = match[1]!.replaceAll(',', '')
  const decimals = match[2]?.length ?? 0
  if (whole === '' && decimals === 0) return undefined
  return { value: new Decimal(`${whole || '0'}.${match[2] ?? '0'}`), decimals }
}

const EXPONENT: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/**
 * The 万/亿/千/百/十 right after a figure, as a power of ten, and the text behind them: 「千万元」 → 10⁷ and 「元」, 「千米」 → 1 and
 * 「千米」 (千 belongs to the unit), 「百分点」 → 1.
 */
export function splitMultiplier(text: string): { readonly multiplier: Decimal; readonly rest: string } {
  let exponent = 0
  let at = 0
  while (at < 4) {
    const power = EXPONENT[text[at] ?? '']
    if (power === undefined || /^(千(?:米|克|瓦|伏|卡)|百分)/.test(text.slice(at, at + 2))) break
    exponent += power
    at += 1
  }
  return { multiplier: at === 0 ? ONE : new Decimal(10).pow(exponent), rest: text.slice(at) }
}
