import { Decimal, percent } from '../model/decimal.ts'
import type { Failure } from './outcome.ts'

/** 「（同类共 3 处）」 of what is told once for several cells; nothing for a single one. */
export function alike(places: number): string {
  return places > 1 ? `（同类共 ${places} 处）` : ''
}

/** 「实填 80%」, or 「未填」 for a cell with which nothing could be compared. */
export function asFilled({ stated, difference }: Failure): string {
  return difference === undefined ? '未填' : `实填 ${stated}`
}

/** 「实填 99，相差 0.5」, or 「未填」. */
export function asFilledWithDifference(failure: Failure): string {
  const { difference } = failure
  return asFilled(failure) + (difference === undefined ? '' : `，相差 ${difference.replace('-', '')}`)
}

/** 「90%」 of a scheme's 「0.9」. */
export function inPercent(parameter: string): string {
  return percent(new Decimal(parameter))
}
