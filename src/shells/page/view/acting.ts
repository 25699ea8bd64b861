import type { Action, SetView } from '../protocol.ts'
import { notPasted, saidAfter } from './after-act.ts'
import type { Asking } from './asking.ts'
import { InTurn } from './in-turn.ts'
import type { SheetPlace } from './places.ts'
import type { Pasted } from './sheet/sheet-props.ts'
import { isStillToDo } from './still-to-do.ts'

/** What is done to the set that is shown, one thing after the other. */
export class Acting {
  private readonly acts = new InTurn()
  /** How many acts were done: tells the state that was downloaded from a later one. */
  private count = 0

  constructor(
    private readonly asking: Asking,
    /** Takes what is being written and stands only in its field, as if one had left the field. */
    readonly takeTyped: () => void,
  ) {}

  get done(): number {
    return this.count
  }

  get isBusy(): boolean {
    return this.acts.isBusy
  }

  /**
   * Acts on the set that is shown, after all acts before. What there is no more to do then, as for the second click of
   * two, is left. `more` is said after what is said of it. Gives why it, or one that it waited for, was refused.
   */
  act(action: Action, more = ''): Promise<string> {
    const view = this.asking.store.get().set?.view
    if (!view) return Promise.resolve('')
    return this.acts.run(() => this.actOn(view, action, more))
  }

  /** What was pasted into a sheet, as one action; what was not taken of it is said. */
  async paste(sheet: SheetPlace, pasted: Pasted): Promise<void> {
    const cells = pasted.cells.map(({ cell, text }) => ({ place: { ...sheet, cell }, text }))
    if (cells.length > 0) await this.act({ kind: 'paste', cells }, notPasted(pasted))
    else if (notPasted(pasted) !== '') this.asking.tell(notPasted(pasted), true)
  }

  /** When all that was done or typed so far is taken: '', or why something was refused. */
  settled(): Promise<string> {
    this.takeTyped()
    return this.acts.all()
  }

  private async actOn(asked: SetView, action: Action, more: string): Promise<string> {
    const { asking } = this
    const { set } = asked.row
    const now = asking.store.get().set?.view
    const before = now?.row.set === set ? now : asked
    if (!isStillToDo(before, action)) return ''
    try {
      const view = await asking.client.ask('act', { set, action })
      this.count++
      asking.store.send({ kind: 'acted', view })
      asking.tell(`${saidAfter(action, before, view)}${more}`)
      return ''
    } catch (error) {
      return asking.tellFailed(error)
    }
  }
}
