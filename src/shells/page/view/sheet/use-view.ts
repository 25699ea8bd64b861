import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks'

/** What of the sheet is seen, in pixels; without width as long as nothing was measured. */
export interface View {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const NOTHING: View = { left: 0, top: 0, width: 0, height: 0 }

/** The seen part of a scrolled element, told anew when it is scrolled or resized. */
export function useView(scroller: RefObject<HTMLElement | null>): { view: View; look: () => void } {
  const [view, setView] = useState(NOTHING)
  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element
    setView((old) =>
      old.left === left && old.top === top && old.width === width && old.height === height
        ? old
        : { left, top, width, height },
    )
  }, [scroller])
  useLayoutEffect(look, [look])
  useEffect(() => {
    const observer = new ResizeObserver(look)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [look])
  return { view, look }
}

/** True while the page is put on paper, where nothing can be scrolled. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const [before, after] = [() => setPrinting(true), () => setPrinting(false)]
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return isPrinting
}
