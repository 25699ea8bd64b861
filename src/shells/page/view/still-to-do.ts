import type { Action, SetView } from '../protocol.ts'
import { findingOf, takeable } from './findings.ts'

/** Whether an action that was asked for earlier still does something in a set: a second click on it does not. */
export function isStillToDo(view: SetView, action: Action): boolean {
  switch (action.kind) {
    case 'take':
      return typeof findingOf(view, action.finding)?.proposed === 'string'
    case 'take-all':
      return takeable(view).length > 0
    case 'undo':
      return view.canUndo
    case 'redo':
      return view.canRedo
    default:
      return true
  }
}
