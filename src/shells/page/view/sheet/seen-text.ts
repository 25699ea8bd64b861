import type { PlacedCell } from './layout.ts'

/** Times of what a box can hold that is drawn, so that a text in its middle or at its bottom stands as a whole does. */
const BEYOND = 8
const LEAST = 100
const SIZE = 15
/** The narrowest letters are a quarter as wide as high. */
const NARROWEST = 0.25

/**
 * What is drawn of a text: all of it, unless it is many times longer than what its box can show. A sheet of nothing but
 * endless texts costs no more to draw than one that is full.
 */
export function seenText({ shown, style, box, reach }: PlacedCell, zoom: number): string {
  const size = style.size ?? SIZE
  const width = (box.width + reach.left + reach.right) / zoom
  const room = (width * Math.max(box.height / zoom, size)) / (size * size * NARROWEST)
  const most = LEAST + Math.ceil(room) * BEYOND
  const part = shown.length > most ? `${shown.slice(0, most)}…` : shown
  // Only a wrapped text shows where its lines end.
  return style.wrap ? part : part.replace(/\r?\n/g, ' ')
}
