import { controlPicture, UNSEEN_LETTERS } from '../../core/identity/visible-name.ts'

/**
 * What our own palette and progress line send: bold, dim, the eight colours and their ends; back to the line's
 * beginning and clear it.
 */
const OWN_COLOURS = /(\u001b\[(?:1|2|22|3[0-79])m)/
const OWN_COLOURS_AND_PROGRESS = /(\u001b\[(?:1|2|22|3[0-79])m|\r\u001b\[K)/

export interface Allowed {
  readonly colour: boolean
  readonly progress: boolean
}

/**
 * A text for people, safe on a terminal whatever a workbook or a file name put into it: control characters are shown as
 * their pictures (ESC as 「␛」), the marks for reading direction as 「�」, and invisible characters are left out. Line
 * feeds, tabs and our own colours stay.
 */
export function printable(text: string, { colour, progress }: Allowed): string {
  if (!colour && !progress) return clean(text)
  // The pattern's group makes every second piece one of our own sequences.
  const pieces = text.split(progress ? OWN_COLOURS_AND_PROGRESS : OWN_COLOURS)
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : clean(piece))).join('')
}

function clean(text: string): string {
  return text.replace(UNSEEN_LETTERS, picture)
}

function picture(letter: string): string {
  if (letter === '\n' || letter === '\t') return letter
  return controlPicture(letter) ?? (INVISIBLE.test(letter) ? '' : '�')
}

const INVISIBLE = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/
