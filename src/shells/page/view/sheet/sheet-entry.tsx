import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { fontFamily } from './cell-css.ts'
import type { Geometry } from './geometry.ts'
import type { ShownCell } from './layout.ts'
import type { Move } from './moves.ts'
import { useEntry } from './use-entry.ts'

interface SheetEntryProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly gridId: string
  readonly geometry: Geometry
  /** The selected cell. */
  readonly cell: ShownCell | undefined
  /** Asks, whenever another object is given, for the cell's text to be edited, as soon as it is the selected one. */
  readonly wish: { readonly cell: string } | undefined
  readonly onType: (cell: string, text: string) => void
  readonly onPaste: (text: string) => void
  readonly onMove: (move: Move) => void
}

/** A frame around the selected cell, and the field over it into which is typed. */
export function SheetEntry({ field, gridId, geometry, cell, wish, onType, onPaste, onMove }: SheetEntryProps) {
  const entry = useEntry(
    field,
    { cell: cell?.name ?? '', edit: cell?.edit ?? '', onType, onPaste, onMove },
    cell?.shown ?? '',
  )
  const { mode, typed, notice, start } = entry
  const isTyping = mode !== 'moving'
  const answered = useRef(wish)
  useLayoutEffect(() => {
    if (wish === answered.current || wish?.cell !== cell?.name) return
    answered.current = wish
    start()
  }, [wish, cell?.name])
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = ''
    if (isTyping) element.style.height = `${Math.max(element.offsetHeight, element.scrollHeight + 2)}px`
  }, [isTyping, typed])
  useLayoutEffect(() => {
    const grid = document.getElementById(gridId)
    const element = cell && document.getElementById(`${gridId}-${cell.name}`)
    for (const old of grid?.querySelectorAll('[aria-selected]') ?? []) old.removeAttribute('aria-selected')
    element?.setAttribute('aria-selected', 'true')
  })
  const { rows, columns, headWidth, headHeight, zoom } = geometry
  const range = cell?.range ?? { top: 1, left: 1, bottom: 1, right: 1 }
  const place = {
    left: `${headWidth + columns.start(range.left)}px`,
    top: `${headHeight + rows.start(range.top)}px`,
  }
  const [width, height] = [
    columns.end(range.right) - columns.start(range.left),
    rows.end(range.bottom) - rows.start(range.top),
  ]
  const size = (cell?.style.size ?? 15) * zoom
  return (
    <>
      {cell && <div class="sheet-cursor" style={{ ...place, width: `${width}px`, height: `${height}px` }} />}
      <textarea
        ref={field}
        class={isTyping ? 'sheet-entry typing' : 'sheet-entry'}
        rows={1}
        spellcheck={false}
        autocomplete="off"
        inputMode={isTyping ? 'text' : 'none'}
        tabIndex={0}
        aria-label={cell ? `${cell.name}，${cell.shown === '' ? '空白' : cell.shown}` : '工作表，按方向键选择单元格'}
        aria-controls={gridId}
        {...(cell && !isTyping ? { 'aria-activedescendant': `${gridId}-${cell.name}` } : {})}
        style={{
          ...place,
          width: `${isTyping ? Math.max(width, LEAST_WIDTH) : width}px`,
          minHeight: `${height}px`,
          fontFamily: fontFamily(cell?.style.font),
          fontSize: `${Math.max(size, LEAST_SIZE)}px`,
        }}
        onKeyDown={entry.onKeyDown}
        onInput={entry.onInput}
        onCompositionStart={entry.onComposition}
        onCompositionEnd={entry.onComposed}
        onPaste={entry.onPaste}
        onCopy={entry.onCopy}
        onBlur={entry.commit}
      />
      {notice !== '' && (
        <p
          class="sheet-notice"
          role="status"
          style={{ left: place.left, top: `${headHeight + rows.end(range.bottom) + 6}px` }}
        >
          {notice}
        </p>
      )}
    </>
  )
}

const LEAST_WIDTH = 120
/** Smaller ones make phones zoom in, and cannot be read while typing. */
const LEAST_SIZE = 14
