/** [DBNum1] writes 一二三, [DBNum2] 壹贰叁 (ECMA-376 Part 1, 18.8.31, as Excel reads it in Chinese). */
export type NumeralKind = 'everyday' | 'capital'

interface Numerals {
  readonly digits: string
  /** 十, 百, 千. */
  readonly steps: readonly string[]
}

const NUMERALS: Readonly<Record<NumeralKind, Numerals>> = {
  everyday: { digits: '〇一二三四五六七八九', steps: ['', '十', '百', '千'] },
  capital: { digits: '零壹贰叁肆伍陆柒捌玖', steps: ['', '拾', '佰', '仟'] },
}
/** What each four digits count. */
const LARGE = ['', '万', '亿', '万亿']

/** Digit by digit: 「2024」 → 「二〇二四」. */
export function spelledDigits(digits: string, kind: NumeralKind): string {
  return digits.replace(/\d/g, (digit) => NUMERALS[kind].digits[Number(digit)]!)
}

/** As a number is read: 「1234.5」 → 「一千二百三十四.五」. What is longer than sixteen digits is spelled. */
export function countedNumber(digits: string, kind: NumeralKind): string {
  const [whole = '', fraction] = digits.split('.')
  const behind = fraction === undefined ? '' : `.${spelledDigits(fraction, kind)}`
  return `${countedWhole(whole.replace(/^0+(?=\d)/, ''), kind)}${behind}`
}

/** The number of a day or a month: as it is read, but 十五, not 一十五, in everyday numerals. */
export function countedDay(digits: string, kind: NumeralKind): string {
  const counted = countedNumber(digits, kind)
  return kind === 'everyday' ? counted.replace(/^一十/, '十') : counted
}

function countedWhole(digits: string, kind: NumeralKind): string {
  const { digits: signs } = NUMERALS[kind]
  if (digits.length > LARGE.length * 4) return spelledDigits(digits, kind)
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, '0').match(/\d{4}/g) ?? []
  const zero = signs[0]!
  let text = ''
  let isGap = false
  groups.forEach((group, at) => {
    if (group === '0000') {
      isGap = text !== ''
      return
    }
    const isShort = text !== '' && (isGap || group.startsWith('0'))
    text += `${isShort ? zero : ''}${countedGroup(group, kind)}${LARGE[groups.length - 1 - at]}`
    isGap = false
  })
  return text === '' ? zero : text
}

/** Four digits, without the zeros before and behind: 「1005」 → 「一千〇五」. */
function countedGroup(group: string, kind: NumeralKind): string {
  const { digits, steps } = NUMERALS[kind]
  const parts = [...group].map((digit, at) =>
    digit === '0' ? '0' : `${digits[Number(digit)]}${steps[group.length - 1 - at]}`,
  )
  return parts
    .join('')
    .replace(/^0+|0+$/g, '')
    .replace(/0+/g, digits[0]!)
}
