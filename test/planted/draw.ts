/** A stream of choices that depends on its seed alone, so that one number reproduces a whole submission. */
export class Draw {
  private state: number

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) >>> 0
    this.next()
  }

  /** mulberry32 */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (Math.max(least, most) - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items]
    return items.map(() => left.splice(this.int(0, left.length - 1), 1)[0]!)
  }

  /** `total` cut into `count` positive whole parts, each at least `least`. */
  parts(total: number, count: number, least = 1): number[] {
    const parts = Array.from({ length: count }, () => least)
    for (let rest = total - least * count; rest > 0; rest--) parts[this.int(0, count - 1)]! += 1
    return parts
  }
}
