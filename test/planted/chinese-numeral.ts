const DIGITS = '零一二三四五六七八九'

/** 0 to 100 as people write them: 十二, 三十, 九十五, 一百. */
export function chinese(value: number): string {
  if (value === 100) return '一百'
  if (value < 10) return DIGITS[value]!
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}
