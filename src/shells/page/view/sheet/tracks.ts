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
    let low = 0
    let high = seen.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (seen[middle]!.start <= place) low = middle
      else high = middle - 1
    }
    const { from, to, size, start } = seen[low]!
    return Math.min(to, Math.max(from, from + Math.floor((place - start) / size)))
  }

  private pieceOf(index: number): Piece | undefined {
    let low = 0
    let high = this.pieces.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const piece = this.pieces[middle]!
      if (index < piece.from) high = middle - 1
      else if (index > piece.to) low = middle + 1
      else return piece
    }
    return undefined
  }
}
