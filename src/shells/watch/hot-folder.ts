import { ChildRefusedError, GuardedChild } from '../../adapters/share/guarded-child.ts'
import { reasonOf } from '../../adapters/files/publish-file.ts'
import { sha256Of } from '../../adapters/files/read-file.ts'
import { DISK_FULL, ItemWork } from './item-work.ts'
import type { Item, Ledger } from './ledger.ts'
import { repeatText } from './opinion-text.ts'
import { joinPath, partsOf, repeatNoteName, STATUS_NAME, waitingNoteName } from './outbox-names.ts'
import { clock, startOfDay } from './plain-text.ts'
import { Readiness, type Waiting } from './readiness.ts'
import type { ScanAnswer } from './share/share-handlers.ts'
import type { SeenFile } from './share/scan-folder.ts'
import type { Taken } from './share/take-file.ts'
import { FolderAwayError, LockLostError, type SharedFolder } from './shared-folder.ts'
import { MOST_LISTED, statusText } from './status-text.ts'
import { Waits } from './waits.ts'
import { waitingLine, waitingNote, waitReason } from './wait-text.ts'
import type { WorkFolder } from './work-folder.ts'

export interface HotFolderOptions {
  readonly inbox: SharedFolder
  readonly outbox: SharedFolder
  readonly ledger: Ledger
  readonly work: WorkFolder
  readonly proofRoot: string
  readonly childProgram: string
  readonly scheme: string | undefined
  readonly rules: string
  /** All times in milliseconds. */
  readonly interval: number
  readonly cap: number
  readonly timeLimit: number
  /** In MB. */
  readonly memoryLimit: number
  readonly jobs: number
  /** Ends when everything that lies there has its outcome. */
  readonly once: boolean
  readonly interrupted: () => boolean
  readonly now: () => number
  /** One line for who started the program. */
  readonly say: (line: string) => void
  /** The status as it was written last, for the local copy. */
  readonly onStatus: (text: string) => void
}

export interface Outcome {
  readonly checked: number
  readonly withErrors: number
  readonly problems: number
  readonly waiting: readonly Waiting[]
  readonly open: number
  readonly stopped: 'done' | 'interrupted' | 'taken-over'
}

