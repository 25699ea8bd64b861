import { type ChildProcess, fork } from 'node:child_process'
import { killTree } from './kill-tree.ts'
import type { ChildProgram, Request, Told, ToldError } from './messages.ts'

/** How a request ended. All but 'answered' and 'failed' mean that the process is lost; the next request starts another. */
export type Ending<Result> =
  | { readonly how: 'answered'; readonly result: Result }
  /** The work threw. */
  | { readonly how: 'failed'; readonly error: WorkFailedError }
  | Lost

export interface Lost {
  /** 'died': it ended of itself or was killed; 'cannot-start': it ended before it could be asked. */
  readonly how: 'too-slow' | 'too-much-memory' | 'died' | 'cannot-start'
}

/** What the work threw: name, stack and the system's code are those it had in the child process. */
export class WorkFailedError extends Error {
  readonly code: string | undefined
  constructor({ name, message, stack, code }: ToldError) {
    super(message)
    this.name = name
    this.stack = stack ?? message
    this.code = code
  }
}

export interface ProcessSettings {
  readonly program: ChildProgram
  /** Which of the module's works. */
  readonly work: string
  readonly variables?: Readonly<Record<string, string>>
  /** The most memory of the whole process, in MB; without a limit when absent. */
  readonly memoryMegabytes?: number
  /** The process says that something may have happened, unasked. */
  readonly onHint?: () => void
  /** Gets what a process wrote on stderr, once it is lost. */
  readonly onLost?: (stderr: string) => void
}

export interface RequestLimits {
  /** Longest silence during a request, in ms, counted from its start and from each sign of life. */
  readonly milliseconds: number
  readonly onStage?: (stage: string) => void
}

/** Processes that were killed but hang in the system; no more than this many are left behind. */
const MOST_LINGERING = 3
/** How long the next process waits for the end of the last one, in ms: two must not write to the same place. */
const FAREWELL = 2000
const KEPT_OF_STDERR = 8000
/** The engine's own last words where the end of memory cannot be caught. */
const OUT_OF_MEMORY = /heap out of memory|Allocation failed|invalid (array|table) size/i

interface Started {
  readonly process: ChildProcess
  readonly ended: Promise<void>
  isReady: boolean
  isOverMemory: boolean
  stderr: string
}

interface Asked {
  readonly id: number
  readonly timer: NodeJS.Timeout
  readonly onStage: ((stage: string) => void) | undefined
  readonly settle: (ending: Ending<unknown>) => void
}

/**
 * A child process of ours that works at one request after the other, within limits of time and memory: a workbook may
 * never end, eat memory or bring the process down, and a hung network share hangs every file operation of the process
 * that touches it. Started when it is needed, and again after it was lost. It ends when this process does.
 */
export class SupervisedProcess {
  private started: Started | undefined
  private asked: Asked | undefined
  private turn: Promise<unknown> = Promise.resolve()
  private leaving: Promise<unknown> = Promise.resolve()
  private lingering = 0
  private lastId = 0
  private isClosed = false

  constructor(private readonly settings: ProcessSettings) {}

  get pid(): number | undefined {
    return this.started?.process.pid
  }

  /** Never throws. Requests wait for each other. */
  ask<Result>(name: string, argument: unknown, limits: RequestLimits): Promise<Ending<Result>> {
    const turn = this.turn.then(() => this.askNow(name, argument, limits))
    this.turn = turn
    return turn as Promise<Ending<Result>>
  }

  /** Ends the process, at once when it is at work; resolves when it is gone. */
  async close(): Promise<void> {
    this.isClosed = true
    const started = this.started
    if (!started) return
    if (this.asked) return void this.lose({ how: 'died' })
    this.started = undefined
    started.process.disconnect()
    await atMost(FAREWELL, started.ended)
    if (started.process.exitCode === null) kill(started)
  }

