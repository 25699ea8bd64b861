import type { XmlScanner } from '../../opc/xml/xml-scanner.ts'

const LETTER_R = 114
const LETTER_S = 115
const LETTER_T = 116

/** What the opening tag of a cell says (ECMA-376 Part 1, 18.3.1.4). */
export interface CellTag {
  /** 0 where `r` does not say. */
  row: number
  column: number
  style: number
  /** Where the value of `s` stands in the text; both 0 where there is none. */
  styleStart: number
  styleEnd: number
  type: string | undefined
}

/**
 * `r` (「H25」), `s` and `t` of the cell just opened; the three are one letter each, and read without making texts of
 * them.
 */
export function readCellTag(scanner: XmlScanner): CellTag {
  const { text, attributeOffsets: offsets } = scanner
  const tag: CellTag = { row: 0, column: 0, style: 0, styleStart: 0, styleEnd: 0, type: undefined }
  for (let i = 0; i < scanner.attributeCount * 4; i += 4) {
    const name = offsets[i]!
    if (offsets[i + 1]! - name !== 1) continue
    const from = offsets[i + 2]!
    const to = offsets[i + 3]!
    const letter = text.charCodeAt(name)
    if (letter === LETTER_R) readReference(tag, text, from, to)
    else if (letter === LETTER_S) readStyle(tag, text, from, to)
    else if (letter === LETTER_T) tag.type = text.slice(from, to)
  }
  return tag
}

function readStyle(tag: CellTag, text: string, from: number, to: number): void {
  tag.style = digitsValue(text, from, to)
  tag.styleStart = from
  tag.styleEnd = to
}

function readReference(tag: CellTag, text: string, from: number, to: number): void {
  let at = from
  let column = 0
  for (; at < to && at < from + 4; at++) {
    const letter = (text.charCodeAt(at) & ~32) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const row = digitsValue(text, at, to)
  if (row === 0) return
  tag.row = row
  tag.column = column
}

/** 0 for anything but digits. */
function digitsValue(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || value > 1e9) return 0
    value = value * 10 + digit
  }
  return value
}
