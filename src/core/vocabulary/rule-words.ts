import words from '../../../templates/words/rules.json'

/** The words that single rules ask for (templates/words/rules.json); a new wording is one more word there. */
export const RULE_WORDS = words
