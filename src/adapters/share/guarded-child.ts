/**
 * A hung network share hangs every file operation of the process that touches it (libuv has four threads for them), and
 * a workbook that never ends or eats memory takes its process along. So both are handled in processes of their own,
 * behind a watchdog that can kill them.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AnswerMessage, RequestMessage } from './messages.ts'

export type Failure = 'silent' | 'died' | 'memory'

/**
 * The child hung, fell over or took too much memory while it worked on a request; it is gone, the next request starts
 * another.
 */
export class ChildLostError extends Error {
  override readonly name = 'ChildLostError'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`the working process was lost: ${failure}`)
    this.failure = failure
  }
}

/** The child answered that it could not do it; `code` is that of the system error, 「ENOSPC」. */
export class ChildRefusedError extends Error {
  override readonly name = 'ChildRefusedError'
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

export interface GuardedChildOptions {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Longest silence within a request, in milliseconds. */
  readonly patience: number
  /**
   * Most resident memory in MB (looked at where the system tells it, on Linux); half of it is the limit of the
   * JavaScript heap.
   */
  readonly memory?: number
  readonly onHint?: () => void
}

export interface RequestOptions {
  readonly patience?: number
}

/** Processes that were killed and do not end hang in the system; no more than so many are left behind. */
const MOST_LINGERING = 3
const LOOK = 250

interface Pending {
  readonly id: number
  readonly settle: (message: AnswerMessage | ChildLostError) => void
  since: number
  readonly patience: number
}

/** One working process, started when it is needed and again after it was lost. Requests wait for each other. */
export class GuardedChild {
  readonly #options: GuardedChildOptions
  #child: ChildProcess | undefined
  #pending: Pending | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #lingering = 0
  #lastId = 0
  #watch: NodeJS.Timeout | undefined

  constructor(options: GuardedChildOptions) {
    this.#options = options
  }

  /** The process at work, for tests that stop it. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  request<Result>(
    name: string,
    argument: unknown,
    { patience = this.#options.patience }: RequestOptions = {},
  ): Promise<Result> {
    const turn = this.#turn.then(() => this.#ask(name, argument, patience))
    this.#turn = turn.catch(() => {})
    return turn as Promise<Result>
  }

  close(): void {
    clearInterval(this.#watch)
    this.#child?.removeAllListeners()
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    this.#end(new ChildLostError('died'))
  }

  async #ask(name: string, argument: unknown, patience: number): Promise<unknown> {
    const child = this.#started()
    const answer = await new Promise<AnswerMessage | ChildLostError>((settle) => {
      const id = ++this.#lastId
      this.#pending = { id, settle, since: performance.now(), patience }
      child.send({ id, name, argument } satisfies RequestMessage, (error) => {
        if (error && this.#pending?.id === id) this.#lose('died')
      })
    })
    if (answer instanceof ChildLostError) throw answer
    if ('error' in answer) throw new ChildRefusedError(answer.error.message, answer.error.code)
    return 'result' in answer ? answer.result : undefined
  }

  #started(): ChildProcess {
    if (this.#child?.connected) return this.#child
    if (this.#lingering >= MOST_LINGERING) throw new ChildLostError('silent')
    const { program, args, env, memory } = this.#options
    const child = fork(program, args, {
      ...(env ? { env } : {}),
      execArgv: memory === undefined ? [] : [`--max-old-space-size=${Math.round(memory / 2)}`],
      // Nothing that a working process prints belongs on the user's terminal.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child = child
    child.on('message', (message) => this.#hear(message as AnswerMessage))
    child.once('error', () => this.#gone(child))
    child.once('exit', () => this.#gone(child))
    clearInterval(this.#watch)
    this.#watch = setInterval(() => this.#look(), LOOK)
    this.#watch.unref()
    return child
  }

  #hear(message: AnswerMessage): void {
    if ('hint' in message) this.#options.onHint?.()
    else if ('alive' in message) {
      if (this.#pending) this.#pending.since = performance.now()
    } else if (message.id === this.#pending?.id) this.#end(message)
  }

  #look(): void {
    if (!this.#pending) return
    if (performance.now() - this.#pending.since > this.#pending.patience) this.#lose('silent')
    else if (this.#options.memory !== undefined && residentMegabytes(this.#child?.pid) > this.#options.memory)
      this.#lose('memory')
  }

  #lose(failure: Failure): void {
    const child = this.#child
    this.#child = undefined
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      this.#lingering++
      child.removeAllListeners()
      child.once('exit', () => this.#lingering--)
      child.on('error', () => {})
      child.kill('SIGKILL')
    }
    this.#end(new ChildLostError(failure))
  }

  #gone(child: ChildProcess): void {
    if (this.#child !== child) return
    this.#child = undefined
    this.#end(new ChildLostError('died'))
  }

  #end(message: AnswerMessage | ChildLostError): void {
    const pending = this.#pending
    this.#pending = undefined
    pending?.settle(message)
  }
}

const PAGE = 4096

function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE) / 1024 / 1024
  } catch {
    return 0
  }
}
