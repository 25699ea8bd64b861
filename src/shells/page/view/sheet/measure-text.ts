import { canvasFont } from './cell-css.ts'
import type { Measure } from './layout.ts'

/** Letters of a text that are measured: more are wider than any cell. */
const MOST_LETTERS = 400
const MOST_KEPT = 20_000

/** Widths of texts in one line, as this browser draws them; asked for once each. */
export function textMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  return (text, style) => {
    if (!context) return 0
    const font = canvasFont(style)
    const start = text.slice(0, MOST_LETTERS)
    const key = `${font}\n${start}`
    const width = known.get(key)
    if (width !== undefined) return width
    if (known.size > MOST_KEPT) known.clear()
    context.font = font
    const measured = context.measureText(start).width
    known.set(key, measured)
    return measured
  }
}
