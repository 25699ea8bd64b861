import type { Ask } from '../../../core/progress/lines.ts'

/** What is said of a line or a cell: what it asks, that it could not be checked, or only that it was changed. */
export type Said = Ask | 'unchecked' | 'changed'

/** How it is marked, by colour, by form and by word, so that no one of them is needed. */
export interface Mark {
  /** Names the colour in the style sheets. */
  readonly name: 'mend' | 'explain' | 'done' | 'unchecked' | 'hint'
  readonly form: string
  readonly word: string
}

/** The gravest first: what a cell shows where several things are said of it. */
export const MARKS: Readonly<Record<Said, Mark>> = {
  mend: { name: 'mend', form: '■', word: '请改正' },
  explain: { name: 'explain', form: '▲', word: '请说明' },
  corrected: { name: 'done', form: '✓', word: '已更正' },
  explained: { name: 'done', form: '✓', word: '已说明' },
  adopted: { name: 'done', form: '✓', word: '已采纳' },
  waived: { name: 'done', form: '✓', word: '不作要求' },
  unchecked: { name: 'unchecked', form: '?', word: '未能核对' },
  changed: { name: 'hint', form: '✎', word: '已改动' },
  hint: { name: 'hint', form: 'i', word: '提示' },
}

/** How the state of a set is marked, by the colour that reports give it. */
export const STATE_FORMS = { error: '■', warning: '▲', good: '✓' } as const

const ORDER = Object.keys(MARKS) as readonly Said[]

/** Negative where the first is the graver. */
export function compareGravity(one: Said, other: Said): number {
  return ORDER.indexOf(one) - ORDER.indexOf(other)
}
