import type { MendAction } from '../../../core/mending/mended-set.ts'
import type { SetView } from '../protocol.ts'
import type { Session } from './session.ts'

/** The sets that are being looked at: the last one, and all in which something was changed; others are read anew. */
export class Sessions {
  private readonly kept = new Map<number, Session>()
  private last: { readonly set: number; readonly session: Session } | undefined

  /** `begin` reads a set. */
  constructor(private readonly begin: (set: number) => Session) {}

  of(set: number): Session {
    const kept = this.kept.get(set)
    if (kept) return kept
    if (this.last?.set !== set) this.last = { set, session: this.begin(set) }
    return this.last.session
  }

  act(set: number, action: MendAction): SetView {
    const session = this.of(set)
    const view = session.act(action)
    this.kept.set(set, session)
    return view
  }

  /** Undefined where nothing was changed. */
  changed(set: number): Session | undefined {
    return this.kept.get(set)
  }
}
