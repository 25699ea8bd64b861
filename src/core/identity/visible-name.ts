/** C0, DEL, C1; marks that turn the reading direction, are invisible, or end a line. */
export const UNSEEN_LETTERS =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/**
 * A name that a stranger chose, as it may stand in a line of text: nothing in it ends the line, steers a terminal,
 * turns what follows or hides. Control characters are shown by their pictures (line feed as 「␊」), all others by their
 * number: 「〔U+202E〕」.
 */
export function visibleName(name: string): string {
  return name.replace(UNSEEN_LETTERS, (letter) => controlPicture(letter) ?? `〔U+${numberOf(letter)}〕`)
}

/** 「␛」 for ESC; undefined for what has no picture. */
export function controlPicture(letter: string): string | undefined {
  const code = letter.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '␡' : undefined
}

function numberOf(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