  private async askNow(
    name: string,
    argument: unknown,
    { milliseconds, onStage }: RequestLimits,
  ): Promise<Ending<unknown>> {
    // One that has just ended by itself is not asked any more.
    if (this.started?.process.connected === false) this.lose({ how: 'died' })
    await this.leaving
    if (this.isClosed) return { how: 'died' }
    if (this.lingering >= MOST_LINGERING) return { how: 'too-slow' }
    const started = this.started ?? this.start()
    if (!started) return { how: 'cannot-start' }
    return new Promise((settle) => {
      const id = ++this.lastId
      // What has already arrived is heard first: this process may have been busy itself.
      const overdue = (): unknown => setImmediate(() => this.asked?.id === id && this.lose({ how: 'too-slow' }))
      this.asked = { id, timer: setTimeout(overdue, milliseconds), onStage, settle }
      // If it could not be sent, the process has ended, and that is handled there.
      started.process.send({ id, name, argument } satisfies Request, () => {})
    })
  }

  private start(): Started | undefined {
    const process = this.forked()
    if (!process) return undefined
    const ended = new Promise<void>((resolve) => {
      process.once('close', () => resolve())
      // Where this side has let go of the channel, the system's 'close' never comes.
      process.once('exit', () => (process.stderr?.closed === false ? process.stderr.once('close', resolve) : resolve()))
      process.once('error', () => process.pid === undefined && resolve())
    })
    const started: Started = { process, ended, isReady: false, isOverMemory: false, stderr: '' }
    process.on('error', () => {})
    process.stderr?.on('data', (chunk: Buffer) => {
      started.stderr = (started.stderr + chunk.toString()).slice(-KEPT_OF_STDERR)
    })
    process.on('message', (told) => this.hear(started, told as Told))
    void ended.then(() => this.gone(started))
    this.started = started
    return started
  }

  private forked(): ChildProcess | undefined {
    const { program, work, variables, memoryMegabytes = 0 } = this.settings
    try {
      return fork(program.guard, [work, program.module, String(memoryMegabytes)], {
        env: { ...process.env, ...variables },
        execArgv: [],
        serialization: 'advanced',
        // What a child process prints does not belong on the user's terminal.
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
    } catch {
      return undefined
    }
  }

  private hear(started: Started, told: Told): void {
    const asked = started === this.started ? this.asked : undefined
    switch (told.kind) {
      case 'ready':
        started.isReady = true
        return
      case 'over-memory':
        started.isOverMemory = true
        return
      case 'hint':
        this.settings.onHint?.()
        return
      case 'alive':
        asked?.timer.refresh()
        if (told.stage !== undefined) asked?.onStage?.(told.stage)
        return
      case 'result':
        if (asked?.id === told.id) this.settle({ how: 'answered', result: told.result })
        return
      case 'error':
        if (asked?.id === told.id) this.settle({ how: 'failed', error: new WorkFailedError(told.error) })
        return
      default:
        told satisfies never
    }
  }

  private gone(started: Started): void {
    if (this.started === started) this.lose(howItEnded(started))
  }

  private lose(lost: Lost): void {
    const started = this.started
    this.started = undefined
    if (started) {
      this.lingering++
      const ended = started.ended.then(() => this.lingering--)
      this.leaving = atMost(FAREWELL, ended)
      kill(started)
      this.settings.onLost?.(started.stderr)
    }
    this.settle(lost)
  }

  private settle(ending: Ending<unknown>): void {
    const asked = this.asked
    this.asked = undefined
    clearTimeout(asked?.timer)
    asked?.settle(ending)
  }
}

function howItEnded({ process, isReady, isOverMemory, stderr }: Started): Lost {
  if (isOverMemory || OUT_OF_MEMORY.test(stderr)) return { how: 'too-much-memory' }
  return { how: isReady || process.signalCode !== null ? 'died' : 'cannot-start' }
}

function kill({ process }: Started): void {
  if (process.pid !== undefined && process.exitCode === null && process.signalCode === null) killTree(process.pid)
}

function atMost(milliseconds: number, promise: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
