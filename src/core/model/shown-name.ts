/** Excel allows 31. */
const LONGEST = 40

/**
 * The name of a sheet within a sentence: on one line and of a length that people read. A file may give it line breaks
 * and thousands of letters.
 */
export function shownName(name: string): string {
  const line = name.replace(/[\s\u0085]+/g, ' ')
  const letters = [...line.slice(0, 4 * LONGEST)]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}……` : line
}
