import { shownText } from '../form/shown-text.ts'
import type { Cell } from '../model/workbook.ts'

/**
 * A short name for a text that we wrote, by which it is known again however a program stored its line ends: the lower 32
 * bits of its `stableId`, enough to tell the few thousand texts of one workbook apart.
 */
export function wordsHash(text: string): string {
  const words = plainWords(text)
  let low = 0x84222325
  for (let at = 0; at < words.length; at++) {
    const letter = words.codePointAt(at)!
    if (letter > 0xffff) at++
    low = Math.imul(low ^ letter, 435)
  }
  return (low >>> 0).toString(16).padStart(8, '0')
}

/** A cell as it is hashed: numbers as they are stored, so that no format counts. */
export function writtenIn(cell: Cell): string {
  return cell.value.kind === 'number' ? cell.value.text : shownText(cell).trim()
}

/** A text as it is compared: line ends of one kind, no white space around it. */
export function plainWords(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** The hashes of the lines of a text, blank ones aside. */
export function lineHashes(text: string): string[] {
  return linesIn(text).map(wordsHash)
}

export function linesIn(text: string): string[] {
  return plainWords(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
