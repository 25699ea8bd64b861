import { printedWidth } from '../../../core/drawing/drawing.ts'
import type { CellLook, CellStyle } from '../../../core/model/sheet-look.ts'
import { linePixels } from './sizes.ts'

/** Room at both sides of a cell's text. */
const PADDING = 6
/** Above this a program lets no row grow by itself. */
const HIGHEST = 546
/** No row holds more lines than that; longer texts need not be counted. */
const MOST_CHARACTERS = 4000

/**
 * How high a row is of which the file says nothing: high enough for its largest font and its wrapped texts, as far as
 * their width can be told without the fonts.
 */
export function fittingHeight(
  cells: readonly CellLook[],
  styles: readonly CellStyle[],
  widthOf: (column: number) => number,
  least: number,
): number {
  let height = least
  for (const { shown, style, column, runs = [] } of cells) {
    if (shown === '') continue
    const { size = 15, wrap } = styles[style] ?? {}
    const lines = wrap ? linesOf(shown, size, widthOf(column) - PADDING) : 1
    const largest = Math.max(size, ...runs.map(({ own }) => own?.size ?? 0))
    height = Math.max(height, lines * linePixels(largest))
  }
  return Math.min(height, HIGHEST)
}

function linesOf(text: string, size: number, width: number): number {
  const perLine = Math.max(2, Math.floor((width * 2) / size))
  let lines = 0
  for (const line of text.slice(0, MOST_CHARACTERS).split('\n'))
    lines += Math.max(1, Math.ceil(printedWidth(line) / perLine))
  return lines
}
