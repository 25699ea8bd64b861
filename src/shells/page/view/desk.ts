import type { Action, CellCard, CellPlace, GivenFile, NamedFile, SetView } from '../protocol.ts'
import { Acting } from './acting.ts'
import { Asking } from './asking.ts'
import type { Client } from './client.ts'
import type { Download } from './hand-in.ts'
import { Opening } from './opening.ts'
import { cellKey, type SheetPlace } from './places.ts'
import type { Pasted } from './sheet/sheet-props.ts'
import type { Dialog, PageEvent, State } from './state.ts'
import type { Store } from './store.ts'
import { TakingAway } from './taking-away.ts'

/**
 * Where components bring their wishes: each is put to the Worker, and the store is told what came of it. Nothing here
 * throws: what fails is said in a notice.
 */
export class Desk {
  private readonly asking: Asking
  private readonly acting: Acting
  private readonly opening: Opening
  private readonly taking: TakingAway
  private readonly cards = new WeakMap<SetView, Map<string, Promise<CellCard | null>>>()

  constructor(
    client: Client,
    readonly store: Store<State, PageEvent>,
    save: (files: readonly NamedFile[]) => void,
    takeTyped: () => void = () => {},
  ) {
    this.asking = new Asking(client, store)
    this.acting = new Acting(this.asking, takeTyped)
    this.opening = new Opening(this.asking, this.acting)
    this.taking = new TakingAway(this.asking, this.acting, save)
  }

  open(files: readonly GivenFile[], lost: readonly string[] = []): Promise<void> {
    return this.opening.open(files, lost)
  }

  cancel(): Promise<void> {
    return this.opening.cancel()
  }

  abandon(): void {
    this.opening.abandon()
  }

  show(set: number): Promise<void> {
    return this.opening.show(set)
  }

  leave(): Promise<void> {
    return this.opening.leave()
  }

  decide(yes: boolean): void {
    this.opening.decide(yes)
  }

  act(action: Action): Promise<string> {
    return this.acting.act(action)
  }

  paste(sheet: SheetPlace, pasted: Pasted): Promise<void> {
    return this.acting.paste(sheet, pasted)
  }

  takeTyped(): void {
    this.acting.takeTyped()
  }

  download(wanted?: Download): Promise<void> {
    return this.taking.download(wanted)
  }

  letter(): Promise<void> {
    return this.taking.letter()
  }

  results(): Promise<void> {
    return this.taking.results()
  }

  dialog(dialog: Dialog | null): void {
    this.asking.dialog(dialog)
  }

  /** How a sheet of the set looks that is open; asked once. */
  async look(set: number, sheet: SheetPlace): Promise<void> {
    const look = await this.asking.ask('sheet', { set, workbook: sheet.workbook, sheet: sheet.sheet })
    if (look) this.store.send({ kind: 'look', set, sheet, look })
  }

  /** What is known of a cell as the set is now; null where nothing is. */
  card(place: CellPlace): Promise<CellCard | null> {
    const view = this.store.get().set?.view
    if (!view) return Promise.resolve(null)
    const known = this.cards.get(view) ?? new Map<string, Promise<CellCard | null>>()
    this.cards.set(view, known)
    const key = cellKey(place)
    const asked = known.get(key) ?? this.asking.client.ask('card', { set: view.row.set, place }).catch(() => null)
    known.set(key, asked)
    return asked
  }

  /** Whether something would be lost if the page were closed now. */
  isUnsaved(): boolean {
    this.takeTyped()
    return this.acting.isBusy || this.store.get().unsaved.length > 0
  }
}
