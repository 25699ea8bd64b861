/** So soon after another, in milliseconds, and so near to it, in pixels, a click belongs to it. */
const SOON = 500
const NEAR = 8

type Click = Pick<MouseEvent, 'detail' | 'timeStamp' | 'clientX' | 'clientY'>
let last: Click | undefined

/**
 * Whether a click is the second of a double click. What the first one did may have brought another button under the
 * pointer, which was not meant. Keys make single clicks only.
 */
export function isSecondClick(click: Click): boolean {
  const first = last
  last = click
  if (!first || click.detail === 0 || click.timeStamp - first.timeStamp > SOON) return false
  return Math.abs(click.clientX - first.clientX) < NEAR && Math.abs(click.clientY - first.clientY) < NEAR
}
