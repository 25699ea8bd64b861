import { Worker } from 'node:worker_threads'
import { killTree } from './kill-tree.ts'
import { type ThreadData, type Told, WORK } from './messages.ts'

/** How often the guard looks, in ms: a few hundred MB can be taken in between, no more. */
const EVERY = 50
/** The engine itself takes some memory besides the heap it is limited to, in MB. */
const BESIDE_HEAP = 64
const LEAST_HEAP = 64
/** Longest wait for the last word to leave, in ms. */
const LAST_WORD = 500

/**
 * The main thread of a child process. The work runs on a thread of its own, so that this one always answers: it passes
 * messages on, ends the process when that holds more memory than allowed (Buffers among it, which no limit of the
 * engine counts) or when the process that started it is gone, with all that it has started. Works on every system, for
 * it asks the process about itself. Arguments: which work, its module, the limit of memory in MB, 0 for none.
 *
 * Decision: the limit of the heap is the thread's, no flag of the process: under another flag the engine refuses
 * machine code that was kept, and the end of a heap is an error that one can catch.
 */
function guardWork([work = '', module = '', limit = '0']: readonly string[]): void {
  const megabytes = Number(limit)
  const passedOn = new Int32Array(new SharedArrayBuffer(4))
  const heap = { maxOldGenerationSizeMb: Math.max(LEAST_HEAP, megabytes - BESIDE_HEAP) }
  const thread = new Worker(module, {
    argv: [WORK, work],
    workerData: { passedOn } satisfies ThreadData,
    ...(megabytes > 0 ? { resourceLimits: heap } : {}),
  })
  let unanswered = 0
  let ending = false
  const tell = (told: Told, sent: () => void): void => {
    if (process.connected) process.send?.(told, undefined, undefined, sent)
  }
  const overMemory = (): void => {
    if (ending) return
    ending = true
    tell({ kind: 'over-memory' }, () => killTree(process.pid))
    setTimeout(() => killTree(process.pid), LAST_WORD)
  }

  process.on('message', (request) => {
    unanswered++
    thread.postMessage(request)
  })
  thread.on('message', (told: Told) => {
    if ('id' in told) unanswered--
    tell(told, () => {
      if (told.kind !== 'alive') return
      Atomics.add(passedOn, 0, 1)
      Atomics.notify(passedOn, 0)
    })
  })
  thread.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') overMemory()
    else process.stderr.write(`${error.stack ?? error.message}\n`)
  })
  thread.on('exit', () => {
    if (!ending) process.exit(1)
  })
  if (megabytes > 0)
    setInterval(() => {
      if (process.memoryUsage.rss() > megabytes * 2 ** 20) overMemory()
    }, EVERY)
  // Idle it may end as it likes; what works may never come back.
  process.on('disconnect', () => (unanswered === 0 ? process.exit(0) : killTree(process.pid)))
  // Ctrl-C on a terminal reaches every process: the parent decides, and what is in hand is finished.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
}

guardWork(process.argv.slice(2))
