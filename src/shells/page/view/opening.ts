import type { GivenFile } from '../protocol.ts'
import type { Acting } from './acting.ts'
import type { Asking } from './asking.ts'
import { lostText } from './given-files.ts'
import type { Dialog } from './state.ts'

type Question = Extract<Dialog, { readonly kind: 'question' }>

const LOSES: Question = {
  kind: 'question',
  text: '有改动还没有下载。打开别的文件，这些改动就没有了。',
  yes: '不要了，打开别的',
  no: '先不打开',
}

/** Milliseconds within which a Worker that is between two files hears that it is to stop. */
const HEARS = 500
/** Milliseconds after which it is said that something is being opened. */
const NOTICED = 400

/** How files come into the page, how that is stopped, and the way to one set and back to the first screen. */
export class Opening {
  private decided: ((yes: boolean) => void) | null = null
  /** Answers to what was opened before the last are not for this page any more. */
  private turn = 0

  constructor(
    private readonly asking: Asking,
    private readonly acting: Acting,
  ) {}

  /** Reviews files in place of those that are open; a single set is shown at once. */
  async open(files: readonly GivenFile[], lost: readonly string[] = []): Promise<void> {
    const { asking } = this
    const { send } = asking.store
    if (files.length === 0) return asking.tell(lost.length > 0 ? lostText(lost) : '里面没有文件。', true)
    if (!(await this.mayLose())) return
    const turn = ++this.turn
    const isMine = (): boolean => turn === this.turn
    if (asking.store.get().work) await this.stop()
    if (!isMine()) return
    send({ kind: 'opening' })
    if (lost.length > 0) asking.tell(lostText(lost), true)
    const sizes = new Map(files.map(({ path, file }) => [path, file.size]))
    const progress = (done: number, total: number, name: string): void =>
      asking.work({ what: 'open', done, total, name, size: sizes.get(name) ?? 0 })
    const opened = await asking.ask(
      'open',
      { files },
      {
        progress: (...how) => isMine() && progress(...how),
        set: (row) => isMine() && send({ kind: 'row', row }),
      },
      isMine,
    )
    if (!isMine()) return
    if (!opened) return send({ kind: 'start' })
    const [alone, more] = opened.sets
    const isSingle = alone !== undefined && !more
    const view = isSingle ? await asking.ask('show', { set: alone.set }, {}, isMine) : undefined
    if (!isMine()) return
    // Stopped, or not to be had: what was opened for it may be gone.
    if (isSingle && !view) return send({ kind: 'start' })
    send({ kind: 'opened', opened })
    if (view) send({ kind: 'shown', view })
  }

  /**
   * Stops what runs; what was done stays. Where nothing is done yet, a Worker that is in the middle of a file is not
   * waited for.
   */
  async cancel(): Promise<void> {
    const { work, rows } = this.asking.store.get()
    // All reviewed: what is worked on is only how the one set looks.
    const isReviewed = work !== null && work.total > 0 && work.done >= work.total
    if (work?.what === 'open' && (rows.length === 0 || isReviewed)) await this.stop()
    else await this.asking.ask('cancel', {})
  }

  /** Gives up what is being opened, with what was done of it. */
  abandon(): void {
    if (this.asking.store.get().work?.what === 'open') this.asking.client.restart()
  }

  async show(set: number): Promise<void> {
    const { asking } = this
    const name = asking.store.get().rows.find((row) => row.set === set)?.unit ?? ''
    const { turn } = this
    const isMine = (): boolean => turn === this.turn
    const noticed = setTimeout(() => asking.work({ what: 'show', done: 0, total: 0, name }), NOTICED)
    const view = await asking.ask('show', { set }, {}, isMine)
    clearTimeout(noticed)
    if (!isMine()) return
    if (asking.store.get().work?.what === 'show') asking.work(null)
    if (view) asking.store.send({ kind: 'shown', view })
  }

  /** Back to the first screen. */
  async leave(): Promise<void> {
    if (!(await this.mayLose())) return
    this.turn++
    this.asking.store.send({ kind: 'start' })
  }

  /** The answer to the question that stands there; closing it is no. */
  decide(yes: boolean): void {
    this.asking.dialog(null)
    this.decided?.(yes)
    this.decided = null
  }

  /** Ends what the Worker does, and the Worker itself where it does not hear. */
  private async stop(): Promise<void> {
    let isHeard = false
    const heard = this.asking
      .ask('cancel', {}, {}, () => false)
      .then(() => {
        isHeard = true
      })
    await Promise.race([heard, new Promise((late) => setTimeout(late, HEARS))])
    if (!isHeard) this.asking.client.restart()
  }

  private async mayLose(): Promise<boolean> {
    const { acting, asking } = this
    acting.takeTyped()
    if (acting.isBusy && (await acting.settled()) !== '') return false
    if (asking.store.get().unsaved.length === 0) return true
    asking.dialog(LOSES)
    return new Promise((resolve) => {
      this.decided = resolve
    })
  }
}
