import type { TextRun } from '../../protocol.ts'
import type { PlacedCell } from './layout.ts'

/** Times of what a box can hold that is drawn, so that a text in its middle or at its bottom stands as a whole does. */
const BEYOND = 8
const LEAST = 100
const SIZE = 15
/** The narrowest letters are a quarter as wide as high. */
const NARROWEST = 0.25

/**
 * What is drawn of a text, part by part: all of it, unless it is many times longer than what its box can show. A sheet
 * of nothing but endless texts costs no more to draw than one that is full.
 */
export function seenText(cell: PlacedCell, zoom: number): readonly TextRun[] {
  const { shown, style, runs } = cell
  let left = mostLetters(cell, zoom)
  const seen: TextRun[] = []
  for (const run of runs.length > 0 ? runs : [{ text: shown }]) {
    if (left <= 0) break
    const part = run.text.length > left ? `${run.text.slice(0, left)}…` : run.text
    left -= run.text.length
    // Only a wrapped text shows where its lines end.
    seen.push({ ...run, text: style.wrap ? part : part.replace(/\r?\n/g, ' ') })
  }
  return seen
}

function mostLetters({ style, box, reach }: PlacedCell, zoom: number): number {
  const size = style.size ?? SIZE
  const width = (box.width + reach.left + reach.right) / zoom
  const room = (width * Math.max(box.height / zoom, size)) / (size * size * NARROWEST)
  return LEAST + Math.ceil(room) * BEYOND
}
