/** A value that changes only by events, and tells who listens. */
export interface Store<State, Event> {
  readonly get: () => State
  readonly send: (event: Event) => void
  /** Gives what ends the listening. */
  readonly listen: (changed: () => void) => () => void
}

export function createStore<State, Event>(
  first: State,
  reduce: (state: State, event: Event) => State,
): Store<State, Event> {
  let state = first
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    send: (event) => {
      state = reduce(state, event)
      for (const changed of listeners) changed()
    },
    listen: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
