import type { HandIn } from './hand-in.ts'
import { suspectSentence, type Tally } from './tally.ts'

/** What is to be known of many sets before one looks at any of them, one sentence each; none where all is well. */
export function noticesOf(tally: Tally, handIn: HandIn): readonly string[] {
  return [...tally.suspects.map((rule) => suspectSentence(rule, tally.checked)), ...handIn.sentences]
}
