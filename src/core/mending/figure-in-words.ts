import type { CellValue } from '../model/workbook.ts'
import { CannotMendError } from './cannot-mend-error.ts'

const WORDS_AND_FIGURE = '这一格里文字和数在一起，请双击打开，连同文字一起改。'

const DIGITS = /[-\d０-９.．,，]+/
/** A number with its unit behind it, and nothing else: 「60分」. */
const WITH_UNIT = /^\s*([-+]?[\d０-９.．,，]+)\s*(\p{L}{1,4})\s*$/u

/** A cell that holds its label and a figure: its text, and the figure as it stands there, '' for none yet. */
export interface WordsAndFigure {
  readonly text: string
  readonly figure: string
}

/**
 * The text with what was typed in place of the figure alone: a number, nothing, or a number with the very unit that
 * stands behind the figure, 「60分」 over 「产出指标（50分）」. Undefined for any other text, which is meant to stand instead
 * of all. Throws `CannotMendError` where it cannot be told which figure is meant.
 */
export function withFigure(cell: WordsAndFigure, typed: string, value: CellValue): string | undefined {
  const { text, figure } = cell
  const words = typed.trim()
  if (value.kind === 'text') return withUnit(cell, words)
  if (value.kind !== 'number' && value.kind !== 'blank') return undefined
  if (figure === '' && words === '') return text
  if (figure === '') return `${text.trimEnd()}${/[:：]\s*$/.test(text) ? '' : '：'}${words}`
  const { before, behind } = parted(cell)
  const isPercent = /[%％]$/.test(words)
  // 「80%」 over 「50分」: no one can tell what is meant.
  if (isPercent && /^\s*\p{L}/u.test(behind)) throw new CannotMendError(WORDS_AND_FIGURE)
  return `${before}${words}${isPercent ? behind.replace(/^\s*[%％]/, '') : behind}`
}

function withUnit(cell: WordsAndFigure, typed: string): string | undefined {
  const [, number = '', unit] = WITH_UNIT.exec(typed) ?? []
  if (unit === undefined || cell.figure === '') return undefined
  const { before, behind } = parted(cell)
  const same = new RegExp(`^\\s*${unit}(?!\\p{L})`, 'u')
  if (!same.test(behind)) return undefined
  const all = cell.text.match(new RegExp(`[\\d０-９]\\s*${unit}(?!\\p{L})`, 'gu')) ?? []
  if (all.length > 1) throw new CannotMendError(WORDS_AND_FIGURE)
  return `${before}${number}${behind}`
}

/** What stands before the figure, and behind it. */
function parted({ text, figure }: WordsAndFigure): { readonly before: string; readonly behind: string } {
  const at = text.lastIndexOf(figure)
  const digits = DIGITS.exec(figure)
  if (at < 0 || !digits) throw new CannotMendError(WORDS_AND_FIGURE)
  const start = at + digits.index
  return { before: text.slice(0, start), behind: text.slice(start + digits[0].length) }
}
