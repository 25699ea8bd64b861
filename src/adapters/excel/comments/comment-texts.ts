/**
 * Under this name, and behind this headline, our comments are recognised after other programs have stored the file
 * again.
 */
export const OWN_AUTHOR = '校表'
export const OWN_HEADLINE = `【${OWN_AUTHOR}】`

/** Where our part of a comment's text begins, the blank line before it included; -1 when there is none. */
export function ownPartStart(text: string): number {
  if (text === OWN_HEADLINE || text.startsWith(`${OWN_HEADLINE}\n`)) return 0
  return text.indexOf(`\n\n${OWN_HEADLINE}\n`)
}

/** Our text without headline, from a part that starts as `ownPartStart` says. */
export function withoutHeadline(own: string): string {
  return own.replace(/^\n*/, '').slice(OWN_HEADLINE.length + 1)
}

/** The text that stands in for a threaded comment in programs that know none ([MS-XLSX] 2.1.19). */
export function isThreadPlaceholder(author: string, text: string): boolean {
  return author.startsWith('tc=') || /^\[(threaded comment|线程批注|会话批注|主题批注)\]/i.test(text)
}
