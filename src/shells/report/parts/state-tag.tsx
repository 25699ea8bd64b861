import { STATE_FORMS } from './marks.ts'
import type { UnitRow } from './units.ts'

/** The state of a set, by colour, form and word. */
export function StateTag({ row: { state, stateColour } }: { readonly row: Pick<UnitRow, 'state' | 'stateColour'> }) {
  return (
    <span class={`tag ${stateColour}`}>
      {STATE_FORMS[stateColour]} {state}
    </span>
  )
}
