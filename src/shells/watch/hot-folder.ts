import { GuardedChild } from '../../adapters/share/guarded-child.ts'
import { reasonOf } from '../../adapters/files/publish-file.ts'
import { DiskSpace, isDiskFull } from './disk-space.ts'
import type { HotFolderOptions, Outcome } from './hot-folder-options.ts'
import { ItemWork } from './item-work.ts'
import type { Item } from './ledger.ts'
import { OutboxNotices } from './outbox-notices.ts'
import { clock } from './plain-text.ts'
import { Readiness } from './readiness.ts'
import type { ScanAnswer } from './share/share-handlers.ts'
import type { SeenFile } from './share/scan-folder.ts'
import type { Taken } from './share/take-file.ts'
import { FolderAwayError, LockLostError, type SharedFolder } from './shared-folder.ts'
import { Waits } from './waits.ts'

/** A name that is gone for less is being saved anew (Excel deletes, then renames). */
const FORGET = 60_000
const BEAT = 5000
/** Files taken before the next look around. */
const TAKEN_AT_ONCE = 200
/** A set is looked at when nothing more arrives in its sub-folder, or after so long. */
const SET_PATIENCE = 30_000
const FIRST_RETRY = 5000
const LONGEST_RETRY = 300_000
/** `--once` does not wait longer for what keeps growing. */
const ONCE_PATIENCE = 60_000

/** The watcher: one loop looks and takes, others review and publish; the ledger stands between them. */
export class HotFolder {
  readonly waits: Waits
  readonly #options: HotFolderOptions
  readonly #readiness: Readiness
  readonly #itemWork: ItemWork
  readonly #notices: OutboxNotices
  readonly #disk: DiskSpace
  readonly #reviewers: readonly GuardedChild[]
  readonly #busy = new Map<number, Item>()
  readonly #postponed = new Map<number, { until: number; tries: number; why: string }>()
  readonly #tally = { checked: 0, withErrors: 0, problems: 0 }
  #present: ReadonlySet<string> = new Set()
  #lastScan: number | undefined
  #scans = 0
  readonly #start = performance.now()
  #closed: readonly string[] = []
  #surprise: string | undefined
  #ending: Outcome['stopped'] | undefined
  #moreDue = false

