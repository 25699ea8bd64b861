import { squeeze } from '../model/squeeze.ts'

/**
 * Words as alternatives of a pattern, the longest first, compared as labels are; 「…」 within a word stands for up to
 * eight characters.
 */
export function anyOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return longestFirst
    .map((word) =>
      word
        .split('…')
        .map((part) => escaped(squeeze(part)))
        .join('.{0,8}?'),
    )
    .join('|')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
