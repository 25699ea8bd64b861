import type { LockOwner } from '../../../adapters/files/lock-file.ts'
import type { ChildProgram } from '../../../adapters/process/messages.ts'
import { SupervisedProcess } from '../../../adapters/process/supervised-process.ts'
import type { Beat, LockAnswer } from './lock-folder.ts'

/**
 * The folder does not answer, is not there, or another file system lies in its place. Nothing was concluded; it is
 * tried again.
 */
export class FolderAwayError extends Error {
  override readonly name = 'FolderAwayError'
}

/** Another program took the lock over: this one must not go on. */
export class LockLostError extends Error {
  override readonly name = 'LockLostError'
}

export interface SharedFolderOptions {
  readonly root: string
  /** 「收件夹」 or 「发件夹」. */
  readonly title: string
  readonly childProgram: ChildProgram
  /** Longest silence of the share, in milliseconds. */
  readonly patience: number
  readonly owner: LockOwner
  /** Told once when the folder goes away and once when it is back. */
  readonly say: (sentence: string) => void
  readonly onHint?: () => void
  /** A folder of ours is made again when someone deletes it. */
  readonly remake?: boolean
}

/** How long giving the lock back may take, in ms. */
const RELEASE = 3000
/** Codes that speak of the folder or the network below it, not of one file. */
const AWAY = new Set([
  'EAWAY',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ECONNRESET',
])

/** One of the two folders, behind a process of its own: while it hangs, everything else goes on. */
export class SharedFolder {
  readonly root: string
  private readonly child: SupervisedProcess
  private device = ''
  private locked = false
  private counter = 0
  private away: string | undefined

  constructor(private readonly options: SharedFolderOptions) {
    this.root = options.root
    this.child = new SupervisedProcess({
      program: options.childProgram,
      work: 'share',
      ...(options.onHint ? { onHint: options.onHint } : {}),
    })
  }

  /** What is wrong with the folder at the moment. */
  get trouble(): string | undefined {
    return this.away
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /**
   * Throws FolderAwayError, at once while the folder is known to be away; or WorkFailedError for what concerns one
   * file only.
   */
  async ask<Result>(name: string, argument: object = {}): Promise<Result> {
    if (this.away !== undefined) throw new FolderAwayError(this.away)
    return this.request(name, argument)
  }

  private async request<Result>(name: string, argument: object): Promise<Result> {
    const request = { ...argument, root: this.root, device: this.device }
    const ending = await this.child.ask<Result>(name, request, { milliseconds: this.options.patience })
    if (ending.how === 'answered') return ending.result
    if (ending.how !== 'failed') throw this.gone('没有响应')
    throw AWAY.has(ending.error.code ?? '') ? this.gone('没有连接') : ending.error
  }

  /** Says once that the folder is away. */
  gone(how: string): FolderAwayError {
    const { title, root, say } = this.options
    if (this.away === undefined) {
      this.away = `${title}「${root}」${how}，可能是网络共享断开或卡住；会一直自动再试，恢复后接着做，不会漏。`
      say(this.away)
    }
    return new FolderAwayError(this.away)
  }

  private back(): void {
    if (this.away === undefined) return
    this.away = undefined
    this.options.say(`${this.options.title}「${this.root}」已恢复。`)
  }

  make(): Promise<void> {
    return this.ask('make')
  }

  async tryLock(): Promise<LockAnswer> {
    return this.noted(await this.ask<LockAnswer>('tryLock', { owner: this.owner() }))
  }

  async takeOver(text: string): Promise<LockAnswer> {
    return this.noted(await this.ask<LockAnswer>('takeOver', { owner: this.owner(), text }))
  }

  private noted(answer: LockAnswer): LockAnswer {
    if (answer.state !== 'held') this.device = answer.device
    if (answer.state === 'acquired') this.locked = true
    return answer
  }

  /**
   * Moves the lock's counter, and finds out whether a folder that was away is back. Throws LockLostError when another
   * has the folder now, FolderAwayError when it is not there.
   */
  async beat(): Promise<void> {
    const beat = await this.request<Beat>('beat', {
      owner: this.owner(),
      locked: this.locked,
      remake: this.options.remake ?? false,
    })
    if (beat.state === 'away') throw this.gone('不在了')
    if (beat.state === 'lost') {
      this.locked = false
      throw new LockLostError(`${this.options.title}「${this.root}」已由另一个校表接管。`)
    }
    this.device = beat.device
    this.back()
  }

  private owner(): LockOwner {
    return { ...this.options.owner, counter: ++this.counter }
  }

  /** Gives the lock back, if the folder answers in time. */
  async close(): Promise<void> {
    if (this.locked)
      await this.child.ask('release', { root: this.root, owner: this.owner() }, { milliseconds: RELEASE })
    await this.child.close()
  }
}
