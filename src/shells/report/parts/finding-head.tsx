import type { Mark } from './marks.ts'
import { MarkTag } from './mark-tag.tsx'

interface Props {
  readonly mark: Mark
  /** The word for it, where it is not that of the mark: 「已采纳」. */
  readonly word?: string
  /** 「H25」; '' where it stands in several, or in none. */
  readonly cell: string
  readonly title: string
  /** What else is to be known in a few words; '' for nothing. */
  readonly beside?: string
  readonly text: string
}

/** A line as people see it: what it asks, where, of what, and the sentence. */
export function FindingHead({ mark, word = mark.word, cell, title, beside = '', text }: Props) {
  return (
    <>
      <span class="finding-top">
        <MarkTag mark={mark} word={word} />
        {cell !== '' && <span class="cell">{cell}</span>} <b>{title}</b>
        {beside !== '' && <span class="soft">{beside}</span>}
      </span>
      <span class="finding-text">{text}</span>
    </>
  )
}
