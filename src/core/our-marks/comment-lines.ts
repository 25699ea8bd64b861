import { LEVELS } from '../rules/outcome.ts'

/** How the lines of our comments begin; by them it is known where our part of a comment ends. */
export const COMMENT_LINES = {
  basis: '依据：',
  explained: '单位说明：',
  corrected: '【已更正】',
  /** What is said of the formula of a corrected cell. */
  formula: '本格',
} as const

const MARK = new RegExp(`^【(?:${Object.values(LEVELS).join('|')})】|^${COMMENT_LINES.corrected}`)
const LAST_LINE = new RegExp(
  `^(?:${[COMMENT_LINES.basis, COMMENT_LINES.explained, COMMENT_LINES.corrected, COMMENT_LINES.formula].join('|')})`,
)

/** 「【疑点】PC-02 …」 */
const RULE_LINE = new RegExp(`^【(?:${Object.values(LEVELS).join('|')})】([A-Z]{2}-\\d{2}) `)

/** Whether a text begins as the comments do by which findings and corrections are marked. */
export function isMarkText(text: string): boolean {
  return MARK.test(text)
}

/**
 * How much of a text, from its beginning, is the comment that we wrote: what stands below its last line was written
 * since. All of it for a comment in words that we do not know.
 */
export function ownLength(text: string): number {
  if (!isMarkText(text)) return text.length
  let at = 0
  let end = 0
  for (const line of text.split('\n')) {
    at += line.length + 1
    if (LAST_LINE.test(line)) end = at
  }
  return end === 0 ? text.length : Math.min(end, text.length)
}

/** What the department had said when the comment was written, as the comment quotes it, each with the rule that it answers. */
export function quotedExplanations(text: string): { readonly rule: string; readonly words: string }[] {
  const found: { rule: string; words: string }[] = []
  let rule: string | undefined
  for (const line of text.split('\n')) {
    rule = RULE_LINE.exec(line)?.[1] ?? (line.startsWith(COMMENT_LINES.corrected) ? undefined : rule)
    if (rule !== undefined && line.startsWith(COMMENT_LINES.explained))
      found.push({ rule, words: line.slice(COMMENT_LINES.explained.length) })
  }
  return found
}
