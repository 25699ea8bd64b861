import type { SetRow } from '../../protocol.ts'
import { STATE_FORMS } from '../marks.ts'

/** The state of a set, by colour, form and word. */
export function StateTag({ row: { state, stateColour } }: { readonly row: SetRow }) {
  return (
    <span class={`tag ${stateColour}`}>
      {STATE_FORMS[stateColour]} {state}
    </span>
  )
}
