import type { Move } from './moves.ts'

/** Of a KeyboardEvent what is asked here. */
export interface SheetKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  /** Letters are being put together into Chinese; the keys belong to that. */
  readonly isComposing: boolean
}

/** `typing`: into a cell that was blank for it, so that arrows leave it; `editing`: within its text. */
export type Mode = 'moving' | 'typing' | 'editing'

/** What a key asks of the sheet; undefined where it belongs to the field or to the page. */
export type Wish =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'edit' }
  | { readonly kind: 'clear' }
  /** Takes what was typed, and goes on. */
  | { readonly kind: 'commit'; readonly move: Move }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'cancel' }

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function wishOf(pressed: SheetKey, mode: Mode): Wish | undefined {
  if (pressed.isComposing) return undefined
  return mode === 'moving' ? wishWhileMoving(pressed) : wishWhileTyping(pressed, mode)
}

function wishWhileMoving({ key, ctrlKey, metaKey, shiftKey, altKey }: SheetKey): Wish | undefined {
  if (altKey) return undefined
  const isJump = ctrlKey || metaKey
  const arrow = ARROWS[key]
  if (arrow) return { kind: 'move', move: isJump ? FARTHEST[arrow]! : arrow }
  switch (key) {
    case 'Enter':
      return { kind: 'move', move: shiftKey ? 'up' : 'down' }
    case 'PageUp':
      return { kind: 'move', move: 'page-up' }
    case 'PageDown':
      return { kind: 'move', move: 'page-down' }
    case 'Home':
      return { kind: 'move', move: isJump ? 'first' : 'row-start' }
    case 'End':
      return { kind: 'move', move: isJump ? 'last' : 'row-end' }
    case 'F2':
      return { kind: 'edit' }
    case 'Delete':
    case 'Backspace':
      return isJump ? undefined : { kind: 'clear' }
    default:
      return undefined
  }
}

const FARTHEST: Readonly<Record<string, Move>> = { up: 'first', down: 'last', left: 'row-start', right: 'row-end' }

function wishWhileTyping({ key, shiftKey, altKey, ctrlKey }: SheetKey, mode: Mode): Wish | undefined {
  switch (key) {
    case 'Enter':
      return altKey || ctrlKey ? { kind: 'line-break' } : { kind: 'commit', move: shiftKey ? 'up' : 'down' }
    case 'Tab':
      return { kind: 'commit', move: shiftKey ? 'left' : 'right' }
    case 'Escape':
      return { kind: 'cancel' }
    default:
      return mode === 'typing' && ARROWS[key] ? { kind: 'commit', move: ARROWS[key]! } : undefined
  }
}
