import words from '../../../templates/words/scales.json'

/** Grades in their order, best first, and the names of indicators of which they are asked (templates/words/scales.json). */
export interface Scale {
  readonly names: readonly string[]
  /** Each grade in its spellings. */
  readonly grades: readonly (readonly string[])[]
}

export const officialScales: readonly Scale[] = words.scales
