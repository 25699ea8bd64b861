/** By which column, and whether from the largest down. */
export interface Order<Column extends string> {
  readonly column: Column
  readonly down: boolean
}

/** A column chosen again turns round; figures begin with the largest, texts with the first. */
export function turned<Column extends string>(order: Order<Column>, column: Column, isText: boolean): Order<Column> {
  return { column, down: column === order.column ? !order.down : !isText }
}

/** Whether all the words that are searched, whatever stands between them, are in a text of lower case. */
export function isFound(searched: string, text: string): boolean {
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Negative where the first stands above the second from the smallest up; blank figures are smaller than all others. */
export function compareValues(one: string | number, other: string | number, isText: boolean): number {
  if (!isText) return figureOf(one) - figureOf(other)
  return one < other ? -1 : one > other ? 1 : 0
}

/** For putting in order only. */
function figureOf(value: string | number): number {
  return value === '' ? -1e9 : Number(value)
}