  constructor(options: HotFolderOptions) {
    this.#options = options
    this.waits = new Waits()
    this.#notices = new OutboxNotices(options)
    this.#disk = new DiskSpace(options.say, () => clock(options.now()))
    const { ledger, work, proofRoot, outbox, scheme, rules, timeLimit, now } = options
    this.#readiness = new Readiness({ settle: Math.min(options.interval, 2000), cap: options.cap, forget: FORGET }, ledger.seen())
    this.#itemWork = new ItemWork({
      ...{ ledger, work, proofRoot, outbox, scheme, rules, timeLimit, now },
      isPresent: (path) => this.#present.has(path),
      onPartial: (item) => this.#readiness.notWhole(item.path, performance.now()),
      onStaged: (item) => this.#readiness.settled(item.path),
      onDone: (item) => this.#told(item),
    })
    this.#reviewers = Array.from({ length: options.jobs }, () => {
      const env = { ...process.env, TMPDIR: work.temporary, TEMP: work.temporary, TMP: work.temporary }
      return new GuardedChild({ program: options.childProgram, args: ['review'], env, patience: timeLimit, memory: options.memoryLimit })
    })
  }

  /** The locks must be held. Returns when it was stopped, or, with `once`, when all is done. */
  async run(): Promise<Outcome> {
    try {
      const { inbox, outbox } = this.#options
      await Promise.all([this.#look(), this.#beat(inbox), this.#beat(outbox), ...this.#reviewers.map((each) => this.#work(each))])
    } finally {
      for (const reviewer of this.#reviewers) reviewer.close()
    }
    await this.#writeStatus(false).catch(() => {
      // The outbox is away; the local copy says it.
    })
    const waiting = this.#readiness.waiting()
    return { ...this.#tally, waiting, open: this.#options.ledger.openCount(), stopped: this.#ending ?? 'done' }
  }

  async #look(): Promise<void> {
    const { interval, interrupted } = this.#options
    while (!this.#ending) {
      if (interrupted()) this.#end('interrupted')
      else {
        const before = this.#surprise
        await this.#tolerating('taking', () => this.#scanAndTake())
        if (!this.#ending) await this.#tolerating('notes', () => this.#notices.noteWaiting(this.#readiness.overdue(performance.now())))
        if (!this.#ending) await this.#tolerating('status', () => this.#writeStatus(true))
        if (before === this.#surprise) this.#surprise = undefined
        this.waits.wakeWorkers()
        if (this.#options.once && this.#nothingLeft()) this.#end('done')
        else if (!this.#moreDue) await this.waits.forScan(interval, interrupted)
      }
    }
  }

  #end(how: Outcome['stopped']): void {
    this.#ending = how
    this.waits.wakeWorkers()
  }

  /** What concerns a folder or the disk is told by them and passes; the next look tries again. Nothing ends the watch but who started it. */
  async #tolerating(place: 'taking' | 'status' | 'notes', task: () => Promise<void>): Promise<void> {
    try {
      await task()
      // That there was no note to write does not tell of room.
      if (place !== 'notes') this.#disk.fits(place)
    } catch (error) {
      if (error instanceof LockLostError) {
        this.#options.say(error.message)
        this.#end('taken-over')
      } else if (isDiskFull(error)) this.#disk.full(place === 'notes' ? 'status' : place)
      else if (!(error instanceof FolderAwayError)) this.#surprised(error)
    }
  }

  #surprised(error: unknown): void {
    const sentence = `查看文件夹时出错：${reasonOf(error)}；会自动再试。`
    if (this.#surprise !== sentence) this.#options.say(sentence)
    this.#surprise = sentence
  }

  /** Each folder has its own: one that hangs must not keep the other's lock from living. */
  async #beat(folder: SharedFolder): Promise<void> {
    while (!this.#ending) {
      await this.#tolerating('notes', () => folder.beat())
      const pause = folder.trouble === undefined ? BEAT : Math.min(BEAT, this.#options.interval)
      await this.waits.pause(pause, () => this.#ending !== undefined)
    }
  }

  async #scanAndTake(): Promise<void> {
    const { inbox } = this.#options
    const scan = await inbox.ask<ScanAnswer>('scan', { hints: !this.#options.once })
    if ('away' in scan) throw inbox.gone('不在了')
    const now = performance.now()
    this.#present = new Set(scan.files.map((file) => file.path))
    const gone = this.#readiness.observe(scan, now)
    this.#lastScan = this.#options.now()
    this.#scans++
    this.#closed = scan.closed.map(({ path }) => path)
    for (const path of gone) await this.#notices.withdraw(path)
    const due = this.#readiness.due(now)
    this.#moreDue = due.length > TAKEN_AT_ONCE
    // One is enough to find out whether there is room again.
    if (this.#disk.trouble !== undefined && due.length > 0) due.length = 1
    for (const file of due.slice(0, TAKEN_AT_ONCE)) {
      await this.#take(file)
      if (this.#options.interrupted()) return
    }
  }

  async #take(file: SeenFile): Promise<void> {
    const { inbox, work } = this.#options
    const copy = work.newCopy()
    const taken = await inbox.ask<Taken>('take', { path: file.path, signature: file.signature, copy })
    const now = performance.now()
    switch (taken.state) {
      case 'taken':
        work.keep(copy, taken.sha256)
        return this.#enter(file, taken)
      case 'changed':
      case 'gone':
        return this.#readiness.changed(file.path)
      case 'partial':
      case 'too-large':
        return this.#readiness.failed(file.path, taken.state, now)
      case 'unreadable':
        return this.#readiness.failed(file.path, 'unreadable', now, taken.code)
      case 'copy-failed':
        work.remove([copy.slice(work.path.length + 1)])
        throw Object.assign(new Error('the private copy could not be written'), { code: taken.code })
    }
  }

  async #enter(file: SeenFile, { sha256, size }: Extract<Taken, { state: 'taken' }>): Promise<void> {
    const { ledger, now, rules } = this.#options
    const last = ledger.latest(ledger.seriesOf(file.path))
    const known = last?.sha256 === sha256 && (last.state !== 'done' || last.result?.rules === rules)
    if (known) {
      ledger.repeated(file.path, file.signature, last, now())
      this.#readiness.taken(file.path, file.signature)
      this.#readiness.settled(file.path)
      this.#options.say(`${clock(now())} ${file.path}　内容与第 ${last.round} 次交来的相同，没有重新核对`)
      if (last.state === 'done') await this.#notices.tellRepeat(file.path, last)
      if (!ledger.isCopyNeeded(sha256)) this.#options.work.remove([`${sha256}.orig`])
    } else {
      const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))
      const { path, signature, modified, open } = file
      ledger.take({ path, folder, sha256, size, signature, modified, open, takenAt: now() })
      this.#readiness.taken(path, signature)
      this.waits.wakeWorkers()
    }
    await this.#notices.withdraw(file.path)
  }

  async #work(reviewer: GuardedChild): Promise<void> {
    const { interrupted } = this.#options
    for (;;) {
      // What was judged is still published; nothing new is begun.
      if (this.#ending || interrupted()) return
      const item = this.#scans > 0 && this.#lastScan !== undefined ? this.#pick() : undefined
      if (!item) await this.waits.forWork()
      else await this.#workOn(item, reviewer)
    }
  }

  #pick(): Item | undefined {
    const now = performance.now()
    const folders = [...this.#busy.values()].map((item) => item.folder).filter((folder) => folder !== '')
    const later = [...this.#postponed].filter(([, { until }]) => until > now).map(([id]) => id)
    const item = this.#options.ledger.next({
      items: [...this.#busy.keys(), ...later],
      folders: [...folders, ...this.#arrivingFolders(now)],
    })
    return item
  }

  /** Sub-folders in which something is still arriving. */
  #arrivingFolders(now: number): string[] {
    const arriving = this.#readiness.waiting().filter(({ reason, since }) => reason === 'arriving' && now - since < SET_PATIENCE)
    return [...new Set(arriving.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))]
      .filter((folder) => folder !== '')
      .slice(0, 500)
  }

  async #workOn(item: Item, reviewer: GuardedChild): Promise<void> {
    this.#busy.set(item.id, item)
    try {
      for (let current: Item | undefined = item; current && current.state !== 'done'; current = this.#next(current)) {
        await this.#itemWork.step(current, reviewer)
      }
      this.#postponed.delete(item.id)
      this.#disk.fits('working')
    } catch (error) {
      await this.#hindered(item, error)
    } finally {
      this.#busy.delete(item.id)
      this.waits.wakeWorkers()
    }
  }

  /** The item as it is now; undefined when it waits for another try. */
  #next(before: Item): Item | undefined {
    const item = this.#options.ledger.item(before.id)
    return item && item.state !== 'taken' ? item : undefined
  }

  async #hindered(item: Item, error: unknown): Promise<void> {
    if (isDiskFull(error)) {
      this.#disk.full('working')
      await this.waits.pause(
        Math.min(FIRST_RETRY, this.#options.interval * 5),
        () => this.#ending !== undefined || this.#options.interrupted(),
      )
    } else if (error instanceof FolderAwayError) {
      await this.waits.pause(this.#options.interval, () => this.#ending !== undefined || this.#options.interrupted())
    } else {
      const tries = (this.#postponed.get(item.id)?.tries ?? 0) + 1
      const until = performance.now() + Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (tries - 1))
      this.#postponed.set(item.id, { until, tries, why: reasonOf(error) })
      if (tries === 1) this.#options.say(`${clock(this.#options.now())} ${item.path}　结果写不出来：${reasonOf(error)}；会自动再试`)
    }
  }

  #told(item: Item): void {
    const { status, findings, reason } = item.result!
    const count = (severity: string): number => findings.filter((each) => each.severity === severity && !each.explained).length
    const round = item.round > 1 ? `（第 ${item.round} 次）` : ''
    const outcome = status === 'checked' ? `错误 ${count('error')} 处，疑点 ${count('warning')} 处` : reason
    this.#options.say(`${clock(this.#options.now())} ${item.path}${round}　${outcome}`)
    if (status === 'checked') this.#tally.checked++
    else this.#tally.problems++
    if (count('error') > 0) this.#tally.withErrors++
  }

  async #writeStatus(running: boolean): Promise<void> {
    const { inbox, outbox, ledger } = this.#options
    const postponed = [...this.#postponed].flatMap(([id, { why, tries }]) => {
      const item = ledger.item(id)
      return item && item.state !== 'done' ? [`${item.path}　结果写不出来（试过 ${tries} 次）：${why}；会自动再试`] : []
    })
    await this.#notices.writeStatus({
      running,
      lastScan: this.#lastScan,
      troubles: [inbox.trouble, outbox.trouble, this.#disk.trouble, this.#surprise].flatMap((trouble) => trouble ?? []),
      waiting: this.#readiness.waiting(),
      hindered: [...postponed, ...this.#closed.map((path) => `${path}　文件夹打不开，里面的文件没有核对；请管理员检查权限，会自动再试`)],
    })
  }

  /** For `once`: everything has its outcome, or waits with a reason that will not pass by itself soon. */
  #nothingLeft(): boolean {
    if (this.#busy.size > 0) return false
    const isLate = performance.now() - this.#start > ONCE_PATIENCE
    const { inbox, outbox, ledger } = this.#options
    if (isLate && [inbox.trouble, outbox.trouble, this.#disk.trouble].some((trouble) => trouble !== undefined)) return true
    if (this.#scans < 2) return false
    if (!isLate && this.#readiness.waiting().some(({ reason }) => reason === 'arriving')) return false
    const open = ledger.openCount()
    return open === 0 || (open === this.#postponed.size && [...this.#postponed.values()].every(({ tries }) => tries > 1))
  }
}