/** A name that is gone for less is being saved anew (Excel deletes, then renames). */
const FORGET = 60_000
const BEAT = 5000
const STATUS_EVERY = 60_000
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
  readonly #reviewers: readonly GuardedChild[]
  readonly #busy = new Map<number, Item>()
  readonly #postponed = new Map<number, { until: number; tries: number; why: string }>()
  readonly #tally = { checked: 0, withErrors: 0, problems: 0 }
  #present: ReadonlySet<string> = new Set()
  #lastScan: number | undefined
  #scans = 0
  readonly #start = performance.now()
  #diskTrouble: string | undefined
  #status = { text: '', at: Number.NEGATIVE_INFINITY }
  #ending: Outcome['stopped'] | undefined
  #moreDue = false

  constructor(options: HotFolderOptions) {
    this.#options = options
    this.waits = new Waits()
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
    await this.#writeStatus(false).catch(() => {})
    const waiting = this.#readiness.waiting()
    return { ...this.#tally, waiting, open: this.#options.ledger.openCount(), stopped: this.#ending ?? 'done' }
  }

  async #look(): Promise<void> {
    const { interval, interrupted } = this.#options
    while (!this.#ending) {
      if (interrupted()) this.#end('interrupted')
      else {
        await this.#tolerating(() => this.#scanAndTake())
        if (!this.#ending) await this.#tolerating(() => this.#writeNotes())
        if (!this.#ending) await this.#tolerating(() => this.#writeStatus(true))
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

  /** What concerns a folder or the disk is told by them and passes; the next look tries again. */
  async #tolerating(task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      if (error instanceof LockLostError) {
        this.#options.say(error.message)
        this.#end('taken-over')
      } else if (isDiskFull(error)) this.#diskIsFull()
      else if (!(error instanceof FolderAwayError || error instanceof ChildRefusedError)) throw error
    }
  }

  /** Each folder has its own: one that hangs must not keep the other's lock from living. */
  async #beat(folder: SharedFolder): Promise<void> {
    while (!this.#ending) {
      await this.#tolerating(() => folder.beat())
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
    for (const path of gone) await this.#withdrawNote(path)
    const due = this.#readiness.due(now)
    this.#moreDue = due.length > TAKEN_AT_ONCE
    if (this.#diskTrouble !== undefined && due.length > 0) due.length = 1
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
      await this.#tellRepeat(file.path, last)
      if (!ledger.isCopyNeeded(sha256)) this.#options.work.remove([`${sha256}.orig`])
    } else {
      const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))
      const { path, signature, modified, open } = file
      ledger.take({ path, folder, sha256, size, signature, modified, open, takenAt: now() })
      this.#readiness.taken(path, signature)
      this.waits.wakeWorkers()
    }
    await this.#withdrawNote(file.path)
  }

  /** Said in the outbox beside the result; one note a name, the last time counts. */
  async #tellRepeat(path: string, item: Item): Promise<void> {
    this.#options.say(`${clock(this.#options.now())} ${path}　内容与第 ${item.round} 次交来的相同，没有重新核对`)
    if (item.state !== 'done') return
    const { folder, stem } = partsOf(path)
    const text = repeatText(item, this.#options.now())
    await this.#options.outbox.ask('place', { path: joinPath(folder, repeatNoteName(stem)), source: { text }, replace: true })
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
      if (this.#diskTrouble !== undefined) {
        this.#diskTrouble = undefined
        this.#options.say('磁盘有空间了，接着处理。')
      }
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
      this.#diskIsFull()
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

  #diskIsFull(): void {
    if (this.#diskTrouble !== undefined) return
    this.#diskTrouble = `磁盘空间不足（从 ${clock(this.#options.now())} 起），已暂停；腾出空间后自动接着做，不会漏。`
    this.#options.say(this.#diskTrouble)
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

  async #writeNotes(): Promise<void> {
    const { ledger, outbox, cap } = this.#options
    const known = new Map(ledger.notes().map((note) => [note.path, note.signature]))
    for (const waiting of this.#readiness.overdue(performance.now())) {
      if (known.get(waiting.path) === waiting.signature) continue
      const { folder, stem, extension } = partsOf(waiting.path)
      const target = joinPath(folder, waitingNoteName(`${stem}${extension}`))
      const text = waitingNote(waiting, Math.round(cap / 60_000))
      // Known before it is there, so that it can always be withdrawn.
      ledger.setNote({ path: waiting.path, target, sha256: sha256Of(Buffer.from(text, 'utf8')), signature: waiting.signature })
      await outbox.ask('place', { path: target, source: { text }, replace: true })
    }
  }

  async #withdrawNote(path: string): Promise<void> {
    const { ledger, outbox } = this.#options
    const note = ledger.notes().find((each) => each.path === path)
    if (!note) return
    await outbox.ask('withdraw', { path: note.target, sha256: note.sha256 })
    ledger.dropNote(path)
  }

  async #writeStatus(running: boolean): Promise<void> {
    const facts = this.#statusText(running)
    const at = performance.now()
    const stable = facts.replace(/^(最近一次查看|本文件写于).*$/gm, '').replace(/已等 [^：]+：/g, '')
    if (running && stable === this.#status.text && at - this.#status.at < STATUS_EVERY) return
    this.#options.onStatus(facts)
    await this.#options.outbox.ask('place', { path: STATUS_NAME, source: { text: facts }, replace: true })
    this.#status = { text: stable, at }
  }

  #statusText(running: boolean): string {
    const { ledger, inbox, outbox, proofRoot, rules, interval, cap, now } = this.#options
    const today = startOfDay(now())
    const minutes = Math.round(cap / 60_000)
    const postponed = [...this.#postponed].flatMap(([id, { why, tries }]) => {
      const item = ledger.item(id)
      return item && item.state !== 'done' ? [`${item.path}　结果写不出来（试过 ${tries} 次）：${why}；会自动再试`] : []
    })
    const clockNow = performance.now()
    return statusText({
      now: now(),
      running,
      inbox: inbox.root,
      lastScan: this.#lastScan,
      interval: Math.round(interval / 100) / 10,
      troubles: [inbox.trouble, outbox.trouble, this.#diskTrouble].flatMap((trouble) => trouble ?? []),
      waiting: [...postponed, ...this.#readiness.waiting().map((each) => waitingLine(each, clockNow, minutes))],
      inWork: { count: ledger.openCount(), rows: ledger.openPaths(MOST_LISTED) },
      checked: ledger.doneSince(today, true, MOST_LISTED),
      problems: ledger.doneSince(today, false, MOST_LISTED),
      repeats: ledger.repeatsSince(today),
      total: ledger.doneCount(),
      proof: proofRoot,
      rules,
    })
  }

  /** For `once`: everything has its outcome, or waits with a reason that will not pass by itself soon. */
  #nothingLeft(): boolean {
    if (this.#busy.size > 0) return false
    const isLate = performance.now() - this.#start > ONCE_PATIENCE
    const { inbox, outbox, ledger } = this.#options
    if (isLate && [inbox.trouble, outbox.trouble, this.#diskTrouble].some((trouble) => trouble !== undefined)) return true
    if (this.#scans < 2) return false
    if (!isLate && this.#readiness.waiting().some(({ reason }) => reason === 'arriving')) return false
    const open = ledger.openCount()
    return open === 0 || (open === this.#postponed.size && [...this.#postponed.values()].every(({ tries }) => tries > 1))
  }
}

function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && DISK_FULL.has(String(error.code))) return true
  // What SQLite says, by whatever engine.
  return error instanceof Error && /database or disk is full/i.test(error.message)
}

export function waitingSummary(waiting: readonly Waiting[], cap: number): string[] {
  return waiting.map((each) => `  ${each.path}：${waitReason(each, Math.round(cap / 60_000))}`)
}
