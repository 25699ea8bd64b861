import type { Action, CellCard, CellPlace, GivenFile, NamedFile, Requests, SetView } from '../protocol.ts'
import { notPasted, saidAfter } from './after-act.ts'
import type { Client, Listener } from './client.ts'
import { type Download, downloadName, downloadText, holdsAll, toHandIn } from './hand-in.ts'
import { lostText } from './given-files.ts'
import { InTurn } from './in-turn.ts'
import { cellKey, type SheetPlace } from './places.ts'
import type { Pasted } from './sheet/sheet-props.ts'
import { isStillToDo } from './still-to-do.ts'
import type { Dialog, PageEvent, State, Work } from './state.ts'
import type { Store } from './store.ts'

type Question = Extract<Dialog, { readonly kind: 'question' }>

const LOSES: Question = {
  kind: 'question',
  text: '有改动还没有下载。打开别的文件，这些改动就没有了。',
  yes: '不要了，打开别的',
  no: '先不打开',
}

/**
 * What the page does when it is asked to: puts it to the Worker, and tells the store what came of it. Nothing here
 * throws: what fails is said in a notice.
 */
export class Desk {
  private decided: ((yes: boolean) => void) | null = null
  /** Answers to what was opened before the last are not for this page any more. */
  private opened = 0
  private readonly acts = new InTurn()
  /** How many acts were done: tells the state that was downloaded from a later one. */
  private done = 0
  private readonly cards = new WeakMap<SetView, Map<string, Promise<CellCard | null>>>()

  constructor(
    private readonly client: Client,
    readonly store: Store<State, PageEvent>,
    private readonly save: (files: readonly NamedFile[]) => void,
    /** Takes what is being written and stands only in its field, as if one had left the field. */
    readonly takeTyped: () => void = () => {},
  ) {}

  /** Reviews files in place of those that are open; a single set is shown at once. */
  async open(files: readonly GivenFile[], lost: readonly string[] = []): Promise<void> {
    if (files.length === 0) return this.tell(lost.length > 0 ? lostText(lost) : '里面没有文件。', true)
    if (!(await this.mayLose())) return
    const turn = ++this.opened
    if (this.store.get().work) await this.cancel()
    const isMine = (): boolean => turn === this.opened
    const { send } = this.store
    send({ kind: 'opening' })
    if (lost.length > 0) this.tell(lostText(lost), true)
    const opened = await this.ask(
      'open',
      { files },
      {
        progress: (done, total, name) => isMine() && this.work({ what: 'open', done, total, name }),
        set: (row) => isMine() && send({ kind: 'row', row }),
      },
      isMine,
    )
    if (!isMine()) return
    if (!opened) return send({ kind: 'start' })
    const [alone, more] = opened.sets
    const view = alone && !more ? await this.ask('show', { set: alone.set }, {}, isMine) : undefined
    if (!isMine()) return
    send({ kind: 'opened', opened })
    if (view) send({ kind: 'shown', view })
  }

  async cancel(): Promise<void> {
    await this.ask('cancel', {})
  }

  async show(set: number): Promise<void> {
    const view = await this.ask('show', { set })
    if (view) this.store.send({ kind: 'shown', view })
  }

  /** How a sheet of the set looks that is open; asked once. */
  async look(set: number, sheet: SheetPlace): Promise<void> {
    const look = await this.ask('sheet', { set, workbook: sheet.workbook, sheet: sheet.sheet })
    if (look) this.store.send({ kind: 'look', set, sheet, look })
  }

  /**
   * Acts on the set that is shown, after all acts before. What there is no more to do then, as for the second click of
   * two, is left. `more` is said after what is said of it. Gives why it, or one that it waited for, was refused.
   */
  act(action: Action, more = ''): Promise<string> {
    const view = this.store.get().set?.view
    if (!view) return Promise.resolve('')
    return this.acts.run(() => this.actOn(view, action, more))
  }

  private async actOn(asked: SetView, action: Action, more: string): Promise<string> {
    const { set } = asked.row
    const now = this.store.get().set?.view
    const before = now?.row.set === set ? now : asked
    if (!isStillToDo(before, action)) return ''
    try {
      const view = await this.client.ask('act', { set, action })
      this.done++
      this.store.send({ kind: 'acted', view })
      this.tell(`${saidAfter(action, before, view)}${more}`)
      return ''
    } catch (error) {
      return this.tellFailed(error)
    }
  }

