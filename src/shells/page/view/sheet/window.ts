import type { Tracks } from './tracks.ts'

/** Rows or columns that stand in the page, both ends included. */
export interface Drawn {
  readonly from: number
  readonly to: number
}

/** Up to so many are always drawn: nothing is gained by leaving some out. */
const FEW = 80
/** Drawn beyond what is seen, in pixels, so that short ways need no drawing. */
const BEYOND = 400

/**
 * The rows or columns to be drawn where `offset` pixels are scrolled away and `length` are seen; with `before`, what was
 * drawn until now, which stays while it covers what is seen.
 */
export function drawnStretch(tracks: Tracks, offset: number, length: number, before?: Drawn): Drawn {
  if (tracks.count <= FEW) return { from: 1, to: tracks.count }
  const seen = { from: tracks.at(offset), to: tracks.at(offset + length) }
  if (before && before.from <= seen.from && before.to >= seen.to && before.to <= tracks.count) return before
  return { from: tracks.at(offset - BEYOND), to: tracks.at(offset + length + BEYOND) }
}

/** Where to scroll so that a stretch of pixels is seen: as little as needed, its start first. */
export function scrolledTo(offset: number, length: number, start: number, end: number): number {
  if (start < offset) return start
  return end > offset + length ? Math.min(start, end - length) : offset
}
