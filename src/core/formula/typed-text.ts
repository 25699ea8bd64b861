import type { Cell, CellValue } from '../model/workbook.ts'

/** 「1260人」 「182.6万平方米」 「100%以上」: a figure with words behind it, as no formula is written. */
const FIGURE_WITH_WORDS =
  /^\s*[≥≤＝]?\s*\d[\d,.]*\s*[%％]?\s*[\p{Script=Han}㎡㎥℃‰][\p{Script=Han}\d㎡㎥℃³²/／·（）()%％]*\s*$/u

/** 「100%」 「98.5%」. */
const PER_CENT = /^\s*\d+(?:\.(\d+))?\s*%\s*$/

/**
 * A per cent alone (「=100%」), in a cell without a format: shown as a spreadsheet shows it that has just been given it.
 */
export function formatAsTyped({ formula = '', format }: Cell): { readonly format: string } | undefined {
  const perCent = format === undefined ? PER_CENT.exec(formula) : null
  if (!perCent) return undefined
  const decimals = perCent[1]?.length ?? 0
  return { format: decimals === 0 ? '0%' : `0.${'0'.repeat(decimals)}%` }
}

/**
 * A target that begins with its sign, 「=1260人」, typed as a text and stored as a formula by a program that takes
 * whatever begins with 「=」 for one: with words behind the figure it can only be the text. Undefined for everything
 * else.
 */
export function textAsTyped({ formula = '' }: Cell): { readonly value: CellValue } | undefined {
  return FIGURE_WITH_WORDS.test(formula) ? { value: { kind: 'text', text: `=${formula.trim()}` } } : undefined
}
