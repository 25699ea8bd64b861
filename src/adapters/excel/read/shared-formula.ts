import { columnName, columnNumber, MAX_COLUMN, MAX_ROW } from '../../../core/model/cell-address.ts'

/** A text, a quoted sheet name, or a word with what follows it when that tells what the word is. */
const TOKEN = /"[^"]*"?|'[^']*'?|[\w$.\u0080-\uffff]+[(!]?/g
const REFERENCE = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/

/**
 * The formula of a follower in a shared formula group (ECMA-376 Part 1, 18.3.1.40): relative references move by as many
 * rows and columns as the follower stands away from the head. Text in quotes, functions and sheet names stay.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(TOKEN, (token) => {
    const cell = token.length <= 12 ? REFERENCE.exec(token) : null
    return cell ? shiftReference(cell, rows, columns) : token
  })
}

function shiftReference(cell: RegExpExecArray, rows: number, columns: number): string {
  const [word, fixedColumn = '', name = '', fixedRow = '', number = ''] = cell
  const present = columnNumber(name)
  if (present > MAX_COLUMN) return word
  const column = fixedColumn ? present : present + columns
  const row = fixedRow ? Number(number) : Number(number) + rows
  if (column < 1 || row < 1 || column > MAX_COLUMN || row > MAX_ROW) return '#REF!'
  return `${fixedColumn}${columnName(column)}${fixedRow}${row}`
}
