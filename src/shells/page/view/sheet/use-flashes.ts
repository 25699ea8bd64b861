import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChangedCell } from './sheet-props.ts'

const NONE: ReadonlyMap<string, number> = new Map()

/** Cells that just changed, each with how often it did, so that one that changes again flashes again. */
export function useFlashes(changed: ReadonlyMap<string, ChangedCell>): ReadonlyMap<string, number> {
  const before = useRef(changed)
  const [flashes, setFlashes] = useState(NONE)
  useEffect(() => {
    const names = differing(before.current, changed)
    before.current = changed
    if (names.length === 0) return
    setFlashes((old) => {
      const next = new Map(old)
      for (const name of names) next.set(name, (old.get(name) ?? 0) + 1)
      return next
    })
  }, [changed])
  return flashes
}

/** Cells that show something else than before. */
function differing(before: ReadonlyMap<string, ChangedCell>, now: ReadonlyMap<string, ChangedCell>): string[] {
  const names = new Set([...before.keys(), ...now.keys()])
  return [...names].filter((name) => before.get(name)?.shown !== now.get(name)?.shown)
}
