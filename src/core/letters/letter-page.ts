import { oneLine } from '../identity/unit-key.ts'

/** What a paragraph of a letter is; how it looks is the affair of what writes it. */
export type ParagraphRole =
  /** In the middle, large. */
  | 'title'
  /** 「某某局：」, flush. */
  | 'receiver'
  /** Set in by two letters, like all running text. */
  | 'text'
  /** The same, to be seen first. */
  | 'headline'
  /** The name of a form, above its points. */
  | 'form'
  /** One thing to do, numbered by its own text. */
  | 'point'
  /** What stands for points that are not listed. */
  | 'more'
  /** On the right. */
  | 'signature'

export interface LetterParagraph {
  readonly role: ParagraphRole
  /** The first words of a point, in bold: 「1. 请改正」. */
  readonly lead?: string
  readonly text: string
}

/** A letter of one printed page where it can be, as paragraphs from top to bottom; .docx, page and mail say the same. */
export interface LetterPage {
  readonly paragraphs: readonly LetterParagraph[]
}

/** Chinese running text begins two letters in. */
const INDENT = '　　'
const SET_IN: ReadonlySet<ParagraphRole> = new Set(['text', 'headline', 'more'])
/** A blank line stands before these. */
const PARTED: ReadonlySet<ParagraphRole> = new Set(['receiver', 'form', 'signature'])

/** The page as plain text, a line a paragraph, ending in a line end. */
export function pageText({ paragraphs }: LetterPage): string {
  const lines = paragraphs.flatMap(({ role, lead = '', text }, index) => {
    const before = paragraphs[index - 1]?.role
    const isParted = PARTED.has(role) ? before !== role : SET_IN.has(role) && before === 'point' && role !== 'more'
    return [...(isParted ? [''] : []), `${SET_IN.has(role) ? INDENT : ''}${printableText(lead + text)}`]
  })
  return `${lines.join('\n')}\n`
}

/** The text on one line, without what cannot be printed; the author's blanks stay as they are. */
export function printableText(text: string): string {
  return text
    .split(/([ \u3000]+)/)
    .map((part, index) => (index % 2 === 1 ? part : oneLine(part)))
    .join('')
}
