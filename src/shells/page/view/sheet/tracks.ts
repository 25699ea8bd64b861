/** A stretch of rows or columns of one size; those that no stretch names have the default. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly size: number
}

/** Stretches one after the other, where each begins. */
interface Piece extends Stretch {
  readonly start: number
}

/**
 * Where rows or columns stand, one after the other from 0, in pixels; a million of them cost no more than the stretches
 * that differ. Stretches may come in any order; of two for one row the first holds.
 */
export class Tracks {
  readonly length: number
  private readonly pieces: readonly Piece[]
  /** Those that are not hidden. */
  private readonly seen: readonly Piece[]

  constructor(
    readonly count: number,
    defaultSize: number,
    stretches: readonly Stretch[],
  ) {
    const pieces: Piece[] = []
    let next = 1
    let start = 0
    const add = (to: number, size: number): void => {
      if (to < next) return
      pieces.push({ from: next, to, size, start })
      start += (to - next + 1) * size
      next = to + 1
    }
    for (const { from, to, size } of [...stretches].sort((a, b) => a.from - b.from)) {
      add(Math.min(from - 1, count), defaultSize)
      add(Math.min(to, count), size)
    }
    add(count, defaultSize)
    this.pieces = pieces
    this.seen = pieces.filter(({ size }) => size > 0)
    this.length = start
  }

  /** 0 for a hidden one, and for one that is not there. */
  size(index: number): number {
    return this.pieceOf(index)?.size ?? 0
  }

  /** Where it begins; of one after the last, where the last ends. */
  start(index: number): number {
    const piece = this.pieceOf(index)
    if (!piece) return index < 1 ? 0 : this.length
    return piece.start + (index - piece.from) * piece.size
  }

  /** Where it ends. */
  end(index: number): number {
    return this.start(index) + this.size(index)
  }

  /** The one at a place, never a hidden one; the nearest where the place is outside. */
  at(place: number): number {
    const { seen } = this
    if (seen.length === 0) return 1
    const last = Math.max(0, firstAt(seen.length, (at) => seen[at]!.start > place) - 1)
    const { from, to, size, start } = seen[last]!
    return Math.min(to, Math.max(from, from + Math.floor((place - start) / size)))
  }

  /** The next one after it that is not hidden; undefined after the last. */
  after(index: number): number | undefined {
    const piece = this.seen[firstAt(this.seen.length, (at) => this.seen[at]!.to > index)]
    return piece && Math.max(piece.from, index + 1)
  }

  /** The last one before it that is not hidden; undefined before the first. */
  before(index: number): number | undefined {
    const piece = this.seen[firstAt(this.seen.length, (at) => this.seen[at]!.from >= index) - 1]
    return piece && Math.min(piece.to, index - 1)
  }

  /** Those between two, both included, that are not hidden. */
  between(from: number, to: number): number[] {
    const list: number[] = []
    for (let next = this.after(from - 1); next !== undefined && next <= to; next = this.after(next)) list.push(next)
    return list
  }

  private pieceOf(index: number): Piece | undefined {
    const piece = this.pieces[firstAt(this.pieces.length, (at) => this.pieces[at]!.to >= index)]
    return piece !== undefined && piece.from <= index ? piece : undefined
  }
}

/** The first of so many for which something holds, which then holds for all after it; their number where for none. */
function firstAt(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
