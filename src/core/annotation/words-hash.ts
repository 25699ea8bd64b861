import { stableId } from '../rules/finding.ts'

/** Letters of a hash: enough to tell the few thousand texts of one workbook apart. */
const LENGTH = 8

/** A short name for a text that we wrote, by which it is known again however a program stored its line ends. */
export function wordsHash(text: string): string {
  return stableId([plainWords(text)]).slice(-LENGTH)
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
