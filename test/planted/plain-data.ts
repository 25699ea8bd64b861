import { Decimal } from '../../src/core/model/decimal.ts'

/** Everything that a value says; functions say nothing. */
export function plainData(value: unknown, known = new Map<object, unknown>()): unknown {
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return value
  if (Decimal.isDecimal(value)) return value.toFixed()
  const before = known.get(value)
  if (before !== undefined) return before
  const each = (item: unknown): unknown => plainData(item, known)
  const plain =
    value instanceof Map || value instanceof Set
      ? [...value].map(each)
      : Array.isArray(value)
        ? value.map(each)
        : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, each(item)]))
  known.set(value, plain)
  return plain
}
