/** What a key asks of the page as a whole; what moves within a list or a sheet belongs to it. */
export type Command = 'next' | 'previous' | 'undo' | 'redo' | 'save' | 'help'

/** Of a KeyboardEvent what is asked here. */
export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** `typing`: in a field for text, where undo and redo are those of the field. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed, typing: boolean): Command | null {
  if (altKey) return null
  const control = ctrlKey || metaKey
  if (!control) return key === 'F8' ? (shiftKey ? 'previous' : 'next') : key === 'F1' ? 'help' : null
  switch (key.toLowerCase()) {
    case 's':
      return 'save'
    case 'z':
      return typing ? null : shiftKey ? 'redo' : 'undo'
    case 'y':
      return typing ? null : 'redo'
    default:
      return null
  }
}
