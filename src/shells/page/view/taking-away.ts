import type { NamedFile } from '../protocol.ts'
import type { Acting } from './acting.ts'
import type { Asking } from './asking.ts'
import { type Download, downloadName, downloadText, holdsAll, toHandIn } from './hand-in.ts'

/** What is made of the sets and given to the clerk, with all that was done before, what is being typed included. */
export class TakingAway {
  constructor(
    private readonly asking: Asking,
    private readonly acting: Acting,
    private readonly save: (files: readonly NamedFile[]) => void,
  ) {}

  /**
   * Without being told which: the workbook to be handed in. Where something that was typed is refused, nothing is
   * downloaded.
   */
  async download(wanted?: Download): Promise<void> {
    const { asking, acting } = this
    const { store } = asking
    if (!store.get().set || store.get().work) return
    asking.work({ what: 'download', done: 0, total: 0, name: '' })
    const refused = await acting.settled()
    const view = store.get().set?.view
    if (refused !== '') asking.tell(`${refused}没有下载，请改好后再下载。`, true)
    if (refused !== '' || !view) return asking.work(null)
    const what = wanted ?? toHandIn(view)
    const { set } = view.row
    const { done } = acting
    const files = await asking.ask('download', { set, what, zip: true })
    asking.work(null)
    if (!files) return
    const named = files.map(({ name, file }) => ({ name: downloadName(what, name), file }))
    if (done === acting.done && holdsAll(view, what)) store.send({ kind: 'saved', set })
    this.save(named)
    const names = named.map(({ name }) => name)
    asking.tell(downloadText(view, what, names))
  }

  async letter(): Promise<void> {
    const { asking, acting } = this
    await acting.settled()
    const set = asking.store.get().set?.view.row.set
    if (set === undefined) return
    const letter = await asking.ask('letter', { set })
    if (letter) asking.dialog({ kind: 'letter', letter })
  }

  /** 汇总表 and every annotated workbook, as one zip. */
  async results(): Promise<void> {
    const { asking, acting } = this
    if (asking.store.get().work) return
    asking.work({ what: 'results', done: 0, total: 0, name: '' })
    await acting.settled()
    const progress = (done: number, total: number, name: string): void =>
      asking.work({ what: 'results', done, total, name })
    const file = await asking.ask('results', {}, { progress })
    asking.work(null)
    if (!file) return
    this.save([file])
    asking.tell(`已下载：${file.name}`)
  }
}
