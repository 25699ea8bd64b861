import { type CellRange, columnNumber, MAX_COLUMN, MAX_ROW } from '../model/cell-address.ts'

/** Cells that a formula names; on its own sheet where none is named. */
export interface Reference {
  readonly sheet: string | undefined
  readonly range: CellRange
}

export type Token =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A name with its opening bracket. */
  | { readonly kind: 'function'; readonly name: string }
  /** An operator, a bracket or a comma. */
  | { readonly kind: 'mark'; readonly mark: string }

const SPACE = /[ \t\r\n]+/y
const TEXT = /"((?:[^"]|"")*)"/y
const ERROR = /#(?:REF!|DIV\/0!|VALUE!|N\/A|NAME\?|NUM!|NULL!)/iy
const MARK = /<=|>=|<>|[-+*/^&%=<>(),]/y
const FUNCTION = /([A-Za-z][A-Za-z0-9]*)\(/y
const WORD = /(TRUE|FALSE)(?![\w.\u0080-\uffff!:[])/iy
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:E[-+]?\d{1,3})?(?![\w.\u0080-\uffff!:[])/iy
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy
/** A cell or an area, whole columns, whole rows; nothing that goes on as a name, an area or a table would. */
const AREA =
  /(?:\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?|\$?([A-Z]{1,3}):\$?([A-Z]{1,3})|\$?(\d{1,7}):\$?(\d{1,7}))(?![\w.\u0080-\uffff!:[(#])/iy

/**
 * The words of a formula without its leading 「=」. Undefined where it has something that is not worked out here: another
 * workbook, a name, a table, an array, sheets from … to ….
 */
export function formulaTokens(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(formula)
    if (match) at = pattern.lastIndex
    return match
  }
  const next = (): Token | undefined => {
    const text = take(TEXT)
    if (text) return { kind: 'text', text: text[1]!.replaceAll('""', '"') }
    const error = take(ERROR)
    if (error) return { kind: 'error', code: error[0].toUpperCase() }
    const called = take(FUNCTION)
    if (called) return { kind: 'function', name: called[1]!.toUpperCase() }
    const word = take(WORD)
    if (word) return { kind: 'boolean', value: word[1]!.toUpperCase() === 'TRUE' }
    const number = take(NUMBER)
    if (number) return { kind: 'number', digits: number[0] }
    const sheet = take(SHEET)
    const area = take(AREA)
    if (area) return reference(sheet ? (sheet[1]?.replaceAll("''", "'") ?? sheet[2]!) : undefined, area)
    if (sheet) {
      const gone = take(ERROR)
      return gone ? { kind: 'error', code: gone[0].toUpperCase() } : undefined
    }
    const mark = take(MARK)
    return mark ? { kind: 'mark', mark: mark[0] } : undefined
  }
  for (take(SPACE); at < formula.length; take(SPACE)) {
    const token = next()
    if (!token) return undefined
    tokens.push(token)
  }
  return tokens
}

/** Undefined outside a sheet's bounds, and for another workbook (「[1]Sheet1」). */
function reference(sheet: string | undefined, area: RegExpExecArray): Token | undefined {
  if (sheet !== undefined && /[[\]]/.test(sheet)) return undefined
  const [, left, top, right = left, bottom = top, firstColumn, lastColumn, firstRow, lastRow] = area
  const columns = [left ?? firstColumn ?? 'A', right ?? lastColumn ?? 'XFD'].map(columnNumber)
  const rows = [Number(top ?? firstRow ?? 1), Number(bottom ?? lastRow ?? MAX_ROW)]
  const range = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
  if (range.top < 1 || range.left < 1 || range.bottom > MAX_ROW || range.right > MAX_COLUMN) return undefined
  return { kind: 'reference', reference: { sheet, range } }
}
