import type { Mark } from './marks.ts'

/** What a line or a cell asks, by colour, form and word. */
export function MarkTag({ mark, word = mark.word }: { readonly mark: Mark; readonly word?: string }) {
  return (
    <span class={`tag ${mark.name}`}>
      {mark.form} {word}
    </span>
  )
}
