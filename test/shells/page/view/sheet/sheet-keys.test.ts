import { describe, expect, it } from 'vitest'
import { type SheetKey, wishOf } from '../../../../../src/shells/page/view/sheet/sheet-keys.ts'

const pressed = (key: string, more: Partial<SheetKey> = {}): SheetKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

describe('keys, as in Excel', () => {
  it('move about while nothing is typed', () => {
    expect(wishOf(pressed('ArrowDown'), 'moving')).toEqual({ kind: 'move', move: 'down' })
    expect(wishOf(pressed('Enter', { shiftKey: true }), 'moving')).toEqual({ kind: 'move', move: 'up' })
    expect(wishOf(pressed('Home', { ctrlKey: true }), 'moving')).toEqual({ kind: 'move', move: 'first' })
    expect(wishOf(pressed('F2'), 'moving')).toEqual({ kind: 'edit' })
    expect(wishOf(pressed('Delete'), 'moving')).toEqual({ kind: 'clear' })
  })

  it('take what was typed and go on: Enter down, Tab to the right, arrows where nothing stood before', () => {
    expect(wishOf(pressed('Enter'), 'editing')).toEqual({ kind: 'commit', move: 'down' })
    expect(wishOf(pressed('Tab'), 'typing')).toEqual({ kind: 'commit', move: 'right' })
    expect(wishOf(pressed('Tab', { shiftKey: true }), 'typing')).toEqual({ kind: 'commit', move: 'left' })
    expect(wishOf(pressed('ArrowRight'), 'typing')).toEqual({ kind: 'commit', move: 'right' })
    expect(wishOf(pressed('ArrowRight'), 'editing')).toBeUndefined()
    expect(wishOf(pressed('Enter', { altKey: true }), 'editing')).toEqual({ kind: 'line-break' })
    expect(wishOf(pressed('Escape'), 'editing')).toEqual({ kind: 'cancel' })
  })

  it('are left to the field while Chinese is put together, and to the page where they are its own', () => {
    expect(wishOf(pressed('Enter', { isComposing: true }), 'typing')).toBeUndefined()
    expect(wishOf(pressed('z', { ctrlKey: true }), 'moving')).toBeUndefined()
    expect(wishOf(pressed('Tab'), 'moving')).toBeUndefined()
    expect(wishOf(pressed('a'), 'moving')).toBeUndefined()
  })
})
