import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { SetView } from '../../protocol.ts'
import type { SheetPlace } from '../places.ts'
import type { CellMark } from '../sheet/sheet-props.ts'
import { isTyping } from '../typing.ts'
import { useCard } from './card-facts.tsx'
import { CellCardView } from './cell-card.tsx'
import { cardPlace } from './card-place.ts'

/** How long the pointer rests before a card comes: on a marked cell, on any other. */
const REST = { marked: 300, other: 1200 }
/** How long a card stays when the pointer has left its cell: it may be on the way to the card. */
const LINGER = 250
/** Between a move of the pointer and the news that it is on another cell. */
const LATE = 250

interface Props {
  readonly pane: { readonly current: HTMLElement | null }
  readonly view: SetView
  readonly sheet: SheetPlace
  readonly marks: ReadonlyMap<string, CellMark>
  readonly hovered: string | undefined
  /** A cell that was gone to in the sheet, of which nothing stands in the list that is seen. */
  readonly selected: string | undefined
}

/** The card of the cell that is pointed at, or that was gone to, where something is said of it; Escape closes it. */
export function FloatingCard({ pane, view, sheet, marks, hovered, selected }: Props) {
  const [closed, setClosed] = useState<string>()
  const [isHeld, setHeld] = useState(false)
  const rested = useRested(pane, hovered, isHeld, marks)
  const cell = rested ?? (selected !== undefined && marks.has(selected) ? selected : undefined)
  useEffect(() => setClosed(undefined), [selected])
  useEffect(() => setClosed((known) => (known === hovered ? undefined : known)), [hovered])
  useTyped(() => setClosed(cell))
  const shown = cell === closed ? undefined : cell
  const place = shown === undefined ? null : { ...sheet, cell: shown }
  const card = useCard(view, place)
  const box = useRef<HTMLDivElement>(null)
  const isKnown = Boolean(card && (card.label !== '' || card.rules.length > 0 || marks.has(card.place.cell)))
  useLayoutEffect(() => {
    if (shown !== undefined && box.current) putBeside(box.current, pane.current, shown)
  })
  useEscape(isKnown, () => setClosed(shown))
  if (!card || !place || !isKnown) return null
  return (
    <div
      // That of a cell which is not pointed at lies over others that may be wanted: a click goes through it.
      class={rested === undefined ? 'card through' : 'card'}
      ref={box}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <button type="button" class="plain card-close" aria-label="关闭" onClick={() => setClosed(shown)}>
        ×
      </button>
      <CellCardView view={view} place={place} card={card} />
    </div>
  )
}

/**
 * The cell on which the pointer has come to rest; it stays while the pointer is on its card. A cell that came under a
 * pointer at rest, when the sheet was moved, is not pointed at.
 */
function useRested(
  pane: Props['pane'],
  hovered: string | undefined,
  isHeld: boolean,
  marks: Props['marks'],
): string | undefined {
  const [rested, setRested] = useState<string>()
  const moved = useRef(0)
  useEffect(() => {
    const { current } = pane
    const note = (): void => {
      moved.current = performance.now()
    }
    current?.addEventListener('pointermove', note)
    return () => current?.removeEventListener('pointermove', note)
  }, [])
  const isPointedAt = useRef(false)
  useEffect(() => {
    isPointedAt.current = performance.now() - moved.current < LATE
  }, [hovered])
  useEffect(() => {
    if (isHeld || hovered === rested) return
    const isLeft = rested !== undefined || hovered === undefined
    const wait = isLeft ? LINGER : marks.has(hovered) ? REST.marked : REST.other
    const timer = setTimeout(() => setRested(isLeft || !isPointedAt.current ? undefined : hovered), wait)
    return () => clearTimeout(timer)
  }, [hovered, isHeld, rested])
  return rested
}

/** Who types needs what the card covers. */
function useTyped(close: () => void): void {
  useEffect(() => {
    document.addEventListener('input', close)
    return () => document.removeEventListener('input', close)
  })
}

/** Before the sheet hears of it: the first Escape closes the card, the next leads to the list. */
function useEscape(isShown: boolean, close: () => void): void {
  useEffect(() => {
    if (!isShown) return
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isTyping(event.target)) return
      event.stopPropagation()
      close()
    }
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  })
}

function putBeside(card: HTMLElement, pane: HTMLElement | null, cell: string): void {
  const element = pane?.querySelector(`[data-cell="${cell}"]`)
  if (!element) return
  const place = cardPlace(element.getBoundingClientRect(), card.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: window.innerHeight,
  })
  card.style.setProperty('--card-left', `${place.left}px`)
  card.style.setProperty('--card-top', `${place.top}px`)
}
