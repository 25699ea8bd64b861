import { eastAsianWidth } from 'get-east-asian-width'

/**
 * Columns that a text takes on a terminal, by Unicode Standard Annex 11: Chinese characters and full-width signs take
 * two, what may be either way (「“」, 「—」, 「①」, 「×」) one.
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const letter of text) width += eastAsianWidth(letter.codePointAt(0)!)
  return width
}

/** Filled up with spaces to the width, never cut. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

const CLOSING = '，。；：、）」』》〕！？%'
const OPENING = '（「『《〔'

/** Closing punctuation may stand beyond the width by this much, as in print. */
export const HANGING = 4

/**
 * Lines of at most `width` columns; breaks between any two Chinese characters, else at spaces. Closing punctuation
 * stays with what it closes and hangs over the edge by up to `HANGING` columns; opening punctuation goes with what it
 * opens.
 */
export function wrap(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph.match(/[\x21-\x7e]+\s*|[\s\S]/gu) ?? [], width))
}

function wrapParagraph(pieces: readonly string[], width: number): string[] {
  const lines: string[] = []
  let line: string[] = []
  /** Of the line, and of the line without the blanks at its end. */
  let taken = 0
  let solid = 0
  for (const piece of pieces) {
    const edge = startsWithOneOf(CLOSING, piece) ? width + HANGING : width
    const visible = displayWidth(piece.trimEnd())
    if (line.length > 0 && (visible === 0 ? solid : taken + visible) > edge) {
      const kept = line.slice(0, breakBefore(line, piece))
      lines.push((kept.length > 0 ? kept : line).join('').trimEnd())
      line = kept.length > 0 ? line.slice(kept.length) : []
      taken = displayWidth(line.join(''))
      solid = displayWidth(line.join('').trimEnd())
    }
    line.push(piece)
    if (visible > 0) solid = taken + visible
    taken += displayWidth(piece)
  }
  lines.push(line.join('').trimEnd())
  return lines
}

/** How many pieces may stay on the line when the next one no longer fits. */
function breakBefore(line: readonly string[], next: string): number {
  let count = line.length
  while (
    count > 0 &&
    (startsWithOneOf(CLOSING, count === line.length ? next : line[count]!) ||
      startsWithOneOf(OPENING, line[count - 1]!))
  )
    count--
  return count
}

function startsWithOneOf(letters: string, piece: string): boolean {
  return letters.includes(piece.charAt(0))
}

/** Columns of texts, aligned by Chinese widths; for lists such as `rules` and `inspect`. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((text, index) => Math.max(all[index] ?? 0, displayWidth(text))),
    [],
  )
  return rows.map((row) =>
    row
      .map((text, index) => (index === row.length - 1 ? text : padEnd(text, widths[index]! + gap)))
      .join('')
      .trimEnd(),
  )
}
