/**
 * Runs in the process of each test file: kills it when a mutant makes it run for too long, also in a loop without end,
 * and keeps which functions each test enters.
 */
import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, inject } from 'vitest'
import { TOLD } from './mutants.ts'

// Time of the processor: on a loaded machine the clock says nothing.
const watch = `setInterval(() => {
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1000 > ${inject('mutationLimit')}) process.kill(process.pid, 'SIGKILL')
}, 500)`
const watchdog = new Worker(watch, { eval: true })
watchdog.unref()

const entered = new Set<string>()
Object.assign(globalThis, { [TOLD]: (name: string) => entered.add(name) })

/** What was entered since the last time this was asked. */
function taken(): string[] {
  const names = [...entered]
  entered.clear()
  return names
}

beforeEach(({ task }) => {
  const meta = task.file.meta as { entered?: string[] }
  // Before the first test, or in what prepares several: it counts for every test of the file.
  meta.entered = [...new Set([...(meta.entered ?? []), ...taken()])]
})

afterEach(({ task }) => {
  Object.assign(task.meta, { entered: taken() })
})

afterAll(() => watchdog.terminate())
