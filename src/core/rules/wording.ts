import { Decimal, percent } from '../model/decimal.ts'
import type { Finding } from './finding.ts'
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

/**
 * Whether what is stated and what is expected look different: a number kept as a text is spelled the same, so that
 * 「应为 80%，实填 80%」 would tell nothing; the message says what is wrong with it.
 */
export function saysDifference({ stated, expected }: Pick<Finding, 'stated' | 'expected'>): boolean {
  return expected !== null && expected.trim() !== (stated ?? '').trim()
}

/**
 * 「应为 99.5，实填 97」, for readers of a message that does not name both already; undefined where it does, and where the
 * two look the same.
 */
export function besideMessage(finding: Pick<Finding, 'stated' | 'expected' | 'message'>): string | undefined {
  const { stated, expected, message } = finding
  if (expected === null || !saysDifference(finding)) return undefined
  const named = [expected.replace(/^不[小大高低]于 /, ''), stated ?? ''].every((each) => names(message, each.trim()))
  return named ? undefined : `应${expected.startsWith('不') ? '' : '为 '}${expected}，实填 ${stated || '空'}`
}

/** Whether a value stands there by itself, not as part of a longer figure. */
function names(message: string, value: string): boolean {
  for (let at = message.indexOf(value); at >= 0; at = message.indexOf(value, at + 1)) {
    const [before, after] = [message.slice(0, at), message.slice(at + value.length)]
    if (!/[\d.]$/.test(before) && !/^(?:[\d%]|\.\d)/.test(after)) return true
  }
  return value === ''
}

/** 「90%」 of a scheme's 「0.9」. */
export function inPercent(parameter: string): string {
  return percent(new Decimal(parameter))
}
