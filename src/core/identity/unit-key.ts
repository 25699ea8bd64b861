/**
 * White space, and letters that take no room: soft hyphens, joiners, marks of direction, fillers, variation selectors.
 */
const UNSEEN = /\s|\u2800|\p{Default_Ignorable_Code_Point}/gu

/** Letters that have a second form of another width: 「（」 for 「(」, 「Ａ」 for 「A」. */
const OTHER_WIDTH = /[\uff00-\uffef]/g

/**
 * What two spellings of one unit's name have in common: width, spaces and letters without width are levelled, nothing
 * else. Two names are the same unit for mail only when their keys are equal: 「市教育局」 and 「教育局」 are two, 「①小学」 and 「1小学」,
 * too.
 */
export function unitKey(name: string): string {
  return name.replace(OTHER_WIDTH, (letter) => letter.normalize('NFKC')).replace(UNSEEN, '')
}

/**
 * Line ends, control characters and marks that turn the direction of reading: nothing of that belongs into a name, a
 * subject or a file name.
 */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text)
}

/** The text on one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), ' ').replace(/\s+/g, ' ').trim()
}
