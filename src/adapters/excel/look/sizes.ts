/** CSS pixels of a size in points, as Excel rounds it on a screen of 96 dots an inch. */
export function pixels(points: number): number {
  return Math.round((points * 4 * 100) / 3) / 100
}

/** Widest and highest that a column or row may be in Excel: 255 characters, 409.5 points. */
const WIDEST_CHARACTERS = 255
const HIGHEST_POINTS = 409.5

/** How wide a digit is, as a share of the font's size; 宋体 and its like are half as wide as high. */
const DIGIT_SHARES: readonly (readonly [name: RegExp, share: number])[] = [
  [/calibri|times|cambria/i, 0.507],
  [/arial|helvetica|liberation sans|segoe|tahoma/i, 0.556],
  [/yahei|雅黑|等线|dengxian/i, 0.54],
]

/**
 * Pixels of the widest digit of the workbook's first font, by which widths of columns are counted (18.3.1.13). That of
 * 宋体 of 11 points is drawn 8 pixels wide, as Windows does.
 */
export function digitWidth(font: string, size: number): number {
  const share = DIGIT_SHARES.find(([name]) => name.test(font))?.[1]
  return Math.max(1, share === undefined ? Math.ceil(Math.round(size) / 2) : Math.round(size * share))
}

/** Pixels of a column whose width the file gives in characters, its padding included. */
export function columnPixels(characters: number, digit: number): number {
  const wide = Math.min(Math.max(characters, 0), WIDEST_CHARACTERS)
  return Math.trunc(((256 * wide + Math.trunc(128 / digit)) / 256) * digit)
}

/** Pixels of columns of which nothing is said but how many characters they hold: padded, in steps of eight. */
export function baseColumnPixels(characters: number, digit: number): number {
  const padding = 2 * Math.ceil(digit / 4) + 1
  const wide = Math.min(characters, WIDEST_CHARACTERS) * digit + padding
  return Math.ceil(wide / 8) * 8
}

export function rowPixels(points: number): number {
  return Math.round((Math.min(Math.max(points, 0), HIGHEST_POINTS) * 4) / 3)
}

/** A line of text with the room that Excel leaves around it. */
export function linePixels(size: number): number {
  return Math.ceil(size * 1.22)
}
