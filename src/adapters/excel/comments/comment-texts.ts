import { ownLength } from '../../../core/our-marks/comment-lines.ts'

/**
 * Under this name, and behind this headline, our comments are recognised after other programs have stored the file
 * again.
 */
export const OWN_AUTHOR = '校表'
export const OWN_HEADLINE = `【${OWN_AUTHOR}】`

/** Our part of a comment's text, the blank line before it included. */
export interface OwnPart {
  readonly start: number
  readonly end: number
}

/** Undefined when nothing in the text is ours. What people wrote below our part is theirs. */
export function ownPart(text: string): OwnPart | undefined {
  const start = ownPartStart(text)
  if (start < 0) return undefined
  const words = text.indexOf(OWN_HEADLINE, start) + OWN_HEADLINE.length + 1
  let end = Math.min(text.length, words + ownLength(text.slice(words)))
  if (text.slice(end).trim() === '') end = text.length
  // The line end before theirs goes with ours, unless something stands above it, too.
  else if (start > 0) end = text.lastIndexOf('\n', end)
  return { start, end }
}

function ownPartStart(text: string): number {
  if (text === OWN_HEADLINE || text.startsWith(`${OWN_HEADLINE}\n`)) return 0
  return text.indexOf(`\n\n${OWN_HEADLINE}\n`)
}

/** Our text without headline. */
export function ownWords(text: string, { start, end }: OwnPart): string {
  return text
    .slice(start, end)
    .replace(/^\n*/, '')
    .slice(OWN_HEADLINE.length + 1)
}

/** The text that stands in for a threaded comment in programs that know none ([MS-XLSX] 2.1.19). */
export function isThreadPlaceholder(author: string, text: string): boolean {
  return author.startsWith('tc=') || /^\[(threaded comment|线程批注|会话批注|主题批注)\]/i.test(text)
}
