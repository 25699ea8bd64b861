import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Request, ThreadData, Told, ToldError } from './messages.ts'

/** What work may tell while it goes on. */
export interface Working {
  /** To be called now and then during long work, or it is taken to hang. */
  readonly alive: () => void
  /**
   * The same, and where the work has got to. Returns when it was passed on: what comes now may be the end of the
   * process.
   */
  readonly stage: (name: string) => void
  readonly hint: () => void
}

export type Work = Readonly<Record<string, (argument: never, working: Working) => unknown>>

/** Longest wait for a stage to be passed on, in ms. */
const PASSING_ON = 1000

/** The thread of a child process that works: answers requests, one after the other, until the process is ended. */
export function serveWork(work: Work): void {
  const guard = parentPort
  if (!guard) throw new Error('work is served on a thread of a child process only')
  const tell = (told: Told): void => guard.postMessage(told)
  const working = workingFor(guard, (workerData as ThreadData).passedOn)
  guard.on('message', async ({ id, name, argument }: Request) => {
    try {
      const handler = work[name]
      if (!handler) throw new Error(`no work of the name ${name}`)
      // What a handler takes is between it and whoever asks by its name: both are this program, of this very build.
      tell({ kind: 'result', id, result: await handler(argument as never, working) })
    } catch (error) {
      tell({ kind: 'error', id, error: toldError(error) })
    }
  })
  tell({ kind: 'ready' })
}

function workingFor(guard: MessagePort, passedOn: Int32Array): Working {
  const alive = (stage?: string): void => guard.postMessage({ kind: 'alive', stage } satisfies Told)
  return {
    alive: () => alive(),
    stage: (name) => {
      const before = Atomics.load(passedOn, 0)
      alive(name)
      Atomics.wait(passedOn, 0, before, PASSING_ON)
    },
    hint: () => guard.postMessage({ kind: 'hint' } satisfies Told),
  }
}

function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, code: codeIn(error) }
  return { name: error.name, message: error.message, stack: error.stack, code: codeIn(error) }
}

/** The code of the error, or of what caused it. */
function codeIn(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeIn(error.cause) : undefined
}
