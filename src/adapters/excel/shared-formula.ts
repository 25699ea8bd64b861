import { columnName, columnNumber, MAX_COLUMN, MAX_ROW } from '../../core/model/cell-address.ts'

/**
 * The formula of a follower in a shared formula group (ECMA-376 Part 1, 18.3.1.40): relative references move by as many rows and
 * columns as the follower stands away from the head. Text in quotes and sheet names in apostrophes stay.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  let shifted = ''
  let at = 0
  while (at < formula.length) {
    const char = formula[at]!
    const end = char === '"' || char === "'" ? quoteEnd(formula, at) : wordEnd(formula, at)
    const piece = formula.slice(at, end)
    shifted += end - at > 1 && isReferencePlace(formula, end) ? shiftReference(piece, rows, columns) : piece
    at = end
  }
  return shifted
}

function quoteEnd(formula: string, start: number): number {
  const end = formula.indexOf(formula[start]!, start + 1)
  return end < 0 ? formula.length : end + 1
}

/** End of a run of letters, digits, dollars and the like, or of a single other character. */
function wordEnd(formula: string, start: number): number {
  let at = start
  while (at < formula.length && /[\w$.\u0080-\uffff]/.test(formula[at]!)) at++
  return Math.max(at, start + 1)
}

/** A word before 「(」 is a function, one before 「!」 a sheet. */
function isReferencePlace(formula: string, end: number): boolean {
  return formula[end] !== '(' && formula[end] !== '!'
}

function shiftReference(word: string, rows: number, columns: number): string {
  const cell = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/.exec(word)
  if (!cell) return word
  const column = cell[1] ? columnNumber(cell[2]!) : columnNumber(cell[2]!) + columns
  const row = cell[3] ? Number(cell[4]) : Number(cell[4]) + rows
  if (column < 1 || row < 1 || column > MAX_COLUMN || row > MAX_ROW) return columnNumber(cell[2]!) > MAX_COLUMN ? word : '#REF!'
  return `${cell[1]}${columnName(column)}${cell[3]}${row}`
}