  /** What was pasted into a sheet, as one action; what was not taken of it is said. */
  async paste(sheet: SheetPlace, pasted: Pasted): Promise<void> {
    const cells = pasted.cells.map(({ cell, text }) => ({ place: { ...sheet, cell }, text }))
    if (cells.length > 0) await this.act({ kind: 'paste', cells }, notPasted(pasted))
    else if (notPasted(pasted) !== '') this.tell(notPasted(pasted), true)
  }

  /** What is known of a cell as the set is now; null where nothing is. */
  card(place: CellPlace): Promise<CellCard | null> {
    const view = this.store.get().set?.view
    if (!view) return Promise.resolve(null)
    const known = this.cards.get(view) ?? new Map<string, Promise<CellCard | null>>()
    this.cards.set(view, known)
    const key = cellKey(place)
    const asked = known.get(key) ?? this.client.ask('card', { set: view.row.set, place }).catch(() => null)
    known.set(key, asked)
    return asked
  }

  /**
   * Without being told which: the workbook to be handed in. With all that was done before, what is being typed
   * included; where that is refused, nothing is downloaded.
   */
  async download(wanted?: Download): Promise<void> {
    if (!this.store.get().set || this.store.get().work) return
    this.work({ what: 'download', done: 0, total: 0, name: '' })
    const refused = await this.settled()
    const view = this.store.get().set?.view
    if (refused !== '') this.tell(`${refused}没有下载，请改好后再下载。`, true)
    if (refused !== '' || !view) return this.work(null)
    const what = wanted ?? toHandIn(view)
    const { set } = view.row
    const { done } = this
    const files = await this.ask('download', { set, what, zip: true })
    this.work(null)
    if (!files) return
    const named = files.map(({ name, file }) => ({ name: downloadName(what, name), file }))
    if (done === this.done && holdsAll(view, what)) this.store.send({ kind: 'saved', set })
    this.save(named)
    this.tell(
      downloadText(
        view,
        what,
        named.map(({ name }) => name),
      ),
    )
  }

  async letter(): Promise<void> {
    await this.settled()
    const set = this.store.get().set?.view.row.set
    if (set === undefined) return
    const letter = await this.ask('letter', { set })
    if (letter) this.dialog({ kind: 'letter', letter })
  }

  /** 汇总表 and every annotated workbook, as one zip. */
  async results(): Promise<void> {
    if (this.store.get().work) return
    this.work({ what: 'results', done: 0, total: 0, name: '' })
    await this.settled()
    const file = await this.ask(
      'results',
      {},
      {
        progress: (done, total, name) => this.work({ what: 'results', done, total, name }),
      },
    )
    this.work(null)
    if (!file) return
    this.save([file])
    this.tell(`已下载：${file.name}`)
  }

  /** Back to the first screen. */
  async leave(): Promise<void> {
    if (!(await this.mayLose())) return
    this.opened++
    this.store.send({ kind: 'start' })
  }

  dialog(dialog: Dialog | null): void {
    this.store.send({ kind: 'dialog', dialog })
  }

  /** The answer to the question that stands there; closing it is no. */
  decide(yes: boolean): void {
    this.dialog(null)
    this.decided?.(yes)
    this.decided = null
  }

  tell(text: string, bad?: true): void {
    this.store.send({ kind: 'notice', text, ...(bad ? { bad } : {}) })
  }

  /** Whether something would be lost if the page were closed now. */
  isUnsaved(): boolean {
    this.takeTyped()
    return this.acts.isBusy || this.store.get().unsaved.length > 0
  }

  /** When all that was done or typed so far is taken: '', or why something was refused. */
  private settled(): Promise<string> {
    this.takeTyped()
    return this.acts.all()
  }

  private async mayLose(): Promise<boolean> {
    this.takeTyped()
    if (this.acts.isBusy && (await this.acts.all()) !== '') return false
    if (this.store.get().unsaved.length === 0) return true
    this.dialog(LOSES)
    return new Promise((resolve) => {
      this.decided = resolve
    })
  }

  private work(work: Work | null): void {
    this.store.send({ kind: 'work', work })
  }

  /** The answer; undefined where there is none, which was told as long as it matters. */
  private async ask<Name extends keyof Requests>(
    name: Name,
    ask: Requests[Name]['ask'],
    listener?: Listener,
    matters: () => boolean = () => true,
  ): Promise<Requests[Name]['answer'] | undefined> {
    try {
      return await this.client.ask(name, ask, listener)
    } catch (error) {
      if (matters()) this.tellFailed(error)
      return undefined
    }
  }

  private tellFailed(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error)
    this.tell(reason, true)
    return reason
  }
}
