/**
 * Items of which the first in order can be taken, in time that grows with the logarithm of their number: a binary heap.
 */
export class Ranking<Item> {
  private readonly items: Item[] = []

  /** `before` tells whether one item comes strictly before another. */
  constructor(private readonly before: (a: Item, b: Item) => boolean) {}

  add(item: Item): void {
    const { items } = this
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.before(item, items[parent]!)) break
      items[at] = items[parent]!
      at = parent
    }
    items[at] = item
  }

  /** Takes the first item out; undefined when there is none. */
  take(): Item | undefined {
    const { items } = this
    const first = items[0]
    const last = items.pop()
    if (first === undefined || last === undefined || items.length === 0) return first
    this.sink(last)
    return first
  }

  private sink(item: Item): void {
    const { items } = this
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && this.before(items[child + 1]!, items[child]!)) child++
      if (!this.before(items[child]!, item)) break
      items[at] = items[child]!
      at = child
    }
    items[at] = item
  }
}
