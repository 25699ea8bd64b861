import type { LetterParagraph } from './letter-page.ts'
import type { LetterSettings } from './letter-settings.ts'

/** Whom to call: 「有不清楚的，请联系绩效科，电话 0731-1234567。」; '' where neither is said. */
export function contactText({ office, phone }: LetterSettings): string {
  if (office === '' && phone === '') return ''
  const whom = office === '' ? '' : `请联系${office}`
  const number = phone === '' ? '' : office === '' ? `请拨打电话 ${phone}` : `，电话 ${phone}`
  return `有不清楚的，${whom}${number}。`
}

/** The office in a sentence: 「绩效科」, or 「我们」. */
export function officeName({ office }: LetterSettings): string {
  return office === '' ? '我们' : office
}

/** What the office says itself, and who signs; nothing for what is not said. */
export function ending({ note, signature }: LetterSettings): LetterParagraph[] {
  return [
    ...(note === '' ? [] : [{ role: 'text', text: /[。！？.!?]$/.test(note) ? note : `${note}。` } as const]),
    ...(signature === '' ? [] : [{ role: 'signature', text: signature } as const]),
  ]
}

/** A paragraph of sentences; none where all are ''. */
export function sentences(...all: readonly string[]): LetterParagraph[] {
  const text = all.join('')
  return text === '' ? [] : [{ role: 'text', text }]
}
