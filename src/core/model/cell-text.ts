/** The longest text that Excel takes in a cell or a comment. */
export const MOST_CHARACTERS = 32_767

const CUT = '……（其余略）'

/** A text, cut where it is longer than `most`; it then says so. */
export function cutTo(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most) return text
  const kept = text.slice(0, Math.max(0, most - CUT.length))
  // No half of a letter that takes two.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${CUT}`
}
