import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Carried } from './carried.ts'
import type { Desk } from './desk.ts'
import type { State } from './state.ts'

/** What every component may ask for. */
export interface PageTools extends Pick<Carried, 'about' | 'example'> {
  readonly desk: Desk
}

const Tools = createContext<PageTools | null>(null)
export const ToolsProvider = Tools.Provider

export function useTools(): PageTools {
  return useContext(Tools)!
}

export function useDesk(): Desk {
  return useTools().desk
}

/** The state, and again whenever it changes. */
export function useStore({ store }: Desk): State {
  const [state, set] = useState(store.get)
  useEffect(() => {
    set(store.get())
    return store.listen(() => set(store.get()))
  }, [store])
  return state
}
