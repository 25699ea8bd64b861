import { Decimal, sum } from '../../model/decimal.ts'
import type { ProjectContent } from '../../content/content.ts'
import type { FundLineName } from './form-layout.ts'

const NUMBER = /^-?\d+(?:\.\d+)?$/
const YUAN_OF_WANYUAN = 10_000

/**
 * The lines' amounts, added up where there are several; what is no number counts only where nothing else stands there.
 */
export function amountOf(
  { funds }: ProjectContent,
  lines: readonly FundLineName[],
  field: 'initial' | 'annual' | 'arrived' | 'executed',
): string {
  const texts = lines.map((line) => funds[line][field === 'arrived' ? 'annual' : field])
  const numbers = texts.filter((text) => NUMBER.test(text))
  if (texts.length < 2 || numbers.length < 2) return numbers[0] ?? texts[0] ?? ''
  return sum(numbers.map((text) => new Decimal(text))).toFixed()
}

/** 「59.6」 万元 → 「596000」; anything but a number stays. */
export function inYuan(text: string): string {
  return NUMBER.test(text) ? new Decimal(text).times(YUAN_OF_WANYUAN).toFixed() : text
}
