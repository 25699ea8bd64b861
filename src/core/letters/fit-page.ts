import { printedWidth } from '../drawing/drawing.ts'
import type { LetterParagraph, ParagraphRole } from './letter-page.ts'

/** A page of A4 as the document is set: so many lines of so many half-width characters. */
const LINES = 35
const WIDTH = 74
/** Half-width characters by which a paragraph is set in; in lines, what stands around it. */
const SHAPES: Readonly<
  Record<ParagraphRole, { readonly indent: number; readonly around: number; readonly hangs?: true }>
> = {
  title: { indent: 0, around: 1 },
  receiver: { indent: 0, around: 0 },
  text: { indent: 4, around: 0 },
  headline: { indent: 4, around: 0.3 },
  form: { indent: 0, around: 0.3 },
  point: { indent: 3, around: 0, hangs: true },
  more: { indent: 3, around: 0.3, hangs: true },
  signature: { indent: 0, around: 0.5 },
}

/** How many lines of the page paragraphs take, a little more rather than less. */
export function linesOn(paragraphs: readonly LetterParagraph[]): number {
  return paragraphs.reduce((sum, { role, lead = '', text }) => {
    const { indent, around, hangs } = SHAPES[role]
    const width = printedWidth(`${lead}${text}`)
    const lines = hangs ? Math.ceil(width / (WIDTH - indent)) : Math.ceil((width + indent) / WIDTH)
    return sum + lines + around
  }, 0)
}

/** Something that wants a place on the page, below the heading of its group. */
export interface Wanting {
  readonly heading: LetterParagraph
  readonly paragraph: LetterParagraph
}

/** So many are listed, whatever else stands on the page. */
const LEAST = 3

/**
 * Of those that want a place, the most important first, as many as the page has room for beside the rest; what is less
 * important never takes the place of what is more.
 */
export function fitting<Item extends Wanting>(items: readonly Item[], rest: readonly LetterParagraph[]): Item[] {
  const kept: Item[] = []
  const headings = new Set<string>()
  let room = LINES - linesOn(rest)
  for (const item of items) {
    const heading = headings.has(item.heading.text) ? [] : [item.heading]
    room -= linesOn([...heading, item.paragraph])
    if (room < 0 && kept.length >= LEAST) break
    headings.add(item.heading.text)
    kept.push(item)
  }
  return kept
}
