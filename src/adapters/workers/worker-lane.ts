import type { ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import type { Tinypool } from 'tinypool'
import { GUARD } from './guard.ts'

/** Why there is no answer: over the time limit, over the memory limit, or the process ended of itself. */
export type Failure = 'time' | 'memory' | 'crash'

export type Answer<Result> =
  | { readonly result: Result }
  | { readonly failure: Failure; readonly stage: string | undefined }

export interface LaneSettings {
  /** Module whose exports do the work: tasks name one of them. */
  readonly module: string
  readonly memoryMegabytes: number
  /** A file of this lane's own, in which the guard of the child leaves its reason. */
  readonly reasonFile: string
  /** Gets what the child wrote on stderr, once it has failed. */
  readonly onFailure?: (stderr: string) => void
}

/** V8 itself takes some memory besides the heap it is limited to. */
const BESIDE_HEAP = 64
const OUT_OF_MEMORY = /heap out of memory|Allocation failed|invalid (array|table) size/i
const KEPT_OF_STDERR = 8000

/**
 * One child process that works task after task: a tinypool of exactly one, so that it is known which process has which
 * task, and the process can be killed outright where an abort would first ask it kindly. After a failure the next task
 * starts a new process.
 */
export class WorkerLane {
  private pool: Tinypool | undefined
  private stderr = ''
  private ended: Promise<void> = Promise.resolve()
  private idle: Promise<unknown> = Promise.resolve()

  constructor(private readonly settings: LaneSettings) {}

  /**
   * The result of an export of the module for a task. The time limit runs from the start, and anew from each stage that
   * the task reports with `process.send({ stage })`. What the task throws is thrown here.
   */
  async run<Result>(name: string, task: unknown, milliseconds: number): Promise<Answer<Result>> {
    const pool = this.pool ?? (await this.start())
    let stage: string | undefined
    let overTime = false
    const kill = (): void => {
      overTime = true
      for (const { pid } of processesOf(pool)) if (pid !== undefined) process.kill(pid, 'SIGKILL')
    }
    let timer = setTimeout(kill, milliseconds)
    const postMessage = (message: { readonly stage?: unknown }): void => {
      if (typeof message?.stage !== 'string') return
      stage = message.stage
      clearTimeout(timer)
      timer = setTimeout(kill, milliseconds)
    }
    try {
      return { result: (await pool.run(task, { name, channel: { postMessage } })) as Result }
    } catch (error) {
      if (!isUnexpectedExit(error)) throw error
      return { failure: await this.failed(overTime), stage }
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends the process. */
  async close(): Promise<void> {
    const { pool } = this
    this.pool = undefined
    await this.idle
    await pool?.destroy()
    rmSync(this.settings.reasonFile, { force: true })
  }

  get pid(): number | undefined {
    return this.pool && processesOf(this.pool)[0]?.pid
  }

  private async start(): Promise<Tinypool> {
    const { module, memoryMegabytes, reasonFile } = this.settings
    // Loaded only where there is a batch, so that a single check starts as fast as before.
    const { Tinypool: Pool } = await import('tinypool')
    const heap = Math.max(64, memoryMegabytes - BESIDE_HEAP)
    const pool = new Pool({
      filename: module,
      runtime: 'child_process',
      minThreads: 1,
      maxThreads: 1,
      execArgv: [`--max-old-space-size=${heap}`],
      env: {
        ...(process.env as Record<string, string>),
        [GUARD.limit]: String(memoryMegabytes * 2 ** 20),
        [GUARD.reason]: reasonFile,
      },
    })
    // A new process that is started for the next task although the lane is being closed.
    pool.on('error', () => {})
    this.pool = pool
    this.stderr = ''
    this.ended = Promise.all(processesOf(pool).map((child) => this.listenTo(child))).then(() => {})
    return pool
  }

  /** The engine's own last words on a crash are not for the user's terminal; they tell what happened. */
  private listenTo(child: ChildProcess): Promise<unknown> {
    child.stderr?.unpipe(process.stderr)
    child.stdout?.unpipe(process.stdout)
    child.stdout?.resume()
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-KEPT_OF_STDERR)
    })
    return new Promise((resolve) => child.once('close', resolve))
  }

  private async failed(overTime: boolean): Promise<Failure> {
    await this.ended
    const { pool, settings, stderr } = this
    this.pool = undefined
    // The pool has already started another process; a new pool is surer than one that has seen a failure.
    this.idle = Promise.all([this.idle, pool?.destroy()])
    const overMemory = existsSync(settings.reasonFile) || OUT_OF_MEMORY.test(stderr)
    rmSync(settings.reasonFile, { force: true })
    settings.onFailure?.(stderr)
    return overTime ? 'time' : overMemory ? 'memory' : 'crash'
  }
}

/** Tinypool keeps them as they are; their streams and ids are not part of its types. */
function processesOf(pool: Tinypool): ChildProcess[] {
  return pool.threads.map((thread) => (thread as unknown as { readonly process: ChildProcess }).process)
}

function isUnexpectedExit(error: unknown): boolean {
  return error instanceof Error && /exited unexpectedly|Terminating worker|channel closed|EPIPE/i.test(error.message)
}
