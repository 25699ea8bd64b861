import type { HotFolderOptions } from './hot-folder-options.ts'
import { folderOf } from '../../core/identity/place-name.ts'
import type { Entered } from '../../adapters/sqlite/watch-ledger.ts'
import type { OutboxNotices } from './outbox/outbox-notices.ts'
import { clock } from './outbox/plain-text.ts'
import type { Readiness } from './inbox/readiness.ts'
import type { ScanAnswer } from './share/share-handlers.ts'
import type { Scan, SeenFile } from './share/scan-folder.ts'
import type { Taken, TakeRequest } from './share/take-file.ts'

/** Files taken before the next look around. */
const TAKEN_AT_ONCE = 200
/** Files copied and entered in one go: at most this many, and this many bytes. */
const BUNDLE_FILES = 20
const BUNDLE_BYTES = 20_000_000

/** Callbacks of the intake. */
export interface IntakeEvents {
  readonly onTaken: () => void
  /** Where there is no room on the disk, one file is enough to find out whether there is again. */
  readonly isDiskFull: () => boolean
}

/**
 * Reads the inbox and takes private copies of what is ready: each is safe on the local disk before the ledger says so.
 */
export class Intake {
  private scan: Scan = { files: [], folders: [], closed: [], digest: '' }
  private present: ReadonlySet<string> = new Set()
  /** Appeared after the first scan, perhaps for the second time; kept until they are taken. */
  private readonly cameBack = new Set<string>()
  private scannedAt: number | undefined
  private scanCount = 0
  private isMoreDue = false

  constructor(
    private readonly options: HotFolderOptions,
    private readonly readiness: Readiness,
    private readonly notices: OutboxNotices,
    private readonly events: IntakeEvents,
  ) {}

  /** Whether a file lay in the inbox when it was read last. */
  isPresent(path: string): boolean {
    return this.present.has(path)
  }

  /** Sub-folders that could not be listed. */
  get closed(): string[] {
    return this.scan.closed.map(({ path }) => path)
  }

  /** Time of day of the last scan. */
  get lastScan(): number | undefined {
    return this.scannedAt
  }

  get scans(): number {
    return this.scanCount
  }

  /** More is ready than was taken. */
  get moreDue(): boolean {
    return this.isMoreDue
  }

  async scanAndTake(): Promise<void> {
    const { interrupted } = this.options
    // A scan that fails is followed by a pause, however much was due before.
    this.isMoreDue = false
    await this.look()
    const now = performance.now()
    for (const path of this.readiness.observe(this.scan, now)) await this.notices.withdraw(path)
    const due = this.readiness.due(now)
    const most = this.events.isDiskFull() ? 1 : TAKEN_AT_ONCE
    for (const bundle of bundles(due.slice(0, most))) {
      await this.take(bundle)
      if (interrupted()) return
    }
    this.isMoreDue = most > 1 && due.length > most
  }

  /** The share's process answers 'same' where nothing in the inbox has changed. */
  private async look(): Promise<void> {
    const { inbox, once } = this.options
    const answer = await inbox.ask<ScanAnswer>('scan', { hints: !once, known: this.scan.digest })
    if ('away' in answer) throw inbox.gone('不在了')
    if (!('same' in answer)) {
      for (const { path } of answer.files) if (this.scanCount > 0 && !this.present.has(path)) this.cameBack.add(path)
      this.scan = answer
      this.present = new Set(answer.files.map((file) => file.path))
    }
    this.scannedAt = this.options.now()
    this.scanCount++
  }

  private async take(bundle: readonly SeenFile[]): Promise<void> {
    const { inbox, work } = this.options
    const requests = bundle.map(({ path, signature }) => ({ path, signature, copy: work.newCopy() }))
    const answers = await inbox.ask<Taken[]>('take', { files: requests satisfies Omit<TakeRequest, 'root'>[] })
    const copies = bundle.flatMap((file, index) => {
      const taken = answers[index]!
      return taken.state === 'taken' ? [{ file, taken, copy: requests[index]!.copy }] : []
    })
    work.keep(copies.map(({ copy, taken }) => ({ copy, sha256: taken.sha256 })))
    await this.enter(copies)
    for (const [index, file] of bundle.entries()) this.notTaken(file, answers[index]!, requests[index]!.copy)
  }

  /** Throws when the private copy could not be written. */
  private notTaken({ path }: SeenFile, taken: Taken, copy: string): void {
    const now = performance.now()
    switch (taken.state) {
      case 'taken':
        break
      case 'changed':
      case 'gone':
        this.readiness.changed(path)
        break
      case 'partial':
      case 'too-large':
        this.readiness.failed(path, taken.state, now)
        break
      case 'unreadable':
        this.readiness.failed(path, 'unreadable', now, taken.code)
        break
      case 'copy-failed':
        this.options.work.removeCopy(copy)
        throw Object.assign(new Error('the private copy could not be written'), { code: taken.code })
    }
  }

  private async enter(
    copies: readonly { readonly file: SeenFile; readonly taken: Extract<Taken, { state: 'taken' }> }[],
  ): Promise<void> {
    const { ledger, now, rules } = this.options
    const contents = copies.map(({ file, taken: { sha256, size } }) => {
      const { path, signature, modified, open } = file
      return {
        path,
        folder: folderOf(path),
        sha256,
        size,
        signature,
        modified,
        open,
        takenAt: now(),
        cameBack: this.cameBack.has(path),
      }
    })
    const entered = ledger.takeAll(contents, rules)
    for (const [index, { path, signature }] of contents.entries()) {
      this.readiness.taken(path, signature)
      this.cameBack.delete(path)
      await this.known(path, entered[index]!)
      await this.notices.withdraw(path)
    }
    this.events.onTaken()
  }

  private async known(path: string, entered: Entered): Promise<void> {
    const { ledger, work, now, say } = this.options
    if (entered.as === 'new') return
    const { last } = entered
    this.readiness.settled(path)
    if (entered.as === 'again') {
      say(`${clock(now())} ${path}　内容与第 ${last.round} 次交来的相同，没有重新核对`)
      if (last.state === 'done') await this.notices.tellRepeat(path, last)
    }
    if (!ledger.isCopyNeeded(last.sha256)) work.remove([`${last.sha256}.orig`])
  }
}

function* bundles(files: readonly SeenFile[]): Generator<SeenFile[]> {
  let bundle: SeenFile[] = []
  let bytes = 0
  for (const file of files) {
    if (bundle.length > 0 && (bundle.length >= BUNDLE_FILES || bytes + file.size > BUNDLE_BYTES)) {
      yield bundle
      bundle = []
      bytes = 0
    }
    bundle.push(file)
    bytes += file.size
  }
  if (bundle.length > 0) yield bundle
}
