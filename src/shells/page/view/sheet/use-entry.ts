import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Move } from './moves.ts'
import { type Mode, wishOf } from './sheet-keys.ts'

/** What the field where a cell is typed into needs of the sheet. */
export interface EntryGround {
  /** The cell that is selected, '' for none. */
  readonly cell: string
  /** As it is typed. */
  readonly edit: string
  readonly onType: (cell: string, text: string) => void
  /** A text from elsewhere, of one cell or of several. */
  readonly onPaste: (text: string) => void
  readonly onMove: (move: Move) => void
}

/** What a clerk is told who types into a formula. */
const LOCKED = '这一格由公式算出，不能直接填写；请改公式里的各格。'
const TOLD_FOR = 4000

/** Of a cell as it is typed: a text that begins so is typed with a sign before it. */
export function isFormula(edit: string): boolean {
  return edit.startsWith('=')
}

export interface Entry {
  readonly mode: Mode
  /** The field has other content than before, so its size may change. */
  readonly typed: number
  readonly notice: string
  readonly start: () => void
  readonly commit: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onInput: () => void
  readonly onComposition: () => void
  readonly onComposed: () => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onCopy: (event: ClipboardEvent) => void
}

/**
 * The field that always holds the keyboard while a cell is selected, unseen until something is typed: only a field that
 * is there before the first key lets Chinese be put together in it.
 */
export function useEntry(field: RefObject<HTMLTextAreaElement | null>, ground: EntryGround, shown: string): Entry {
  const [mode, setMode] = useState<Mode>('moving')
  const [typed, setTyped] = useState(0)
  const [notice, setNotice] = useState('')
  const { cell, edit, onType, onPaste, onMove } = ground
  /** The cell that is typed into: the selection may already be elsewhere when it is committed. */
  const entered = useRef({ cell, edit })
  /** Whether nothing but Chinese that is being put together opened the cell. */
  const isComposed = useRef(false)
  const isLocked = isFormula(edit)

  const fill = (text: string): void => {
    if (field.current) field.current.value = text
    setTyped((count) => count + 1)
  }
  const end = (): void => {
    fill('')
    setMode('moving')
  }
  const open = (next: Mode): boolean => {
    if (cell === '' || isLocked) {
      fill('')
      if (isLocked) setNotice(LOCKED)
      return false
    }
    entered.current = { cell, edit }
    setNotice('')
    setMode(next)
    return true
  }
  const start = (): void => {
    if (mode !== 'moving' || !open('editing')) return
    fill(edit)
    field.current?.setSelectionRange(edit.length, edit.length)
  }
  const put = (text: string): void => {
    const { cell: at, edit: old } = entered.current
    if (text !== old) onType(at, text)
  }
  const commit = (): void => {
    if (mode === 'moving') return
    put(field.current?.value ?? '')
    end()
  }

  // Before anything more can be typed.
  useLayoutEffect(() => {
    if (mode !== 'moving' && entered.current.cell !== cell) commit()
    setNotice('')
  }, [cell])
  useEffect(() => {
    if (notice === '') return
    const timer = setTimeout(() => setNotice(''), TOLD_FOR)
    return () => clearTimeout(timer)
  }, [notice])

  const clear = (): void => {
    if (!open('typing')) return
    put('')
    end()
  }
  const breakLine = (): void => {
    const element = field.current
    element?.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end')
    setTyped((count) => count + 1)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const wish = wishOf(event, mode)
    if (!wish) return
    event.preventDefault()
    event.stopPropagation()
    if (wish.kind === 'edit') start()
    else if (wish.kind === 'clear') clear()
    else if (wish.kind === 'line-break') breakLine()
    else if (wish.kind === 'cancel') end()
    else {
      commit()
      onMove(wish.move)
    }
  }
  return {
    mode,
    typed,
    notice,
    start,
    commit,
    onKeyDown,
    onInput: () => {
      if (mode === 'moving' && field.current?.value !== '') open('typing')
      setTyped((count) => count + 1)
    },
    onComposition: () => {
      if (mode === 'moving') isComposed.current = open('typing')
    },
    onComposed: () => {
      // Begun and given up: nothing was meant for the cell.
      if (isComposed.current && field.current?.value === '') end()
      isComposed.current = false
    },
    onPaste: (event) => {
      if (mode !== 'moving' || cell === '') return
      event.preventDefault()
      onPaste(event.clipboardData?.getData('text/plain') ?? '')
    },
    onCopy: (event) => {
      if (mode !== 'moving' || cell === '') return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', shown)
    },
  }
}
