/** A rectangle on the screen. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Between the card and its cell, and the edge of the window. */
const GAP = 8

/**
 * Where a card stands beside its cell so that it covers nothing of it and stays in the window: on the right, else on
 * the left, else below, else above; where nothing fits, at the lower edge.
 */
export function cardPlace(
  cell: Box,
  card: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
): { readonly left: number; readonly top: number } {
  const beside = within(cell.top, card.height, window.height)
  const along = within(cell.left, card.width, window.width)
  const right = cell.left + cell.width + GAP
  if (right + card.width + GAP <= window.width) return { left: right, top: beside }
  const left = cell.left - GAP - card.width
  if (left >= GAP) return { left, top: beside }
  const below = cell.top + cell.height + GAP
  if (below + card.height + GAP <= window.height) return { left: along, top: below }
  const above = cell.top - GAP - card.height
  return { left: along, top: above >= GAP ? above : within(window.height, card.height, window.height) }
}

function within(start: number, size: number, room: number): number {
  return Math.max(GAP, Math.min(start, room - size - GAP))
}
