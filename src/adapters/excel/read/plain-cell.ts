import type { CellTag } from './cell-tag.ts'

const HEAD = '<c r="'
const STYLE = ' s="'
const SHARED_STRING = ' t="s"'
const QUOTE = 34
const SPACE = 32
const SLASH = 47
const GREATER = 62

/** What a plain cell says, and where its value stands in the text; both offsets 0 where there is none. */
export interface PlainCell extends CellTag {
  valueStart: number
  valueEnd: number
  end: number
}

export function newPlainCell(): PlainCell {
  return {
    row: 0,
    column: 0,
    style: 0,
    styleStart: 0,
    styleEnd: 0,
    type: undefined,
    valueStart: 0,
    valueEnd: 0,
    end: 0,
  }
}

/**
 * Reads the cell that starts at `start` when it stands in the words of nearly all cells of nearly all programs:
 * `<c r="B3" s="5" t="s"><v>12</v></c>`, of which `s`, `t` and the value may be missing (ECMA-376 Part 1, 18.3.1.4).
 * One loop without tokens, because nine tenths of a workbook are such cells. False for everything else, damaged or
 * merely unusual: the scanner reads that.
 */
export function readPlainCell(text: string, start: number, cell: PlainCell): boolean {
  if (!text.startsWith(HEAD, start)) return false
  let at = start + HEAD.length
  let code = text.charCodeAt(at)
  let column = 0
  while (code >= 65 && code <= 90 && column < 1000) {
    column = column * 26 + code - 64
    code = text.charCodeAt(++at)
  }
  let row = 0
  while (code >= 48 && code <= 57 && row < 1e6) {
    row = row * 10 + code - 48
    code = text.charCodeAt(++at)
  }
  if (code !== QUOTE || column === 0 || row === 0) return false
  code = text.charCodeAt(++at)

  let style = 0
  let styleStart = 0
  let styleEnd = 0
  if (code === SPACE && text.startsWith(STYLE, at)) {
    styleStart = at += STYLE.length
    code = text.charCodeAt(at)
    while (code >= 48 && code <= 57 && style < 1e6) {
      style = style * 10 + code - 48
      code = text.charCodeAt(++at)
    }
    if (code !== QUOTE || at === styleStart) return false
    styleEnd = at
    code = text.charCodeAt(++at)
  }

  let type: string | undefined
  if (code === SPACE) {
    if (!text.startsWith(SHARED_STRING, at)) return false
    type = 's'
    at += SHARED_STRING.length
    code = text.charCodeAt(at)
  }

  let valueStart = 0
  let valueEnd = 0
  if (code === SLASH) {
    if (text.charCodeAt(++at) !== GREATER) return false
    at++
  } else {
    if (code !== GREATER || !text.startsWith('<v>', at + 1)) return false
    valueStart = at + 4
    valueEnd = text.indexOf('<', valueStart)
    if (!text.startsWith('</v></c>', valueEnd)) return false
    at = valueEnd + 8
  }

  cell.row = row
  cell.column = column
  cell.style = style
  cell.styleStart = styleStart
  cell.styleEnd = styleEnd
  cell.type = type
  cell.valueStart = valueStart
  cell.valueEnd = valueEnd
  cell.end = at
  return true
}
