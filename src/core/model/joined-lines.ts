/** A text of a cell on one line: what stood on several is joined without a gap, as Chinese is written. */
export function joinedLines(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, '')
}
