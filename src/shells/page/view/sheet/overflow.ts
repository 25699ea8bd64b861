/** How far a text reaches out of its cell, in pixels to the left and to the right. */
export interface Reach {
  readonly left: number
  readonly right: number
}

export const NO_REACH: Reach = { left: 0, right: 0 }

/**
 * A text that is too wide goes on into blank cells beside its own: to the right, to the left where it is aligned to the
 * right, to both sides from the middle. `room` tells how wide the blank cells at a side are, at most so many pixels.
 */
export function reachOf(
  excess: number,
  align: 'left' | 'center' | 'right',
  room: (side: 'left' | 'right', most: number) => number,
): Reach {
  if (excess <= 0) return NO_REACH
  switch (align) {
    case 'left':
      return { left: 0, right: room('right', excess) }
    case 'right':
      return { left: room('left', excess), right: 0 }
    case 'center':
      return { left: room('left', excess / 2), right: room('right', excess / 2) }
    default:
      return align satisfies never
  }
}
