let collator: Intl.Collator | undefined

/** Made when there is something to compare: to make one takes longer than to read a workbook. */
function chineseOrder(): Intl.Collator {
  collator ??= new Intl.Collator('zh-Hans-CN', { numeric: true, sensitivity: 'variant' })
  return collator
}

const CHINESE_NUMBER = /(?<=[第附件表之])[一二三四五六七八九十]{1,3}/g
const DIGITS = '一二三四五六七八九'

/** 「附件2」 before 「附件10」, 「附件二」 before 「附件十一」, Chinese by pinyin; the same on every machine with the same Node. */
export function compareNaturally(a: string, b: string): number {
  const byWording = chineseOrder().compare(withDigits(a), withDigits(b))
  return byWording || Number(a > b) - Number(a < b)
}

/** Paths with 「/」 as a folder lists them: by name, the files of a folder before its sub-folders. */
export function comparePaths(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')]
  const at = one.findIndex((segment, index) => segment !== other[index])
  if (at < 0) return one.length - other.length
  const isFile = (segments: readonly string[]): boolean => at === segments.length - 1
  if (isFile(one) !== isFile(other)) return isFile(one) ? -1 : 1
  return compareNaturally(one[at]!, other[at] ?? '')
}

function withDigits(text: string): string {
  return text.replace(CHINESE_NUMBER, (number) => String(numberOf(number)))
}

/** 「十二」 → 12, 「二十」 → 20; 0 for what is no number. */
function numberOf(number: string): number {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number]
  const digit = (text: string | undefined): number => (text ? DIGITS.indexOf(text) + 1 : 0)
  return number.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + digit(ones) : digit(ones)
}
