import { Worker } from 'node:worker_threads'

/** What a child is told by its environment. */
export const GUARD = { limit: 'JIAOBIAO_MEMORY_LIMIT', reason: 'JIAOBIAO_REASON_FILE' } as const

/** How often the guard looks, in ms: a few hundred MB can be taken in between, no more. */
const EVERY = 50

/**
 * Runs beside the work in a child process, on a thread of its own, so that it also acts while the work never comes
 * back: ends the process when it holds more memory than allowed (Buffers among it, which no limit of the engine
 * counts), saying so in the reason file, and when the process that started it is gone. Works on every system, for it
 * asks the process about itself.
 */
const SOURCE = `
const { workerData } = require('node:worker_threads')
const { writeFileSync } = require('node:fs')
const parent = process.ppid
const end = () => process.kill(process.pid, 'SIGKILL')
const orphaned = () => {
  if (process.ppid !== parent) return true
  try { process.kill(parent, 0); return false } catch (error) { return error.code === 'ESRCH' }
}
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.limit) {
    try { writeFileSync(workerData.reason, 'memory') } finally { end() }
  }
  if (orphaned()) end()
}, ${EVERY})
`

/** Starts the guard, once a process; nothing happens in a process that was not started as a worker. */
export function startGuard(env: NodeJS.ProcessEnv = process.env): void {
  const limit = Number(env[GUARD.limit])
  const reason = env[GUARD.reason]
  if (!(limit > 0) || !reason) return
  new Worker(SOURCE, { eval: true, workerData: { limit, reason }, execArgv: [] }).unref()
  // Ctrl-C on a terminal reaches every process: the parent decides, and what is in hand is finished.
  process.on('SIGINT', () => {})
}
