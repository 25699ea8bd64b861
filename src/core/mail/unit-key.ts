/** White space, and letters that take no room: soft hyphens, joiners, marks of direction, fillers, variation selectors. */
const UNSEEN = /\s|\u2800|\p{Default_Ignorable_Code_Point}/gu

/**
 * What two spellings of one unit's name have in common: width (NFKC levels 「（」 and 「(」, too) and spaces are levelled, nothing else. Two names
 * are the same unit only when their keys are equal; 「市教育局」 and 「教育局」 are not.
 */
export function unitKey(name: string): string {
  return name.normalize('NFKC').replace(UNSEEN, '')
}

/** Line ends, control characters and marks that turn the direction of reading: nothing of that belongs into a name, a subject or a file name. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text)
}

/** The text on one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), ' ').replace(/\s+/g, ' ').trim()
}
