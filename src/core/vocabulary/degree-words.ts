import words from '../../../templates/words/degrees.json'

/**
 * The words by which an 实际完成值 in words tells how far it got (templates/words/degrees.json). A word met for the first
 * time is one more entry there; whoever asks may hand over a list of its own.
 */
export type DegreeWords = typeof words

export const officialDegreeWords: DegreeWords = words
