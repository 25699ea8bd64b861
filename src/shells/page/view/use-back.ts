import { useEffect } from 'preact/hooks'
import type { Desk } from './desk.ts'

/** The browser's own 「后退」 leads from a set back to the table it was opened from, not out of the page. */
export function useBack(desk: Desk, isBelowTable: boolean): void {
  useEffect(() => {
    if (isBelowTable && history.state !== 'set') history.pushState('set', '')
  }, [isBelowTable])
  useEffect(() => {
    const went = (): void => {
      if (desk.store.get().screen !== 'set') return
      desk.takeTyped()
      desk.store.send({ kind: 'back' })
    }
    window.addEventListener('popstate', went)
    return () => window.removeEventListener('popstate', went)
  }, [desk])
}
