/** Columns that a text takes on a terminal: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const letter of text) width += isWide(letter.codePointAt(0)!) ? 2 : 1
  return width
}

/** East Asian Wide and Fullwidth of Unicode Standard Annex 11, and the quotation marks and signs that Chinese fonts draw wide. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}

/** Filled up with spaces to the width, never cut. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Lines of at most `width` columns; breaks between any two Chinese characters, else at spaces; closing punctuation stays on its line, opening goes to the next. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let used = 0
    for (const piece of paragraph.match(/[\x21-\x7e]+\s*|[\s\S]/gu) ?? []) {
      const size = displayWidth(piece)
      const closing = /^[，。；：、）」』！？%]/u.test(piece)
      const opening = /[（「『《〔]$/u.exec(line)?.[0] ?? ''
      if (used > 0 && used + displayWidth(piece.trimEnd()) > width && !closing) {
        // An opening bracket goes with what it opens.
        lines.push(line.slice(0, line.length - opening.length).trimEnd())
        line = opening
        used = displayWidth(opening)
      }
      line += piece
      used += size
    }
    lines.push(line.trimEnd())
  }
  return lines
}
