/** So many of the items, the same ones for the same seed, in their order. */
export function sampled<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const draw = numbers(seed)
  const drawn = items.map((item, index) => ({ item, index, by: draw() }))
  return drawn
    .toSorted((one, other) => one.by - other.by)
    .slice(0, count)
    .toSorted((one, other) => one.index - other.index)
    .map(({ item }) => item)
}

/** Marsaglia's xorshift: whole numbers of 32 bits. */
function numbers(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>>= 0)
  }
}
