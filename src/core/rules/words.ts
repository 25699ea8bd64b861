import words from '../../../templates/words/rules.json'

/** The words that rules ask for (templates/words/rules.json); a new wording is one more word there. */
export const RULE_WORDS = words

/** A pattern for any of the words, the longest first. Words are plain text. */
export function anyOf(words: readonly string[]): RegExp {
  const ordered = [...words].sort((a, b) => b.length - a.length)
  return new RegExp(ordered.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
}
