/** The least likeness at which two names are taken for the same project. */
export const LIKE_ENOUGH = 0.72

/**
 * Of every name's pairs of characters, how large a share any name that is like enough must have too: s ≥ 0.36 (a + b)
 * and s ≤ b give 0.5625 a.
 */
const SHARED_AT_LEAST = LIKE_ENOUGH / 2 / (1 - LIKE_ENOUGH / 2)

/**
 * For each of `names` the places of those `others` that may be like enough, in order. Two names that are share one of
 * the rarest pairs of neighbouring characters of either, so that only names which do need a comparison; nothing that is
 * like enough is left out.
 */
export function possiblyAlike(names: readonly string[], others: readonly string[]): number[][] {
  const ofNames = names.map(pairsIn)
  const ofOthers = others.map(pairsIn)
  const frequency = new Map<string, number>()
  for (const pair of [...ofNames, ...ofOthers].flat()) frequency.set(pair, (frequency.get(pair) ?? 0) + 1)
  const rarest = (pairs: readonly string[], count: number): string[] =>
    [...pairs].sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1)).slice(0, count)

  const found = names.map(() => new Set<number>())
  const marked = indexBy(
    ofOthers.map((pairs) => rarest(pairs, pairs.length - Math.ceil(SHARED_AT_LEAST * pairs.length) + 1)),
  )
  for (const [at, pairs] of ofNames.entries())
    for (const pair of pairs) for (const other of marked.get(pair) ?? []) found[at]!.add(other)
  // A name that is contained in a much longer one has all its pairs there.
  const contained = indexBy(ofNames.map((pairs) => rarest(pairs, 1)))
  for (const [other, pairs] of ofOthers.entries())
    for (const pair of pairs) for (const at of contained.get(pair) ?? []) found[at]!.add(other)
  return found.map((each) => [...each].sort((a, b) => a - b))
}

/** Pairs of neighbouring characters; the second of the same kind is another one. */
function pairsIn(name: string): string[] {
  const counts = new Map<string, number>()
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, index) => {
    const pair = name.slice(index, index + 2)
    const count = (counts.get(pair) ?? 0) + 1
    counts.set(pair, count)
    return `${pair}${count}`
  })
}

function indexBy(keys: readonly (readonly string[])[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [at, own] of keys.entries()) {
    for (const key of own) {
      const known = index.get(key)
      if (known) known.push(at)
      else index.set(key, [at])
    }
  }
  return index
}

/**
 * Dice coefficient over pairs of neighbouring characters, between 0 and 1; a name contained in the other counts as
 * alike.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.includes(short)) return Math.max(0.8, dice(a, b))
  return dice(a, b)
}

function dice(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (let index = 0; index < a.length - 1; index++) {
    const pair = a.slice(index, index + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let index = 0; index < b.length - 1; index++) {
    const pair = b.slice(index, index + 2)
    const left = counts.get(pair) ?? 0
    if (left > 0) {
      shared++
      counts.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2)
}
