import { decimalOf, percent, plain } from '../model/decimal.ts'
import { memoise } from '../model/memoise.ts'
import type { Cell } from '../model/workbook.ts'

interface FormatDecimals {
  readonly places: number
  readonly percent: boolean
}

/**
 * Decimals that a number format fixes: 「0.00」 → 2, 「#,##0」 → 0, 「0%」 → 0 (of the percentage); undefined for General.
 */
export function formatDecimals(format: string | undefined): FormatDecimals | undefined {
  return format === undefined ? undefined : decimalsIn(format)
}

const decimalsIn = memoise((format): FormatDecimals | undefined => {
  if (/^general$/i.test(format) || format === '@') return undefined
  const section = format.split(';')[0]!.replace(/"[^"]*"?|\\.|_.|\[[^\]]*\]?/g, '')
  const isPercent = section.includes('%')
  const match = /[0#?](?:[0#?,]*)(?:\.([0#?]+))?/.exec(section)
  if (!match) return undefined
  const fraction = match[1] ?? ''
  if (/[#?]/.test(fraction)) return isPercent ? { places: 2, percent: true } : undefined
  return { places: fraction.length, percent: isPercent }
})

/** A cell's content as a person sees it: 0.63 with format 「0%」 is 「63%」; a formula shows its stored result. */
export function shownText(cell: Cell | undefined): string {
  if (!cell) return ''
  const { value } = cell
  switch (value.kind) {
    case 'blank':
      return ''
    case 'text':
      return value.text
    case 'number':
      return shownNumber(value.text, cell.format)
    case 'date':
      return shownDate(value.text)
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'error':
      return value.code
    default:
      return value satisfies never
  }
}

/** Digits without an exponent, a plus sign, or a zero at either end that says nothing. */
const PLAIN_DIGITS = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{0,9}[1-9]))?$/

function shownNumber(digits: string, format: string | undefined): string {
  if (!/^[-+]?[\d.]/.test(digits)) return digits
  const decimals = formatDecimals(format)
  // Most numbers are shown as they are stored, and need no arithmetic.
  const stored = decimals?.percent || digits === '-0' ? null : PLAIN_DIGITS.exec(digits)
  if (stored && (decimals === undefined || (stored[1]?.length ?? 0) <= decimals.places)) return digits
  const number = decimalOf(digits)
  if (decimals === undefined) return plain(number, 15)
  return decimals.percent ? percent(number, decimals.places) : plain(number, decimals.places)
}

/** 「2022-12-31」 → 「2022年12月31日」, so that dates read alike whether typed or formatted. */
function shownDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : iso
}
