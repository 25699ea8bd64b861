import { expect, it } from 'vitest'
import { commandOf } from '../../../../src/shells/page/view/keyboard.ts'

const press = (key: string, held: 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | '' = '', shiftKey = false) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey,
  ...(held === '' ? {} : { [held]: true }),
})

it.each([
  [press('F8'), 'next'],
  [press('F8', 'shiftKey'), 'previous'],
  [press('F1'), 'help'],
  [press('s', 'ctrlKey'), 'save'],
  [press('z', 'ctrlKey'), 'undo'],
  [press('Z', 'metaKey', true), 'redo'],
  [press('y', 'ctrlKey'), 'redo'],
  [press('z'), null],
  [press('F8', 'altKey'), null],
  [press('F8', 'ctrlKey'), null],
  [press('s'), null],
  [press('a', 'ctrlKey'), null],
  [{ ...press('s', 'ctrlKey'), altKey: true }, null],
  [press('s', 'metaKey'), 'save'],
])('%o asks for %s', (pressed, command) => {
  expect(commandOf(pressed, false)).toBe(command)
})

it('while something is typed, undo belongs to the field', () => {
  expect(commandOf(press('z', 'ctrlKey'), true)).toBeNull()
  expect(commandOf(press('y', 'ctrlKey'), true)).toBeNull()
  expect(commandOf(press('s', 'ctrlKey'), true)).toBe('save')
})
