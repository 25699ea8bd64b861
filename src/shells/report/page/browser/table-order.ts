/**
 * How a table of units is searched and put in order, in the report of a batch and in 校表.html alike. Old browsers run
 * the report (ES5: no `let`, no `for of`).
 */

/** By which column, and whether from the largest down. */
export interface Order<Column extends string> {
  readonly column: Column
  readonly down: boolean
}

/** A column chosen again turns round; figures begin with the largest, texts with the first. */
export function turned<Column extends string>(order: Order<Column>, column: Column, isText: boolean): Order<Column> {
  return { column: column, down: column === order.column ? !order.down : !isText }
}

/** Whether all the words that are searched, whatever stands between them, are in a text of lower case. */
export function isFound(searched: string, text: string): boolean {
  var words = searched.toLowerCase().split(/\s+/)
  return words.every((word) => text.indexOf(word) >= 0)
}

/** Negative where the first stands above the second from the smallest up; blank figures are smaller than all others. */
export function compareValues(one: string | number, other: string | number, isText: boolean): number {
  if (!isText) return figureOf(one) - figureOf(other)
  return one < other ? -1 : one > other ? 1 : 0
}

/** What is left to do in a unit: the more to mend, then to explain, the more. */
export function compareWork(one: Left, other: Left): number {
  return one.toMend - other.toMend || one.toExplain - other.toExplain
}

interface Left {
  readonly toMend: number
  readonly toExplain: number
}

function figureOf(value: string | number): number {
  return value === '' ? -1e9 : Number(value)
}
